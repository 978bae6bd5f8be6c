/**
 * One rule for all streams. Who begins (without an id) at a process or a row that is not there is refused, as for JSON. Who comes
 * back (with an id, in the header or as `after`) is never refused: a browser would not come again. An id that can be used goes
 * on after it; any other, an empty one too, gives `reset` and the stream from its beginning. A stream that ends does so for good.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleDraft } from '../../src/http/openapi/operations/drafts.js';
import { defined, retract } from '../domain/decisions/entries.js';
import { ceasefire } from '../http/ceasefire.js';
import { openDesk, type Desk } from '../http/desk.js';
import type { EventFrame } from '../server/event-stream.js';
import { openStream } from '../server/sse-client.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2025-12-20T10:00:00Z');
  await desk.record('gaza-2025', ...ceasefire);
  await desk.server.http.post(`${p}/drafts`).send(exampleDraft).expect(201);
});
afterAll(() => desk.close());

const p = '/v1/processes/gaza-2025';
const replays = [`${p}/replay`, `${p}/replay?order=recorded`, `${p}/replay?from=2025-10-01`];
const logs = ['/v1/log', '/v1/log?process=gaza-2025', '/v1/log?types=PhaseDefined,CommitmentMade'];
const ofRows = [
  ...['', '/phases', '/phases/opening', '/commitments', '/commitments/aid', '/agreements', '/meetings'].map(
    (path) => p + path,
  ),
  ...[
    '/statements',
    '/statements/miami',
    '/bodies',
    '/bodies/centre',
    '/violations',
    '/violations/rafah',
  ].map((path) => p + path),
  `${p}/timeline`,
  `${p}/drafts`,
  `${p}/drafts?state=waiting`,
  ...[
    '/processes',
    '/commitments',
    '/violations',
    '/commitments?party=hamas',
    '/parties',
    '/parties/egypt',
  ].map((path) => `/v1${path}`),
  '/v1/changes',
  '/v1/changes?process=gaza-2025',
];
const streams = [...ofRows, ...logs, ...replays];
const nowhere = [
  '/v1/processes/nowhere',
  '/v1/processes/nowhere/phases',
  '/v1/processes/nowhere/phases/opening',
  '/v1/processes/nowhere/timeline',
  '/v1/processes/nowhere/drafts',
  '/v1/processes/nowhere/replay',
  '/v1/processes/nowhere/replay?order=recorded',
  '/v1/changes?process=nowhere',
  '/v1/log?process=nowhere',
];
const noRow = [`${p}/phases/nothing`, `${p}/commitments/nothing`, '/v1/parties/nobody'];

/** Until it is up to date or has ended. */
async function read(path: string, lastEventId?: string): Promise<EventFrame[]> {
  const client = await openStream(desk.server.url + path, { lastEventId });
  const frames = await client.until(({ event }) => event === 'up-to-date' || event === 'end');
  client.cut();
  return frames;
}

const told = (frames: readonly EventFrame[]): string[] => frames.map(({ event, data }) => `${event} ${data}`);
const with_ = (path: string, after: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(after)}`;

describe.each(streams)('%s', (path) => {
  test.each(['what is this', '', '999999999999999', '1.2.3.4'])(
    'begins anew after the id "%s", and says so',
    async (id) => {
      const whole = await read(path);
      const [reset, ...again] = await read(path, id);
      expect(reset?.event).toBe('reset');
      expect(told(again)).toEqual(told(whole));
    },
  );

  test('goes on after each of its ids, in the header or as the parameter', async () => {
    const whole = await read(path);
    const places = whole.flatMap(({ lastEventId, event }, i) =>
      lastEventId === '' || event === 'end' || whole[i + 1]?.lastEventId === lastEventId
        ? []
        : [{ lastEventId, rest: told(whole.slice(i + 1)) }],
    );
    expect(places).not.toEqual([]);
    for (const { lastEventId, rest } of [places[0], places.at(-1)].flatMap((one) => one ?? [])) {
      const header = await read(path, lastEventId);
      expect(header.map(({ event }) => event)).not.toContain('reset');
      expect(told(await read(with_(path, lastEventId)))).toEqual(told(header));
      // A feed of rows tells what was changed with a cause when it goes on; entries are told as they are.
      if (!ofRows.includes(path))
        expect(told(header)).toEqual(rest.length > 0 ? rest : told(whole.slice(-1)));
    }
  });
});

describe.each(nowhere)('%s', (path) => {
  test('is refused to who begins, and says which process', async () => {
    const answer = await desk.server.http.get(path).set('accept', 'text/event-stream').expect(404);
    expect(answer.body).toMatchObject({ code: 'process-not-found' });
    expect((answer.body as { detail: string }).detail).toContain('"nowhere"');
  });

  test.each(['', 'what is this'])('is never refused to who comes back, here with "%s"', async (id) => {
    expect((await read(path, id)).map(({ event }) => event)).toEqual(['reset', expect.any(String)]);
  });
});

describe.each(noRow)('%s', (path) => {
  test('is refused to who begins, as JSON is', async () => {
    for (const accept of ['application/json', 'text/event-stream']) {
      const answer = await desk.server.http.get(path).set('accept', accept).expect(404);
      expect(answer.body).toMatchObject({ code: 'not-found' });
    }
  });

  test('is never refused to who comes back', async () => {
    expect((await read(path, '')).map(({ event }) => event)).toEqual(['reset', 'up-to-date']);
  });
});

test('a row that has gone meanwhile is told to who comes back, and not refused', async () => {
  await desk.record('gaza-2025', defined('short-lived'));
  const path = `${p}/phases/short-lived`;
  const lastEventId = (await read(path)).at(-1)?.lastEventId ?? '';
  await desk.record('gaza-2025', retract(defined('short-lived')));
  expect((await read(path, lastEventId)).map(({ event }) => event)).toEqual(['gone', 'up-to-date']);
  await desk.server.http.get(path).set('accept', 'text/event-stream').expect(404);
});

test.each(replays)('%s ends for good: who comes back from its end has seen all', async (path) => {
  const end = (await read(path)).at(-1);
  expect(end).toMatchObject({ event: 'end', lastEventId: 'end' });
  for (const [url, headers] of [
    [path, { 'last-event-id': 'end' }],
    [with_(path, 'end'), {}],
  ] as const) {
    const answer = await desk.server.http.get(url).set({ accept: 'text/event-stream', ...headers });
    expect([answer.status, answer.text]).toEqual([204, '']);
  }
});

test('a log that is shorter than the client has seen is told from its beginning', async () => {
  const [oldest] = await read('/v1/log');
  const [reset, first] = await read('/v1/log', '900000000000');
  expect(reset).toMatchObject({ event: 'reset', lastEventId: '0', data: '{"reason":"ahead-of-log"}' });
  expect(first).toEqual(oldest);
  expect(first).toMatchObject({ event: 'entry' });
});
