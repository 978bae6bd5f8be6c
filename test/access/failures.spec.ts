/** Rule: from an address that has presented too much that is not good here, nothing is looked at until the minute is over. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { expectProblem } from '../http/desk.js';
import { by, startGuarded, type GuardedServer } from './given.js';

const FLAGS = ['--failure-rate-limit', '3', '--trusted-proxies', '127.0.0.1'];

let server: GuardedServer;
let last = 0;
let address: string;
beforeAll(async () => {
  server = await startGuarded('2026-01-20T09:00:00Z', { flags: FLAGS });
  await by(server.admin, server.http.put('/v1/admin/access/anonymous'))
    .send({ grants: ['reader:*'] })
    .expect(200);
});
beforeEach(() => {
  last += 1;
  address = `192.0.2.${last}`;
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => server.dispose());

const read = (path = '/v1/processes') => server.http.get(path).set('x-forwarded-for', address);
const guess = (n: number) => by(`chy_${'0'.repeat(13)}_${String(n).padStart(49, '0')}`, read());

it('keys, tokens, sessions and other schemes count alike, and then a good key is refused, too', async () => {
  await guess(1).expect(401);
  await by('a.b.c', read()).expect(401);
  await by(server.admin, read()).expect(200);
  await read()
    .set('cookie', `chancery=${'x'.repeat(90)}`)
    .expect(401);
  const { detail } = await expectProblem(by(server.admin, read()), 429, 'too-many-requests');
  expect(detail).toMatch(
    /^expected at most 3 failed authentications in a minute of one address; try again in \d+ s$/,
  );
  const { headers } = await read().set('authorization', 'Basic x').expect(429);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
});

it('whoever presents nothing is not counted, and not refused', async () => {
  for (let n = 0; n < 5; n += 1) await read('/v1/admin/keys').expect(403);
  for (let n = 0; n < 3; n += 1) await guess(n).expect(401);
  await guess(4).expect(429);
  await read().expect(200);
});

it('what is refused already is not counted, so that the minute ends', async () => {
  const now = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now });
  for (let n = 0; n < 3; n += 1) await guess(n).expect(401);
  vi.setSystemTime(now + 59_000);
  expect((await guess(4).expect(429)).headers['retry-after']).toBe('1');
  vi.setSystemTime(now + 61_000);
  await by(server.admin, read()).expect(200);
});

it('another address has a limit of its own', async () => {
  for (let n = 0; n < 3; n += 1) await guess(n).expect(401);
  await guess(4).expect(429);
  address = '198.51.100.1';
  await by(server.admin, read()).expect(200);
});

it('health is answered whatever was presented', async () => {
  for (let n = 0; n < 3; n += 1) await guess(n).expect(401);
  await by('chy_', read('/health/live')).expect(200);
});
