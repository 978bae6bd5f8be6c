/**
 * The projection runtime: what one recorded entry does to the rows. The fast path folds a new entry that sorts last into
 * its rows; the slow path refolds only the keys that a late entry or an editorial one touches. A fold that throws parks
 * its key and nothing else.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Projection } from '../../projections/projection.js';
import { applyToHistory, type HistoryChange } from '../domain/history/apply-to-history.js';
import type { HistoryEntry } from '../domain/history/history-entry.js';
import { comparePlaces, type Place } from '../domain/history/placement.js';
import type { RecordedEntry } from '../domain/history/recorded-entry.js';
import { rowKey, type Parked, type RowKey, type RowState, type ViewStore } from './view-store.js';

/** A row that an entry changed. */
export interface RowChange extends RowKey {
  readonly projection: Projection;
  readonly before: object | undefined;
  readonly after: object | undefined;
}

/** The recorded entry that causes what is done. */
interface Cause {
  readonly position: number;
  readonly entryId: string;
}

/** Takes one recorded entry into the history and the rows. Entries come in recorded order, each once. */
export function project(
  store: ViewStore,
  projections: readonly Projection[],
  recorded: RecordedEntry,
): RowChange[] {
  const changes = applyToHistory(store.history(recorded.processId), recorded);
  const cause = { position: recorded.sequence, entryId: recorded.id };
  return projections.flatMap((projection) => projectChanges(store, projection, changes, cause));
}

/** A key to bring up to date: with the new entry alone, or from all of its entries. */
interface Task extends RowKey {
  readonly entries: readonly [HistoryEntry] | undefined;
}

function projectChanges(
  store: ViewStore,
  projection: Projection,
  changes: readonly HistoryChange[],
  cause: Cause,
): RowChange[] {
  const tasks = new Map<string, Task>();
  for (const { before, after } of changes) {
    if (before) {
      for (const at of formerKeysOf(store, projection, before)) {
        store.unindex(projection, at, before);
        tasks.set(taskName(at), { ...at, entries: undefined });
      }
    }
    if (!after) continue;
    for (const at of keysOf(store, projection, after, cause)) {
      const name = taskName(at);
      const fast =
        !before && !tasks.has(name) && folds(projection, after, store.rowState(projection, at)?.last);
      store.index(projection, at, after);
      tasks.set(name, { ...at, entries: fast ? [after] : undefined });
    }
  }
  return [...tasks.values()].flatMap((task) => apply(store, projection, cause, task) ?? []);
}

function taskName({ process, key }: RowKey): string {
  return `${process}\n${key}`;
}

function folds(projection: Projection, entry: HistoryEntry, last: Place | undefined): boolean {
  return last === undefined || comparePlaces(last, entry.place) < 0 || projection.commutes?.(entry) === true;
}

/** The keys that an entry touches; when even that fails, the entry is parked under a key of its own. */
function keysOf(store: ViewStore, projection: Projection, entry: HistoryEntry, cause: Cause): RowKey[] {
  try {
    return rowKeys(projection, entry);
  } catch (error) {
    const parked = parkedAt(entry, error, cause);
    store.putRow(projection, ownKey(projection, entry), { ...NO_ROW, parked });
    return [];
  }
}

/** The keys that an entry touched as it was before; where it had none because that failed, it is parked no longer. */
function formerKeysOf(store: ViewStore, projection: Projection, entry: HistoryEntry): RowKey[] {
  const own = ownKey(projection, entry);
  if (store.rowState(projection, own)?.parked) store.putRow(projection, own, NO_ROW);
  try {
    return rowKeys(projection, entry);
  } catch {
    return [];
  }
}

function rowKeys(projection: Projection, entry: HistoryEntry): RowKey[] {
  return [...new Set(projection.keys(entry))].map((key) => rowKey(projection, entry, key));
}

function ownKey(projection: Projection, entry: HistoryEntry): RowKey {
  return rowKey(projection, entry, `entry:${entry.id}`);
}

/** Of position 0: no reader has seen it, and none is told. */
const NO_ROW: RowState = { row: undefined, position: 0, cause: [], last: undefined };

function parkedAt(entry: HistoryEntry, error: unknown, { position }: Cause): Parked {
  return { entryId: entry.id, error: error instanceof Error ? error.message : String(error), position };
}

function apply(store: ViewStore, projection: Projection, cause: Cause, task: Task): RowChange | undefined {
  const state = store.rowState(projection, task) ?? NO_ROW;
  if (task.entries && state.parked) return undefined;
  const before = state.row;
  const folded = task.entries
    ? fold(projection, task, task.entries, before, state.last, cause)
    : fold(projection, task, store.entriesOf(projection, task), undefined, undefined, cause);
  const { last, parked } = folded;
  const after = parked ? before : folded.row;
  const changed = task.entries ? before !== after : !isDeepStrictEqual(before, after);
  // A reader of a row is told that it stands still, and that it does so no longer.
  const news = changed || (before && state.parked?.entryId !== parked?.entryId);
  const made = news ? { position: cause.position, cause: [cause.entryId] } : state;
  store.putRow(projection, task, {
    row: after,
    position: made.position,
    cause: made.cause,
    last,
    ...(parked && { parked }),
  });
  return changed ? { projection, process: task.process, key: task.key, before, after } : undefined;
}

interface Folded {
  readonly row: object | undefined;
  readonly last: Place | undefined;
  readonly parked?: Parked;
}

function fold(
  projection: Projection,
  { key }: RowKey,
  entries: Iterable<HistoryEntry>,
  from: object | undefined,
  lastSoFar: Place | undefined,
  cause: Cause,
): Folded {
  let row = from;
  let last = lastSoFar;
  for (const entry of entries) {
    if (last === undefined || comparePlaces(last, entry.place) < 0) last = entry.place;
    try {
      row = projection.evolve(row, entry, key);
    } catch (error) {
      return { row: from, last, parked: parkedAt(entry, error, cause) };
    }
  }
  return { row, last };
}
