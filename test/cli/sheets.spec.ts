/** Rule: a sheet is told on a terminal as a person reads it, and recorded only when that is said. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import stringWidth from 'string-width';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line/command-line.js';
import { writeCsv } from '../../src/exchange/table/csv.js';
import { startWithSample } from '../openapi/sample.js';
import type { RunningServer } from '../server/running-server.js';
import { paxHeader, paxMappingFile, paxRows } from '../exchange/pa-x.js';

let server: RunningServer;
let folder: string;

beforeAll(async () => {
  server = await startWithSample();
  folder = mkdtempSync(join(tmpdir(), 'chancery-sheets-'));
});
afterAll(async () => {
  await server.dispose();
  rmSync(folder, { recursive: true });
});

async function chancery(...words: string[]): Promise<{ status: number; out: string; err: string }> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const printed = Promise.all([text(out), text(err)]);
  const environment = { CHANCERY_URL: server.url };
  const status = await runCommandLine(words, { environment, out, err, signal: new AbortController().signal });
  out.end();
  err.end();
  const [told, failed] = await printed;
  return { status, out: told, err: failed };
}

function file(name: string, rows: readonly (readonly string[])[]): string {
  const path = join(folder, name);
  writeFileSync(path, writeCsv(rows));
  return path;
}

const header = [
  'row',
  'type',
  'occurred',
  'data.statementId',
  'data.issuers',
  'data.text.ar',
  'data.medium',
  'source.publisher',
  'source.title',
  'source.kind',
];

function statement(row: string, cells: Readonly<Record<string, string>> = {}): string[] {
  const own: Readonly<Record<string, string>> = {
    ...{ row, type: 'StatementIssued', occurred: '2025-12-20', 'data.statementId': `sheet-${row}` },
    ...{
      'data.issuers': 'مصر',
      'data.text.ar': 'اتفقت الأطراف على المضي قدمًا في التحضير للمرحلة الثانية من الاتفاق',
      'data.medium': 'press_release',
    },
    ...{ 'source.publisher': 'press', 'source.title': 'Report', 'source.kind': 'press' },
    ...cells,
  };
  return header.map((name) => own[name] ?? '');
}

it('tells what a sheet would do, then does it, then tells what has changed', async () => {
  const path = file('statements.csv', [
    header,
    statement('s1', { 'data.issuers': 'Egypt' }),
    statement('s2', { 'data.issuers': 'Egypt' }),
  ]);
  const told = await chancery('import', path, '--process', 'gaza-2025');
  expect(told).toMatchObject({ status: 0, err: '' });
  expect(told.out).toContain(
    'Sheet statements of process gaza-2025: 2 new, 0 corrected, 0 as they are, 0 gone, 0 refused.',
  );
  expect(told.out).toContain('Nothing was recorded: --apply does it.');
  expect((await chancery('import', path, '--process', 'gaza-2025', '--apply')).out).toContain('Recorded.');
  const changed = file('statements.csv', [
    header,
    statement('s1', { 'data.issuers': 'Egypt', 'data.text.ar': 'نص آخر' }),
  ]);
  const corrected = await chancery('import', changed, '--process', 'gaza-2025', '--reason', 'A slip.');
  expect(corrected).toMatchObject({ status: 0 });
  expect(corrected.out).toMatch(
    /Corrected:[^]*s1 +data\.text\.ar[^]*نص آخر[^]*Gone from the sheet[^]*StatementIssued/,
  );
  for (const line of corrected.out.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(100);
});

it('tells what is refused by line and column, and ends with status 1', async () => {
  const path = file('wrong.csv', [
    header,
    statement('w1', { occurred: '1979-06-31' }),
    statement('w2', { 'data.issuers': 'Egipt', 'data.medium': '#NAME?' }),
  ]);
  const { status, out } = await chancery('import', path, '--process', 'gaza-2025');
  expect(status).toBe(1);
  expect(out).toMatch(
    /Refused:[^]*occurred[^]*1979-06-31[^]*data\.issuers[^]*Egipt[^]*egypt[^]*data\.medium[^]*#NAME\?/,
  );
  for (const line of out.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(100);
});

it('prints a process as a sheet that changes nothing, and an empty sheet', async () => {
  const path = join(folder, 'gaza.csv');
  expect(
    await chancery('export', '--process', 'gaza-2025', '--format', 'sheet', '--out', path),
  ).toMatchObject({
    status: 0,
    out: '',
  });
  expect((await chancery('import', path, '--process', 'gaza-2025')).out).toMatch(
    /0 new, 0 corrected, \d+ as they are, 0 gone, 0 refused/,
  );
  expect(readFileSync(path, 'utf8')).toMatch(/^row,type,occurred,/);
  expect((await chancery('template', 'PartyJoined', 'PartyLeft')).out).toMatch(
    /^row,type,occurred,data\.party\.id/,
  );
});

it('takes the 2,257 agreements of another list by its mapping, one question for each of its processes', async () => {
  const path = file('agreements.csv', [paxHeader, ...paxRows(2_257, 170)]);
  const words = ['import', path, '--map', fileURLToPath(paxMappingFile), '--json'];
  const { status, out } = await chancery(...words);
  const reports = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { appended: unknown[]; refusals: number; refused: unknown[] });
  expect([status, reports.length, reports.flatMap(({ refused }) => refused)]).toEqual([0, 170, []]);
  expect(reports.reduce((sum, { appended }) => sum + appended.length, 0)).toBe(2_257 + 2 * 170);
});

it.each([
  [['import', 'x.csv'], '--process, --map: expected one of them; got none'],
  [['export', '--format', 'xml'], '--format: expected ndjson or sheet; got "xml"'],
  [['export', '--format', 'sheet'], '--process: expected the process that the sheet is of; got no value'],
  [
    ['import', 'x.ndjson', '--apply'],
    '--apply: expected with a sheet (.csv, .tsv, .txt, .xlsx) or --map; got x.ndjson',
  ],
  [
    ['import', 'x.csv', '--process', 'p', '--from', '2'],
    '--from: expected with lines of JSON; got the sheet x.csv',
  ],
  [
    ['import', 'x.csv', '--process', 'p', '--apply', '--dry-run'],
    '--dry-run, --apply: expected one of them; got both',
  ],
])('%j is wrong usage', async (words, detail) => {
  const { status, err } = await chancery(...words);
  expect([status, err]).toEqual([2, expect.stringContaining(detail)]);
});
