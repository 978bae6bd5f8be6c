/** Rule: a call answers with what the document says, or throws what went wrong. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChanceryClient, Problem, Unreachable } from '../../client/src/index.js';
import { delayAfter } from '../../client/src/back-off.js';
import { errorOf } from '../../client/src/errors.js';
import { startServer, type RunningServer } from '../server/running-server.js';
import { startProxy } from './proxy.js';

describe('a call', () => {
  let server: RunningServer;
  let chancery: ChanceryClient;
  beforeAll(async () => {
    server = await startServer();
    const local = new ChanceryClient({ url: `${server.url}/` });
    await local.record('talks', {
      type: 'ProcessOpened',
      occurred: '2025',
      data: { title: { en: 'Talks' } },
    });
    const body = { name: 'The admin', grants: ['admin:*'] };
    const { data } = await local.POST('/v1/admin/keys', { body });
    chancery = new ChanceryClient({ url: server.url, key: data.token });
  });
  afterAll(() => server.dispose());

  test('answers with the body and the response', async () => {
    const { data, response } = await chancery.GET('/v1/log');
    expect(data.items.map(({ type }) => type)).toEqual(['ProcessOpened']);
    expect(response.headers.get('etag')).toMatch(/^"/);
  });

  test('is undefined while nothing has changed', async () => {
    const { response } = await chancery.GET('/v1/log');
    const header = { 'If-None-Match': response.headers.get('etag') ?? '' };
    const again = await chancery.GET('/v1/log', { params: { header } });
    expect([again.response.status, again.data]).toEqual([304, undefined]);
  });

  test('is a text where it is told so', async () => {
    const { data } = await chancery.GET('/v1/processes/{processId}/head', {
      params: { path: { processId: 'talks' } },
      parseAs: 'text',
    });
    expect(data).toContain('processes/talks');
  });

  test('throws what the server refuses', async () => {
    const asked = chancery.GET('/v1/processes', { params: { query: { sort: 'size' as 'id' } } });
    await expect(asked).rejects.toThrow(Problem);
    await expect(asked).rejects.toMatchObject({ code: 'invalid-query', status: 400 });
  });

  test('comes with its key', async () => {
    const { data } = await chancery.GET('/v1/session');
    expect(data).toMatchObject({ name: 'The admin' });
    const nobody = new ChanceryClient({ url: server.url });
    await expect(nobody.GET('/v1/processes')).rejects.toMatchObject({ code: 'unauthenticated', status: 401 });
  });

  test('says that its answer was cut off', async () => {
    const proxy = await startProxy(server.url);
    proxy.next({ cutAfter: 10 });
    const cut = new ChanceryClient({ url: proxy.url }).GET('/v1/session');
    await expect(cut).rejects.toThrow(Unreachable);
    await proxy.close();
  });

  test('says who has not answered, and why', async () => {
    const nobody = new ChanceryClient({ url: 'http://127.0.0.1:1' });
    await expect(nobody.GET('/v1/processes')).rejects.toThrow(Unreachable);
    await expect(nobody.GET('/v1/processes')).rejects.toThrow(
      /http:\/\/127\.0\.0\.1:1\/v1\/processes, got none: ./,
    );
  });
});

test.each(['127.0.0.1:3000', 'localhost:3000', '/v1'])('%s is no address, which is told at once', (url) => {
  expect(() => new ChanceryClient({ url })).toThrow('url: expected an address such as');
});

describe('an error', () => {
  const url = 'http://127.0.0.1:3000/v1/processes';
  const document = {
    title: 'The rows do not cover the position yet',
    ...{ status: 503, code: 'not-caught-up', detail: 'expected 9, got 8' },
  };

  test('has what the problem document says, and when to come back', async () => {
    const error = await errorOf(
      Response.json(document, { status: 503, headers: { 'retry-after': '2' } }),
      url,
    );
    expect(error).toMatchObject({ ...document, name: 'Problem', errors: [], retryAfter: 2 });
    expect(error.message).toBe('503 not-caught-up: expected 9, got 8');
  });

  test.each([['<h1>Bad gateway</h1>'], ['{"error":"down"}'], ['null']])(
    'says what came where it is no problem document: %s',
    async (body) => {
      const error = await errorOf(new Response(body, { status: 502 }), url);
      expect(error.message).toBe(`expected a problem document from ${url}, got 502: ${body}`);
    },
  );
});

describe('the pause before the next try', () => {
  test.each([
    [1, 0, 500],
    [1, 1, 1_000],
    [2, 1, 2_000],
    [4, 0, 4_000],
    [20, 1, 30_000],
    [Infinity, 0, 15_000],
  ])('after %d failures in a row, with a chance of %d, is %d ms', (failures, chance, ms) => {
    expect(delayAfter({ failures, base: 1_000, atLeast: 0 }, chance)).toBe(ms);
  });

  test('is never shorter than the server asks for', () => {
    expect(delayAfter({ failures: 1, base: 1_000, atLeast: 60_000 }, 1)).toBe(60_000);
  });
});
