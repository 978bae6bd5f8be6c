import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import {
  correct,
  declared,
  defined,
  en,
  issued,
  opened,
  press,
  process,
} from '../domain/decisions/entries.js';
import { expectProblem, failing, openDesk, postTo, type Desk, type Problem } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  await desk.record('gaza-2025', ...process);
});
afterAll(() => desk.close());

interface Raw {
  readonly type?: string;
  readonly encoding?: string;
  readonly query?: string;
}

/** Posts bytes as they are. */
async function raw(body: string | Buffer, { type = 'application/json', encoding, query = '' }: Raw = {}) {
  const bytes = Buffer.from(body as string);
  const answer = await fetch(`${desk.server.url}/v1/processes/gaza-2025/events${query}`, {
    method: 'POST',
    body: bytes,
    headers: {
      ...(type === '' ? {} : { 'content-type': type }),
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    },
  });
  const problem = (await answer.json()) as Problem;
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
  expect(problem.status).toBe(answer.status);
  return [problem.status, problem.code, problem] as const;
}

const entryText = JSON.stringify(opened);

describe('a body that cannot be read', () => {
  test.each([
    ['an empty one', ''],
    ['a blank one', ' \n'],
    ['text that is not JSON', 'phase two has begun'],
    ['JSON that breaks off', entryText.slice(0, -1)],
    ['two values', `${entryText}${entryText}`],
    ['a comment', `/* desk */ ${entryText}`],
    ['a byte order mark', `\uFEFF${entryText}`],
    ['bad UTF-8', Buffer.concat([Buffer.from('{"type":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')])],
    ['UTF-16', Buffer.from(entryText, 'utf16le')],
    ['an overlong encoding', Buffer.concat([Buffer.from('"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"')])],
  ])('%s', async (_, body) => {
    const [status, code] = await raw(body);
    expect([status, code]).toEqual([400, 'malformed-json']);
  });

  test('an empty one is none where none is taken, whatever its type', async () => {
    const typed = { 'content-type': 'application/json' };
    const sent = (method: string, path: string) =>
      fetch(`${desk.server.url}${path}`, { method, headers: typed, body: '' });
    expect((await sent('POST', '/v1/admin/projections/timeline/rebuild')).status).toBe(202);
    expect((await sent('DELETE', '/v1/session')).status).toBe(204);
    const keys = await sent('POST', '/v1/admin/keys');
    expect([keys.status, ((await keys.json()) as Problem).code]).toEqual([400, 'invalid-payload']);
  });

  test.each<[string, Raw]>([
    ['no media type', { type: '' }],
    ['text', { type: 'text/plain' }],
    ['a form', { type: 'application/x-www-form-urlencoded' }],
    ['NDJSON', { type: 'application/x-ndjson' }],
    ['CloudEvents of another form', { type: 'application/cloudevents-batch' }],
    ['no media type that can be read', { type: 'json' }],
    ['another charset', { type: 'application/json; charset=utf-16' }],
    ['gzip', { encoding: 'gzip' }],
    ['an unknown content encoding', { encoding: 'br, rot13' }],
  ])('%s is not taken', async (_, how) => {
    const body = how.encoding === 'gzip' ? gzipSync(entryText) : entryText;
    const [status, code, problem] = await raw(body, how);
    expect([status, code]).toEqual([415, 'unsupported-media-type']);
    expect(problem.detail).toMatch(/^expected /);
  });

  test('UTF-8 may be said, and identity', async () => {
    const [status] = await raw('{}', { type: 'application/json; charset=UTF-8', encoding: 'identity' });
    expect(status).toBe(400);
  });
});

describe('a body beyond the bounds', () => {
  test('of more than 4 MiB', async () => {
    const [status, code] = await raw(`"${'a'.repeat(4 * 1024 * 1024)}"`);
    expect([status, code]).toEqual([413, 'body-too-large']);
  });

  test('of 33 levels, but not of 32', async () => {
    const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    expect((await raw(nested(33))).slice(0, 2)).toEqual([413, 'body-too-large']);
    expect((await raw(nested(32))).slice(0, 2)).toEqual([400, 'invalid-payload']);
    expect((await raw(JSON.stringify('['.repeat(40)))).slice(0, 2)).toEqual([400, 'invalid-payload']);
  });

  test('of 1,001 entries, but not of 1,000', async () => {
    const batch = (length: number): object[] => Array.from({ length }, () => opened);
    await expectProblem(postTo(desk.server, 'gaza-2025', batch(1_001)), 413, 'body-too-large');
    await postTo(desk.server, 'gaza-2025', batch(1_000)).expect(200);
  });

  test('of no entry', async () => {
    await expectProblem(postTo(desk.server, 'gaza-2025', []), 400, 'invalid-payload');
  });
});

/** A statement with something else in it. */
function statement(change: object): object {
  return { ...issued('statement', '2025-12-19'), ...change };
}

describe('an entry of the wrong shape', () => {
  test.each<[string, unknown, string[]]>([
    ['null', null, ['']],
    ['a number', 7, ['']],
    ['a text', 'ProcessOpened', ['']],
    ['true', true, ['']],
    ['a list in the list', [[opened]], ['/0']],
    ['nothing in it', {}, ['/type']],
    ['no type', statement({ type: undefined }), ['/type']],
    ['a type that is a number', statement({ type: 7 }), ['/type']],
    ['no date', statement({ occurred: undefined }), ['/occurred']],
    ['no data', statement({ data: undefined }), ['/data']],
    ['data that is null', statement({ data: null }), ['/data']],
    ['data that is a list', statement({ data: [] }), ['/data']],
    ['an unknown field', statement({ recordedBy: 'me' }), ['/recordedBy']],
    ['an unknown field in its data', statement({ data: { ...defined('p').data, x: 1 } }), ['/data/x']],
    ['an id that is no UUID', statement({ id: 'statement-1' }), ['/id']],
    ['an id that is null', statement({ id: null }), ['/id']],
    ['a day that the month has not', statement({ occurred: '2015-02-29' }), ['/occurred']],
    ['a time without offset', statement({ occurred: '2025-12-19T10:00' }), ['/occurred']],
    ['a season', statement({ occurred: '2025-21' }), ['/occurred']],
    ['a note in no language', statement({ note: {} }), ['/note']],
    ['a source without kind', statement({ sources: [{ publisher: 'p', title: 't' }] }), ['/sources/0/kind']],
  ])('%s', async (_, body, pointers) => {
    const problem = await expectProblem(
      postTo(desk.server, 'gaza-2025', JSON.stringify(body)).type('json'),
      400,
      'invalid-payload',
    );
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(pointers));
    for (const { code, detail } of problem.errors ?? []) expect([code, detail]).not.toContain('');
  });

  test('an unknown type tells the nearest one', async () => {
    const problem = await expectProblem(
      postTo(desk.server, 'gaza-2025', statement({ type: 'StatementIsued' })),
      400,
      'unknown-event-type',
    );
    expect(problem.detail).toContain('StatementIssued');
  });

  test('no source where one is needed', async () => {
    for (const sources of [undefined, []])
      await expectProblem(postTo(desk.server, 'gaza-2025', statement({ sources })), 400, 'source-required');
  });

  test.each<[string, string]>([
    ['a text of 20,001 code points', '"'.concat('ب'.repeat(20_001), '"')],
    ['a lone surrogate', '"\\ud800"'],
    ['a lone surrogate, the second half', '"a\\udc00"'],
    ['a blank text', '" "'],
  ])('%s', async (_, text) => {
    const body = JSON.stringify(statement({ note: { ar: 'HERE' } })).replace('"HERE"', text);
    const [status, code] = await raw(body);
    expect([status, code]).toEqual([400, 'invalid-payload']);
  });

  test('a text of 20,000 code points outside of the BMP is taken', async () => {
    const text = en('😀'.repeat(20_000));
    await postTo(desk.server, 'gaza-2025', { ...defined('long'), note: text }).expect(201);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a field called %s', async (name) => {
    const outside = `{"${name}":{"type":"ProcessOpened"},${entryText.slice(1)}`;
    const inside = entryText.replace('"data":{', `"data":{"${name}":{"en":"a"},`);
    for (const [body, pointer] of [
      [outside, `/${name}`],
      [inside, `/data/${name}`],
      [`[${outside}]`, `/0/${name}`],
    ] as const) {
      const [status, , problem] = await raw(body);
      expect([status, failing(problem)]).toEqual([400, [`${pointer} invalid-payload`]]);
    }
  });

  describe('a number that JSON reads as infinite', () => {
    const phase = defined('phase-1');
    const first = correct(phase, { data: { ordinal: 2 } });
    beforeAll(() => desk.record('gaza-2025', phase, first));

    /** In JSON, with 1e999 where the number 424242 stands. */
    const infinite = (body: unknown): string => JSON.stringify(body).replaceAll('424242', '1e999');
    const number = 424_242;

    test.each<[string, object, string]>([
      ['a field', defined('phase-2', '2025-10-01', { ordinal: number }), '/data/ordinal'],
      ['a text', { ...defined('phase-2'), note: { en: number } }, '/note/en'],
      ['a correction', correct(phase, { data: { ordinal: number } }), '/data/changes/data/ordinal'],
      ['a field of no type', correct(phase, { data: { x: [{ y: number }] } }), '/data/changes/data/x/0/y'],
      [
        'a correction of a correction',
        correct(first, { data: { changes: { data: { ordinal: number } } } }),
        '/data/changes/data/changes/data/ordinal',
      ],
    ])('is refused in %s, alone, in a batch and as a dry run', async (_, entry, pointer) => {
      for (const [body, prefix] of [
        [entry, ''],
        [[opened, entry], '/1'],
      ] as const) {
        for (const query of ['', '?dryRun=true']) {
          const [status, , problem] = await raw(infinite(body), { query });
          expect([status, failing(problem)]).toEqual([400, [`${prefix}${pointer} invalid-payload`]]);
        }
      }
    });
  });

  test('a correction that removes a field which there cannot be', async () => {
    const slip = correct(process[0] ?? opened, {
      data: JSON.parse('{"sumary": null, "__proto__": null}') as Record<string, null>,
    });
    for (const query of ['', '?dryRun=true']) {
      const [status, , problem] = await raw(JSON.stringify(slip), { query });
      expect([status, failing(problem)]).toEqual([
        400,
        ['/data/changes/data/sumary invalid-payload', '/data/changes/data/__proto__ invalid-payload'],
      ]);
      expect(problem.errors?.[0]?.detail).toContain('nearest: summary');
    }
  });

  test('something that occurs in the future', async () => {
    const problem = await expectProblem(
      postTo(desk.server, 'gaza-2025', { ...issued('later', '2026-01-20T09:01:01Z') }),
      400,
      'occurred-in-future',
    );
    expect(failing(problem)).toEqual(['/occurred occurred-in-future']);
  });

  test('a claim of a phase that nobody has defined', async () => {
    const problem = await expectProblem(
      postTo(desk.server, 'gaza-2025', declared('phase-9', 'in_progress', '2025-10-13')),
      409,
      'reference-not-found',
    );
    expect(failing(problem)).toEqual(['/data/phaseId reference-not-found']);
  });
});

describe('a correction of a correction', () => {
  test.each([
    ['a number that no double holds', '1e999'],
    ['one with many digits', '9'.repeat(400)],
  ])('with %s is refused before it is decided, with its place', async (_, number) => {
    const body = JSON.stringify({
      type: 'EntryCorrected',
      data: {
        entryId: opened.id,
        changes: { data: { changes: { data: { count: ['HERE'] } } } },
        reason: en('It was recorded otherwise.'),
      },
      sources: press,
    }).replace('"HERE"', number);
    const [status, code, problem] = await raw(body);
    expect([status, code]).toEqual([400, 'invalid-payload']);
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual([
      '/data/changes/data/changes/data/count/0',
    ]);
    expect(problem.detail).toContain('expected a number that a double can hold, got');
  });
});

describe('a field that stands twice in its object', () => {
  const twice = (text: string, field: string, again: string): string =>
    text.replace(`"${field}":`, `"${field}":${again},"${field}":`);

  test.each([
    ['at the top', twice(entryText, 'type', '"PartyLeft"'), '/type'],
    ['deeper', twice(entryText, 'title', '{"en":"Another"}'), '/data/title'],
    ['in a list', `[${entryText},${twice(entryText, 'occurred', '"2025-01-01"')}]`, '/1/occurred'],
    ['with the same value', twice(entryText, 'type', '"ProcessOpened"'), '/type'],
    ['written in another way', entryText.replace('"type":', '"\\u0074ype":"PartyLeft","type":'), '/type'],
    ['a name that a pointer escapes', entryText.replace('{', '{"a/b~":1,"a/b~":2,'), '/a~1b~0'],
    ['__proto__', entryText.replace('{', '{"__proto__":1,"__proto__":{},'), '/__proto__'],
  ])('%s is refused with its pointer', async (_, body, pointer) => {
    const [status, code, problem] = await raw(body);
    expect([status, code, failing(problem)]).toEqual([
      400,
      'invalid-payload',
      [`${pointer} invalid-payload`],
    ]);
  });

  test('is none where it stands in different objects, or in a text', async () => {
    const text = JSON.stringify(
      defined('once', '2025-09-29', { title: en('{"a":1,"a":2} "type": twice, \\') }),
    );
    await postTo(desk.server, 'gaza-2025', JSON.parse(text) as object).expect(201);
  });
});

test.each(['utf8', 'UTF8', 'utf-8', '"UTF-8"'])('charset=%s is UTF-8', async (charset) => {
  await desk.server.http
    .post('/v1/processes/gaza-2025/events?dryRun=true')
    .set('content-type', `application/json; charset=${charset}`)
    .send(JSON.stringify(defined('in-utf-8')))
    .expect(200);
});
