/** Entries that the store took in late, by another server's clock: `knownAt` has them from then on, nothing else differs. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toEvent } from '../../src/application/append/submission.js';
import type { StreamHead } from '../../src/log/event-log.js';
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';
import { recordedElsewhere } from '../contract/recorded-elsewhere.js';
import { MORNING, StandingClock } from '../contract/sample-events.js';
import { defined, determined, joined, opened, type Posted } from '../domain/decisions/entries.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { openStream } from '../server/sse-client.js';
import { expectProblem, openDesk, type Desk } from './desk.js';

const late = determined('phase-2', 'preparing', '2025-12-18');
const after = determined('phase-2', 'in_progress', '2025-12-19');

/** In recorded order: seconds after the morning by the clock of the server, and when the store took it in later. */
const record: readonly (readonly [process: string, entry: Posted, seconds: bigint, known?: bigint])[] = [
  ['gaza-2025', opened, 0n],
  ['gaza-2025', defined('phase-2'), 1n],
  ['gaza-2025', late, 10n, 25n],
  ['sudan-2023', opened, 5n],
  ['gaza-2025', after, 11n],
  ['sudan-2023', joined('egypt'), 30n],
];

let desk: Desk;
beforeEach(async () => {
  const folder = temporaryFolder();
  const log = await openSqliteLog({ folder, clock: new StandingClock(MORNING).read });
  const heads = new Map<string, StreamHead>();
  for (const [process, entry, seconds, known] of record) {
    const event = recordedElsewhere(process, heads.get(process) ?? null, {
      seconds,
      ...(known === undefined ? {} : { knownSeconds: known }),
      event: toEvent(entry, 'desk'),
    });
    heads.set(process, event);
    await log.restore([event]);
  }
  await log.close();
  desk = await openDesk('2025-12-20T12:00:00Z', folder);
});
afterEach(() => desk.close());

const second = (seconds: number): string => `2025-12-20T09:30:${String(seconds).padStart(2, '0')}Z`;

describe('an entry that the store took in late', () => {
  test.each([
    [0, '1', 'none'],
    [4, '2', 'not_started'],
    // What was recorded elsewhere in the meantime is known, at whatever position.
    [9, '4', 'not_started'],
    // The entry after the late one is told with it.
    [24, '4', 'not_started'],
    [25, '5', 'in_progress'],
    [30, '6', 'in_progress'],
  ])('%i seconds after the morning: position %s, the phase is %s', async (seconds, position, status) => {
    const answer = await desk.ask('/v1/processes/gaza-2025/phases', { knownAt: second(seconds) });
    expect(answer).toMatchObject({ position, settled: true });
    const told = answer.items.map(({ determined: found }) => (found as { status: unknown }).status);
    expect(told).toEqual(status === 'none' ? [] : [status]);
  });

  test('is there to its position at once', async () => {
    const answer = await desk.ask('/v1/processes/gaza-2025/phases', { knownAt: 'position:3' });
    expect(answer).toMatchObject({ position: '3', items: [{ determined: { status: 'preparing' } }] });
  });

  test('makes the difference when it became known', async () => {
    const changes = async (from: number, to: number): Promise<readonly unknown[]> => {
      const query = { clock: 'recorded', from: second(from), to: second(to) };
      const rows = await desk.rows('/v1/processes/gaza-2025/changes', query);
      return rows.filter(({ projection }) => projection === 'phase-status').map(({ entries }) => entries);
    };
    expect(await changes(4, 24)).toEqual([]);
    expect(await changes(24, 25)).toEqual([[late.id, after.id]]);
    // From before the process was on the record.
    expect(
      await desk.rows('/v1/processes/sudan-2023/changes', {
        clock: 'recorded',
        from: second(4),
        to: second(5),
      }),
    ).not.toEqual([]);
  });

  test('has a process that is not known yet where that is', async () => {
    const known = (seconds: number): string => `/v1/processes/sudan-2023?knownAt=${second(seconds)}`;
    await expectProblem(desk.server.http.get(known(4)), 404, 'process-not-found');
    await desk.ask(known(5));
  });

  test('says since when it is known wherever entries are shown, and only it does', async () => {
    const since = '2025-12-20T09:30:25.000000Z';
    const log = await desk.rows('/v1/log');
    const entries = await desk.rows('/v1/processes/gaza-2025/events');
    const client = await openStream(`${desk.server.url}/v1/processes/gaza-2025/replay?order=recorded`);
    const steps = (await client.until(({ event }) => event === 'end')).slice(0, -1);
    client.cut();
    const replayed = steps.map(({ data }) => (JSON.parse(data) as { entry: (typeof entries)[number] }).entry);
    for (const shown of [log, entries, replayed])
      for (const entry of shown)
        expect(entry['knownSince']).toBe(entry['id'] === late.id ? since : undefined);
    expect(await desk.ask(`/v1/processes/gaza-2025/events/${late.id}`)).toMatchObject({
      recordedAt: '2025-12-20T09:30:10.000000Z',
      knownSince: since,
    });
  });
});

test('what changed up to a moment to come can still change', async () => {
  const [past, future] = ['2025-12-20T11:00:00Z', '2025-12-21T00:00:00Z'];
  const settled = async (from: string, to: string): Promise<unknown> =>
    (await desk.ask('/v1/processes/gaza-2025/changes', { clock: 'recorded', from, to }))['settled'];
  expect(await settled(second(4), past)).toBe(true);
  expect(await settled(past, future)).toBe(false);
});
