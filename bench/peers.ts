/** Emmett behind Express, where its packages are installed, and a PostgreSQL of its own for as long as it runs. */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, globSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Bench } from './bench.js';
import { listening, type Program } from './program.js';

/** A program, or why it cannot be had. */
export type Peer = Program | string;

const folder = fileURLToPath(new URL('../../bench/peers/', import.meta.url));
const TRIES = 100;

export async function startEmmett(bench: Bench, store: 'sqlite' | 'postgresql'): Promise<Peer> {
  if (!existsSync(join(folder, 'node_modules'))) {
    return 'its packages are not installed: npm ci --prefix bench/peers';
  }
  const where =
    store === 'sqlite' ? join(bench.workplace.folder(), 'emmett.db') : await startPostgresql(bench);
  if (where === undefined) return 'PostgreSQL is not installed: apt-get install postgresql';
  return listening(bench, [join(folder, 'emmett.js'), store, where]);
}

/** @returns its URL; undefined where it is not installed */
async function startPostgresql(bench: Bench): Promise<string | undefined> {
  const binaries = globSync('/usr/{lib/postgresql/*,local,local/pgsql}/bin/initdb').map((file) =>
    file.slice(0, -'initdb'.length),
  );
  const [binary] = binaries.filter((one) => existsSync(join(one, 'postgres'))).toSorted();
  const user = userOfServer();
  if (binary === undefined || user === undefined) return undefined;
  const data = bench.workplace.folder();
  if (user.uid !== undefined) chownSync(data, user.uid, user.gid ?? user.uid);
  const made = spawnSync(
    join(binary, 'initdb'),
    ['-D', join(data, 'db'), '-A', 'trust', '-U', 'bench'],
    user,
  );
  if (made.status !== 0)
    throw new Error(`initdb ended with ${String(made.status)}: ${made.stderr.toString()}`);
  const port = await freePort();
  const words = ['-D', join(data, 'db'), '-p', String(port), '-k', data, '-c', 'listen_addresses=127.0.0.1'];
  bench.workplace.start(join(binary, 'postgres'), words, { user, quiet: true });
  for (let tries = 0; tries < TRIES; tries += 1) {
    const asked = spawnSync(join(binary, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]);
    if (asked.status === 0) return `postgresql://bench@127.0.0.1:${port}/postgres`;
    await sleep(100);
  }
  throw new Error('expected PostgreSQL to be ready within ten seconds');
}

/** PostgreSQL refuses to run as root: then its own user runs it. */
function userOfServer(): { readonly uid?: number; readonly gid?: number } | undefined {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'postgres']));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
