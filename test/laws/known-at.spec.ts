/** What was known at a moment, where servers have clocks of their own and entries come in late. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projections } from '../../projections/index.js';
import { RecordClock } from '../../src/application/record-clock.js';
import { AsOfReader, type AsOf } from '../../src/application/query/as-of-reader.js';
import {
  differenceBetween,
  momentsOf,
  type Difference,
  type DifferenceSpan,
} from '../../src/application/query/difference.js';
import { snapshotOfAll, snapshotOfProcess, type Snapshot } from '../../src/application/query/snapshot.js';
import { Projector } from '../../src/application/project/projector.js';
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';
import type { EventLog } from '../../src/log/event-log.js';
import { formatRecordedAt, parseRecordedAt } from '../../src/log/recorded-at.js';
import { recordsOfCluster } from './elsewhere.js';
import { pastRows, readModelsOf, told } from './read-models.js';
import { runs, seeded } from './seed.js';

const unasked = (): never => {
  throw new Error('the rows are enough for this');
};

interface Replica {
  /** Of all processes. */
  snapshotAt(moment: AsOf): Promise<Snapshot>;
  difference(process: string, span: DifferenceSpan): Promise<Difference>;
}

/** A replica that has taken in these entries, on a store that says that every moment is over. */
function replicaOf(entries: readonly RecordedEntry[]): Replica {
  const { views, rows } = readModelsOf(entries);
  const through = BigInt(views.checkpoint().position);
  const log: EventLog = {
    append: unasked,
    restore: unasked,
    readStream: unasked,
    headOf: unasked,
    readAll: unasked,
    follow: unasked,
    head: async () => through,
    closeTime: async () => ({ through, settled: true }),
    close: async () => undefined,
  };
  const projector = new Projector(log, views, { remember: unasked }, () => projections, {
    skipped: unasked,
    failed: unasked,
  });
  const asOf = new AsOfReader(
    log,
    log,
    views,
    rows,
    projector,
    new RecordClock({ wall: () => parseRecordedAt('2030-01-01T00:00:00.000000Z') ?? 0n }),
  );
  const progress = { looked: () => undefined };
  return {
    async snapshotAt(asked) {
      const moment = await asOf.resolve(undefined, asked);
      return moment.kind === 'live' ? moment : snapshotOfAll({ views, moment, progress });
    },
    async difference(process, span) {
      const { start, end } = await momentsOf(asOf, process, span);
      const [was, is] = [start, end].map((moment) => snapshotOfProcess(process, { views, moment, progress }));
      if (!was || !is) throw new Error('expected two snapshots');
      const history = views.history(process);
      const editorialsAbout = (id: string): readonly RecordedEntry[] =>
        history.amendmentsOf(id)?.editorials ?? [];
      return differenceBetween(process, span, { start: was, end: is, editorialsAbout });
    },
  };
}

const known = ({ recordedAt, knownSince = recordedAt }: RecordedEntry): string => knownSince;

/** Of each process what comes before the first entry that is not known yet. */
function knownBy(entries: readonly RecordedEntry[], moment: string): RecordedEntry[] {
  const cut = new Set<string>();
  return entries.filter((entry) => {
    if (known(entry) > moment) cut.add(entry.processId);
    return !cut.has(entry.processId);
  });
}

/** The moment at which it became known, and its position, so that the last one is the greatest. */
function becameKnown(
  entries: readonly RecordedEntry[],
  entry: RecordedEntry,
): [moment: string, position: number] {
  const before = entries.filter((one) => one.processId === entry.processId && one.sequence <= entry.sequence);
  return [before.map(known).sort().at(-1) ?? '', entry.sequence];
}

function lastKnown(entries: readonly RecordedEntry[], moment: string): string {
  const last = knownBy(entries, moment)
    .map((entry) => becameKnown(entries, entry))
    .sort(([a, i], [b, j]) => (a < b ? -1 : a > b ? 1 : i - j))
    .at(-1);
  return String(last?.[1] ?? 0);
}

const ms = (moment: string): number => Math.floor(Number(parseRecordedAt(moment)) / 1_000);

/** Moments at which something becomes known, and just before. */
function momentsIn(entries: readonly RecordedEntry[], picks: readonly number[]): string[] {
  return picks.flatMap((pick) => {
    const entry = entries[pick % Math.max(entries.length, 1)];
    if (!entry) return [];
    const moment = parseRecordedAt(pick % 2 === 0 ? known(entry) : entry.recordedAt) ?? 0n;
    return [moment, moment - 1n].map(formatRecordedAt);
  });
}

const ofProcesses = projections.filter(({ scope, internal }) => scope === 'process' && !internal);

/** What is told of one process, by read model and key. */
function rowsOf(entries: readonly RecordedEntry[], moment: string): Map<string, object> {
  const models = Object.entries(told(pastRows(entries), ms(moment), ofProcesses));
  return new Map(
    models.flatMap(([name, rows]) =>
      Object.entries(rows).map(([key, row]) => [`${name} ${key.split(' ')[1] ?? ''}`, row] as const),
    ),
  );
}

type Sides = [name: string, before: unknown, after: unknown];

function differing([before = new Map(), after = new Map()]: readonly Map<string, object>[]): Sides[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((name): Sides => [name, before.get(name) ?? null, after.get(name) ?? null])
    .filter(([, was, is]) => !isDeepStrictEqual(was, is));
}

function byName([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}

const picks = fc.array(fc.nat(), { minLength: 3, maxLength: 3 });

describe(`an answer to knownAt on a cluster ${seeded}`, () => {
  it('holds of each process what was known then, and nothing that follows what was not', async () => {
    const property = fc.asyncProperty(recordsOfCluster(), picks, async (entries, picked) => {
      const replica = replicaOf(entries);
      for (const moment of momentsIn(entries, picked)) {
        const { source, told: said } = await replica.snapshotAt({ knownAt: moment });
        const naive = pastRows(knownBy(entries, moment));
        expect(told(source, ms(moment))).toEqual(told(naive, ms(moment)));
        expect(said).toEqual({ position: lastKnown(entries, moment), knownAt: moment, settled: true });
      }
    });
    await fc.assert(property, runs(30));
  });

  it('is the same on a replica that has what comes later, once no more can become known by then', async () => {
    const property = fc.asyncProperty(recordsOfCluster(), picks, async (entries, [cut = 0, ...picked]) => {
      const early = entries.slice(0, cut % (entries.length + 1));
      const later = entries.slice(early.length).map(known).sort()[0] ?? '9999';
      const [one, other] = [replicaOf(early), replicaOf(entries)];
      for (const knownAt of momentsIn(early, picked).filter((moment) => moment < later)) {
        const [before, after] = [await one.snapshotAt({ knownAt }), await other.snapshotAt({ knownAt })];
        expect(told(after.source, ms(knownAt))).toEqual(told(before.source, ms(knownAt)));
        expect(after.told).toEqual(before.told);
      }
    });
    await fc.assert(property, runs(20));
  });

  it('differs from another one by what became known between them', async () => {
    const property = fc.asyncProperty(recordsOfCluster(), picks, async (entries, picked) => {
      const replica = replicaOf(entries);
      const [from = '', to = ''] = momentsIn(entries, picked).sort();
      for (const processId of new Set(knownBy(entries, to).map((entry) => entry.processId))) {
        const ofIt = entries.filter((entry) => entry.processId === processId);
        const sides = [from, to].map((moment) => rowsOf(knownBy(ofIt, moment), moment));
        const { items, position } = await replica.difference(processId, { from, to, clock: 'recorded' });
        const seen = items.map(({ projection, key, before, after }) => [
          `${projection} ${key}`,
          before,
          after,
        ]);
        expect(seen.sort(byName)).toEqual(differing(sides).sort(byName));
        expect(position).toBe(lastKnown(entries, to));
      }
    });
    await fc.assert(property, runs(20));
  });

  it('to a position holds all up to it, whatever the clocks said', async () => {
    const property = fc.asyncProperty(recordsOfCluster(), picks, async (entries, picked) => {
      const replica = replicaOf(entries);
      for (const pick of picked) {
        const last = entries[pick % Math.max(entries.length, 1)];
        if (!last) continue;
        // Within a gap of positions as well.
        const position = last.sequence + (pick % 2 === 0 || last === entries.at(-1) ? 0 : 1);
        const upTo = entries.filter(({ sequence }) => sequence <= position);
        const at = '2029-01-01';
        const { source } = await replica.snapshotAt({
          knownAt: `position:${position}`,
          at,
        });
        expect(told(source, Date.parse(at))).toEqual(told(pastRows(upTo), Date.parse(at)));
      }
    });
    await fc.assert(property, runs(20));
  });
});
