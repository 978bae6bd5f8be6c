/** The rows of a moment of the past, folded from the history for one question. Runs where heavy questions do. */
import { projections } from '../../../projections/index.js';
import type { Projection } from '../../../projections/projection.js';
import { seenBy, type Visibility } from '../../domain/access/visibility.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { touchesAny } from '../../views/folded-rows.js';
import { PastRows } from '../../views/memory/past-rows.js';
import { RowsAcross } from '../../views/memory/rows-across.js';
import type { RowSource } from '../../views/row-source.js';
import { RowsAsOf } from '../../views/sqlite/rows-as-of.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import { processNotFound, type Refused } from '../refusals.js';
import type { AnswerContext, PastMoment } from './as-of.js';
import { historyOf, pastOf, type Asked, type ReportedTimes } from './past-history.js';

export interface Snapshot {
  readonly source: RowSource;
  /** Ms since the epoch: what derivations take as now. */
  readonly now: number;
  readonly told: AnswerContext;
}

export interface ProcessSnapshot extends Snapshot {
  /** The history behind the rows, as far as it is in them. */
  readonly history: readonly HistoryEntry[];
  /** Whether there was anything of the process by then: on the record, or reported. */
  readonly isThere: boolean;
  /** The position up to which the record counts. */
  readonly through: number;
  /** Only where it is asked for what was reported by then. */
  readonly reported?: ReportedTimes;
}

/** What is asked for: `of` are the read models that are to be had, all of them when absent. */
interface Wanted extends Asked {
  readonly of?: readonly Projection[];
}

/** The rows of a process with the history behind them; a process of which there was nothing by then has none. */
export function snapshotOfProcess(process: string, wanted: Wanted): ProcessSnapshot {
  const { views, moment, of = projections } = wanted;
  const past = pastOf(process, wanted);
  const history: HistoryEntry[] = [];
  for (const entry of historyOf(process, past, wanted)) if (touchesAny(of, entry)) history.push(entry);
  return {
    source: new PastRows(of, history),
    history,
    now: moment.at,
    told: toldBy(views, moment),
    isThere: past.isThere,
    through: past.bounds.position,
    ...(past.reported && { reported: past.reported }),
  };
}

/** The same of a process that has to be there. @throws Refused process-not-found */
export function existingSnapshotOfProcess(process: string, wanted: Wanted): ProcessSnapshot {
  const snapshot = snapshotOfProcess(process, wanted);
  if (!snapshot.isThere) throw notThere(process, wanted.moment);
  return snapshot;
}

function notThere(process: string, { told: { knownAt, reportedBy } }: PastMoment): Refused {
  const limits = [
    ...(knownAt === undefined ? [] : [`as known at ${knownAt}`]),
    ...(reportedBy === undefined ? [] : [`as reported by ${reportedBy}`]),
  ];
  return processNotFound(process, ` ${limits.join(', ')}`);
}

/**
 * The rows of some read models and a process that has to be there. Each is folded when it is asked for, where the live rows tell
 * which entries and rows it is made of: that is so unless what was known has changed since, or a row stands still.
 * @throws Refused process-not-found
 */
export function rowsOfProcess(
  process: string,
  wanted: Wanted & { readonly of: readonly Projection[] },
): Snapshot {
  const { views, moment, progress, of } = wanted;
  // No index tells when an entry was reported.
  if (moment.reportedBy !== undefined) return existingSnapshotOfProcess(process, wanted);
  const past = pastOf(process, wanted);
  const number = views.numbers.process(process);
  const isIndexed =
    past.asToday &&
    of.every(({ scope }) => scope === 'process') &&
    (number === undefined || !views.past.knowledge.isParked(number, of));
  if (!isIndexed) return existingSnapshotOfProcess(process, wanted);
  if (!past.isThere) throw notThere(process, moment);
  const looked = (): void => {
    progress.looked();
  };
  const source = new RowsAsOf(views, { processId: process, bounds: past.bounds, looked });
  return { source, now: moment.at, told: toldBy(views, moment) };
}

/** The rows of all processes. */
export function snapshotOfAll({ of = projections, ...asked }: Wanted): Snapshot & {
  readonly source: RowsAcross;
} {
  const { views, visibility, moment } = asked;
  const source = new RowsAcross(of, {
    processes: () => seenProcesses(views, visibility),
    of: (process, looked) => {
      const progress = {
        looked: () => {
          asked.progress.looked();
          looked();
        },
      };
      return historyOf(process, pastOf(process, { ...asked, progress }), { ...asked, progress });
    },
  });
  return { source, now: moment.at, told: toldBy(views, moment) };
}

/** Those that are seen, by name. */
export function* seenProcesses(views: SqliteViews, visibility: Visibility): Iterable<string> {
  if (visibility.kind === 'only') {
    for (const name of visibility.processes) if (views.numbers.process(name) !== undefined) yield name;
    return;
  }
  const isSeen = seenBy(visibility);
  for (const name of views.processes()) if (isSeen(name)) yield name;
}

/** The read models that the views of one are made from, and those that complete the rows of these. */
export function neededFor({ name, reads = [] }: Projection): readonly Projection[] {
  const read = projections.filter((other) => other.name === name || reads.includes(other.name));
  const completing = read.filter((other) => other.complete !== undefined);
  const names = new Set(completing.flatMap(({ reads: more = [] }) => more));
  return projections.filter((other) => read.includes(other) || names.has(other.name));
}

/** Without a moment of the recording clock an answer covers all that the rows cover. */
export function toldBy(views: SqliteViews, { known, told }: PastMoment): AnswerContext {
  return known ? told : { ...told, position: String(views.checkpoint().position) };
}
