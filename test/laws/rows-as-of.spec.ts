/** Rows found by the indexes of the live ones are those that the whole history folds to, at every moment of both clocks. */
import { EVERYTHING } from '../../src/domain/access/visibility.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projections } from '../../projections/index.js';
import type { Projection } from '../../projections/projection.js';
import { neededFor, rowsOfProcess } from '../../src/application/query/snapshot.js';
import { processNotFound } from '../../src/application/refusals.js';
import { applyToHistory } from '../../src/domain/history/apply-to-history.js';
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';
import { MemoryHistory } from '../../src/views/memory/memory-views.js';
import { PastRows } from '../../src/views/memory/past-rows.js';
import { itemOf, type FoundRow, type Item, type RowSource, type Scan } from '../../src/views/row-source.js';
import { RowsAsOf } from '../../src/views/sqlite/rows-as-of.js';
import { readModels, type ReadModels } from './read-models.js';
import { pieces, records } from './recorded.js';
import { runs, seeded } from './seed.js';

const ofProcesses = projections.filter(({ scope }) => scope === 'process');
const progress = { looked: () => undefined };

interface Moment {
  readonly at: number;
  /** Of the last entry that is known; absent: all of them are. */
  readonly position?: number | undefined;
}

/** What the whole history folds to. */
function folded(entries: readonly RecordedEntry[], process: string, { at, position }: Moment): PastRows {
  const history = new MemoryHistory();
  for (const entry of entries)
    if (entry.processId === process && (position === undefined || entry.sequence <= position))
      applyToHistory(history, entry);
  return new PastRows(
    projections,
    history.entries().filter(({ place }) => place.order <= at),
  );
}

function asked({ views }: ReadModels, process: string, projection: Projection, moment: Moment): RowSource {
  const { at, position } = moment;
  const known = position === undefined ? {} : { known: { by: 'position', position } as const };
  const past = { kind: 'past', at, told: { position: '0' }, ...known } as const;
  return rowsOfProcess(process, {
    views,
    visibility: EVERYTHING,
    moment: past,
    progress,
    of: neededFor(projection),
  }).source;
}

const ORDERS = (['key', 'sort'] as const).flatMap((by) =>
  [false, true].map((descending) => ({ by, descending })),
);

/** A page after the first row, every row alone, and all of them in an order. */
function told(source: RowSource, projection: Projection, scan: Scan, now: number): Item[] {
  const item = (found: FoundRow): Item => itemOf(source, projection, found, now);
  const all = [...source.scan(projection, scan)];
  const [first] = all;
  const rest = first ? [...source.scan(projection, { ...scan, after: first })] : [];
  const alone = all.flatMap(({ at }) => source.one(projection, at) ?? []);
  return [...all, ...rest, ...alone].map(item);
}

function expectSame(
  live: ReadModels,
  entries: readonly RecordedEntry[],
  moments: readonly Moment[],
  by?: string,
): void {
  for (const process of new Set(entries.map(({ processId }) => processId))) {
    for (const moment of moments) {
      const expected = folded(entries, process, moment);
      for (const projection of ofProcesses) {
        const source = known(() => asked(live, process, projection, moment));
        if (by === 'index') expect(source).toBeInstanceOf(RowsAsOf);
        for (const order of ORDERS)
          expect(told(source ?? nothing, projection, { process, ...order }, moment.at)).toEqual(
            told(expected, projection, { process, ...order }, moment.at),
          );
      }
    }
  }
}

const nothing = new PastRows(projections, []);

/** A process that was not on the record by then is refused. */
function known(make: () => RowSource): RowSource | undefined {
  try {
    return make();
  } catch (error) {
    expect(error).toMatchObject({ code: processNotFound('x').code });
    return undefined;
  }
}

const sizes = fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 4 });
/** Between the dates of the records, before and after them. */
const instants = ['2025-01-01', '2025-10-09', '2025-11-01', '2026-02-01', '2028-01-01'].map((date) =>
  Date.parse(date),
);
const someInstants = fc.subarray(instants, { minLength: 2, maxLength: 2 });

describe(`a row as of a moment ${seeded}`, () => {
  it('is found by the index at every instant of the world, also while entries come in', () => {
    fc.assert(
      fc.property(records(40), sizes, someInstants, (entries, batches, ats) => {
        const live = readModels();
        let taken = 0;
        for (const batch of pieces(entries, batches)) {
          live.take(batch);
          const before = taken;
          taken += batch.length;
          // Whole only now and then: what is kept between questions is what this is about.
          if (Math.floor(before / 15) === Math.floor(taken / 15) && taken < entries.length) continue;
          expectSame(
            live,
            entries.slice(0, taken),
            ats.map((at) => ({ at })),
            'index',
          );
        }
        live.db.close();
      }),
      runs(12),
    );
  });

  it('is what was known at every position', () => {
    fc.assert(
      fc.property(
        records(40),
        fc.array(fc.nat({ max: 60 }), { minLength: 3, maxLength: 3 }),
        someInstants,
        (entries, positions, ats) => {
          const live = readModels();
          live.take(entries);
          const moments = positions.flatMap((position) => ats.map((at) => ({ at, position })));
          expectSame(live, entries, moments);
          live.db.close();
        },
      ),
      runs(15),
    );
  });
});
