/** `Accept` chooses the representation by RFC 9110; JSON wins a tie, and what nothing fits is told what there is. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ceasefire } from './ceasefire.js';
import { expectProblem, openDesk, type Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2025-12-20T10:00:00Z');
  await desk.record('gaza-2025', ...ceasefire);
});
afterAll(() => desk.close());

const json = 'application/json; charset=utf-8';
const feed = 'text/event-stream; charset=utf-8';
const ndjson = 'application/x-ndjson';

const p = '/v1/processes/gaza-2025';
const readModels = [
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
  ...['/processes', '/commitments', '/violations', '/parties', '/parties/egypt'].map((path) => `/v1${path}`),
];
const twofold = [...readModels, '/v1/log'];

/** The media type of the answer. A stream is left after its head. */
async function typeOf(path: string, accept: string | undefined): Promise<string | null> {
  const left = new AbortController();
  const answer = await fetch(desk.server.url + path, {
    headers: accept === undefined ? {} : { accept },
    signal: left.signal,
  });
  expect([answer.status, answer.headers.get('vary')]).toEqual([200, 'Accept']);
  left.abort();
  return answer.headers.get('content-type');
}

describe.each(twofold)('%s', (path) => {
  test.each([
    [undefined, json],
    ['', json],
    ['*/*', json],
    ['text/event-stream', feed],
    ['TEXT/Event-Stream', feed],
    ['text/event-stream;charset=utf-8', feed],
    ['text/*', feed],
    ['application/json, text/event-stream;q=0', json],
    ['text/event-stream;q=0, */*', json],
    ['application/json;q=0, */*;q=0.1, text/event-stream', feed],
    ['application/json;q=0.5, text/event-stream', feed],
    ['application/json, text/event-stream;q=0.9', json],
    ['application/json, text/event-stream', json],
    ['text/event-stream, application/json', json],
    ['text/event-stream, text/html, application/json', json],
    ['text/html, application/xhtml+xml, */*;q=0.8', json],
  ])('asked with Accept: %s', async (accept, type) => {
    expect(await typeOf(path, accept)).toBe(type);
  });

  test.each(['text/html', 'application/xml, text/html;q=0.9', '*/*;q=0', 'nonsense'])(
    'has nothing for %s, and says what it has',
    async (accept) => {
      const request = desk.server.http.get(path).set('accept', accept);
      const { detail } = await expectProblem(request, 406, 'not-acceptable');
      expect(detail).toContain('application/json or text/event-stream');
      expect(detail).toContain(accept);
    },
  );
});

test('the log has a third one', async () => {
  expect(await typeOf('/v1/log', 'application/x-ndjson')).toBe(ndjson);
  expect(await typeOf('/v1/log', 'application/x-ndjson;q=0.5, application/json;q=0.4')).toBe(ndjson);
  expect(await typeOf('/v1/log', 'text/event-stream, application/json, application/x-ndjson')).toBe(json);
  expect(await typeOf('/v1/log', 'text/event-stream, application/x-ndjson')).toBe(feed);
});

test('a replay has one', async () => {
  expect(await typeOf(`${p}/replay`, undefined)).toBe(feed);
  expect(await typeOf(`${p}/replay`, '*/*')).toBe(feed);
  const request = desk.server.http.get(`${p}/replay`).set('accept', 'application/json');
  const { detail } = await expectProblem(request, 406, 'not-acceptable');
  expect(detail).toContain('text/event-stream');
});

test('what a client has already depends on Accept as well', async () => {
  const { headers } = await desk.server.http.get(p).expect(200);
  const again = await desk.server.http.get(p).set('if-none-match', String(headers['etag'])).expect(304);
  expect(again.headers['vary']).toBe('Accept');
});
