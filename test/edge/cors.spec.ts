/** Guards that pages of a listed origin read and write, feeds and refusals too, and that others are told of no CORS. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { process } from '../domain/decisions/entries.js';
import { partsOf, startServer, type RunningServer } from '../server/running-server.js';

const LISTED = 'https://newsroom.example';
const EXPOSED = /(?=.*\bETag\b)(?=.*\bChancery-Position\b)(?=.*\bRetry-After\b)(?=.*\bRateLimit-Remaining\b)/;

let server: RunningServer;
let closed: RunningServer;
beforeAll(async () => {
  server = await startServer({ flags: ['--cors-origins', LISTED, '--max-feeds', '1'] });
  closed = await startServer();
  for (const one of [server, closed]) await partsOf(one.app).projection.coverage.firstCaughtUp();
  await server.http
    .post('/v1/processes/gaza-2025/events')
    .send([...process])
    .expect(201);
});
afterAll(async () => {
  await server.dispose();
  await closed.dispose();
});

const preflight = {
  origin: LISTED,
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'content-type,if-match',
};

describe('a page of a listed origin', () => {
  test('reads, and the headers that a program needs', async () => {
    const { headers } = await server.http.get('/v1/processes').set({ origin: LISTED }).expect(200);
    expect(headers['access-control-allow-origin']).toBe(LISTED);
    expect(headers['access-control-expose-headers']).toMatch(EXPOSED);
    expect(headers['vary']).toBe('Origin, Accept');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  });

  test('is told beforehand what it may send', async () => {
    const { headers } = await server.http
      .options('/v1/processes/gaza-2025/events')
      .set(preflight)
      .expect(204);
    expect(headers['access-control-allow-origin']).toBe(LISTED);
    expect(headers['access-control-allow-methods']).toContain('POST');
    expect(String(headers['access-control-allow-headers']).toLowerCase()).toMatch(
      /content-type.*if-match.*mcp-protocol-version/,
    );
    expect(headers['access-control-max-age']).toBe('600');
    expect(headers['vary']).toContain('Origin');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('reads why it is refused', async () => {
    for (const path of ['/nowhere', '/v1/processes/nothing', '/v1/processes?nonsense=1']) {
      const { headers, status } = await server.http.get(path).set({ origin: LISTED });
      expect([status >= 400, headers['access-control-allow-origin']], path).toEqual([true, LISTED]);
    }
  });

  test('follows a feed, and reads why there is none left', async () => {
    const gone = new AbortController();
    const headers = { origin: LISTED, accept: 'text/event-stream' };
    const feed = await fetch(`${server.url}/v1/changes`, { headers, signal: gone.signal });
    expect(feed.headers.get('access-control-allow-origin')).toBe(LISTED);
    expect(feed.headers.get('access-control-expose-headers')).toMatch(EXPOSED);
    expect(feed.headers.get('vary')).toBe('Origin, Accept');
    const refused = await fetch(`${server.url}/v1/changes`, { headers });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([429, LISTED]);
    gone.abort();
  });

  test('is not told of methods that there are not', async () => {
    const { headers } = await server.http.put('/v1/processes').set({ origin: LISTED }).expect(405);
    expect(headers['access-control-allow-origin']).toBe(LISTED);
    expect(headers['allow']).toBe('GET, HEAD');
  });
});

test('an answer depends on the origin for those who tell none too: a cache must not mix them', async () => {
  const { headers } = await server.http.get('/v1/processes').expect(200);
  expect([headers['vary'], headers['access-control-allow-origin']]).toEqual(['Origin, Accept', undefined]);
  expect((await server.http.get('/').expect(200)).headers['vary']).toBe('Origin, Accept');
  const page = await server.http.get('/processes/gaza-2025').set('accept', 'text/html').expect(200);
  expect(page.headers['vary']).toBe('Origin, Accept');
});

test('OPTIONS without an origin is a method like any other', async () => {
  const { headers } = await server.http.options('/v1/processes').expect(405);
  expect(headers['allow']).toBe('GET, HEAD');
  await server.http.options('/nowhere').expect(404);
});

test('a page of another origin is told of no CORS', async () => {
  for (const headers of [
    { origin: 'https://evil.example' },
    { ...preflight, origin: 'https://evil.example' },
  ]) {
    const answer = await server.http.options('/v1/processes').set(headers).expect(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  }
});

test('nothing of CORS is there while no origin is listed', async () => {
  const { headers } = await closed.http.get('/v1/processes').expect(200);
  expect(headers['vary']).toBe('Accept');
  await closed.http.options('/v1/processes').set(preflight).expect(403);
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
});
