/** Rule: a sheet goes in, is changed and goes in again, and the record follows, with its history. */
import { utils, write } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SheetReport } from '../../src/application/sheets/sheet-report.js';
import { RowIds } from '../../src/application/sheets/row-ids.js';
import { writeCsv } from '../../src/exchange/table/csv.js';
import { startWithSample } from '../openapi/sample.js';
import type { RunningServer } from '../server/running-server.js';

let server: RunningServer;

beforeAll(async () => {
  server = await startWithSample();
});
afterAll(() => server.dispose());

interface Sent {
  readonly query?: string;
  readonly type?: string;
}

async function send(path: string, body: string | Buffer, { query = '', type = 'text/csv' }: Sent = {}) {
  return server.http.post(`/v1/processes/${path}${query}`).set('content-type', type).send(body);
}

async function report(path: string, body: string | Buffer, sent: Sent = {}): Promise<SheetReport> {
  const { status, body: answer } = await send(path, body, sent);
  expect([status, answer]).toEqual([200, expect.anything()]);
  return answer as SheetReport;
}

async function exported(process: string, query = ''): Promise<string> {
  const { text } = await server.http.get(`/v1/processes/${process}/sheet.csv${query}`).expect(200);
  return text;
}

const header = [
  'row',
  'type',
  'occurred',
  'data.commitmentId',
  'data.by',
  'data.text.en',
  'data.theme',
  'data.standing',
  'source.publisher',
  'source.title',
  'source.kind',
  'reason',
];

function commitment(number: number): string[] {
  return [
    `c${number}`,
    'CommitmentMade',
    '2025-10-10',
    `sheet-${number}`,
    'Egypt',
    `Truck ${number} is let in.`,
    'humanitarian_access',
    'binding',
    'press',
    'Report',
    'press',
    '',
  ];
}

describe('fifty rows', () => {
  const rows = Array.from({ length: 50 }, (_, at) => commitment(at + 1));
  const sheet = 'gaza-2025/sheets/trucks';
  const changed = rows.map((row, at) =>
    at === 3
      ? row.with(5, 'Truck four is let in.')
      : at === 20
        ? row.with(2, '2025-10-11')
        : at === 40
          ? row.with(6, 'economy')
          : row,
  );

  it('are decided without being recorded', async () => {
    const before = await exported('gaza-2025');
    const told = await report(sheet, writeCsv([header, ...rows]));
    expect(told).toMatchObject({ applied: false, left: 0, refusals: 0, corrected: [] });
    expect(told.appended).toHaveLength(50);
    expect(told.parties[0]).toEqual({
      line: 2,
      row: 'c1',
      column: 'data.by',
      name: 'Egypt',
      partyId: 'egypt',
    });
    expect(await exported('gaza-2025')).toBe(before);
  });

  it('go in, and again cost nothing', async () => {
    expect(await report(sheet, writeCsv([header, ...rows]), { query: '?apply=true' })).toMatchObject({
      applied: true,
      refusals: 0,
    });
    expect(await report(sheet, writeCsv([header, ...rows]), { query: '?apply=true' })).toMatchObject({
      left: 50,
      appended: [],
      corrected: [],
      gone: [],
    });
  });

  it('of which three cells are changed become three corrections, and nothing else', async () => {
    const told = await report(sheet, writeCsv([header, ...changed]), {
      query: '?apply=true&reason=Checked.&reasonLang=en',
    });
    expect(told).toMatchObject({ applied: true, left: 47, appended: [], gone: [], refusals: 0 });
    expect(told.corrected.map(({ row, changes }) => [row, ...changes])).toEqual([
      ['c4', { column: 'data.text.en', was: 'Truck 4 is let in.', becomes: 'Truck four is let in.' }],
      ['c21', { column: 'occurred', was: '2025-10-10', becomes: '2025-10-11' }],
      ['c41', { column: 'data.theme', was: 'humanitarian_access', becomes: 'economy' }],
    ]);
    const entryId = new RowIds('gaza-2025', 'trucks').of('c4');
    const { body } = await server.http.get(`/v1/processes/gaza-2025/events/${entryId}?`).query({});
    expect(body).toMatchObject({
      id: entryId,
      about: [{ type: 'EntryCorrected', data: { reason: { en: 'Checked.' } } }],
    });
    expect(await report(sheet, writeCsv([header, ...changed]))).toMatchObject({ left: 50, corrected: [] });
  });

  it('of which two are gone are told, and retracted only when asked', async () => {
    const fewer = writeCsv([header, ...changed.slice(0, 48)]);
    const told = await report(sheet, fewer, { query: '?apply=true' });
    const ids = new RowIds('gaza-2025', 'trucks');
    expect(told).toMatchObject({
      left: 48,
      retracted: false,
      gone: [{ entryId: ids.of('c50'), type: 'CommitmentMade' }, { entryId: ids.of('c49') }],
    });
    expect(await report(sheet, fewer)).toMatchObject({ gone: [{}, {}] });
    await report(sheet, fewer, { query: '?apply=true&retractMissing=true&reason=Counted+twice.' });
    expect(await report(sheet, fewer)).toMatchObject({ left: 48, gone: [] });
    expect(await report(sheet, writeCsv([header, ...changed]))).toMatchObject({
      refused: [{ line: 50, column: 'row', code: 'entry-retracted' }, { line: 51 }],
    });
  });
});

describe('a sheet of what is recorded', () => {
  it('changes nothing when it is sent back, under whatever name', async () => {
    const sheet = await exported('gaza-2025');
    const told = await report('gaza-2025/sheets/anything', sheet, { query: '?apply=true' });
    expect(told).toMatchObject({ appended: [], corrected: [], refusals: 0 });
    expect(told.left).toBe(parse(sheet).length - 1);
    expect(await exported('gaza-2025')).toBe(sheet);
  });

  it('shows each entry as it reads now, and none that was retracted', async () => {
    const rows: Record<string, string>[] = parse(await exported('gaza-2025', '?types=CommitmentMade'), {
      columns: true,
    });
    const trucks = rows.filter((row) => row['data.commitmentId']?.startsWith('sheet-'));
    expect(trucks).toHaveLength(48);
    expect(trucks[3]).toMatchObject({ type: 'CommitmentMade', 'data.text.en': 'Truck four is let in.' });
    expect(new Set(rows.map(({ type }) => type))).toEqual(new Set(['CommitmentMade']));
  });

  it('becomes a correction where one of its cells is changed', async () => {
    const sheet = await exported('gaza-2025');
    const [told] = (
      await report('gaza-2025/sheets/anything', sheet.replace('Truck four', 'Truck number four'), {
        query: '?reason=A+slip.',
      })
    ).corrected;
    expect(told?.changes).toEqual([
      { column: 'data.text.en', was: 'Truck four is let in.', becomes: 'Truck number four is let in.' },
    ]);
  });
});

describe('a workbook', () => {
  it('says the same as CSV', async () => {
    const rows = [header, commitment(101)];
    const book = utils.book_new(utils.aoa_to_sheet(rows), 'Sheet1');
    const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    expect(await report('gaza-2025/sheets/more', bytes, { type })).toEqual(
      await report('gaza-2025/sheets/more', writeCsv(rows)),
    );
  });
});

describe('what the record refuses', () => {
  it('is told by row and column, all of it at once', async () => {
    const rows = [
      commitment(201).with(4, 'atlantis'),
      commitment(202).with(6, 'humanitarian'),
      commitment(203).with(2, '2999'),
      commitment(204).with(3, 'sheet-1'),
      commitment(205).with(8, '').with(9, '').with(10, ''),
      commitment(206).with(2, '1979-06-31').with(4, 'Egipt'),
    ];
    const { refused, refusals } = await report('gaza-2025/sheets/wrong', writeCsv([header, ...rows]));
    expect(refusals).toBe(7);
    expect(refused.map(({ line, row, column, code }) => [line, row, column, code])).toEqual([
      [2, 'c201', 'data.by', 'party-not-in-process'],
      [3, 'c202', 'data.theme', 'invalid-payload'],
      [4, 'c203', 'occurred', 'occurred-in-future'],
      [5, 'c204', 'data.commitmentId', 'id-taken'],
      [6, 'c205', 'source.publisher', 'source-required'],
      [7, 'c206', 'occurred', 'damaged-cell'],
      [7, 'c206', 'data.by', 'party-unclear'],
    ]);
    expect(refused[1]).toMatchObject({
      expected: expect.stringContaining('one of cessation_of_hostilities') as string,
      actual: '"humanitarian"',
    });
  });

  it('keeps the whole sheet from being recorded', async () => {
    const rows = writeCsv([header, commitment(301), commitment(302).with(6, 'humanitarian')]);
    const { status, body } = await send('gaza-2025/sheets/wrong', rows, { query: '?apply=true' });
    expect([status, body]).toMatchObject([
      409,
      { code: 'sheet-refused', detail: expect.stringContaining('line 3, data.theme') as string },
    ]);
    expect(
      (await report('gaza-2025/sheets/wrong', writeCsv([header, commitment(301)]))).appended,
    ).toHaveLength(1);
  });
});

it('a sheet opens a process with all that is in it', async () => {
  const columns = [
    'row',
    'type',
    'occurred',
    'data.title.en',
    'data.party.id',
    'data.party.name.en',
    'data.party.kind',
    'data.roles',
    'data.partyId',
    'source.publisher',
    'source.title',
    'source.kind',
  ];
  const source = ['press', 'Report', 'press'];
  const sheet = writeCsv([
    columns,
    ['p', 'ProcessOpened', '2025-01-01', 'Talks', '', '', '', '', '', ...source],
    [
      'a',
      'PartyJoined',
      '2025-01-02',
      '',
      'north',
      'The North',
      'state',
      'conflict_party; donor',
      '',
      ...source,
    ],
    ['b', 'PartyLeft', '2025-01-03', '', '', '', '', '', 'the north', ...source],
  ]);
  const told = await report('sheet-talks/sheets/all', sheet, { query: '?apply=true' });
  expect(told).toMatchObject({ refusals: 0, parties: [{ row: 'b', partyId: 'north' }] });
  expect(await exported('sheet-talks')).toContain('conflict_party; donor');
});

describe('what is no sheet', () => {
  it.each([
    ['gaza-2025/sheets/x', '', 'text/csv', 400, 'malformed-sheet'],
    ['gaza-2025/sheets/x', 'row,type\n"', 'text/csv', 400, 'malformed-sheet'],
    ['gaza-2025/sheets/x', '{}', 'application/json', 415, 'unsupported-media-type'],
    ['gaza-2025/sheets/x', 'row', 'text/plain', 415, 'unsupported-media-type'],
    ['gaza-2025/sheets/No-Slug', 'row,type\n', 'text/csv', 404, 'not-found'],
    ['gaza-2025/events', 'row,type\n', 'text/csv', 415, 'unsupported-media-type'],
    ['nowhere/sheets/x', writeCsv([header, commitment(1)]), 'text/csv', 404, 'process-not-found'],
  ])('%s with %j as %s is answered %d %s', async (path, body, type, status, code) => {
    const { status: answered, body: problem } = await send(path, body, { type });
    expect([answered, problem]).toMatchObject([status, { code }]);
  });
});

describe('a large sheet', () => {
  /** A remark of so many bytes, which is left out. */
  const remark = (bytes: number): string => `row,type\r\n# ${'x'.repeat(bytes - 14)}\r\n`;

  it('is taken up to 16 MiB', async () => {
    expect(await report('gaza-2025/sheets/large', remark(5 * 1024 * 1024))).toMatchObject({ refusals: 0 });
    const { status, body } = await send('gaza-2025/sheets/large', remark(16 * 1024 * 1024 + 2));
    expect([status, body]).toMatchObject([
      413,
      { code: 'body-too-large', detail: 'expected a sheet of at most 16 MiB' },
    ]);
  });

  it('is refused while eight are under way, before it is read', async () => {
    const url = new URL('/v1/processes/gaza-2025/sheets/large', server.url);
    const headers = { 'content-type': 'text/csv', 'content-length': '100', expect: '100-continue' };
    const open = Array.from({ length: 8 }, () => request(url, { method: 'POST', headers, agent: false }));
    await Promise.all(
      open.map(async (call) => {
        call.on('error', () => undefined);
        call.flushHeaders();
        await once(call, 'continue');
      }),
    );
    const refused = await vi.waitFor(async () => {
      const answer = await send('gaza-2025/sheets/large', 'row,type\r\n');
      expect(answer.status).toBe(429);
      return answer;
    });
    expect([refused.headers['retry-after'], refused.body]).toMatchObject([
      '5',
      { code: 'too-many-requests', detail: 'expected at most 8 sheets at once; try again later' },
    ]);
    for (const call of open) call.destroy();
    await vi.waitFor(async () => {
      expect((await send('gaza-2025/sheets/large', 'row,type\r\n')).status).toBe(200);
    });
  });
});

describe('a template', () => {
  it('has the header, what each column wants, and an example', async () => {
    const { text } = await server.http
      .get('/v1/templates/CommitmentMade.csv')
      .expect(200)
      .expect('content-type', 'text/csv; charset=utf-8');
    const [names = [], wants = [], example = []] = parse(text);
    const at = names.indexOf('data.by');
    expect([names[0], wants[at], example[at]]).toEqual([
      'row',
      'required: the id of a party; several with ; between them',
      'hamas',
    ]);
    expect(await report('gaza-2025/sheets/x', text)).toMatchObject({ appended: [], refusals: 0 });
  });

  it('is for several types, and for no type that there is not', async () => {
    await server.http
      .get('/v1/templates/PartyJoined,PartyLeft.csv?languages=es')
      .expect(200, /data\.party\.name\.es/);
    const { body } = await server.http.get('/v1/templates/PartyJoind.csv').expect(404);
    expect(body).toMatchObject({ detail: expect.stringContaining('nearest: PartyJoined') as string });
  });
});
