import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assessed, made, opened, process } from '../domain/decisions/entries.js';
import { postTo, type Desk } from './desk.js';
import { changed, claim, declaration, of, rating, recordOnThreeDays, release } from './three-days.js';

let desk: Desk;
beforeAll(async () => {
  desk = await recordOnThreeDays();
});
afterAll(() => desk.close());

describe('between two moments of the world', () => {
  test('each row that changed is given before and after, with the entries that made the difference', async () => {
    const rows = await changed(desk, { from: '2025-10-12', to: '2025-10-31' });
    expect(of(rows, 'party-commitments')).toEqual([
      {
        projection: 'party-commitments',
        key: 'release',
        before: expect.objectContaining({ level: null, contested: false, overdue: false, claims: [] }),
        after: expect.objectContaining({ level: 'intermediate', contested: true, overdue: true }),
        entries: [claim.id, rating.id],
      },
    ]);
    expect(of(rows, 'phase-status')).toMatchObject([
      {
        key: 'phase-2',
        before: { agreement: 'undeclared' },
        after: { agreement: 'contested' },
        entries: [declaration.id],
      },
    ]);
    expect(of(rows, 'timeline').map(({ key, before }) => [key, before])).toEqual(
      [claim.id, rating.id, declaration.id].sort().map((id) => [id, null]),
    );
  });

  test('the sides are the answers as of those moments', async () => {
    for (const { before, after } of of(
      await changed(desk, { from: '2025-10-12', to: '2025-12-19' }),
      'phase-status',
    )) {
      for (const [at, side] of [
        ['2025-10-12', before],
        ['2025-12-19', after],
      ] as const) {
        const {
          version: _v,
          position: _p,
          at: _at,
          ...row
        } = await desk.ask('/v1/processes/gaza-2025/phases/phase-2', { at });
        expect(side).toEqual(row);
      }
    }
  });

  test('a due date that passes is a change without an entry', async () => {
    const rows = await changed(desk, { from: '2025-10-13T20:00:00Z', to: '2025-10-14' });
    expect(rows).toMatchObject([
      {
        projection: 'party-commitments',
        key: 'release',
        before: { overdue: false },
        after: { overdue: true },
        entries: [],
      },
    ]);
  });

  test('what changes a row through another one is named as its cause too', async () => {
    await desk.record(
      'waiting',
      ...process,
      release,
      made('withdrawal', '2025-10-08', { by: ['israel'], dependsOn: ['release'] }),
      assessed('release', 'complete', '2025-10-20'),
    );
    const rows = await desk.rows('/v1/processes/waiting/changes', { from: '2025-10-12', to: '2025-10-20' });
    expect(rows.find(({ key }) => key === 'withdrawal')).toMatchObject({
      before: { blockedBy: ['release'] },
      after: { blockedBy: [] },
      entries: [assessed('release', 'complete', '2025-10-20').id],
    });
  });

  test('nothing changed where nothing occurred', async () => {
    expect(await changed(desk, { from: '2025-11-21', to: '2025-12-18' })).toEqual([]);
    expect(await changed(desk, { from: '2025-10-31', to: '2025-10-31' })).toEqual([]);
  });

  test('before the first entry there are no rows', async () => {
    const rows = await changed(desk, { from: '2025-01', to: '2025-09-29' });
    expect(of(rows, 'process-overview')).toMatchObject(
      [{ before: null, after: { title: opened.data } }].map(({ before }) => ({ before })),
    );
    expect(rows.every(({ before }) => before === null)).toBe(true);
  });
});

test('the moments of the record may be given as positions', async () => {
  const { items } = await desk.ask('/v1/log', { types: 'CommitmentAssessed' });
  const position = Number(items[0]?.['position']);
  const rows = await changed(desk, {
    from: `position:${position - 1}`,
    to: `position:${position}`,
    clock: 'recorded',
  });
  expect(of(rows, 'party-commitments')).toMatchObject([{ entries: [rating.id] }]);
});

test('the answer covers what was just recorded where it is asked to', async () => {
  const path = '/v1/processes/gaza-2025/changes?from=2025-12-20&to=2025-12-25';
  const entry = assessed('release', 'complete', '2025-12-24');
  const { body } = await postTo(desk.server, 'gaza-2025', entry).expect(201);
  const { position } = body as { position: string };
  const answer = await desk.ask(`${path}&minPosition=${position}`);
  expect(Number(answer.position)).toBeGreaterThanOrEqual(Number(position));
  expect(of(answer.items, 'party-commitments')).toMatchObject([{ key: 'release', entries: [entry.id] }]);
});
