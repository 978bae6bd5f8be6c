import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assessed, correct, determined, dispute, reported, retract } from '../domain/decisions/entries.js';
import { ceasefire } from './ceasefire.js';
import { openDesk, type Desk, type Query, type Row } from './desk.js';

const release = ceasefire.find(({ type }) => type === 'CommitmentMade');
if (!release) throw new Error('expected a commitment in the sample');
const late = determined('afterwards', 'preparing', '2025-12-19');
const mistaken = assessed('aid', 'complete', '2025-12-24');
const afterwards = [
  late,
  mistaken,
  dispute(release, 'us'),
  correct(late, { occurred: '2025-11-30' }),
  retract(mistaken),
  reported('withdrawal', 'minimum', '2025-10-11', 'israel'),
  assessed('release', 'complete', '2026-01-26'),
];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-01-26T09:00:00Z');
  await desk.record('ceasefire', ...ceasefire);
  for (const [i, entry] of afterwards.entries()) {
    desk.now(`2026-01-2${6 + Math.floor(i / 3)}T1${i}:00:00Z`);
    await desk.record('ceasefire', entry);
  }
});
afterAll(() => desk.close());

interface Step {
  readonly id: string;
  readonly entry: {
    readonly id: string;
    readonly type: string;
    readonly recordedAt: string;
    readonly occurred?: { readonly text: string };
  };
  readonly changes: readonly {
    readonly projection: string;
    readonly key: string;
    readonly row: Row | null;
  }[];
}

/** The whole stream, to its `end`. */
async function replayed(query: Query): Promise<Step[]> {
  const parameters = new URLSearchParams({ pace: 'max', ...query });
  const answer = await fetch(`${desk.server.url}/v1/processes/ceasefire/replay?${String(parameters)}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ]);
  const frames = (await answer.text()).split('\n\n');
  expect(frames.slice(-2)).toEqual(['id: end\nevent: end\ndata: {}', '']);
  return frames.slice(0, -2).map((frame) => {
    const [, id = '', data = ''] = /^id: ([\d.-]+)\nevent: entry\ndata: (.*)$/.exec(frame) ?? [];
    return { id, ...(JSON.parse(data) as Omit<Step, 'id'>) };
  });
}

/** What a client holds after it has taken in the changes of these steps. */
function added(steps: readonly Step[]): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const { changes } of steps) {
    for (const { projection, key, row } of changes) {
      if (row) rows.set(`${projection} ${key}`, row);
      else rows.delete(`${projection} ${key}`);
    }
  }
  return rows;
}

const lists = {
  'phase-status': ['phases', 'phaseId'],
  'party-commitments': ['commitments', 'commitmentId'],
  agreements: ['agreements', 'agreementId'],
  meetings: ['meetings', 'meetingId'],
  statements: ['statements', 'statementId'],
  bodies: ['bodies', 'bodyId'],
  violations: ['violations', 'violationId'],
  timeline: ['timeline', 'entryId'],
} as const;

/** The same rows as the read models give them. */
async function asked(query: Query = {}): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  for (const [projection, [path, key]] of Object.entries(lists)) {
    const items = await desk.rows(`/v1/processes/ceasefire/${path}`, { ...query, limit: '1000' });
    for (const row of items) rows.set(`${projection} ${String(row[key])}`, row);
  }
  const { version: _v, position: _p, at: _a, ...overview } = await desk.ask('/v1/processes/ceasefire', query);
  return rows.set('process-overview ceasefire', overview);
}

/** A due date passes between two entries without one: what time alone does is in no entry's changes. */
function timeless(rows: ReadonlyMap<string, Row>): Record<string, Row> {
  return Object.fromEntries([...rows].map(([name, { overdue: _, ...row }]) => [name, row]));
}

describe('a replay', () => {
  test('in recorded order gives every entry as it was recorded, editorial ones too', async () => {
    const steps = await replayed({ order: 'recorded' });
    const { items } = await desk.ask('/v1/processes/ceasefire/events', { limit: '1000' });
    expect(steps.map(({ id, entry }) => [id, entry.id])).toEqual(
      items.map(({ position, id }) => [position, id]),
    );
    const told = await desk.rows('/v1/processes/ceasefire/timeline', { limit: '1000' });
    const texts = new Map(items.map(({ id, occurred }) => [id, occurred]));
    const untouched = told.filter(({ corrected }) => corrected === false);
    for (const { entryId, occurred } of untouched)
      expect(steps.find(({ entry }) => entry.id === entryId)?.entry.occurred).toEqual(occurred);
    for (const { entry } of steps) expect(entry.occurred?.text).toBe(texts.get(entry.id));
  });

  test('in occurred order gives the entries as the timeline has them, the corrections in them', async () => {
    const steps = await replayed({ order: 'occurred' });
    const told = await desk.rows('/v1/processes/ceasefire/timeline', { limit: '1000' });
    expect(steps.map(({ entry }) => entry.id)).toEqual(told.map(({ entryId }) => entryId));
    expect(new Set(steps.map(({ id }) => id)).size).toBe(told.length);
    expect(steps.map(({ entry }) => entry.occurred)).toEqual(told.map(({ occurred }) => occurred));
    expect(steps.map(({ entry }) => entry.id)).not.toContain(mistaken.id);
    expect(steps).toEqual(await replayed({}));
  });

  test.each(['recorded', 'occurred'])('in %s order: the changes add up to the rows', async (order) => {
    expect(timeless(added(await replayed({ order })))).toEqual(timeless(await asked()));
  });

  test('up to a moment adds up to the rows as of that moment', async () => {
    for (const to of ['2025-10-08', '2025-10-13', '2025-11-30', '2025-12-19'])
      expect(timeless(added(await replayed({ to }))), to).toEqual(timeless(await asked({ at: to })));
  });

  test('gives the entries from the first instant of `from` to the last of `to`', async () => {
    const types = async (query: Query): Promise<string[]> =>
      (await replayed(query)).map(({ entry }) => entry.type);
    expect(await types({ from: '2025-10-09', to: '2025-10-10' })).toEqual([
      'AgreementSigned',
      'PhaseStatusDetermined',
    ]);
    expect(await types({ from: '2025-10-09T00:00:00.001Z', to: '2025-10-10' })).toEqual([
      'PhaseStatusDetermined',
    ]);
    expect(await types({ from: '2026-01-26' })).toEqual(['CommitmentAssessed']);
    expect(await types({ to: '2025-09-28' })).toEqual([]);
    expect(await types({ from: '2026-01-26T12:30Z', to: '2026-01-27', order: 'recorded' })).toEqual([
      'EntryCorrected',
      'EntryRetracted',
      'CommitmentProgressReported',
    ]);
  });

  test('in recorded order between two microseconds of a batch gives what lies between them', async () => {
    const { items } = await desk.ask('/v1/processes/ceasefire/events', { limit: '1000' });
    const batch = items.slice(2, 6).map(({ recordedAt }) => String(recordedAt));
    const [from = '', , , to = ''] = batch;
    const steps = await replayed({ order: 'recorded', from, to });
    expect(new Set(batch.map((text) => text.slice(0, 23))).size).toBe(1);
    expect(steps.map(({ entry }) => entry.recordedAt)).toEqual(batch);
    const one = await replayed({ order: 'recorded', from: to, to });
    expect(one.map(({ entry }) => entry.recordedAt)).toEqual([to]);
  });

  test('from a moment folds what came before unseen', async () => {
    const [step] = await replayed({ from: '2025-11-30', to: '2025-11-30' });
    expect(step?.changes).toContainEqual({
      projection: 'phase-status',
      key: 'afterwards',
      row: expect.objectContaining({
        determined: expect.objectContaining({ status: 'preparing' }),
        history: [
          expect.objectContaining({ kind: 'declared' }),
          expect.objectContaining({ kind: 'determined' }),
        ],
      }),
    });
  });

  test('an entry that changes what another row depends on brings that row too', async () => {
    const [last] = (await replayed({})).slice(-1);
    const changed = new Map(last?.changes.map(({ key, row }) => [key, row]));
    expect(changed.get('release')).toMatchObject({ level: 'complete', contested: false });
    expect(changed.get('withdrawal')).toMatchObject({ blockedBy: [] });
  });
});
