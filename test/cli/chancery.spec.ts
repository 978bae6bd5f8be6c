/** The built program: what it says, its exit status, and Ctrl-C. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';
import { MORNING, StandingClock, statements } from '../contract/sample-events.js';

const root = new URL('../../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  readonly version: string;
  readonly bin: { readonly chancery: string };
};
const program = fileURLToPath(new URL(manifest.bin.chancery, root));
const top = mkdtempSync(join(tmpdir(), 'chancery-cli-'));
afterAll(() => {
  rmSync(top, { recursive: true, force: true });
});

function start(words: readonly string[]) {
  const child = spawn(process.execPath, [program, ...words], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.err += text));
  return { child, printed };
}

async function run(words: readonly string[]): Promise<[status: number | null, out: string, err: string]> {
  const { child, printed } = start(words);
  await once(child, 'close');
  return [child.exitCode, printed.out, printed.err];
}

test('chancery tells its version and its commands', async () => {
  expect(await run(['--version'])).toEqual([0, `${manifest.version}\n`, '']);
  expect(await run(['--help'])).toEqual([
    0,
    expect.stringMatching(/^Usage: chancery COMMAND\n[^]* copy-log /),
    '',
  ]);
  expect(await run(['copy-log', '--help'])).toEqual([
    0,
    expect.stringMatching(/^Usage: chancery copy-log/),
    '',
  ]);
});

test('chancery says what was expected and what came', async () => {
  expect(await run([])).toEqual([2, '', expect.stringMatching(/^expected serve, .*; got no value; all are/)]);
  expect(await run(['copy-log', '--to', 'here'])).toEqual([2, '', expect.stringContaining('got "here"')]);
});

test('chancery copy-log ends with status 0 when the copy is complete, and with 1 when it cannot be made', async () => {
  const [from, to] = [join(top, 'from'), join(top, 'to')];
  const log = await openSqliteLog({ folder: from, clock: new StandingClock(MORNING).read });
  await log.append('gaza-2025', statements(3), null);
  await log.close();
  const words = ['copy-log', '--from', `sqlite:${from}`, '--to', `sqlite:${to}`];

  expect(await run(words)).toEqual([0, expect.stringContaining('Done: 3 events copied.'), '']);
  expect(await run([...words.slice(0, 3), '--to', `sqlite:${join(from, 'log.db')}`])).toEqual([
    1,
    expect.not.stringContaining('Done'),
    expect.stringMatching(/^Failed\. The target sqlite:.* cannot be opened\./),
  ]);
});

test('chancery backup and restore end with status 0 when they are done', async () => {
  const [data, file] = [join(top, 'kept'), join(top, 'kept.db')];
  const log = await openSqliteLog({ folder: data, clock: new StandingClock(MORNING).read });
  await log.append('gaza-2025', statements(3), null);
  expect(await run(['backup', '--data', data, '--to', file])).toEqual([
    0,
    expect.stringContaining(`Done: ${file} holds 3 entries of 1 process, up to position 3`),
    '',
  ]);
  expect(await run(['restore', '--data', data, '--from', file])).toEqual([
    1,
    '',
    expect.stringMatching(/^Failed\. The log in .* is open already/),
  ]);
  await log.close();
  expect(await run(['restore', '--data', join(top, 'new'), '--from', file])).toEqual([
    0,
    expect.stringContaining('holds 3 entries'),
    '',
  ]);
});

test('chancery backup that finds no room on the disk says so and leaves no file', async () => {
  const [data, folder] = [join(top, 'large'), join(top, 'full')];
  const log = await openSqliteLog({ folder: data, clock: new StandingClock(MORNING).read });
  await log.append('gaza-2025', statements(1_000), null);
  await log.close();
  mkdirSync(folder);
  const words = ['backup', '--data', data, '--to', join(folder, 'backup.db')];
  // A file that may not grow past 512 blocks stands for a full disk.
  const child = spawn('sh', ['-c', 'ulimit -f 512; exec "$0" "$@"', process.execPath, program, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(child, 'close');
  expect([child.exitCode, said]).toEqual([1, expect.stringMatching(/^Failed\. The log file .*SQLITE_/)]);
  expect(readdirSync(folder)).toEqual([]);
});

test('the first Ctrl-C lets chancery copy-log finish what is under way, the second one ends it', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const from = join(top, 'long');
  const log = await openSqliteLog({ folder: from, clock: new StandingClock(MORNING).read });
  await log.append('gaza-2025', statements(1), null);
  await log.close();
  const target = `kurrentdb://admin:sesame@127.0.0.1:${port}?tls=false`;
  const { child, printed } = start(['copy-log', '--from', `sqlite:${from}`, '--to', target]);

  await once(child.stdout, 'data');
  child.kill('SIGINT');
  await once(child.stderr, 'data');
  child.kill('SIGINT');
  await once(child, 'close');
  silent.close();

  expect(child.signalCode).toBe('SIGINT');
  expect(printed.out).toBe(`Copying sqlite:${from} to kurrentdb://***@127.0.0.1:${port}?tls=false\n`);
  expect(printed.err).toContain('Stopping after the events that are under way; once more stops at once.\n');
  expect(printed.err).not.toContain('sesame');
});
