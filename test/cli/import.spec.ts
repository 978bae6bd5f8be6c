/** Rule: `chancery import` sends a file, names each line that is refused, and says where to go on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { declared, issued, process as members } from '../domain/decisions/entries.js';
import { openDesk, type Desk } from '../http/desk.js';
import { lineOf } from '../import/import-client.js';
import { runOnScreen, type Circumstances, type Run } from './screen.js';

const SAMPLE = join(import.meta.dirname, '../../docs/examples/gaza-2025.ndjson');

let desk: Desk;
let folder: string;

beforeAll(async () => {
  desk = await openDesk('2026-07-01T09:00:00Z');
  folder = mkdtempSync(join(tmpdir(), 'chancery-import-'));
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(words: readonly string[], circumstances?: Circumstances): Promise<Run> {
  return runOnScreen(['import', ...words, '--url', desk.server.url], circumstances);
}

function fileWith(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const linesFor = (processId: string, entries: readonly object[]): string =>
  entries.map((entry) => lineOf(processId, entry)).join('');
const wrong = declared('phase-9', 'completed', '2025-10-02');

it('records a file, and knows it when it is sent again', async () => {
  expect(await run([SAMPLE])).toEqual({
    status: 0,
    out: '  recording 100 %  line 111, 111 entries\n111 entries were recorded, 0 were on the record already.\n',
    err: '',
  });
  const again = await run([SAMPLE, '--json']);
  expect(again.status).toBe(0);
  expect(JSON.parse(again.out)).toMatchObject({ done: true, committed: 0, known: 111 });
});

it('stops at the first line that is refused, and goes on from a line', async () => {
  const file = fileWith('stops.ndjson', linesFor('stops', [...members, wrong, issued('s-1', '2025-10-01')]));
  const { status, out, err } = await run([file]);
  expect([status, out]).toEqual([1, '']);
  expect(err).toMatch(/^Line 8: .*phase-9.* \(reference-not-found\)\. /);
  expect(err).toContain(
    `The lines up to 7 are on the record; go on with: chancery import ${file} --from 8\n`,
  );
  expect((await run([file, '--from', '9'])).out).toContain('1 entries were recorded');
  // Its lines have the numbers that they have in the file.
  expect((await run([file, '--from', '6', '--json'])).out).toMatch(/^\{"line":8,/);
});

it('tells every line that would be refused', async () => {
  const body = linesFor('dry', [...members, wrong, issued('s-1', '2025-10-01')]);
  const { status, out, err } = await run([fileWith('dry.ndjson', `${body}no JSON\n`), '--dry-run']);
  expect([status, err]).toEqual([1, '']);
  expect(out).toMatch(/^line 8: .* \(reference-not-found\)\nline 10: .* \(malformed-json\)\n/);
  expect(out).toMatch(
    /8 entries would be recorded, 0 are on the record already, 2 lines would be refused\. Nothing was recorded\.\n$/,
  );
});

it('takes an array of CloudEvents', async () => {
  const events = members.map(({ id, type, ...data }) => ({
    ...{ specversion: '1.0', id, source: '/desk', type, subject: 'events', data },
  }));
  const file = fileWith('events.json', JSON.stringify(events, null, 2));
  expect((await run([file])).out).toContain('7 entries were recorded');
  expect((await run([file, '--from', '7'])).out).toContain('0 entries were recorded, 1 were on');
});

it('draws a bar on a terminal', async () => {
  const { status, out } = await run([SAMPLE], { terminal: true });
  expect([status, out.includes('recording')]).toEqual([0, true]);
});

it.each<[string, () => string[], RegExp]>([
  ['a file that is not there', () => [join(folder, 'nowhere.ndjson')], /^Expected a file that can be read/],
  ['a folder', () => [folder], /got a folder/],
  ['an array that is none', () => [fileWith('cut.json', '[{"specversion"')], /JSON/],
])('fails for %s', async (_, words, text) => {
  const { status, err } = await run(words());
  expect([status, err]).toEqual([1, expect.stringMatching(text) as string]);
  expect(err).toContain('No line of it is known to be on the record.');
});

it('fails where there is no server, and where its answer breaks off', async () => {
  const closed = createServer((request, response) => {
    request.resume();
    response.writeHead(200).end('{"committed":1,"line":1}\n');
  }).listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const address = closed.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
  const cut = await runOnScreen(['import', SAMPLE, '--url', url]);
  expect([cut.status, cut.err]).toEqual([
    1,
    `The answer of the server broke off. The lines up to 1 are on the record; go on with: chancery import ${SAMPLE} --from 2\n`,
  ]);
  await new Promise((resolve) => closed.close(resolve));
  const none = await runOnScreen(['import', SAMPLE, '--url', url]);
  expect([none.status, none.err]).toEqual([
    1,
    expect.stringMatching(/ECONNREFUSED.* No line of it/) as string,
  ]);
});

it.each<[string, string[], RegExp]>([
  ['no file', [], /file/i],
  ['a line that is none', [SAMPLE, '--from', '0'], /--from: expected the number of a line, from 1; got "0"/],
  ['two files', [SAMPLE, SAMPLE], /expected/],
])('refuses %s', async (_, words, text) => {
  const { status, err } = await run(words);
  expect([status, err]).toEqual([2, expect.stringMatching(text) as string]);
});
