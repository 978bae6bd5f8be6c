/** Questions that no feed answers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ceasefire } from '../http/ceasefire.js';
import { openDesk, type Desk } from '../http/desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2025-12-20T10:00:00Z');
  await desk.record('gaza-2025', ...ceasefire);
});
afterAll(() => desk.close());

describe('what a feed cannot answer is refused before it begins', () => {
  const p = '/v1/processes/gaza-2025';
  const below = [
    '',
    '/phases',
    '/phases/opening',
    '/commitments',
    '/commitments/aid',
    '/agreements',
    '/meetings',
    '/statements',
    '/statements/miami',
    '/bodies',
    '/bodies/centre',
    '/violations',
    '/violations/rafah',
    '/timeline',
  ];
  const across = ['/processes', '/commitments', '/violations', '/parties', '/parties/egypt', '/changes'];
  const paths = [...below.map((path) => p + path), ...across.map((path) => `/v1${path}`)];
  const questions = [
    'at=2025-10-01',
    'knownAt=2025-10-01',
    'reportedBy=2025-10-01',
    'limit=5',
    'cursor=x',
    'sort=id',
    'minPosition=1',
    'x=1',
  ];
  test.each(paths)('at %s', async (path) => {
    for (const query of questions) {
      const { body } = await desk.server.http
        .get(`${path}?${query}`)
        .set('accept', 'text/event-stream')
        .expect(400);
      expect(body).toMatchObject({ code: 'invalid-query' });
    }
  });

  test.each([
    ['/v1/changes', 'application/json'],
    ['/v1/changes', '*/*'],
  ])('%s as %s', async (path, accept) => {
    const { body } = await desk.server.http.get(path).set('accept', accept).expect(400);
    expect(body).toMatchObject({ code: 'invalid-query' });
  });

  test.each([
    'projection=nothing',
    'process=No',
    'party=No',
    'process=a,b',
    'process=gaza-2025&process=gaza-2025',
  ])('/v1/changes?%s', async (query) => {
    const { body } = await desk.server.http
      .get(`/v1/changes?${query}`)
      .set('accept', 'text/event-stream')
      .expect(400);
    expect(body).toMatchObject({ code: 'invalid-query' });
  });

  test('of a process that is not on the record', async () => {
    const { body } = await desk.server.http
      .get('/v1/processes/nowhere/phases')
      .set('accept', 'text/event-stream')
      .expect(404);
    expect(body).toMatchObject({ code: 'process-not-found' });
  });
});
