/**
 * The projection runtime: what one recorded entry does to the rows. The fast path folds a new entry that sorts last into
 * its rows; the slow path refolds only the keys that a late entry or an editorial one touches. A fold that throws parks
 * its key and nothing else.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Projection } from '../../../projections/projection.js';
import { chronicle, type HistoryChange } from '../../domain/history/chronicle.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { comparePlaces, type Place } from '../../domain/history/placement.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import { rowKey, type Parked, type RowKey, type ViewStore } from '../views/view-store.js';

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
  const changes = chronicle(store.history(recorded.processId), recorded);
  const cause = { position: recorded.sequence, entryId: recorded.id };
  return projections.flatMap((projection) => projectChanges(store, projection, changes, cause));
}

/** Folds a key again from its entries: what clears a parked key once its cause is mended. */
export function refold(
  store: ViewStore,
  projection: Projection,
  at: RowKey,
  cause: Cause,
): RowChange | undefined {
  return apply(store, projection, cause, { ...at, entries: undefined });
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
    const was = before ? keysOf(store, projection, before, cause) : [];
    const is = after ? keysOf(store, projection, after, cause) : [];
    if (before) {
      for (const at of was) {
        store.unindex(projection, at, before);
        tasks.set(taskName(at), { ...at, entries: undefined });
      }
    }
    if (!after) continue;
    for (const at of is) {
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
    return [...new Set(projection.keys(entry))].map((key) => rowKey(projection, entry, key));
  } catch (error) {
    const at = rowKey(projection, entry, `entry:${entry.id}`);
    const parked = parkedAt(entry, error, cause);
    store.putRow(projection, at, {
      row: undefined,
      position: cause.position,
      cause: [cause.entryId],
      last: undefined,
      parked,
    });
    return [];
  }
}

function parkedAt(entry: HistoryEntry, error: unknown, { position }: Cause): Parked {
  return { entryId: entry.id, error: error instanceof Error ? error.message : String(error), position };
}

function apply(store: ViewStore, projection: Projection, cause: Cause, task: Task): RowChange | undefined {
  const state = store.rowState(projection, task);
  if (task.entries && state?.parked) return undefined;
  const before = state?.row;
  const folded = task.entries
    ? fold(projection, task, task.entries, before, state?.last, cause)
    : fold(projection, task, store.entriesOf(projection, task), undefined, undefined, cause);
  if (folded.parked) {
    const position = state?.position ?? cause.position;
    store.putRow(projection, task, {
      row: before,
      position,
      cause: state?.cause ?? [],
      last: folded.last,
      parked: folded.parked,
    });
    return undefined;
  }
  const after = folded.row;
  const changed = task.entries ? before !== after : !isDeepStrictEqual(before, after);
  const made =
    changed || state?.parked
      ? { position: cause.position, cause: [cause.entryId] }
      : { position: state?.position ?? cause.position, cause: state?.cause ?? [] };
  store.putRow(projection, task, { row: after, ...made, last: folded.last });
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
