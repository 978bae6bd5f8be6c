/** The rows of a moment of the past, folded from the history for one question. Runs where heavy questions do. */
import { projections } from '../../../projections/index.js';
import type { Projection } from '../../../projections/projection.js';
import { applyToHistory } from '../../domain/history/apply-to-history.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import { touchesAny } from '../../views/folded-rows.js';
import { MemoryHistory } from '../../views/memory/memory-views.js';
import { PastRows } from '../../views/memory/past-rows.js';
import { RowsAcross } from '../../views/memory/rows-across.js';
import type { RowSource } from '../../views/row-source.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import { processNotFound } from '../refusals.js';
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
}

/** What is asked for: `of` are the read models that are to be had, all of them when absent. */
interface Wanted {
  readonly views: SqliteViews;
  readonly moment: PastMoment;
  readonly progress: Progress;
  readonly of?: readonly Projection[];
}

/** The rows of a process; a process that was not on the record by then has none. */
export function snapshotOfProcess(
  process: string,
  { views, moment, progress, of = projections }: Wanted,
): ProcessSnapshot {
  const { entries, onRecord } = historyOf(process, { views, moment, progress });
  const history: HistoryEntry[] = [];
  for (const entry of entries) if (touchesAny(of, entry)) history.push(entry);
  return {
    source: new PastRows(of, history),
    history,
    now: moment.at,
    told: toldBy(views, moment),
    onRecord,
  };
}

/** The same of a process that has to be there. @throws Refused process-not-found */
export function existingSnapshotOfProcess(process: string, wanted: Wanted): ProcessSnapshot {
  const snapshot = snapshotOfProcess(process, wanted);
  if (!snapshot.onRecord) throw processNotFound(process, ` as known at ${wanted.moment.told.knownAt ?? ''}`);
  return snapshot;
}

/** The rows of all processes. */
export function snapshotOfAll({ views, moment, progress, of = projections }: Wanted): Snapshot & {
  readonly source: RowsAcross;
} {
  const source = new RowsAcross(of, {
    processes: () => views.processes(),
    of: (process) => historyOf(process, { views, moment, progress }).entries,
  });
  return { source, now: moment.at, told: toldBy(views, moment) };
}

/** The read models that the views of one are made from. */
export function neededFor({ name, reads = [] }: Projection): readonly Projection[] {
  return projections.filter((other) => other.name === name || reads.includes(other.name));
}

/** Without a moment of the recording clock an answer covers all that the rows cover. */
function toldBy(views: SqliteViews, { known, told }: PastMoment): AnswerContext {
  return known ? told : { ...told, position: String(views.checkpoint().position) };
}

function historyOf(
  process: string,
  { views, moment, progress }: Pick<Wanted, 'views' | 'moment' | 'progress'>,
): { readonly entries: Iterable<HistoryEntry>; readonly onRecord: boolean } {
  const { at, known } = moment;
  if (!known) return { entries: watched(views.history(process).entries(at), progress), onRecord: true };
  const past = new MemoryHistory();
  let onRecord = false;
  for (const entry of watched(views.history(process).recorded(), progress)) {
    if (!isKnown(entry, known)) break;
    applyToHistory(past, entry);
    onRecord = true;
  }
  return { entries: past.entries().filter(({ place }) => place.order <= at), onRecord };
}

/** What follows a late entry in its process is told after it, so both become known together. */
function isKnown(
  { sequence, recordedAt, knownSince = recordedAt }: RecordedEntry,
  known: NonNullable<PastMoment['known']>,
): boolean {
  return known.by === 'instant' ? knownSince <= known.limit : sequence <= known.position;
}

function* watched<Entry>(entries: Iterable<Entry>, progress: Progress): Iterable<Entry> {
  for (const entry of entries) {
    progress.looked();
    yield entry;
  }
}
