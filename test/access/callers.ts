/** Servers whose callers are told by a header of the test, and access that is recorded as an admin would. */
import { randomUUID } from 'node:crypto';
import { ANONYMOUS } from '../../src/domain/access/events.js';
import { readGrant, type Grant } from '../../src/domain/access/grants.js';
import { keyCaller, localCaller, type Caller } from '../../src/application/access/caller.js';
import { rememberCaller } from '../../src/http/caller.js';
import { partsOf, startServer, type RunningServer, type ServerOptions } from '../server/running-server.js';

/** Names the caller of a request: the id of a key, `anonymous`, or `admin`, who is one by a token. */
export const CALLER = 'x-test-caller';

const adminCaller: Caller = {
  id: 'admin',
  token: { grants: [{ role: 'admin', scope: '*' }], expiresAt: Infinity },
};

function callerNamed(name: string): Caller {
  if (name === 'admin') return adminCaller;
  return name === ANONYMOUS ? { id: ANONYMOUS } : keyCaller(name);
}

/** Whoever names no caller is who reaches a server without access. */
export async function startServerForCallers(options: ServerOptions = {}): Promise<RunningServer> {
  return startServer({
    ...options,
    prepare: (app) => {
      app
        .getHttpAdapter()
        .getInstance()
        .addHook('onRequest', async (request) => {
          const named = request.headers[CALLER];
          rememberCaller(request, typeof named === 'string' ? callerNamed(named) : localCaller);
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
  const change =
    name === ANONYMOUS || access.state.keys.has(name)
      ? ({
          kind: 'change-grants',
          callerId: name === ANONYMOUS ? ANONYMOUS : keyCaller(name).id,
          grants: grantsOf(...grants),
        } as const)
      : ({
          kind: 'issue-key',
          keyId: name,
          name,
          secretHash: randomUUID().replaceAll('-', '').repeat(2),
          grants: grantsOf(...grants),
        } as const);
  await access.change(change, adminCaller);
}

export async function revoke(server: RunningServer, name: string): Promise<void> {
  await partsOf(server.app).access.change({ kind: 'revoke-key', keyId: name }, adminCaller);
}

export async function restrict(server: RunningServer, processId: string, onRecord: boolean): Promise<void> {
  await partsOf(server.app).access.change({ kind: 'restrict', processId, onRecord }, adminCaller);
}

export async function unrestrict(server: RunningServer, processId: string): Promise<void> {
  await partsOf(server.app).access.change({ kind: 'unrestrict', processId, onRecord: true }, adminCaller);
}

/** Its rows cover all that is in the log. */
export async function caughtUp({ app }: RunningServer): Promise<void> {
  const { log, projection } = partsOf(app);
  await projection.coverage.covers(await log.head(), new AbortController().signal);
}
