/** Guards that nobody has more answered in a minute, or more feeds open, than is set. */
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { addressOf } from '../../src/http/edge/address.js';
import { expectProblem } from '../http/desk.js';
import { partsOf, startServer, type RunningServer } from '../server/running-server.js';
import { openStream } from '../server/sse-client.js';

const servers: RunningServer[] = [];
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  for (const server of servers) await server.dispose();
});

async function started(...flags: readonly string[]): Promise<RunningServer> {
  const server = await startServer({ flags });
  servers.push(server);
  await partsOf(server.app).projection.coverage.firstCaughtUp();
  return server;
}

describe.each([
  ['a caller', '--rate-limit', '--address-rate-limit'],
  ['an address', '--address-rate-limit', '--rate-limit'],
])('the requests of %s', (_, limit, other) => {
  test('are counted in the answers, and those beyond the limit are refused with the time to come back', async () => {
    const server = await started(limit, '3', other, '0');
    for (const left of ['2', '1', '0']) {
      const { headers } = await server.http.get('/v1/processes').expect(200);
      expect([headers['ratelimit-limit'], headers['ratelimit-remaining']]).toEqual(['3', left]);
      expect(Number(headers['ratelimit-reset'])).toBeGreaterThan(0);
    }
    await expectProblem(server.http.get('/v1/processes'), 429, 'too-many-requests');
    const { headers } = await server.http.get('/v1/processes').expect(429);
    expect(headers['ratelimit-remaining']).toBe('0');
    expect(headers['retry-after']).toBe(headers['ratelimit-reset']);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
  });

  test('are counted whatever becomes of them', async () => {
    const server = await started(limit, '3', other, '0');
    await server.http.get('/nowhere').expect(404);
    await server.http.post('/v1/processes/p/events').send({}).expect(400);
    await server.http.put('/v1/processes').expect(405);
    for (const path of ['/v1/processes', '/nowhere', '/docs', '/metrics', '/openapi.json'])
      await server.http.get(path).expect(429);
  });

  test('for health are not counted, and answered when there is nothing left', async () => {
    const server = await started(limit, '1', other, '0');
    for (const page of ['live', 'ready', 'writable']) {
      const { headers } = await server.http.get(`/health/${page}`).expect(200);
      expect(headers['ratelimit-limit']).toBeUndefined();
    }
    await server.http.get('/v1/processes').expect(200);
    await server.http.get('/v1/processes').expect(429);
    await server.http.get('/health/live').expect(200);
  });

  test('begin anew after a minute', async () => {
    const server = await started(limit, '1', other, '0');
    const now = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now });
    await server.http.get('/v1/processes').expect(200);
    await server.http.get('/v1/processes').expect(429);
    vi.setSystemTime(now + 59_000);
    expect((await server.http.get('/v1/processes').expect(429)).headers['retry-after']).toBe('1');
    vi.setSystemTime(now + 61_000);
    await server.http.get('/v1/processes').expect(200);
  });
});

test('callers behind a proxy have a limit each', async () => {
  const server = await started('--rate-limit', '1', '--trusted-proxies', '127.0.0.1');
  const from = (address: string) => server.http.get('/v1/processes').set('x-forwarded-for', address);
  await from('192.0.2.1').expect(200);
  await from('192.0.2.2').expect(200);
  await from('192.0.2.1').expect(429);
  await from('2001:db8:1:2::1').expect(200);
  await from('2001:db8:1:2:ffff::9').expect(429);
  await from('2001:db8:1:3::1').expect(200);
});

test('what somebody says of himself gives him no other limit', async () => {
  const server = await started('--rate-limit', '1');
  await server.http.get('/v1/processes').set('x-forwarded-for', '192.0.2.1').expect(200);
  await server.http.get('/v1/processes').set('x-forwarded-for', '192.0.2.2').expect(429);
});

test('no limit is a limit of 0, and no header tells of one', async () => {
  const server = await started('--rate-limit', '0', '--address-rate-limit', '0');
  const { headers } = await server.http.get('/v1/processes').expect(200);
  expect(Object.keys(headers).filter((name) => name.startsWith('ratelimit'))).toEqual([]);
});

test('the feeds of a caller are bounded apart from those of all', async () => {
  const server = await started('--max-feeds-per-caller', '1', '--trusted-proxies', '127.0.0.1');
  const feed = await openStream(`${server.url}/v1/changes`);
  const another = server.http.get('/v1/changes').set('accept', 'text/event-stream');
  const { detail } = await expectProblem(another, 429, 'too-many-requests');
  expect(detail).toBe('expected at most 1 open streams of one caller; close one first');
  const gone = new AbortController();
  const headers = { accept: 'text/event-stream', 'x-forwarded-for': '192.0.2.1' };
  const other = await fetch(`${server.url}/v1/changes`, { headers, signal: gone.signal });
  expect(other.status).toBe(200);
  gone.abort();
  feed.cut();
  await vi.waitFor(async () => {
    const again = await openStream(`${server.url}/v1/changes`);
    again.cut();
  });
});

describe('an address', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:4711', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
    ['_secret:x', '_secret:x'],
  ])('%s counts as %s', (ip, counted) => {
    expect(addressOf({ ip })).toBe(counted);
  });

  test('of a connection that is closed is none', () => {
    expect(addressOf({ ip: undefined })).toBe('gone');
  });
});
