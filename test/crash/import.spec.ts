// Whatever stops a server in the middle of an import: what it told as recorded is, the client says where to go on, and there it goes on.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { issued, process as members } from '../domain/decisions/entries.js';
import { lineOf } from '../import/import-client.js';
import { runOnScreen, type Run } from '../cli/screen.js';
import { startProcess, type ServerProcess } from './server-process.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-import-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const LINES = 3_500;
/** What is sent before the stop: two whole windows of 1,000 lines, and a part of the third. */
const SENT = 2_500;

function entriesOf(): readonly { readonly id: string }[] {
  const statements = Array.from({ length: LINES - members.length }, (_, i) => issued(`s-${i}`, '2025-10-01'));
  return [...members, ...statements];
}

interface Broken extends Run {
  readonly server: ServerProcess;
}

/** Imports the beginning of a file, ends the server once it has said that there is something on the record, and waits for both. */
async function brokenOff(file: string, lines: readonly string[], signal: NodeJS.Signals): Promise<Broken> {
  const server = await startProcess(join(folder, 'data'));
  // A pipe under the name of the file: it has no end before the server has one.
  execFileSync('mkfifo', [file]);
  const pipe = createWriteStream(file);
  pipe.write(lines.slice(0, SENT).join(''));
  const dead = once(server.child, 'exit');
  const run = await runOnScreen(['import', file, '--url', server.url], {
    at: ['recording', () => server.child.kill(signal)],
  });
  await dead;
  pipe.destroy();
  rmSync(file);
  return { server, ...run };
}

test.each(['SIGTERM', 'SIGKILL'] as const)('a server that ends by %s', async (signal) => {
  const entries = entriesOf();
  const lines = entries.map((entry) => lineOf('gaza-2025', entry));
  const file = join(folder, 'history.ndjson');
  const { status, err, server } = await brokenOff(file, lines, signal);
  expect(status, err).toBe(1);
  if (signal === 'SIGTERM') {
    expect(server.child.exitCode).toBe(0);
    // It reads no more lines, or records no more of those that it has read.
    expect(err).toMatch(/^Line \d+: the server is stopping.* \((server-stopping|store-unavailable)\)\. /);
  } else expect(err).toMatch(/^The answer of the server broke off\. /);
  const [, told, words] =
    /The lines up to (\d+) are on the record; go on with: chancery (import .*)\n$/.exec(err) ?? [];
  expect(words?.split(' ')).toEqual(['import', file, '--from', String(Number(told) + 1)]);

  writeFileSync(file, lines.join(''));
  const again = await startProcess(join(folder, 'data'));
  const recorded = await idsIn(again.url);
  expect(recorded.length).toBeGreaterThanOrEqual(Number(told));
  const ids = entries.map(({ id }) => id);
  expect(recorded).toEqual(ids.slice(0, recorded.length));
  const rest = await runOnScreen([...(words?.split(' ') ?? []), '--url', again.url, '--json']);
  expect([rest.status, JSON.parse(rest.out)]).toMatchObject([
    0,
    { done: true, committed: LINES - recorded.length, known: recorded.length - Number(told) },
  ]);
  expect(await idsIn(again.url)).toEqual(ids);
  const verified = await fetch(`${again.url}/v1/processes/gaza-2025/verify`);
  expect(await verified.json()).toMatchObject({ ok: true, events: LINES });
  const stopped = once(again.child, 'exit');
  again.child.kill('SIGTERM');
  await stopped;
});

async function idsIn(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/v1/log`, { headers: { accept: 'application/x-ndjson' } });
  const text = await answer.text();
  return text.split('\n').flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { id: string }).id]));
}
