/** Takes a history entry by entry, each with the row changes that it makes, by the fold that made the live rows. */
import { projections } from '../../../projections/index.js';
import type { Extent } from '../../../projections/projection.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import { FoldedRows } from '../../views/folded-rows.js';
import { MemoryViews } from '../../views/memory/memory-views.js';
import { project } from '../../views/project.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import { readAt, readSpan } from '../query/moment.js';
import { Refused } from '../refusals.js';
import { ReplayedRows, type ReplayedRow } from './replayed-rows.js';

export interface ReplayQuestion {
  readonly processId: string;
  readonly order: 'occurred' | 'recorded';
  /** Ms on the clock of the order, both included; entries before `from` are folded unseen. */
  readonly from: number;
  readonly to: number;
}

export interface ReplayStep {
  /** Its position, or its rank in occurred order. */
  readonly id: string;
  readonly entry: HistoryEntry | RecordedEntry;
  readonly changes: readonly ReplayedRow[];
}

export interface TimedStep {
  /** Ms on the clock of the order. */
  readonly at: number;
  readonly step: ReplayStep;
}

const replayed = projections.filter(({ scope }) => scope === 'process');

/** The span of a replay as it is asked for. @throws Refused invalid-query */
export function readReplaySpan(
  from: string | undefined,
  to: string | undefined,
): Pick<ReplayQuestion, 'from' | 'to'> {
  const first = from === undefined ? -Infinity : readSpan(from, 'from').earliest;
  const last = to === undefined ? Infinity : readAt(to, 'to');
  if (first > last)
    throw new Refused('invalid-query', `expected from up to to, got ${from ?? ''} and ${to ?? ''}`, 'from');
  return { from: first, to: last };
}

/** The steps within the span; undefined for an entry before it, which is folded unseen. */
export function* replaySteps(
  views: SqliteViews,
  { processId, order, from, to }: ReplayQuestion,
): Iterable<TimedStep | undefined> {
  const steps = order === 'occurred' ? inOccurredOrder(views, processId) : inRecordedOrder(views, processId);
  for (const timed of steps) {
    if (timed.at > to) return;
    yield timed.at < from ? undefined : timed;
  }
}

function* inOccurredOrder(views: SqliteViews, processId: string): Iterable<TimedStep> {
  let extent: Extent | undefined;
  const rows = new ReplayedRows(processId, replayed, () => extent);
  const folded = replayed.map((projection) => ({ projection, rows: new FoldedRows(projection) }));
  let rank = 0;
  for (const entry of entriesInOrder(views, processId)) {
    const lastRevision = Math.max(extent?.lastRevision ?? 0, entry.revision);
    extent = { first: extent?.first ?? entry, last: entry, lastRevision };
    const newest = { entryId: entry.id, position: entry.place.sequence };
    const changes = folded.flatMap(({ projection, rows: own }) =>
      own.take(entry).map(({ at, row, parked }) => ({
        projection,
        key: at.key,
        after: row,
        parked,
        newest,
      })),
    );
    const at = entry.place.order;
    yield { at, step: { id: String(++rank), entry, changes: rows.take(changes, at) } };
  }
}

/** A replay waits between its entries, so that others write meanwhile: each entry is given as it stands when it is come to. */
function* entriesInOrder(views: SqliteViews, processId: string): Iterable<HistoryEntry> {
  const { entries } = views.past;
  const all = { at: Infinity, position: Infinity };
  entries.refresh(views.checkpoint().position);
  for (const entry of entries.ofProcess(processId, all)) {
    yield entry;
    entries.refresh(views.checkpoint().position);
  }
}

function* inRecordedOrder(views: SqliteViews, processId: string): Iterable<TimedStep> {
  const store = new MemoryViews();
  const rows = new ReplayedRows(processId, replayed, () => store.history(processId).extent());
  for (const entry of views.history(processId).recorded()) {
    const at = Date.parse(entry.recordedAt);
    const newest = { entryId: entry.id, position: entry.sequence };
    const changed = project(store, replayed, entry).map((change) => ({ ...change, newest }));
    const changes = rows.take(changed, at);
    yield { at, step: { id: entry.position, entry, changes } };
  }
}
