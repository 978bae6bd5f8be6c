/** What could have been known by a moment, of a history that was recorded years later: by the dates of its sources. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Posted } from '../domain/decisions/entries.js';
import { expectProblem, type Desk, type Query, type Row } from './desk.js';
import {
  begun,
  release,
  undated,
  late,
  wrong,
  retitled,
  gone,
  found,
  step,
  statement,
  talks,
  openTalks,
} from './reported-story.js';

let desk: Desk;

beforeAll(async () => {
  desk = await openTalks();
});
afterAll(() => desk.close());

async function ids(path: string, query: Query): Promise<unknown[]> {
  const rows = await desk.rows(path, query);
  return rows.map((row) => row['commitmentId'] ?? row['entryId']);
}

async function opening(query: Query): Promise<Row> {
  return desk.ask(`${talks}/phases/opening`, query);
}

async function timeline(query: Query): Promise<unknown[]> {
  return ids(`${talks}/timeline`, { limit: '1000', ...query });
}

describe('reportedBy', () => {
  test('sees an entry that was recorded today, if its source was published by then', async () => {
    expect(await opening({ reportedBy: '2019-06-30' })).toMatchObject({
      determined: { status: 'in_progress' },
    });
    expect(await opening({ reportedBy: '2019-06-20' })).toMatchObject({
      determined: { status: 'in_progress' },
    });
    expect(await opening({ reportedBy: '2019-06-20T23:59:59.999998Z' })).toMatchObject({
      determined: { status: 'not_started' },
    });
    expect(await timeline({ reportedBy: '2019-06-30' })).toContain(begun.id);
    expect(await timeline({ reportedBy: '2019-06-19' })).not.toContain(begun.id);
  });

  test('does not see one whose sources have no date, until it was recorded', async () => {
    expect(await ids(`${talks}/commitments`, { reportedBy: '2026-01-19' })).not.toContain('aid');
    expect(await ids(`${talks}/commitments`, { reportedBy: '2026-01-20' })).toContain('aid');
    await expectProblem(
      desk.server.http.get(`${talks}/commitments/aid`).query({ reportedBy: '2019-06-30' }),
      404,
      'not-found',
    );
  });

  test('does not see one before what it refers to was reported', async () => {
    expect(await timeline({ reportedBy: '2019-07-04' })).not.toContain(step.id);
    expect(await timeline({ reportedBy: '2019-07-05' })).toEqual(
      expect.arrayContaining([step.id, statement.id]),
    );
  });

  test('takes a date, a date-time and EDTF, each to its last instant', async () => {
    for (const moment of [
      '2019-06',
      '2019-06-20T23:59:59.999999Z',
      '2019-06-21T02:59:59.999999+03:00',
      '2019-06-20~',
    ])
      expect(await timeline({ reportedBy: moment }), moment).toContain(begun.id);
    for (const moment of ['2019-05', '2019-06-20T12:00Z', '2019-06-10/2019-06-19'])
      expect(await timeline({ reportedBy: moment }), moment).not.toContain(begun.id);
  });

  test('alone sets the moment of the world too', async () => {
    const overdue = async (query: Query): Promise<unknown> =>
      (await desk.ask(`${talks}/commitments/release`, query))['overdue'];
    expect(await overdue({ reportedBy: '2019-06-20' })).toBe(false);
    expect(await overdue({ reportedBy: '2019-06-30' })).toBe(true);
    expect(await overdue({ reportedBy: '2019-06-30', at: '2019-06-20' })).toBe(false);
    expect(await overdue({ reportedBy: '2019-06-20', at: '2019-06-30' })).toBe(true);
  });

  test('with `at` leaves out what occurred later as well', async () => {
    expect(await timeline({ reportedBy: '2019-06-30', at: '2019-06-14' })).toContain(release.id);
    expect(await timeline({ reportedBy: '2019-06-30', at: '2019-06-14' })).not.toContain(begun.id);
  });

  test('holds across processes', async () => {
    expect(await ids('/v1/commitments', { reportedBy: '2019-06-12' })).toEqual(['release']);
    expect(await ids('/v1/commitments', { reportedBy: '2019-06-11' })).toEqual([]);
    const [party] = await desk.rows('/v1/parties', { reportedBy: '2019-05-02' });
    expect(party).toMatchObject({ partyId: 'hamas' });
    expect(await desk.rows('/v1/parties', { reportedBy: '2019-05-01' })).toEqual([]);
    expect(await desk.rows('/v1/processes', { reportedBy: '2019-05-02' })).toMatchObject([
      { processId: 'talks' },
    ]);
    expect(await desk.rows('/v1/processes', { reportedBy: '2019-05-01' })).toEqual([]);
  });

  test('finds no process of which nothing was reported by then, and says so', async () => {
    for (const path of [talks, `${talks}/phases`, `${talks}/phases/opening`, `${talks}/timeline`]) {
      const { detail } = await expectProblem(
        desk.server.http.get(path).query({ reportedBy: '2019-05-01' }),
        404,
        'process-not-found',
      );
      expect(detail).toContain('as reported by 2019-05-01');
    }
  });

  test('tells no id as misspelt that is on the record and was reported later', async () => {
    const answer = await desk.ask(`${talks}/commitments`, {
      phase: 'opening,openning',
      reportedBy: '2019-05-02',
    });
    expect(answer['unknown']).toMatchObject([{ id: 'openning', near: ['opening'] }]);
  });

  test('pages through a list as without it', async () => {
    const query = { reportedBy: '2026-01-23', limit: '1' };
    const first = await desk.ask(`${talks}/commitments`, query);
    const second = await desk.ask(`${talks}/commitments`, { ...query, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map((row) => row['commitmentId'])).toEqual(['access', 'aid']);
  });
});

describe('an answer to reportedBy', () => {
  test('repeats what was asked, and is never settled alone', async () => {
    expect(await opening({ reportedBy: '2019-06' })).toMatchObject({ reportedBy: '2019-06', settled: false });
    expect(await desk.ask(`${talks}/timeline`, { reportedBy: '2019-06', at: '2019' })).toMatchObject({
      at: '2019',
      reportedBy: '2019-06',
      settled: false,
    });
    expect(await opening({ at: '2019-06' })).not.toHaveProperty('reportedBy');
  });

  test('about a moment that is to come is the one about now', async () => {
    const { reportedBy, ...future } = await opening({ reportedBy: '2030' });
    const { reportedBy: _, ...now } = await opening({ reportedBy: '2026-01-24T09:00:00Z' });
    expect(reportedBy).toBe('2030');
    expect(future).toEqual(now);
  });

  test('has a tag that holds for it, and for no other moment', async () => {
    const get = (reportedBy: string, tag = '"none"') =>
      desk.server.http.get(`${talks}/phases/opening`).query({ reportedBy }).set('if-none-match', tag);
    const { headers } = await get('2019-06-30').expect(200);
    const tag = String(headers['etag']);
    await get('2019-06-30', tag).expect(304);
    await get('2019-06-29', tag).expect(200);
  });
});

describe('what is found and put right later', () => {
  test('a source moves its entry to its date', async () => {
    expect(await ids(`${talks}/commitments`, { reportedBy: '2019-06-21' })).toEqual(['access', 'release']);
    expect(await ids(`${talks}/commitments`, { reportedBy: '2019-06-20' })).toEqual(['release']);
  });

  test('corrections and retractions count from when they were reported themselves', async () => {
    const title = async (query: Query): Promise<unknown> => (await opening(query))['title'];
    expect(await title({ reportedBy: '2019-06-30' })).toEqual({ en: 'Phase' });
    expect(await title({ reportedBy: '2026-01-21' })).toEqual({ en: 'Phase' });
    expect(await title({ reportedBy: '2026-01-22' })).toEqual({ en: 'The first phase' });
    expect(await timeline({ reportedBy: '2026-01-21' })).toContain(wrong.id);
    expect(await timeline({ reportedBy: '2026-01-22' })).not.toContain(wrong.id);
  });
});

describe('changes by the reported clock', () => {
  async function changed(from: string, to: string, projection: string): Promise<Row[]> {
    const answer = await desk.ask(`${talks}/changes`, { from, to, clock: 'reported' });
    expect(answer).toMatchObject({ from, to, clock: 'reported', settled: false });
    return answer.items.filter((row) => row['projection'] === projection);
  }

  test('tell what was published in between, by the entries that said so', async () => {
    expect(await changed('2019-06-19', '2019-06-20', 'phase-status')).toMatchObject([
      {
        key: 'opening',
        before: { determined: { status: 'not_started' } },
        after: { determined: { status: 'in_progress' } },
        entries: [begun.id],
      },
    ]);
    expect(await changed('2019-06-20', '2019-06-21', 'party-commitments')).toMatchObject([
      { key: 'access', before: null, entries: [late.id, found.id] },
    ]);
  });

  test('name an editorial entry on the day that it was reported', async () => {
    const [row] = await changed('2026-01-21', '2026-01-22', 'phase-status');
    expect(row).toMatchObject({ key: 'opening', entries: expect.arrayContaining([retitled.id, gone.id]) });
    expect(row?.['entries']).toHaveLength(2);
  });
});

describe('a replay in reported order', () => {
  interface Step {
    readonly id: string;
    readonly entry: Row;
    readonly changes: readonly {
      readonly projection: string;
      readonly key: string;
      readonly row: Row | null;
    }[];
  }

  async function replayed(query: Query): Promise<Step[]> {
    const parameters = new URLSearchParams({ order: 'reported', ...query });
    const answer = await fetch(`${desk.server.url}${talks}/replay?${String(parameters)}`);
    expect(answer.status).toBe(200);
    const frames = (await answer.text()).split('\n\n');
    expect(frames.slice(-2)).toEqual(['id: end\nevent: end\ndata: {}', '']);
    return frames.slice(0, -2).map((frame) => {
      const [, id = '', data = ''] = /^id: ([\d.-]+)\nevent: entry\ndata: (.*)$/.exec(frame) ?? [];
      return { id, ...(JSON.parse(data) as Omit<Step, 'id'>) };
    });
  }

  const entriesOf = (steps: readonly Step[]): unknown[] => steps.map(({ entry: { id } }) => id);

  test('gives every entry when it was reported, editorial ones too', async () => {
    const steps = await replayed({});
    const told: readonly Posted[] = [
      release,
      wrong,
      begun,
      late,
      found,
      statement,
      step,
      undated,
      retitled,
      gone,
    ];
    expect(entriesOf(steps).slice(4)).toEqual(told.map(({ id }) => id));
    expect(steps.slice(4, 9).map(({ entry: { reportedAt } }) => reportedAt)).toEqual([
      '2019-06-12T23:59:59.999Z',
      '2019-06-18T23:59:59.999Z',
      '2019-06-20T23:59:59.999Z',
      '2019-06-21T23:59:59.999Z',
      '2019-06-21T23:59:59.999Z',
    ]);
  });

  test('adds up to the rows as they were reported by its end', async () => {
    const rows = new Map<string, Row>();
    for (const { changes } of await replayed({ to: '2019-06-30' }))
      for (const { projection, key, row } of changes) if (row) rows.set(`${projection} ${key}`, row);
    const phases = await desk.rows(`${talks}/phases`, { reportedBy: '2019-06-30' });
    expect(phases).toEqual([rows.get('phase-status opening')]);
    const told = await desk.rows(`${talks}/timeline`, { reportedBy: '2019-06-30', limit: '1000' });
    expect(told).toEqual(told.map(({ entryId }) => rows.get(`timeline ${String(entryId)}`)));
  });

  test('gives what was reported from the first instant of `from` to the last of `to`', async () => {
    expect(entriesOf(await replayed({ from: '2019-06-18', to: '2019-06-20' }))).toEqual([wrong.id, begun.id]);
    expect(entriesOf(await replayed({ from: '2019-06-19', to: '2019-06-19' }))).toEqual([]);
  });

  test('goes on after the place that a client has come to', async () => {
    const steps = await replayed({});
    const seen = steps.find(({ entry: { id } }) => id === begun.id);
    expect(entriesOf(await replayed({ after: seen?.id ?? '' }))).toEqual(
      entriesOf(steps.slice(steps.indexOf(seen as Step) + 1)),
    );
  });
});
