/** Rule: an import records lines as a post records entries, tells the first that is refused by its number, and can be sent again. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  correct,
  declared,
  defined,
  en,
  idOf,
  issued,
  joined,
  opened,
  process as members,
} from '../domain/decisions/entries.js';
import { openDesk, type Desk } from '../http/desk.js';
import { beginImport, importInto, lineOf, type Imported, type Sent } from './import-client.js';

let desk: Desk;
/** Each test has processes of its own. */
let name = '';
let tests = 0;

beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
});
afterAll(() => desk.close());

function processOf(letter = 'a'): string {
  return `p${tests}-${letter}`;
}

function next(): void {
  tests += 1;
  name = processOf();
}

async function send(body: string | Buffer, sent?: Sent): Promise<Imported> {
  return importInto(desk.server.url, [body], sent);
}

async function idsIn(processId: string): Promise<unknown[]> {
  const { status, body } = await desk.server.http.get(`/v1/processes/${processId}/events?limit=1000`);
  return status === 200 ? (body as { items: { id: string }[] }).items.map(({ id }) => id) : [];
}

const ids = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id);
const linesFor = (processId: string, entries: readonly object[]): string =>
  entries.map((entry) => lineOf(processId, entry)).join('');

/** Statements, each with an id of its own, that need the process and its parties. */
function statements(count: number, prefix = 's'): ReturnType<typeof issued>[] {
  return Array.from({ length: count }, (_, i) => issued(`${prefix}-${i}`, '2025-10-01'));
}

describe('lines that are taken', () => {
  it('are on the record in their order, of any processes', async () => {
    next();
    const other = processOf('b');
    const body = members.flatMap((entry) => [lineOf(name, entry), lineOf(other, entry)]).join('');
    const { status, messages, last } = await send(body);
    expect(status).toBe(200);
    expect(messages[0]).toEqual({ committed: 14, line: 14 });
    const { position } = last as { position: string };
    expect(last).toEqual({ done: true, lines: 14, committed: 14, known: 0, position });
    expect(Number(position)).toBeGreaterThan(0);
    for (const processId of [name, other]) expect(await idsIn(processId)).toEqual(ids(members));
  });

  it('may be more than are decided together, and refer to what came long before', async () => {
    next();
    const many = [
      ...members,
      ...statements(2_300),
      defined('phase-1'),
      declared('phase-1', 'in_progress', '2025-10-02'),
    ];
    const { messages, last } = await send(linesFor(name, many));
    expect(messages.slice(0, -1)).toEqual([
      { committed: 1_000, line: 1_000 },
      { committed: 2_000, line: 2_000 },
      { committed: many.length, line: many.length },
    ]);
    expect(last).toMatchObject({ done: true, committed: many.length });
  });

  it('may be sent again, whole or from any line on', async () => {
    next();
    await send(linesFor(name, members.slice(0, 4)));
    const again = await send(linesFor(name, members));
    expect(again.last).toMatchObject({ done: true, committed: 3, known: 4 });
    expect((await send(linesFor(name, members.slice(2)))).last).toMatchObject({ committed: 0, known: 5 });
    expect(await idsIn(name)).toEqual(ids(members));
  });

  it('are known again by what they say where they have no id', async () => {
    next();
    const anonymous = members.map(({ id: _, ...entry }) => entry);
    const body = linesFor(name, anonymous);
    expect((await send(body)).last).toMatchObject({ committed: 7, known: 0 });
    expect((await send(body)).last).toMatchObject({ committed: 0, known: 7 });
    // The order of fields is none of what it says.
    const turned = anonymous.map((entry) => Object.fromEntries(Object.entries(entry).toReversed()));
    expect((await send(linesFor(name, turned))).last).toMatchObject({ committed: 0, known: 7 });
    expect((await send(linesFor(processOf('b'), anonymous))).last).toMatchObject({ committed: 7 });
  });

  it('have blank ones between them, a mark before them, and any ends', async () => {
    next();
    const body = `\uFEFF${members.map((entry) => lineOf(name, entry).trim()).join('\r\n\r\n')}`;
    expect((await send(body)).last).toMatchObject({ done: true, lines: 13, committed: 7 });
  });

  it('are none in an empty body', async () => {
    expect((await send('')).messages).toEqual([
      { done: true, lines: 0, committed: 0, known: 0, position: '0' },
    ]);
  });

  it('are CloudEvents too', async () => {
    next();
    const { id, type, ...data } = opened;
    const event = {
      specversion: '1.0',
      id,
      source: '/desk',
      type: `org.chancery.${type}`,
      subject: name,
      data,
    };
    const { last } = await send(`${JSON.stringify(event)}\n${linesFor(name, members.slice(1))}`);
    expect(last).toMatchObject({ done: true, committed: 7 });
    expect(await idsIn(name)).toEqual(ids(members));
  });
});

describe('a line that is refused', () => {
  const bad: readonly [
    what: string,
    line: () => string | Buffer,
    code: string,
    pointer: string | undefined,
    detail: RegExp,
  ][] = [
    ['is no JSON', () => 'phase two has begun\n', 'malformed-json', undefined, /expected JSON/],
    [
      'is cut off',
      () => '{"processId":"x","type":"Pro',
      'malformed-json',
      undefined,
      /has no end: it may be cut off/,
    ],
    [
      'is no UTF-8',
      () => Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}\n')]),
      'malformed-json',
      undefined,
      /UTF-8/,
    ],
    [
      'is too long',
      () => `{"a":"${'x'.repeat(1_048_576)}"}\n`,
      'body-too-large',
      undefined,
      /at most 1048576 bytes/,
    ],
    ['is too deep', () => `${'['.repeat(33)}${']'.repeat(33)}\n`, 'body-too-large', undefined, /32 levels/],
    ['is a list', () => '[]\n', 'invalid-payload', '', /expected an entry with its processId, got a list/],
    ['names no process', () => `${JSON.stringify(opened)}\n`, 'invalid-payload', '/processId', /got nothing/],
    ['names what is no process', () => lineOf('Gaza', opened), 'invalid-payload', '/processId', /got "Gaza"/],
    [
      'says a thing twice',
      () => '{"processId":"x","type":"a","type":"b"}\n',
      'invalid-payload',
      '/type',
      /twice/,
    ],
    [
      'is of no type',
      () => lineOf(name, { type: 'PhaseDeclard', data: {} }),
      'unknown-event-type',
      '/type',
      /PhaseDeclared/,
    ],
    [
      'has a wrong field',
      () => lineOf(name, { ...opened, data: { title: 3 } }),
      'invalid-payload',
      '/data/title',
      /got 3/,
    ],
    [
      'is an event without a subject',
      () =>
        `${JSON.stringify({ specversion: '1.0', id: '1', source: '/x', type: 'ProcessOpened', data: {} })}\n`,
      'invalid-payload',
      '/subject',
      /got nothing/,
    ],
    [
      'is an event with a wrong field',
      () =>
        `${JSON.stringify({ specversion: '1.0', id: '1', source: '/x', type: 'ProcessOpened', subject: name, data: { occurred: '2025', data: { title: 3 } } })}\n`,
      'invalid-payload',
      '/data/data/title',
      /got 3/,
    ],
  ];

  it.each(bad)('because it %s is the last that is answered', async (_, written, code, pointer, detail) => {
    next();
    const line = Buffer.from(written() as string);
    const before = Buffer.from(`${linesFor(name, members)}\n`);
    const after = Buffer.from(linesFor(name, statements(1)));
    const isOpen = line.at(-1) !== 0x0a;
    const { status, last } = await send(Buffer.concat([before, line, ...(isOpen ? [] : [after])]));
    expect(status).toBe(200);
    expect(last).toMatchObject({ line: 9, committed: 7, problem: { code } });
    const { problem } = last as { problem: { detail: string; errors?: { pointer: string }[] } };
    expect(problem.detail).toMatch(detail);
    expect(problem.errors?.[0]?.pointer).toBe(pointer);
    expect(await idsIn(name)).toEqual(ids(members));
  });

  it('for a process that is not there is told by its name; lines of others after it may be recorded', async () => {
    next();
    const body = linesFor(name, members) + lineOf('nowhere', joined('us')) + linesFor(name, statements(1));
    const { last } = await send(body);
    expect(last).toMatchObject({ line: 8, committed: 8, problem: { code: 'process-not-found' } });
    expect((last as { problem: { detail: string } }).problem.detail).toMatch(/"nowhere"/);
  });

  it('leaves what stands before it in its batch', async () => {
    next();
    const [first, ...more] = statements(4);
    const wrong = declared('phase-9', 'completed', '2025-10-02');
    const lines = [...members, first ?? opened, wrong, ...more];
    expect((await send(linesFor(name, lines))).last).toMatchObject({
      line: 9,
      committed: 8,
      problem: { code: 'reference-not-found', errors: [{ pointer: '/data/phaseId' }] },
    });
    expect(await idsIn(name)).toEqual(ids(lines.slice(0, 8)));
  });

  it('is the first of those in several processes, of which nothing after it is recorded', async () => {
    next();
    const other = processOf('b');
    const wrong = declared('phase-9', 'completed', '2025-10-02');
    const [early, late] = statements(2);
    const body =
      linesFor(name, members) +
      linesFor(other, members) +
      lineOf(name, early ?? opened) +
      lineOf(other, wrong) +
      lineOf(name, wrong) +
      lineOf(name, late ?? opened);
    expect((await send(body)).last).toMatchObject({ line: 16, committed: 15 });
    expect(await idsIn(name)).toEqual(ids([...members, ...(early ? [early] : [])]));
    expect(await idsIn(other)).toEqual(ids(members));
  });

  it('has an id that stands for something else', async () => {
    next();
    const { last } = await send(linesFor(name, [...members, { ...joined('norway'), id: opened.id }]));
    expect(last).toMatchObject({ line: 8, committed: 7, problem: { code: 'event-id-reused' } });
  });
});

describe('a dry run', () => {
  const query = '?dryRun=true';

  it('decides every line, on what those before it leave, and records nothing', async () => {
    next();
    const before = await desk.server.http.get('/v1/log?limit=1');
    const statement = issued('s-1', '2025-10-01');
    const body = linesFor(name, [
      ...members,
      statement,
      correct(statement, { data: { text: en('They regret the delay.') } }),
      declared('phase-9', 'completed', '2025-10-02'),
      ...statements(1_500),
      defined('phase-1'),
      joined('us'),
    ]);
    const { messages, last } = await send(`${body}no JSON\n`, { query });
    expect(messages.filter((message) => 'problem' in message)).toMatchObject([
      { line: 10, problem: { code: 'reference-not-found' } },
      { line: 1_513, problem: { code: 'malformed-json' } },
    ]);
    expect(last).toEqual({
      done: true,
      dryRun: true,
      lines: 1_513,
      accepted: 1_509,
      known: 1,
      refused: 2,
      following: 0,
    });
    const after = await desk.server.http.get('/v1/log?limit=1');
    expect(after.body).toEqual(before.body);
  });

  it('begins with what is on the record', async () => {
    next();
    await send(linesFor(name, members));
    const { last } = await send(linesFor(name, [...members, ...statements(2)]), { query });
    expect(last).toMatchObject({ accepted: 2, known: 7, refused: 0 });
    expect(await idsIn(name)).toEqual(ids(members));
  });

  it('does not blame those that only lack what a refused one would have brought', async () => {
    next();
    const phase = { ...defined('phase-1'), data: { phaseId: 'phase-1' } };
    const { messages, last } = await send(
      linesFor(name, [
        ...members,
        phase,
        ...statements(1_200),
        declared('phase-1', 'in_progress', '2025-10-02'),
      ]),
      { query },
    );
    expect(messages.filter((message) => 'problem' in message)).toMatchObject([{ line: 8 }]);
    expect(last).toMatchObject({ refused: 1, following: 1 });
  });

  it('tells the first thousand problems and counts the others', async () => {
    next();
    const many = Array.from({ length: 1_500 }, (_, i) => ({ ...joined('us'), id: idOf(`again-${i}`) }));
    const { messages, last } = await send(linesFor(name, [...members, ...many]), { query });
    expect(messages.filter((message) => 'problem' in message)).toHaveLength(1_000);
    expect(last).toMatchObject({ accepted: 7, refused: 1_500 });
  });
});

describe('what is no import', () => {
  it.each([
    ['another media type', { type: 'application/json' }, 415, 'unsupported-media-type'],
    ['an unknown parameter', { query: '?dry=1' }, 400, 'invalid-query'],
  ])('%s is refused before a line is read', async (_, sent, status, code) => {
    const answer = await importInto(desk.server.url, [lineOf('x', opened)], sent);
    expect([answer.status, answer.last]).toMatchObject([status, { code }]);
  });

  it('lines at another place are refused', async () => {
    const answer = await desk.server.http
      .post('/v1/processes/gaza-2025/events')
      .set('content-type', 'application/x-ndjson')
      .send(lineOf('x', opened));
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([415, 'unsupported-media-type']);
  });
});

describe('more imports of one caller than go on at once', () => {
  it('are refused before a line is read, until one has ended', async () => {
    next();
    const open = Array.from({ length: 4 }, () => beginImport(desk.server.url));
    for (const { call } of open) call.write('\n');
    const answers = await Promise.all(open.map(async ({ response }) => response));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);

    const refused = await desk.server.http
      .post('/v1/import')
      .set('content-type', 'application/x-ndjson')
      .send(linesFor(name, members));
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '5']);
    expect(refused.body).toMatchObject({
      code: 'too-many-requests',
      detail: 'expected at most 4 imports of one caller at once; wait for one to end',
    });
    expect(await idsIn(name)).toEqual([]);

    const [first] = answers;
    open[0]?.call.end();
    if (first) await text(first);
    expect((await send(linesFor(name, members))).last).toMatchObject({ done: true, committed: 7 });
    for (const { call } of open.slice(1)) call.end();
    for (const answer of answers.slice(1)) await text(answer);
  });
});

describe('while it is sent', () => {
  it('is answered, so that a client sees how far it is', async () => {
    next();
    const { call, response } = beginImport(desk.server.url);
    call.write(linesFor(name, [...members, ...statements(1_100)]));
    const lines = createInterface({ input: await response });
    const [told] = (await once(lines, 'line')) as [string];
    expect(JSON.parse(told)).toEqual({ committed: 1_000, line: 1_000 });
    call.end();
    const [progress] = (await once(lines, 'line')) as [string];
    expect(JSON.parse(progress)).toEqual({ committed: 1_107, line: 1_107 });
  });

  it('may be given up: what was told is on the record, and half a line is not', async () => {
    next();
    const { call, response } = beginImport(desk.server.url);
    call.write(linesFor(name, [...members, ...statements(993)]));
    call.write(lineOf(name, defined('phase-1')).slice(0, 40));
    const lines = createInterface({ input: await response });
    lines.on('error', () => undefined);
    call.write(lineOf(name, defined('phase-1')).slice(40));
    call.write(linesFor(name, [defined('phase-2')]).slice(0, 30));
    await once(lines, 'line');
    call.destroy();
    expect(await idsIn(name)).toHaveLength(1_000);
  });

  it('is told of a refused line before all is sent', async () => {
    next();
    const { call, response } = beginImport(desk.server.url);
    call.write(`${linesFor(name, members)}no JSON\n`);
    const told: unknown[] = [];
    for await (const line of createInterface({ input: await response })) told.push(JSON.parse(line));
    expect(told).toMatchObject([{ line: 8, committed: 7 }]);
    call.destroy();
  });
});
