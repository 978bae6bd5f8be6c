/** `reportedBy` beside `knownAt`: the moments of recording are those of the clock that this sets. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk, Query, Row } from './desk.js';
import { openTalks } from './reported-story.js';

const talks = '/v1/processes/talks';
let desk: Desk;
beforeAll(async () => {
  desk = await openTalks();
});
afterAll(() => desk.close());

async function opening(query: Query): Promise<Row> {
  return desk.ask(`${talks}/phases/opening`, query);
}

async function commitments(query: Query): Promise<unknown[]> {
  const rows = await desk.rows(`${talks}/commitments`, query);
  return rows.map(({ commitmentId }) => commitmentId);
}

test('an answer is settled with knownAt, once both moments are over', async () => {
  const settled = async (query: Query): Promise<unknown> => (await opening(query))['settled'];
  expect(await settled({ reportedBy: '2019-06', knownAt: '2026-01-23' })).toBe(true);
  expect(await settled({ reportedBy: '2019-06', knownAt: '2026-01-24' })).toBe(false);
  expect(await settled({ reportedBy: '2030', knownAt: '2026-01-23' })).toBe(false);
});

test('a source moves its entry to its date, but not in what was known before', async () => {
  const known = { knownAt: '2026-01-21', at: '2026-01-21' };
  expect(await commitments({ reportedBy: '2019-06-21', ...known })).toEqual(['release']);
  expect(await commitments({ reportedBy: '2024-03-01', ...known })).toEqual(['access', 'release']);
});

test('alone sets the moment of the world, beside what was known too', async () => {
  const { overdue } = await desk.ask(`${talks}/commitments/release`, {
    reportedBy: '2019-06-20',
    knownAt: '2026-01-23',
  });
  expect(overdue).toBe(false);
});
