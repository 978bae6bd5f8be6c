/** What could have been known by a moment: it grows with the moment, and is what a plain reading of the decision folds to. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projections } from '../../projections/index.js';
import { replaySteps } from '../../src/application/replay/replay.js';
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';
import { inReportedOrder, reportedBy } from '../../src/domain/history/reported-order.js';
import { formatRecordedAt } from '../../src/log/recorded-at.js';
import { MemoryViews } from '../../src/views/memory/memory-views.js';
import { project } from '../../src/views/project.js';
import type { RowSource } from '../../src/views/row-source.js';
import { recordsOfCluster } from './elsewhere.js';
import { pastRows, told } from './read-models.js';
import { byName, differing, ofProcesses, replicaOf } from './replica.js';
import { dated, leftOf, lastMicrosOf, reportedTimes, sourcesNow } from './reported.js';
import { runs, seeded } from './seed.js';

/** Several processes by sources with dates, recorded after nearly all of those. */
const records = (): fc.Arbitrary<RecordedEntry[]> => dated(recordsOfCluster()).map(erased);

/** As a store holds them once every redaction is done. */
function erased(entries: readonly RecordedEntry[]): RecordedEntry[] {
  return processesOf(entries)
    .flatMap(leftOf)
    .sort((a, b) => a.sequence - b.sequence);
}

const picks = fc.array(fc.nat(), { minLength: 3, maxLength: 3 });

function processesOf(entries: readonly RecordedEntry[]): RecordedEntry[][] {
  return [...Map.groupBy(entries, ({ processId }) => processId).values()];
}

/** The time of every entry; processes may have entries of the same id. */
function allTimes(entries: readonly RecordedEntry[]): Map<RecordedEntry, number> {
  return new Map(
    processesOf(entries).flatMap((own) => {
      const times = reportedTimes(own);
      return own.map((entry) => [entry, times.get(entry.id) ?? Infinity] as const);
    }),
  );
}

/** What was reported by a moment (microseconds), in recorded order. */
function reported(entries: readonly RecordedEntry[], moment: number): RecordedEntry[] {
  const times = allTimes(entries);
  return entries.filter((entry) => (times.get(entry) ?? Infinity) <= moment);
}

/** Moments at which something is reported, and just before, in order. */
function momentsIn(entries: readonly RecordedEntry[], picked: readonly number[]): number[] {
  const times = [...allTimes(entries).values()];
  const found = picked.flatMap((pick) => times[pick % Math.max(times.length, 1)] ?? []);
  return found.flatMap((time) => [time - 1, time]).sort((a, b) => a - b);
}

const text = (micros: number): string => formatRecordedAt(BigInt(micros));
const ms = (micros: number): number => Math.floor(micros / 1_000);

/** After every date of the world. */
const at = '2029-01-01';

/** The entries that the timelines tell, each by its process and its id. */
function toldBy(source: RowSource): string[] {
  return Object.keys(told(source, Date.parse(at))['timeline'] ?? {});
}

describe(`what was reported by a moment ${seeded}`, () => {
  it('is what a plain reading folds to, as of the same moment of the world or of another', async () => {
    const property = fc.asyncProperty(records(), picks, async (entries, picked) => {
      const replica = replicaOf(entries);
      for (const moment of momentsIn(entries, picked)) {
        const left = reported(entries, moment);
        const { source, told: said } = await replica.snapshotAt({ reportedBy: text(moment) });
        expect(told(source, ms(moment))).toEqual(told(pastRows(left, ms(moment)), ms(moment)));
        expect(said).toMatchObject({ reportedBy: text(moment), settled: false });
        const other = await replica.snapshotAt({ reportedBy: text(moment), at });
        expect(told(other.source, Date.parse(at))).toEqual(told(pastRows(left), Date.parse(at)));
      }
    });
    await fc.assert(property, runs(20));
  });

  it('is cut by what was known, and settled with it', async () => {
    const property = fc.asyncProperty(records(), picks, async (entries, picked) => {
      const [cut = 0] = picked;
      const early = entries.slice(0, 1 + (cut % Math.max(entries.length, 1)));
      const position = early.at(-1)?.sequence;
      if (position === undefined) return;
      const [one, other] = [replicaOf(early), replicaOf(entries)];
      for (const moment of momentsIn(entries, picked)) {
        const asked = { reportedBy: text(moment), knownAt: `position:${position}`, at };
        const [before, after] = [await one.snapshotAt(asked), await other.snapshotAt(asked)];
        const expected = told(pastRows(reported(early, moment)), Date.parse(at));
        for (const { source } of [before, after]) expect(told(source, Date.parse(at))).toEqual(expected);
        expect(after.told).toEqual(before.told);
        expect(after.told).toMatchObject({ settled: true });
      }
    });
    await fc.assert(property, runs(20));
  });

  it('only grows with the moment, but for what is corrected or retracted in between', async () => {
    const property = fc.asyncProperty(records(), picks, async (entries, picked) => {
      const replica = replicaOf(entries);
      const times = allTimes(entries);
      let [before, last] = [[] as string[], -Infinity];
      for (const moment of momentsIn(entries, picked)) {
        const { source } = await replica.snapshotAt({ reportedBy: text(moment), at });
        const ids = toldBy(source);
        const isAltered = [...times].some(
          ([{ type }, time]) => /Corrected|Retracted/.test(type) && time > last && time <= moment,
        );
        if (!isAltered) expect(ids).toEqual(expect.arrayContaining(before));
        [before, last] = [ids, moment];
      }
    });
    await fc.assert(property, runs(20));
  });

  it('shows no entry of which all sources came later, unless it was recorded by then', async () => {
    const property = fc.asyncProperty(records(), picks, async (entries, picked) => {
      const replica = replicaOf(entries);
      for (const moment of momentsIn(entries, picked)) {
        const { source } = await replica.snapshotAt({ reportedBy: text(moment), at });
        const shown = new Set(toldBy(source));
        for (const entry of entries) {
          if (!shown.has(`${entry.processId} ${entry.id}`) || entry.recordedAt <= text(moment)) continue;
          const own = entries.filter(({ processId }) => processId === entry.processId);
          const dates = sourcesNow(own, entry).flatMap(({ publishedOn }) => publishedOn ?? []);
          expect(dates.some((date) => lastMicrosOf(date) <= moment)).toBe(true);
        }
      }
    });
    await fc.assert(property, runs(20));
  });
});

describe(`the reported clock ${seeded}`, () => {
  it('tells between two moments the rows that differ, by what was reported between them', async () => {
    const property = fc.asyncProperty(records(), picks, async (entries, picked) => {
      const replica = replicaOf(entries);
      const moments = momentsIn(entries, picked);
      const [from, to] = [moments[0], moments.at(-1)];
      if (from === undefined || to === undefined) return;
      for (const own of processesOf(entries)) {
        const sides = [from, to].map((moment) => {
          const models = Object.entries(
            told(pastRows(reported(own, moment), ms(moment)), ms(moment), ofProcesses),
          );
          return new Map(
            models.flatMap(([name, rows]) =>
              Object.entries(rows).map(([key, row]) => [`${name} ${key.split(' ')[1] ?? ''}`, row] as const),
            ),
          );
        });
        const span = { from: text(from), to: text(to), clock: 'reported' } as const;
        const { items } = await replica.difference(own[0]?.processId ?? '', span);
        const seen = items.map(({ projection, key, before, after }) => [
          `${projection} ${key}`,
          before,
          after,
        ]);
        expect(seen.sort(byName)).toEqual(differing(sides).sort(byName));
        const times = reportedTimes(own);
        for (const cause of items.flatMap((item) => item.entries)) {
          expect(times.get(cause)).toBeGreaterThan(from);
          expect(times.get(cause)).toBeLessThanOrEqual(to);
        }
      }
    });
    await fc.assert(property, runs(20));
  });

  it('has entries that, taken in one by one, make the rows that they make at once, and none that stands still', () => {
    const property = fc.property(records(), picks, (entries, picked) => {
      for (const own of processesOf(entries)) {
        const order = inReportedOrder(own);
        for (const moment of momentsIn(own, picked)) {
          const store = new MemoryViews();
          for (const { entry, place } of order) if (place.order <= moment) project(store, projections, entry);
          const atOnce = pastRows(reportedBy(order, moment));
          for (const projection of projections) {
            const rows = store.rowsOf(projection).map(({ at: { key }, row }) => [key, row] as const);
            const found = [...atOnce.scan(projection, { by: 'key', descending: false })];
            expect(Object.fromEntries(rows)).toEqual(
              Object.fromEntries(found.map(({ at: { key }, row }) => [key, row])),
            );
            expect(found.flatMap(({ parked }) => parked ?? [])).toEqual([]);
          }
        }
      }
    });
    fc.assert(property, runs(20));
  });

  it('replays to the rows of each of its moments', () => {
    const property = fc.property(records(), picks, (entries, picked) => {
      const { views } = replicaOf(entries);
      for (const own of processesOf(entries)) {
        const processId = own[0]?.processId ?? '';
        for (const to of momentsIn(own, picked)) {
          const rows = new Set<string>();
          const question = { processId, order: 'reported', from: -Infinity, to } as const;
          for (const timed of replaySteps(views, question))
            for (const { projection, key, row } of timed?.step.changes ?? [])
              if (row) rows.add(`${projection} ${key}`);
              else rows.delete(`${projection} ${key}`);
          const models = Object.entries(told(pastRows(reported(own, to)), ms(to), ofProcesses));
          const names = models.flatMap(([name, all]) =>
            Object.keys(all).map((key) => `${name} ${key.split(' ')[1] ?? ''}`),
          );
          expect([...rows].sort()).toEqual(names.sort());
        }
      }
    });
    fc.assert(property, runs(15));
  });
});
