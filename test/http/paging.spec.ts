import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alleged, issued, joined, made, opened, process } from '../domain/decisions/entries.js';
import { ceasefire } from './ceasefire.js';
import { openDesk, type Answer, type Desk, type Query, type Row } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  await desk.record('ceasefire', ...ceasefire, alleged('aid-convoy', '2025-11-02'));
  await desk.record(
    'other',
    opened,
    joined('egypt'),
    joined('norway'),
    made('pledge', '2025-10-08', { by: ['norway'] }),
  );
});
afterAll(() => desk.close());

const at = '/v1/processes/ceasefire';

async function ids(path: string, key: string, query: Query = {}): Promise<unknown[]> {
  return (await desk.rows(path, query)).map((row) => row[key]);
}

describe('a list', () => {
  test('comes in its default order: timeline as it occurred, phases by ordinal, others by id', async () => {
    expect(await ids(`${at}/phases`, 'phaseId')).toEqual(['opening', 'afterwards']);
    expect(await ids('/v1/processes', 'processId')).toEqual(['ceasefire', 'other']);
    expect(await ids(`${at}/meetings`, 'meetingId')).toEqual(['sharm', 'talks']);
    expect(await ids(`${at}/violations`, 'violationId')).toEqual(['aid-convoy', 'rafah']);
    const told = (await desk.rows(`${at}/timeline`)).map(
      ({ occurred }) => (occurred as { earliest: string }).earliest,
    );
    expect(told).toEqual([...told].sort());
  });

  test.each<[string, string, string, string[]]>([
    [`${at}/phases`, 'phaseId', 'id', ['afterwards', 'opening']],
    [`${at}/phases`, 'phaseId', '-ordinal', ['afterwards', 'opening']],
    [`${at}/phases`, 'phaseId', 'ordinal', ['opening', 'afterwards']],
    [`${at}/commitments`, 'commitmentId', 'due', ['release', 'aid', 'monitoring', 'withdrawal', 'reform']],
    [`${at}/commitments`, 'commitmentId', '-id', ['withdrawal', 'release', 'reform', 'monitoring', 'aid']],
    [`${at}/meetings`, 'meetingId', '-when', ['talks', 'sharm']],
    [`${at}/violations`, 'violationId', 'occurred', ['rafah', 'aid-convoy']],
    ['/v1/processes', 'processId', '-id', ['other', 'ceasefire']],
  ])('%s by %s: %s', async (path, key, sort, expected) => {
    expect(await ids(path, key, { sort })).toEqual(expected);
  });

  test.each([
    [`${at}/timeline`, 'entryId', 'occurred'],
    [`${at}/timeline`, 'entryId', '-occurred'],
    [`${at}/timeline`, 'entryId', '-id'],
    [`${at}/commitments`, 'commitmentId', 'due'],
    [`${at}/commitments`, 'commitmentId', '-due'],
    ['/v1/commitments', 'commitmentId', 'id'],
    [`${at}/violations`, 'violationId', '-occurred'],
    ['/v1/violations', 'violationId', 'id'],
    ['/v1/parties', 'partyId', '-id'],
  ])('%s walked by its cursors gives every %s once: %s', async (path, key, sort) => {
    const whole = await ids(path, key, { sort });
    for (const limit of [1, 2, 3])
      expect((await walk(path, { sort }, limit)).map((row) => row[key])).toEqual(whole);
    for (const filter of path.endsWith('commitments') ? [{ by: 'israel,egypt' }] : []) {
      const some = await ids(path, key, { sort, ...filter });
      expect((await walk(path, { sort, ...filter }, 1)).map((row) => row[key])).toEqual(some);
    }
  });

  test.each(['occurred', '-occurred'])(
    'is walked without gap or repeat while entries come in: %s',
    async (sort) => {
      const processId = sort === 'occurred' ? 'walked' : 'walked-back';
      await desk.record(
        processId,
        ...process,
        ...Array.from({ length: 8 }, (_, i) => issued(`first-${i}`, `2025-10-1${i}`)),
      );
      const path = `/v1/processes/${processId}/timeline`;
      const before = await ids(path, 'entryId', { sort });
      let late = 0;
      const seen = await walk(path, { sort }, 2, async () => {
        // One before and one after wherever the walk stands.
        await desk.record(
          processId,
          issued(`early-${late}`, '2025-10-01'),
          issued(`late-${late}`, '2025-12-01'),
        );
        late++;
      });
      const entryIds = seen.map(({ entryId }) => entryId);
      expect(new Set(entryIds).size).toBe(entryIds.length);
      expect(entryIds.filter((id) => before.includes(id))).toEqual(before);
    },
  );

  test('ends exactly at its last row', async () => {
    const { items, nextCursor } = await desk.ask('/v1/parties', { limit: '1000' });
    expect(nextCursor).toBeNull();
    expect((await desk.ask('/v1/parties', { limit: String(items.length) })).nextCursor).toBeNull();
    expect((await desk.ask('/v1/parties', { limit: String(items.length - 1) })).nextCursor).not.toBeNull();
  });
});

async function walk(
  path: string,
  query: Query,
  limit: number,
  between: () => Promise<void> = async () => undefined,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: Answer = await desk.ask(path, {
      ...query,
      limit: String(limit),
      ...(cursor === null ? {} : { cursor }),
    });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    rows.push(...page.items);
    cursor = page.nextCursor;
    if (rows.length < 12) await between();
  } while (cursor !== null);
  return rows;
}
