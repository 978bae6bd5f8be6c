/** A server of which access is configured: an admin with a key makes keys for others. */
import type { Test } from 'supertest';
import { issueKey } from '../../src/application/access/keys.js';
import { localCaller } from '../../src/application/access/caller.js';
import { readGrant, type Grant } from '../../src/domain/access/grants.js';
import { readKeyToken } from '../../src/domain/access/key-token.js';
import { keepSecret } from '../secrets/watch.js';
import {
  partsOf,
  settableClock,
  startServer,
  type RunningServer,
  type ServerOptions,
} from '../server/running-server.js';

export interface GuardedServer extends RunningServer {
  /** Sets the clock of the server. */
  readonly now: (iso: string) => void;
  /** The key of an admin. */
  readonly admin: string;
  /** Makes a key with these grants and gives its token. */
  readonly key: (...grants: readonly string[]) => Promise<string>;
}

/** Its clock stands at this moment until it is set. */
export async function startGuarded(iso: string, options: ServerOptions = {}): Promise<GuardedServer> {
  const { clock, set } = settableClock(iso);
  const server = await startServer({ clock, ...options });
  const { access, projection } = partsOf(server.app);
  await projection.coverage.firstCaughtUp();
  const key = async (...grants: readonly string[]): Promise<string> => {
    const made = await issueKey(access, { name: grants.join(' '), grants: grants.map(grant) }, localCaller);
    keepSecret(readKeyToken(made.token)?.secret ?? made.token);
    return made.token;
  };
  return { ...server, now: set, admin: await key('admin:*'), key };
}

function grant(text: string): Grant {
  const read = readGrant(text);
  if (!read) throw new Error(`${text} is no grant`);
  return read;
}

/** The id that a token of a key has in it. */
export function keyIdOf(token: string): string {
  return token.split('_')[1] ?? '';
}

/** A request that comes with a key or a token. */
export function by(credential: string, request: Test): Test {
  return request.set('authorization', `Bearer ${credential}`);
}

export { opened } from '../domain/decisions/entries.js';
