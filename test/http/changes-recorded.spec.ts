/** What changed from what was known at one moment to what was known at another. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assessed, correct, defined, retract, translate } from '../domain/decisions/entries.js';
import type { Desk } from './desk.js';
import {
  changed,
  correction,
  declaration,
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

describe('what an editorial entry changed names that entry, and nothing from before the span', () => {
  const rating2 = assessed('release', 'minimum', '2025-10-21');
  const renamed = correct(defined('phase-2'), { data: { title: { en: 'Another title' } } });
  const withdrawn = retract(rating2);
  const restored = retract(withdrawn);
  const translated = translate(release, '/text', { ar: 'نص' });
  const undone = correct(declaration, { note: { en: 'Undone at once.' } });

  /** The entries named for the rows of a read model, in a span around one recording. */
  async function causesOf(day: number, entries: readonly object[], projection: string): Promise<unknown[]> {
    desk.now(`2026-02-${day}T12:00:00Z`);
    await desk.record('gaza-2025', ...entries);
    desk.now('2026-03-01T12:00:00Z');
    const span = { from: `2026-02-${day}T11:59:00Z`, to: `2026-02-${day}`, clock: 'recorded' };
    return of(await changed(desk, span), projection).map(({ entries: named }) => named);
  }

  test('a correction of what a thing was introduced as', async () => {
    expect(await causesOf(10, [renamed], 'phase-status')).toEqual([[renamed.id]]);
  });

  test('a retraction, and the retraction of that', async () => {
    expect(await causesOf(11, [rating2], 'party-commitments')).toEqual([[rating2.id]]);
    expect(await causesOf(12, [withdrawn], 'party-commitments')).toEqual([[withdrawn.id]]);
    expect(await causesOf(13, [restored], 'party-commitments')).toEqual([[restored.id]]);
    expect(await causesOf(14, [retract(restored)], 'timeline')).toHaveLength(1);
  });

  test('a translation, beside one that was done and undone', async () => {
    const named = await causesOf(15, [undone, retract(undone), translated], 'party-commitments');
    expect(named).toEqual([[translated.id]]);
  });
});
