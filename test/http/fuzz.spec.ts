import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examples } from '../../src/domain/events/examples.js';
import { readModelRoutes } from '../../src/http/read-model-routes.js';
import { defined, made, process } from '../domain/decisions/entries.js';
import { openDesk, postTo, type Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  await desk.record('gaza-2025', ...process, defined('phase-1'), made('release', '2025-10-08'));
});
afterAll(() => desk.close());

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly body: unknown;
}

const named: Readonly<Record<string, string>> = {
  processId: 'gaza-2025',
  phaseId: 'phase-1',
  partyId: 'hamas',
};

/** Whatever is asked: an answer, or a problem document with a code; never a failure of the server. */
function expectAnswered({ status, type, body }: Answered): void {
  expect(status, JSON.stringify(body)).toBeLessThan(500);
  if (status < 400) return;
  expect([type, body]).toEqual([
    'application/problem+json',
    expect.objectContaining({ status, code: expect.stringMatching(/^[a-z-]+$/), detail: expect.any(String) }),
  ]);
}

const key = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    'type',
    'id',
    'occurred',
    'data',
    'sources',
    'note',
    'by',
    'title',
    '__proto__',
    'toString',
  ),
);
const leaf = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.double(),
  fc.constantFrom<unknown>(
    null,
    true,
    {},
    [],
    'en',
    '2025-10-08',
    'egypt',
    'phase-1',
    'position:1',
    '\ud800',
  ),
);
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** An entry as it should be, with one thing in it replaced. */
const almost = fc
  .tuple(fc.constantFrom(...Object.values(examples)), fc.nat(), anything)
  .map(([example, at, value]) => {
    let left = at % places(example);
    return JSON.parse(JSON.stringify(example), function (this: unknown, _name, found: unknown) {
      return left-- === 0 ? value : found;
    }) as unknown;
  });

function places(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, part) => sum + places(part), 1);
}

test('whatever JSON is posted is taken or refused', async () => {
  const body = fc.oneof(anything, almost, fc.array(fc.oneof(anything, almost), { maxLength: 4 }));
  await fc.assert(
    fc.asyncProperty(body, async (value) => {
      const text = JSON.stringify(value);
      expectAnswered(await postTo(desk.server, 'gaza-2025', text).type('json'));
    }),
    { numRuns: 300 },
  );
});

test('whatever bytes are posted are taken or refused', async () => {
  const cut = fc.tuple(almost, fc.uint8Array({ maxLength: 4 }), fc.nat()).map(([entry, bytes, at]) => {
    const text = Buffer.from(JSON.stringify(entry));
    const place = at % (text.length + 1);
    return Buffer.concat([text.subarray(0, place), bytes, text.subarray(place + bytes.length)]);
  });
  const url = `${desk.server.url}/v1/processes/gaza-2025/events`;
  const headers = { 'content-type': 'application/json' };
  await fc.assert(
    fc.asyncProperty(fc.oneof(cut, fc.uint8Array({ maxLength: 60 })), async (bytes) => {
      const answer = await fetch(url, { method: 'POST', headers, body: Buffer.from(bytes) });
      const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
      expectAnswered({ status: answer.status, type, body: await answer.json() });
    }),
    { numRuns: 150 },
  );
});

const paths = [
  ...readModelRoutes.map(({ path }) =>
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) => named[name] ?? 'some-id'),
  ),
  '/v1/processes/gaza-2025/changes',
  '/v1/processes/gaza-2025/events',
  '/v1/processes/gaza-2025/replay',
  '/v1/log',
];
const parameter = fc.constantFrom(
  ...[
    'at',
    'knownAt',
    'reportedBy',
    'limit',
    'cursor',
    'sort',
    'by',
    'party',
    'theme',
    'dueBefore',
    'overdue',
    'kind',
  ],
  ...['type', 'from', 'to', 'clock', 'order', 'after', 'types', 'process', '__proto__', 'toString', 'x'],
);
const argument = fc.oneof(
  fc.constantFrom(
    ...['2025-10-08', '2025', '0000', '0001-01-01', '9999-12-31', '-0001', '2025-10-08/..', '2025~', 'true'],
    ...['2025-10-08T12:00:00.123456789Z', '0000-01-01T00:00+23:59', '9999-12-31T23:59:59-23:59', '1', '1000'],
    ...[
      'position:1',
      'position:0',
      'occurred',
      'recorded',
      'reported',
      '-id',
      'due',
      '-due',
      'hamas',
      'hamas,egypt',
    ],
  ),
  fc
    .constantFrom(
      ...[
        ['key', 'gaza-2025', 'release', 0, 0, 0],
        ['sort', '', '', 1e308, -1e308, 0.5],
        ['key', '\0', '\ud800', 0, 0, 0],
      ],
    )
    .map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url')),
  fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => text.isWellFormed()),
  fc.integer().map(String),
);

test('whatever is asked is answered or refused', async () => {
  const question = fc.tuple(
    fc.constantFrom(...paths),
    fc.array(fc.tuple(parameter, argument), { maxLength: 3 }),
  );
  await fc.assert(
    fc.asyncProperty(question, async ([path, query]) => {
      expectAnswered(await desk.server.http.get(`${path}?${String(new URLSearchParams(query))}`));
    }),
    { numRuns: 600 },
  );
});

test('whatever path is asked for is answered or refused', async () => {
  const segment = fc.oneof(
    fc.constantFrom(
      'v1',
      'processes',
      'gaza-2025',
      'events',
      'phases',
      'parties',
      '..',
      '.',
      '%2e',
      '%',
      '%00',
    ),
    fc
      .string({ unit: 'binary', maxLength: 10 })
      .filter((text) => text.isWellFormed())
      .map(encodeURIComponent),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(segment, { maxLength: 6 }), async (segments) => {
      const answer = await fetch(`${desk.server.url}/v1/${segments.join('/')}`);
      expect(answer.status).toBeLessThan(500);
      if (answer.status >= 400) expect(answer.headers.get('content-type')).toContain('problem+json');
      await answer.body?.cancel();
    }),
    { numRuns: 150 },
  );
});
