/** Servers whose callers are told by a header of the test, which stands for the key of a name, and access that is recorded as an admin would. */
import type { IncomingMessage, Server } from 'node:http';
import { ANONYMOUS } from '../../src/domain/access/events.js';
import { readGrant, type Grant } from '../../src/domain/access/grants.js';
import { writeKeyToken } from '../../src/domain/access/key-token.js';
import { keyDigests } from '../../src/application/access/key-check.js';
import { keyCaller } from '../../src/application/access/caller.js';
import { partsOf, startServer, type RunningServer, type ServerOptions } from '../server/running-server.js';

/** Names the caller of a request: the name of a key, or `anonymous`. */
export const CALLER = 'x-test-caller';

/** The admin of a test, who has a key as soon as anybody has one. */
const ADMIN = 'admin';
const byAdmin = keyCaller(keyIdFor(ADMIN));
const SECRET = 'S'.repeat(43);

/** The id of the key of a name. */
function keyIdFor(name: string): string {
  return name.replaceAll(/[^a-z0-9]/g, '').padEnd(13, '0');
}

/** Whoever names no caller comes with nothing. */
export async function startServerForCallers(options: ServerOptions = {}): Promise<RunningServer> {
  return startServer({
    ...options,
    prepare: (app) => {
      const server: Server = app.getHttpServer();
      server.prependListener('request', ({ headers }: IncomingMessage) => {
        const named = headers[CALLER];
        if (typeof named === 'string' && named !== ANONYMOUS)
          headers.authorization = `Bearer ${writeKeyToken({ keyId: keyIdFor(named), secret: SECRET })}`;
      });
    },
  });
}

function grantsOf(...texts: readonly string[]): readonly Grant[] {
  return texts.map((text) => {
    const grant = readGrant(text);
    if (!grant) throw new Error(`expected a grant, got ${text}`);
    return grant;
  });
}

/** Gives a key grants, as an admin would; one that is not there is issued. */
export async function grant(
  server: RunningServer,
  name: string,
  ...grants: readonly string[]
): Promise<void> {
  const { access } = partsOf(server.app);
  if (name !== ADMIN && !access.state.keys.has(keyIdFor(ADMIN))) await grant(server, ADMIN, 'admin:*');
  const keyId = keyIdFor(name);
  const change =
    name === ANONYMOUS || access.state.keys.has(keyId)
      ? ({
          kind: 'change-grants',
          callerId: name === ANONYMOUS ? ANONYMOUS : keyCaller(keyId).id,
          grants: grantsOf(...grants),
        } as const)
      : ({
          kind: 'issue-key',
          keyId,
          name,
          secretHash: keyDigests.digest(SECRET),
          grants: grantsOf(...grants),
        } as const);
  await access.change(change, byAdmin);
}

export async function revoke(server: RunningServer, name: string): Promise<void> {
  await partsOf(server.app).access.change({ kind: 'revoke-key', keyId: keyIdFor(name) }, byAdmin);
}

export async function restrict(server: RunningServer, processId: string, onRecord: boolean): Promise<void> {
  await partsOf(server.app).access.change({ kind: 'restrict', processId, onRecord }, byAdmin);
}

export async function unrestrict(server: RunningServer, processId: string): Promise<void> {
  await partsOf(server.app).access.change({ kind: 'unrestrict', processId, onRecord: true }, byAdmin);
}

/** Its rows cover all that is in the log. */
export async function caughtUp({ app }: RunningServer): Promise<void> {
  const { log, projection } = partsOf(app);
  await projection.coverage.covers(await log.head(), new AbortController().signal);
}
