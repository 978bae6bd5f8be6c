/** Takes a history entry by entry, each with the row changes that it makes, by the fold that made the live rows. */
import { occurredOf, plannedDate } from '../../../projections/citation.js';
import { projections } from '../../../projections/index.js';
import type { Extent } from '../../../projections/projection.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { comparePlaces, type Place } from '../../domain/history/placement.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import { inReportedOrder } from '../../domain/history/reported-order.js';
import { microsOf } from '../../domain/time/microseconds.js';
import { isoInstant } from '../../domain/time/occurred.js';
import type { Languages } from '../../domain/values/chosen-text.js';
import { FoldedRows } from '../../views/folded-rows.js';
import { MemoryViews } from '../../views/memory/memory-views.js';
import { project } from '../../views/project.js';
import type { Item } from '../../views/row-source.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import { expectOrder, lastOf, readMicrosSpan, readSpan } from '../query/moment.js';
import { recordedPlace, writeReplayId, type ReplayOrder } from './replay-id.js';
import { ReplayedRows, type ReplayedRow } from './replayed-rows.js';

export interface ReplayQuestion {
  readonly processId: string;
  readonly order: ReplayOrder;
  /** On the clock of the order, both included: ms of the world, microseconds of the other ones. What is before is folded unseen. */
  readonly from: number;
  readonly to: number;
  /** The place that the client has come to: what is up to it is folded unseen. */
  readonly after?: Place | undefined;
  /** The languages of the rows that are told; absent: all. */
  readonly languages?: Languages | undefined;
}

export interface ReplayStep {
  readonly id: string;
  /** As the log or the history has it; when it occurred is told as in the read models. */
  readonly entry: Item;
  readonly changes: readonly ReplayedRow[];
}

export interface TimedStep {
  /** Ms on the clock of the order. */
  readonly at: number;
  readonly step: ReplayStep;
}

/** An entry at its place, with what is made of it where it is shown. */
interface Stop {
  readonly at: number;
  /** On the clock of the span. */
  readonly instant: number;
  readonly place: Place;
  readonly entry: Item;
  readonly changes: readonly ReplayedRow[];
}

const replayed = projections.filter(({ scope }) => scope === 'process');

/** The span of a replay as it is asked for. @throws Refused invalid-query */
export function readReplaySpan(
  order: ReplayOrder,
  from: string | undefined,
  to: string | undefined,
): Pick<ReplayQuestion, 'from' | 'to'> {
  const read = order === 'occurred' ? readSpan : readMicrosSpan;
  const first = from === undefined ? -Infinity : read(from, 'from').earliest;
  const last = to === undefined ? Infinity : lastOf(read(to, 'to'), to);
  expectOrder({ text: from, value: first }, { text: to, value: last });
  return { from: first, to: last };
}

/** The steps within the span and after the client's place; undefined for an entry that is folded unseen. */
export function* replaySteps(
  views: SqliteViews,
  { processId, order, from, to, after }: ReplayQuestion,
): Iterable<TimedStep | undefined> {
  for (const stop of stopsIn(order, views, processId)) {
    if (!stop) {
      yield undefined;
      continue;
    }
    const { at, instant, place, entry, changes } = stop;
    if (instant > to) return;
    const isUnseen = instant < from || (after !== undefined && comparePlaces(place, after) <= 0);
    yield isUnseen ? undefined : { at, step: { id: writeReplayId(order, place), entry, changes } };
  }
}

/** Undefined where an entry was only read. */
function stopsIn(order: ReplayOrder, views: SqliteViews, processId: string): Iterable<Stop | undefined> {
  switch (order) {
    case 'occurred':
      return inOccurredOrder(views, processId);
    case 'recorded':
      return inRecordedOrder(views, processId);
    case 'reported':
      return inOrderOfReports(views, processId);
  }
}

function* inOccurredOrder(views: SqliteViews, processId: string): Iterable<Stop> {
  let extent: Extent | undefined;
  const rows = new ReplayedRows(processId, replayed, () => extent);
  const folded = replayed.map((projection) => ({ projection, rows: new FoldedRows(projection) }));
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
    const { place, ...told } = entry;
    const at = place.order;
    const shown = { ...told, occurred: occurredOf(entry) };
    yield { at, instant: at, place, entry: shown, changes: rows.take(changes, at) };
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

function* inRecordedOrder(views: SqliteViews, processId: string): Iterable<Stop> {
  const fold = new RecordFold(processId);
  for (const entry of views.history(processId).recorded()) {
    const at = Date.parse(entry.recordedAt);
    const changes = fold.take(entry, at);
    const [instant, place] = [microsOf(entry.recordedAt), recordedPlace(entry.sequence)];
    yield { at, instant, place, entry: shown(entry), changes };
  }
}

/** What is recorded meanwhile is not in it: an entry stands where it does because of all the others. */
function* inOrderOfReports(views: SqliteViews, processId: string): Iterable<Stop | undefined> {
  const entries: RecordedEntry[] = [];
  for (const entry of views.history(processId).recorded()) {
    entries.push(entry);
    yield undefined;
  }
  const fold = new RecordFold(processId);
  for (const { entry, place } of inReportedOrder(entries)) {
    const at = Math.floor(place.order / 1_000);
    const changes = fold.take(entry, at);
    yield {
      at,
      instant: place.order,
      place,
      entry: { ...shown(entry), reportedAt: isoInstant(at) },
      changes,
    };
  }
}

/** The rows of a process as its entries come in, editorial ones too, in whatever order. */
class RecordFold {
  private readonly store = new MemoryViews();
  private readonly rows: ReplayedRows;

  constructor(private readonly processId: string) {
    this.rows = new ReplayedRows(processId, replayed, () => this.store.history(this.processId).extent());
  }

  /** Takes in an entry at a moment (ms) of the replay, and gives the rows that it changes. */
  take(entry: RecordedEntry, at: number): ReplayedRow[] {
    const newest = { entryId: entry.id, position: entry.sequence };
    const changed = project(this.store, replayed, entry).map((change) => ({ ...change, newest }));
    return this.rows.take(changed, at);
  }
}

function shown({ sequence: _, occurred, ...told }: RecordedEntry): Item {
  return { ...told, ...(occurred === undefined ? {} : { occurred: plannedDate(occurred) }) };
}
