/** A replica of a cluster that can be asked about moments, and what its answers are compared with. */
import { EVERYTHING } from '../../src/domain/access/visibility.js';
import { isDeepStrictEqual } from 'node:util';
import { projections } from '../../projections/index.js';
import type { AsOf } from '../../src/application/query/as-of.js';
import { AsOfReader } from '../../src/application/query/as-of-reader.js';
import {
  differenceBetween,
  momentsOf,
  type Difference,
  type DifferenceSpan,
} from '../../src/application/query/difference.js';
import { snapshotOfAll, snapshotOfProcess, type Snapshot } from '../../src/application/query/snapshot.js';
import { Projector } from '../../src/application/project/projector.js';
import { RecordClock } from '../../src/application/record-clock.js';
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';
import type { EventLog } from '../../src/log/event-log.js';
import { parseRecordedAt } from '../../src/log/recorded-at.js';
import type { SqliteViews } from '../../src/views/sqlite/sqlite-views.js';
import { readModelsOf } from './read-models.js';

const unasked = (): never => {
  throw new Error('the rows are enough for this');
};

interface Replica {
  readonly views: SqliteViews;
  /** Of all processes. */
  snapshotAt(moment: AsOf): Promise<Snapshot>;
  difference(process: string, span: DifferenceSpan): Promise<Difference>;
}

/** A replica that has taken in these entries, on a store that says that every moment is over. */
export function replicaOf(entries: readonly RecordedEntry[]): Replica {
  const { views, rows } = readModelsOf(entries);
  const through = BigInt(views.checkpoint().position);
  const log: EventLog = {
    append: unasked,
    expectToFit: unasked,
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
    views,
    async snapshotAt(asked) {
      const moment = await asOf.resolve(undefined, asked, EVERYTHING);
      return moment.kind === 'live'
        ? moment
        : snapshotOfAll({ views, visibility: EVERYTHING, moment, progress });
    },
    async difference(process, span) {
      const { start, end } = await momentsOf(asOf, process, span, { visibility: EVERYTHING });
      const [was, is] = [start, end].map((moment) =>
        snapshotOfProcess(process, { views, visibility: EVERYTHING, moment, progress }),
      );
      if (!was || !is) throw new Error('expected two snapshots');
      const history = views.history(process);
      const editorialsAbout = (id: string): readonly RecordedEntry[] =>
        history.amendmentsOf(id)?.editorials ?? [];
      return differenceBetween(process, span, { start: was, end: is, editorialsAbout });
    },
  };
}

export const ofProcesses = projections.filter(({ scope, internal }) => scope === 'process' && !internal);

type Sides = [name: string, before: unknown, after: unknown];

export function differing([before = new Map(), after = new Map()]: readonly Map<string, object>[]): Sides[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((name): Sides => [name, before.get(name) ?? null, after.get(name) ?? null])
    .filter(([, was, is]) => !isDeepStrictEqual(was, is));
}

export function byName([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}
