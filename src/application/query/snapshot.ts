/** The rows of a moment of the past, folded from the history for one question. Runs where heavy questions do. */
import { projections } from '../../../projections/index.js';
import type { Projection } from '../../../projections/projection.js';
import { applyToHistory } from '../../domain/history/apply-to-history.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { touchesAny } from '../../views/folded-rows.js';
import { MemoryHistory } from '../../views/memory/memory-views.js';
import { PastRows } from '../../views/memory/past-rows.js';
import { RowsAcross } from '../../views/memory/rows-across.js';
import type { RowSource } from '../../views/row-source.js';
import { microsOf } from '../../views/sqlite/numbers.js';
import type { Bounds } from '../../views/sqlite/past-entries.js';
import { RowsAsOf } from '../../views/sqlite/rows-as-of.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import { processNotFound, type Refused } from '../refusals.js';
import type { AnswerContext, PastMoment } from './as-of-reader.js';

/** Told of every entry that a long computation looks at. */
export interface Progress {
  /** @throws Abandoned once nobody waits for the answer any more */
  looked(): void;
}

export interface Snapshot {
  readonly source: RowSource;
  /** Ms since the epoch: what derivations take as now. */
  readonly now: number;
  readonly told: AnswerContext;
}

export interface ProcessSnapshot extends Snapshot {
  /** The history behind the rows, as far as it is in them. */
  readonly history: readonly HistoryEntry[];
  /** Whether the process was on the record by then. */
  readonly onRecord: boolean;
  /** The position up to which the record counts. */
  readonly through: number;
}

/** What is asked for: `of` are the read models that are to be had, all of them when absent. */
interface Wanted {
  readonly views: SqliteViews;
  readonly moment: PastMoment;
  readonly progress: Progress;
  readonly of?: readonly Projection[];
}

/** The rows of a process with the history behind them; a process that was not on the record by then has none. */
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
    onRecord: past.onRecord,
    through: past.bounds.position,
  };
}

/** The same of a process that has to be there. @throws Refused process-not-found */
export function existingSnapshotOfProcess(process: string, wanted: Wanted): ProcessSnapshot {
  const snapshot = snapshotOfProcess(process, wanted);
  if (!snapshot.onRecord) throw notOnRecord(process, wanted.moment);
  return snapshot;
}

function notOnRecord(process: string, { told }: PastMoment): Refused {
  return processNotFound(process, ` as known at ${told.knownAt ?? ''}`);
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
  const past = pastOf(process, wanted);
  const number = views.numbers.process(process);
  const isIndexed =
    past.asToday &&
    of.every(({ scope }) => scope === 'process') &&
    (number === undefined || !views.past.knowledge.isParked(number, of));
  if (!isIndexed) return existingSnapshotOfProcess(process, wanted);
  if (!past.onRecord) throw notOnRecord(process, moment);
  const looked = (): void => {
    progress.looked();
  };
  const source = new RowsAsOf(views, { processId: process, bounds: past.bounds, looked });
  return { source, now: moment.at, told: toldBy(views, moment) };
}

/** The rows of all processes. */
export function snapshotOfAll({ views, moment, progress, of = projections }: Wanted): Snapshot & {
  readonly source: RowsAcross;
} {
  const source = new RowsAcross(of, {
    processes: () => views.processes(),
    of: (process) => historyOf(process, pastOf(process, { views, moment }), { views, progress }),
  });
  return { source, now: moment.at, told: toldBy(views, moment) };
}

/** The read models that the views of one are made from, and those that complete the rows of these. */
export function neededFor({ name, reads = [] }: Projection): readonly Projection[] {
  const isRead = (other: Projection): boolean => other.name === name || reads.includes(other.name);
  const completing = projections.filter((other) => isRead(other) && other.complete);
  return projections.filter(
    (other) => isRead(other) || completing.some(({ reads: more = [] }) => more.includes(other.name)),
  );
}

/** Without a moment of the recording clock an answer covers all that the rows cover. */
function toldBy(views: SqliteViews, { known, told }: PastMoment): AnswerContext {
  return known ? told : { ...told, position: String(views.checkpoint().position) };
}

/** The part of a process that counts at a moment. */
interface PastProcess {
  readonly bounds: Bounds;
  /** Whether the process was on the record by then. */
  readonly onRecord: boolean;
  /** Whether what counts stood there as it stands today. */
  readonly asToday: boolean;
}

function pastOf(process: string, { views, moment }: Pick<Wanted, 'views' | 'moment'>): PastProcess {
  const { at, known } = moment;
  const reached = views.checkpoint().position;
  views.past.entries.refresh(reached);
  if (!known) return { bounds: { at, position: reached }, onRecord: true, asToday: true };
  const number = views.numbers.process(process);
  if (number === undefined) return { bounds: { at, position: 0 }, onRecord: false, asToday: true };
  const { knowledge } = views.past;
  const position =
    known.by === 'position' ? known.position : knowledge.through(number, microsOf(known.limit), reached);
  return {
    bounds: { at, position },
    onRecord: knowledge.isOnRecord(number, position),
    asToday: knowledge.isAsItWas(number, position, views.projections),
  };
}

function historyOf(
  process: string,
  { bounds, asToday }: PastProcess,
  { views, progress }: Pick<Wanted, 'views' | 'progress'>,
): Iterable<HistoryEntry> {
  if (asToday) return watched(views.past.entries.ofProcess(process, bounds), progress);
  const past = new MemoryHistory();
  for (const entry of watched(views.history(process).recorded(), progress)) {
    if (entry.sequence > bounds.position) break;
    applyToHistory(past, entry);
  }
  return past.entries().filter(({ place }) => place.order <= bounds.at);
}

function* watched<Entry>(entries: Iterable<Entry>, progress: Progress): Iterable<Entry> {
  for (const entry of entries) {
    progress.looked();
    yield entry;
  }
}
