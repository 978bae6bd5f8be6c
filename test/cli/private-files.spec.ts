/** What a server keeps is for the user that it runs as: nobody else on the machine can read it. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { chancery, run, start } from './program.js';

let top: string;
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'chancery-private-'));
});
afterAll(() => {
  rmSync(top, { recursive: true, force: true });
});

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const modesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((file) => [file, modeOf(join(folder, file))]));

async function serve(folder: string, whileItRuns: () => void = () => undefined): Promise<string> {
  const program = start(process.execPath, [
    chancery,
    'serve',
    '--data',
    folder,
    '--port',
    '0',
    '--log-level',
    'warn',
  ]);
  await program.until('Chancery listens on');
  whileItRuns();
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  return program.out() + program.err();
}

test('the folders and files of a server have the modes 0700 and 0600, its write-ahead logs and locks too', async () => {
  const above = join(top, 'new');
  const folder = join(above, 'data');
  const printed = await serve(folder, () => {
    expect([modeOf(above), modeOf(folder)]).toEqual(['700', '700']);
    const modes = modesIn(folder);
    expect(Object.keys(modes)).toEqual(
      expect.arrayContaining([
        'log.db',
        'log.db-wal',
        'log.db-shm',
        'log.lock',
        'views.db',
        'views.db-wal',
        'views.db-shm',
        'views.lock',
      ]),
    );
    expect(new Set(Object.values(modes))).toEqual(new Set(['600']));
  });
  expect(printed).not.toContain('open to other users');
});

test('what copy-log writes has them too', async () => {
  const [from, to] = [join(top, 'source'), join(top, 'copy')];
  await serve(from);
  const { status, err } = await run(['copy-log', '--from', `sqlite:${from}`, '--to', `sqlite:${to}`]);

  // There is nothing to copy yet, which it says after it has made the target.
  expect([status, err]).toEqual([1, expect.stringContaining('no events')]);
  expect(modeOf(to)).toBe('700');
  expect(new Set(Object.values(modesIn(to)))).toEqual(new Set(['600']));
});

test('a backup and what is restored have them, whatever the umask of who has started it', async () => {
  const [folder, file, back] = [join(top, 'backed-up'), join(top, 'backup.db'), join(top, 'restored')];
  const widely = async (...words: readonly string[]): Promise<void> => {
    const shell = ['-c', 'umask 000 && exec "$0" "$@"', process.execPath, chancery, ...words];
    const program = start('/bin/sh', shell);
    expect(await program.ended, program.err()).toBe(0);
  };
  await serve(folder);
  await widely('backup', '--data', folder, '--to', file);
  await widely('restore', '--data', back, '--from', file);
  await widely('restore', '--data', back, '--from', file, '--replace');

  expect(modeOf(file)).toBe('600');
  expect(modeOf(back)).toBe('700');
  const modes = modesIn(back);
  const kept = Object.keys(modes).filter((name) => name.startsWith('replaced-'));
  expect(kept).toHaveLength(1);
  for (const [name, mode] of Object.entries(modes))
    expect([name, mode]).toEqual([name, kept.includes(name) ? '700' : '600']);
  for (const name of kept)
    expect(new Set(Object.values(modesIn(join(back, name))))).toEqual(new Set(['600']));
});

test('a server has them whatever the umask of who has started it', async () => {
  const folder = join(top, 'wide');
  const words = [chancery, 'serve', '--data', folder, '--port', '0', '--log-level', 'warn'];
  const program = start('/bin/sh', ['-c', 'umask 000 && exec "$0" "$@"', process.execPath, ...words]);
  await program.until('Chancery listens on');
  expect(modeOf(folder)).toBe('700');
  expect(new Set(Object.values(modesIn(folder)))).toEqual(new Set(['600']));
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);
});

test('a folder that is open to others is told, and left as it is', async () => {
  const folder = join(top, 'open');
  mkdirSync(folder);
  chmodSync(folder, 0o755);

  const printed = await serve(folder);
  expect(printed).toContain(
    `The folder ${folder} is open to other users of this machine: expected mode 0700, got 0755`,
  );
  expect(modeOf(folder)).toBe('755');
  expect(new Set(Object.values(modesIn(folder)))).toEqual(new Set(['600']));
});
