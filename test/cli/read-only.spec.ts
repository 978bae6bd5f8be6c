/** A data folder that cannot be written is told in one sentence before anything is begun in it. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { chancery, run, start } from './program.js';

let top: string;
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'chancery-read-only-'));
  // Another user has to get as far as the folders in it.
  chmodSync(top, 0o755);
});
afterAll(() => {
  rmSync(top, { recursive: true, force: true });
});

/** Root may write everywhere: where the tests run as root, the program runs as the user `nobody`. */
const otherUser = process.getuid?.() === 0 ? { uid: 65_534 } : {};

const server = ['--port', '0', '--log-level', 'warn'];

/** A folder that a server has used, as its user left it. */
const used = (): string => join(top, 'used');
beforeAll(async () => {
  const program = start(process.execPath, [chancery, 'serve', '--data', used(), ...server]);
  await program.until('Chancery listens on');
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
});

describe('a folder that its user may not write', () => {
  const folder = (): string => join(top, 'closed');
  const backup = (): string => join(top, 'backup.db');
  beforeAll(async () => {
    mkdirSync(folder());
    chmodSync(folder(), 0o555);
    const { status, err } = await run(['backup', '--to', backup(), '--data', used()]);
    expect(status, err).toBe(0);
    chmodSync(backup(), 0o444);
  });

  it.each([
    ['serve', ['serve', ...server]],
    ['demo', ['demo', ...server]],
    ['restore', ['restore', '--from']],
  ])('is told by %s with status 1, and nothing is written into it', async (command, words) => {
    const from = command === 'restore' ? [backup()] : [];
    const { status, err } = await run([...words, ...from, '--data', folder()], otherUser);

    expect(status).toBe(1);
    expect(err).toMatch(/^[^\n]+\n$/);
    expect(err).toContain(
      `Expected a folder that can be written at ${folder()}; got no permission for ${folder()}`,
    );
    expect(readdirSync(folder())).toEqual([]);
  });
});

it.each(['log.db', 'log.lock', 'views.db', 'views.lock'])(
  'a folder with a %s that its user may not write is told with the file',
  async (name) => {
    const folder = join(top, `with-${name}`);
    cpSync(used(), folder, { recursive: true });
    expect(readdirSync(folder)).toContain(name);
    chmodSync(folder, 0o777);
    for (const file of readdirSync(folder)) chmodSync(join(folder, file), file === name ? 0o444 : 0o666);

    const { status, err } = await run(['serve', '--data', folder, ...server], otherUser);

    expect(status).toBe(1);
    expect(err).toBe(
      `Chancery cannot start: Expected a folder that can be written at ${folder}; got no permission for ${join(folder, name)}\n`,
    );
  },
);

it('restore makes no folder where none can be, and comes back', async () => {
  const { status, err } = await run(['restore', '--from', chancery, '--data', '/proc/chancery/data']);

  expect(status).toBe(1);
  expect(err).toMatch(
    /^Failed\. Expected a folder that can be written at .*; got a place that takes no folders, \/proc\n$/,
  );
});

/** Runs what follows its first argument with that folder mounted read-only, which nobody else sees and nothing is left of. */
const READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"';
const mounted = (folder: string, ...words: readonly string[]): string[] => [
  '--mount',
  'sh',
  '-c',
  READ_ONLY,
  folder,
  ...words,
];
const mounts = spawnSync('unshare', mounted(tmpdir(), 'true')).status === 0;
const reason = mounts ? '' : ' (skipped: this user may not mount anything, as root may in a namespace)';

it.skipIf(!mounts).each(['that is new', 'that a server has used'])(
  `a folder %s on a read-only file system is told as one${reason}`,
  async (what) => {
    const above = join(top, what.replaceAll(' ', '-'));
    mkdirSync(above);
    const folder = join(above, 'data');
    if (what !== 'that is new') cpSync(used(), folder, { recursive: true });
    const before = readdirSync(above, { recursive: true });

    const command = [process.execPath, chancery, 'serve', '--data', folder, ...server];
    const program = start('unshare', mounted(above, ...command));

    expect(await program.ended).toBe(1);
    expect(program.err()).toBe(
      `Chancery cannot start: Expected a folder that can be written at ${folder}; got a file system that is read-only, for ${folder}\n`,
    );
    expect(readdirSync(above, { recursive: true })).toEqual(before);
  },
);
