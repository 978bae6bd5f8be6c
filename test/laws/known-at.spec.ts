/** What was known at a moment, where servers have clocks of their own and entries come in late. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';
import { formatRecordedAt, parseRecordedAt } from '../../src/log/recorded-at.js';
import { recordsOfCluster } from './elsewhere.js';
import { pastRows, told } from './read-models.js';
import { byName, differing, ofProcesses, replicaOf } from './replica.js';
import { runs, seeded } from './seed.js';

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

/** What is told of one process, by read model and key. */
function rowsOf(entries: readonly RecordedEntry[], moment: string): Map<string, object> {
  const models = Object.entries(told(pastRows(entries), ms(moment), ofProcesses));
  return new Map(
    models.flatMap(([name, rows]) =>
      Object.entries(rows).map(([key, row]) => [`${name} ${key.split(' ')[1] ?? ''}`, row] as const),
    ),
  );
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
