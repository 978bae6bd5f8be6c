/**
 * A key stands still because its fold failed, or left a row that cannot be kept or told. It is told in the same way wherever
 * rows are made from the history: live, in whatever batches, after a restart, as of a moment, in replays and when rebuilt.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { partyCommitments } from '../../projections/party-commitments.js';
import { processOverview } from '../../projections/process-overview.js';
import { timeline } from '../../projections/timeline.js';
import { replaySteps } from '../../src/application/replay/replay.js';
import { LARGEST_ROW } from '../../src/views/valid-row.js';
import { assessed, correct, joined, made, opened, reported } from '../domain/decisions/entries.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { pastRows, pastRowsOf, readModels, readModelsOf, told, type ReadModels } from './read-models.js';
import { recordedIn } from './recorded.js';

const PROCESS = 'gaza-2025';
const poison = assessed('first', 'minimum', '2025-10-05');
const posted = [
  opened,
  joined('hamas'),
  joined('israel'),
  made('first', '2025-10-01'),
  made('second', '2025-10-02', { dependsOn: ['first'] }),
  poison,
  reported('first', 'complete', '2025-10-06', 'hamas'),
  reported('second', 'complete', '2025-10-07', 'hamas'),
];
const entries = recordedIn(PROCESS, posted);

/** What the fold makes of the poison: a row with something of this beside it. */
function foldsTo(beside: () => object): void {
  const evolve = partyCommitments.evolve.bind(partyCommitments);
  vi.spyOn(partyCommitments, 'evolve').mockImplementation((row, entry, key) => {
    const next = evolve(row, entry, key);
    return next && entry.id === poison.id ? { ...next, ...beside() } : next;
  });
}

type Asked = 'links' | 'contributes' | 'facets' | 'wakesAt' | 'view';

/** Whatever is asked of a row that the poison has made is answered otherwise. */
function answers(asked: Asked, answer: () => unknown): void {
  foldsTo(() => ({ poisoned: true }));
  const original = partyCommitments[asked] as (...given: unknown[]) => unknown;
  const instead = (row: object, ...given: unknown[]): unknown =>
    'poisoned' in row ? answer() : original.call(partyCommitments, row, ...given);
  vi.spyOn(partyCommitments, asked).mockImplementation(instead as never);
}

function defect(): never {
  throw new Error('a defect');
}

function sortedBy(numbers: () => readonly number[]): void {
  foldsTo(() => ({ poisoned: true }));
  const { sort } = partyCommitments;
  if (!sort) throw new Error('expected commitments in an order');
  const of = sort.of.bind(sort);
  vi.spyOn(sort, 'of').mockImplementation((row) => ('poisoned' in row ? numbers() : of(row)));
}

const poisons: Readonly<Record<string, () => void>> = {
  'its fold throws': () => foldsTo(defect),
  'its row is larger than a row may be': () => foldsTo(() => ({ padding: 'x'.repeat(LARGEST_ROW) })),
  'its row holds what JSON has not': () => foldsTo(() => ({ count: 1n })),
  'its row holds itself': () =>
    foldsTo(() => {
      const circle: { self?: object } = {};
      circle.self = circle;
      return circle;
    }),
  'writing its row throws': () => foldsTo(() => ({ toJSON: defect })),
  'its row is written as nothing': () => foldsTo(() => ({ toJSON: () => undefined })),
  'its links throw': () => answers('links', defect),
  'its links are in no order': () => {
    const row = { projection: 'party-commitments', key: 'second' };
    answers('links', () => [{ source: row, dependent: row, order: [Number.NaN, 0] }]);
  },
  'its contributions throw': () => answers('contributes', defect),
  'its contributions begin at no instant': () =>
    answers('contributes', () => [{ to: { projection: 'parties', key: 'hamas' }, name: 'any', from: 0.5 }]),
  'its facets throw': () => answers('facets', defect),
  'its instant throws': () => answers('wakesAt', defect),
  'its instant is none': () => answers('wakesAt', () => Infinity),
  'its place throws': () => sortedBy(defect),
  'its place is no number': () => sortedBy(() => [Number.NaN]),
};

let open: ReadModels[] = [];

function taking(batches: readonly (typeof entries)[], path?: string): ReadModels {
  const models = readModels(path);
  open.push(models);
  for (const batch of batches) models.take(batch);
  return models;
}

afterEach(() => {
  vi.restoreAllMocks();
  for (const { db } of open) db.close();
  open = [];
});

/** What the rows of commitments are at the end of a replay. */
function replayed(models: ReadModels, order: 'occurred' | 'recorded'): Record<string, unknown> {
  const rows: Record<string, unknown> = {};
  const question = { processId: PROCESS, order, from: -Infinity, to: Infinity };
  for (const timed of replaySteps(models.views, question))
    for (const { projection, key, row } of timed?.step.changes ?? [])
      if (projection === 'party-commitments') rows[`${PROCESS} ${key}`] = row;
  return JSON.parse(JSON.stringify(rows)) as Record<string, unknown>;
}

/** The rows of each way in which they are made, which have to be the same. */
function expectOneTelling(live: ReadModels): void {
  const rows = told(live.rows);
  const atOnce = readModelsOf(entries);
  open.push(atOnce);
  expect(told(atOnce.rows)).toEqual(rows);
  expect(told(pastRows(entries))).toEqual(rows);
  expect(told(pastRowsOf(live))).toEqual(rows);
  for (const order of ['occurred', 'recorded'] as const)
    expect(replayed(live, order)).toEqual(rows['party-commitments']);
}

describe.each(Object.entries(poisons))('where %s', (_name, poisoned) => {
  let live: ReadModels;
  beforeEach(() => {
    poisoned();
    live = taking(entries.map((entry) => [entry]));
  });

  it('a key stands still before that entry, alone, and says so', () => {
    const rows = told(live.rows)['party-commitments'];
    expect(rows?.[`${PROCESS} first`]).toMatchObject({
      parked: { entryId: poison.id, position: '6' },
      claims: [],
    });
    expect(rows?.[`${PROCESS} second`]).toHaveProperty('claims.0.party', 'hamas');
    expect(live.views.parked('party-commitments')).toMatchObject([{ key: 'first', entryId: poison.id }]);
    expect(live.views.checkpoint().position).toBe(8);
  });

  it('it is told alike in every view', () => {
    expectOneTelling(live);
  });

  it('it goes on where the entry is mended', () => {
    vi.restoreAllMocks();
    const all = recordedIn(PROCESS, [...posted, correct(poison, { note: { en: 'A note.' } })]);
    live.take(all.slice(-1));
    expect(live.views.parked('party-commitments')).toEqual([]);
    expect(told(live.rows)).toEqual(told(pastRows(all)));
  });
});

it('a key that stands still does so after a restart, and others go on', () => {
  poisons['its row is larger than a row may be']?.();
  const path = `${temporaryFolder()}/views.db`;
  const { db, entries: source, rows } = taking([entries.slice(0, 6)], path);
  const before = told(rows)['party-commitments']?.[`${PROCESS} first`];
  db.close();
  const again = readModels(path, undefined, source);
  open = [again];
  again.take(entries.slice(6));
  expect(told(again.rows)['party-commitments']?.[`${PROCESS} first`]).toEqual(before);
  expectOneTelling(again);
});

describe('where its view throws', () => {
  it('a row says no more than that it stands still, in every view', () => {
    answers('view', defect);
    const live = taking(entries.map((entry) => [entry]));
    const rows = told(live.rows)['party-commitments'];
    expect(rows?.[`${PROCESS} first`]).toEqual({
      processId: PROCESS,
      key: 'first',
      parked: { entryId: entries[6]?.id, position: '7' },
    });
    expect(rows?.[`${PROCESS} second`]).toHaveProperty('claims.0.party', 'hamas');
    expectOneTelling(live);
  });

  it('a fault of the file is none of the row', () => {
    const live = taking([entries]);
    live.db.exec('DROP TABLE links');
    expect(() => told(live.rows)).toThrow('links');
  });
});

describe('the row of an entry', () => {
  it.each(['entryFacets', 'evolve'] as const)('stands still where its %s throw', (asked) => {
    const original = timeline[asked] as (...given: unknown[]) => unknown;
    const instead = (...given: unknown[]): unknown =>
      given.some((one) => typeof one === 'object' && one !== null && 'id' in one && one.id === poison.id)
        ? defect()
        : original.apply(timeline, given);
    vi.spyOn(timeline, asked).mockImplementation(instead as never);
    const live = taking(entries.map((entry) => [entry]));
    expect(live.views.parked('timeline')).toMatchObject([{ key: poison.id, entryId: poison.id }]);
    expect(Object.keys(told(live.rows)['timeline'] ?? {})).toHaveLength(7);
    expectOneTelling(live);
  });

  it('stands still where it is too large', () => {
    const evolve = timeline.evolve.bind(timeline);
    vi.spyOn(timeline, 'evolve').mockImplementation((row, entry, key) => {
      const next = evolve(row, entry, key);
      return next && key === poison.id ? { ...next, padding: 'x'.repeat(LARGEST_ROW) } : next;
    });
    const live = taking(entries.map((entry) => [entry]));
    expect(live.views.parked('timeline')).toMatchObject([{ key: poison.id, entryId: poison.id }]);
    expectOneTelling(live);
  });
});

it('a tally that stood still is folded again although the keys of another entry cannot be told', () => {
  const evolve = processOverview.evolve.bind(processOverview);
  const keys = processOverview.keys.bind(processOverview);
  const failing = vi.spyOn(processOverview, 'evolve').mockImplementation((row, entry, key) => {
    if (entry.id === poison.id) defect();
    return evolve(row, entry, key);
  });
  vi.spyOn(processOverview, 'keys').mockImplementation((entry) =>
    entry.type === 'CommitmentProgressReported' ? defect() : keys(entry),
  );
  const live = taking([entries]);
  failing.mockRestore();
  live.take(recordedIn(PROCESS, [...posted, correct(poison, { note: { en: 'A note.' } })]).slice(-1));
  expect(live.views.parked('process-overview').map(({ key }) => key)).not.toContain(PROCESS);
});
