/** A clock that jumps ahead takes no entry with it, and a record that is ahead of the clock is told, and settles nothing in between. */
import { expect, onTestFinished, test } from 'vitest';
import { rmSync } from 'node:fs';
import { joined, opened } from '../domain/decisions/entries.js';
import { partsOf, settableClock, startServer, type RunningServer } from '../server/running-server.js';
import { expectProblem, postTo } from './desk.js';

const YEAR_AHEAD = '2027-01-20T09:00:00Z';

/** A server whose clock can be set while the machine goes on as before. */
async function given(
  iso: string,
  options: { folder?: string; flags?: readonly string[] } = {},
): Promise<{ server: RunningServer; set: (iso: string) => void }> {
  const { clock, set } = settableClock(iso);
  const server = await startServer({ clock, steady: () => 0n, ...options });
  onTestFinished(async () => {
    await server.stop();
    rmSync(server.folder, { recursive: true, force: true });
  });
  await partsOf(server.app).projection.coverage.firstCaughtUp();
  return { server, set };
}

async function ready({ http }: RunningServer): Promise<Record<string, unknown>> {
  const { status, body } = await http.get('/health/ready');
  const { details, status: said } = body as {
    status: string;
    details: { projections: Record<string, unknown> };
  };
  return { ...details.projections, http: status, said };
}

async function metric({ http }: RunningServer, name: string): Promise<number> {
  const { text } = await http.get('/metrics').expect(200);
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

const known = async ({ http }: RunningServer, knownAt: string): Promise<unknown> => {
  const { body } = await http.get('/v1/processes/gaza-2025/timeline').query({ knownAt }).expect(200);
  return (body as { settled: boolean }).settled;
};

test('a clock that has jumped a year ahead takes no entry and closes no time, and says both times', async () => {
  const { server, set } = await given('2026-01-20T09:00:00Z');
  await postTo(server, 'gaza-2025', opened).expect(201);
  set(YEAR_AHEAD);
  const { detail } = await expectProblem(
    postTo(server, 'gaza-2025', joined('hamas')),
    503,
    'store-unavailable',
  );
  const reason =
    'the clock says 2027-01-20T09:00:00.000000Z, expected about 2026-01-20T09:00:00.000000Z: it has jumped ahead';
  expect(detail).toBe(`${reason}; nothing was recorded`);
  await expectProblem(
    server.http.get('/v1/processes/gaza-2025/timeline').query({ knownAt: YEAR_AHEAD }),
    503,
    'store-unavailable',
  );
  expect(await ready(server)).toMatchObject({ http: 503, reason });
  expect(await metric(server, 'chancery_store_up')).toBe(0);

  set('2026-01-20T09:00:05Z');
  const { body } = await postTo(server, 'gaza-2025', joined('hamas')).expect(201);
  expect((body as { events: [{ recordedAt: string }] }).events[0].recordedAt).toBe(
    '2026-01-20T09:00:05.000000Z',
  );
  expect(await ready(server)).toMatchObject({ http: 200, said: 'ok' });
});

test('a clock that is accepted takes entries again', async () => {
  const first = await given('2026-01-20T09:00:00Z');
  await postTo(first.server, 'gaza-2025', opened).expect(201);
  await first.server.stop();
  const { folder } = first.server;
  const refused = await given(YEAR_AHEAD, { folder });
  await expectProblem(postTo(refused.server, 'gaza-2025', joined('hamas')), 503, 'store-unavailable');
  await refused.server.stop();
  const accepted = await given(YEAR_AHEAD, { folder, flags: ['--clock-accepted', YEAR_AHEAD] });
  await postTo(accepted.server, 'gaza-2025', joined('hamas')).expect(201);
});

test('a record that is ahead of the clock is told, takes entries, and settles nothing that it has passed over', async () => {
  const first = await given('2026-01-20T09:00:00Z', { flags: ['--clock-accepted', YEAR_AHEAD] });
  await postTo(first.server, 'gaza-2025', opened).expect(201);
  first.set(YEAR_AHEAD);
  await postTo(first.server, 'gaza-2025', joined('hamas')).expect(201);
  await first.server.stop();

  const { server, set } = await given('2026-01-20T10:00:00Z', { folder: first.server.folder });
  const ahead = { recordedAt: '2027-01-20T09:00:00.000000Z', clock: '2026-01-20T10:00:00.000000Z' };
  expect(await ready(server)).toMatchObject({ http: 200, said: 'degraded', ahead });
  await server.http.get('/health/writable').expect(200);
  expect(await metric(server, 'chancery_log_ahead_seconds')).toBe(365 * 86_400 - 3_600);
  await postTo(server, 'gaza-2025', joined('israel')).expect(201);

  const asked = {
    'before the record was passed over': '2026-01-20T09:00:00Z',
    'between the last entry in time and now': '2026-01-20T09:30:00Z',
    now: '2026-01-20T10:00:00Z',
    'to come, and before the newest entry': '2026-06-01T00:00:00Z',
  };
  const settled = Object.entries(asked).map(async ([what, knownAt]) => [what, await known(server, knownAt)]);
  expect(Object.fromEntries(await Promise.all(settled))).toEqual({
    'before the record was passed over': true,
    'between the last entry in time and now': false,
    now: false,
    'to come, and before the newest entry': false,
  });
  set('2027-01-20T09:00:01Z');
  expect(await ready(server)).toMatchObject({ http: 200, said: 'ok' });
  expect(await known(server, '2027-01-20T09:00:01Z')).toBe(true);
});
