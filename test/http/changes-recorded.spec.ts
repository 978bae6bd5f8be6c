/** What changed from what was known at one moment to what was known at another. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from './desk.js';
import {
  changed,
  correction,
  denial,
  of,
  preparing,
  rating,
  recordOnThreeDays,
  release,
} from './three-days.js';

let desk: Desk;
beforeAll(async () => {
  desk = await recordOnThreeDays();
});
afterAll(() => desk.close());

describe('between two moments of the record', () => {
  test('a correction names itself as the cause', async () => {
    const rows = await changed(desk, { from: '2025-12-23', to: '2025-12-25', clock: 'recorded' });
    expect(of(rows, 'phase-status')).toMatchObject([
      {
        key: 'phase-2',
        before: { determined: { since: { text: '2025-12-19' } } },
        after: { determined: { since: { text: '2025-11-20' } } },
        entries: [correction.id],
      },
    ]);
    expect(of(rows, 'timeline').map(({ key, entries }) => [key, entries])).toEqual(
      [
        [preparing.id, [correction.id]],
        [release.id, [denial.id]],
      ].sort(),
    );
  });

  test('a late report is a change on the day that it came in', async () => {
    const rows = await changed(desk, { from: '2025-12-21', to: '2025-12-23', clock: 'recorded' });
    expect(of(rows, 'party-commitments')).toMatchObject([{ key: 'release', entries: [rating.id] }]);
    expect(await changed(desk, { from: '2025-12-21', to: '2025-12-22T11:59Z', clock: 'recorded' })).toEqual(
      [],
    );
  });

  test('a process that was not on the record yet had no rows', async () => {
    const answer = await desk.ask('/v1/processes/gaza-2025/changes', {
      from: '2025-12-19',
      to: '2025-12-21',
      clock: 'recorded',
    });
    expect(answer).toMatchObject({ from: '2025-12-19', to: '2025-12-21', clock: 'recorded', settled: true });
    expect(answer.items.length).toBeGreaterThan(0);
    expect(answer.items.every(({ before }) => before === null)).toBe(true);
  });
});
