/**
 * The projection runtime: what one recorded entry does to the rows. Each kind of read model has its way: an ordered fold
 * takes an entry that sorts last as it comes and folds the entries of its row again for any other one, a tally adds and
 * takes back, a row an entry is folded from the entry alone. A fold that throws, or that leaves a row that cannot be kept,
 * parks its key and nothing else.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Projection, RowAddress } from '../../projections/projection.js';
import { applyToHistory, type HistoryChange } from '../domain/history/apply-to-history.js';
import type { HistoryEntry } from '../domain/history/history-entry.js';
import { comparePlaces, type Place } from '../domain/history/placement.js';
import type { RecordedEntry } from '../domain/history/recorded-entry.js';
import { sentenceOf } from '../thrown.js';
import { standing } from './folded-rows.js';
import { evolved, flawOf } from './valid-row.js';
import { rowKey, type Parked, type RowKey, type RowState, type ViewStore } from './view-store.js';

/** A row that an entry changed, or that stands still because of it, or does so no longer. */
export interface RowChange extends RowKey {
  readonly projection: Projection;
  readonly before: object | undefined;
  readonly after: object | undefined;
  readonly parked?: Parked | undefined;
}

/** The recorded entry that causes what is done. */
interface Cause {
  readonly position: number;
  readonly entryId: string;
  /** A row of the entry's process, as it stands. */
  readonly rowOf: (address: RowAddress) => object | undefined;
  /** What it touches is told anew, also where the log holds already what is left. */
  readonly isRedaction: boolean;
}

/** Takes one recorded entry into the history and the rows. Entries come in recorded order, each once. */
export function project(
  store: ViewStore,
  projections: readonly Projection[],
  recorded: RecordedEntry,
): RowChange[] {
  const changes = applyToHistory(store.history(recorded.processId), recorded);
  const cause: Cause = {
    position: recorded.sequence,
    entryId: recorded.id,
    isRedaction: recorded.type === 'EntryRedacted',
    rowOf: ({ projection: name, key }) => {
      const projection = projections.find((one) => one.name === name);
      return projection && store.rowState(projection, { process: recorded.processId, key })?.row;
    },
  };
  const [first] = changes;
  if (changes.length === 1 && first?.after && !first.before)
    return projectNew(store, projections, first.after, cause);
  return projections.flatMap((projection) => projectChanges(store, projection, changes, cause));
}

/** The same for an entry that moves no other, as nearly all are: nothing else touches its rows meanwhile. */
function projectNew(
  store: ViewStore,
  projections: readonly Projection[],
  entry: HistoryEntry,
  cause: Cause,
): RowChange[] {
  const changed: RowChange[] = [];
  for (const projection of projections) {
    for (const at of keysOf(store, projection, entry, cause)) {
      const state = store.rowState(projection, at) ?? NO_ROW;
      const last = folds(projection, entry, at, state, cause) ? entry : undefined;
      if (!projection.revert) store.index(projection, at, entry);
      const task = { ...at, last, tallied: [{ after: entry }] };
      const change = apply(store, projection, cause, task, state);
      if (change) changed.push(change);
    }
  }
  return changed;
}

/** What becomes of a key. */
interface Task extends RowKey {
  /** The one entry to fold into the row as it is; undefined: fold all of its entries. */
  readonly last?: HistoryEntry | undefined;
  /** What to take back from a tally and what to add to it, in turn. */
  readonly tallied: HistoryChange[];
}

function projectChanges(
  store: ViewStore,
  projection: Projection,
  changes: readonly HistoryChange[],
  cause: Cause,
): RowChange[] {
  const tasks = new Map<string, Task>();
  const task = (at: RowKey, last?: HistoryEntry): Task => {
    const name = `${at.process}\n${at.key}`;
    const known = tasks.get(name);
    const made = { ...at, last: known ? undefined : last, tallied: known?.tallied ?? [] };
    tasks.set(name, made);
    return made;
  };
  for (const change of changes) {
    const { before, after } = change;
    if (before && after && !cause.isRedaction && isUntouched(projection, before, after)) continue;
    for (const at of before ? formerKeysOf(store, projection, before) : []) {
      if (!projection.revert) store.unindex(projection, at, before as HistoryEntry);
      task(at).tallied.push({ before });
    }
    if (!after) continue;
    for (const at of keysOf(store, projection, after, cause)) {
      const state = before ? NO_ROW : (store.rowState(projection, at) ?? NO_ROW);
      const sortsLast = !before && folds(projection, after, at, state, cause);
      if (!projection.revert) store.index(projection, at, after);
      task(at, sortsLast ? after : undefined).tallied.push({ after });
    }
  }
  return [...tasks.values()].flatMap((one) => {
    const state = store.rowState(projection, one) ?? NO_ROW;
    return apply(store, projection, cause, one, state) ?? [];
  });
}

/** Whether the row of an entry says the same after a change of its history: another introduction, say, that it does not tell. */
function isUntouched(projection: Projection, before: HistoryEntry, after: HistoryEntry): boolean {
  if (!projection.rowPerEntry) return false;
  try {
    return isDeepStrictEqual(
      projection.evolve(undefined, before, before.id),
      projection.evolve(undefined, after, after.id),
    );
  } catch {
    return false;
  }
}

/** Whether an entry can be folded into its row as it is: nothing that is folded already comes after it. */
function folds(
  projection: Projection,
  entry: HistoryEntry,
  at: RowKey,
  { last }: RowState,
  { entryId }: Cause,
): boolean {
  if (projection.revert) return false;
  if (projection.rowPerEntry) return entry.id === entryId && at.key === entry.id;
  return last === undefined || comparePlaces(last, entry.place) < 0;
}

/** The keys that an entry touches; when even that fails, the entry is parked under a key of its own. */
function keysOf(
  store: ViewStore,
  projection: Projection,
  entry: HistoryEntry,
  cause: Cause,
): readonly RowKey[] {
  try {
    return rowKeys(projection, entry);
  } catch (error) {
    const parked = parkedAt(entry, error, cause);
    store.putRow(projection, ownKey(projection, entry), { ...NO_ROW, parked });
    return [];
  }
}

/** The keys that an entry touched as it was before; where it had none because that failed, it is parked no longer. */
function formerKeysOf(store: ViewStore, projection: Projection, entry: HistoryEntry): readonly RowKey[] {
  const own = ownKey(projection, entry);
  if (store.rowState(projection, own)?.parked) store.putRow(projection, own, NO_ROW);
  try {
    return rowKeys(projection, entry);
  } catch {
    return [];
  }
}

function rowKeys(projection: Projection, entry: HistoryEntry): readonly RowKey[] {
  const keys = projection.keys(entry);
  if (keys.length === 0) return NONE;
  return (keys.length === 1 ? keys : [...new Set(keys)]).map((key) => rowKey(projection, entry, key));
}

const NONE: readonly RowKey[] = [];

function ownKey(projection: Projection, entry: HistoryEntry): RowKey {
  return rowKey(projection, entry, `entry:${entry.id}`);
}

/** Of position 0: no reader has seen it, and none is told. */
const NO_ROW: RowState = { row: undefined, position: 0, last: undefined };

function parkedAt(entry: HistoryEntry, error: unknown, { position }: Cause): Parked {
  return { entryId: entry.id, error: sentenceOf(error), position };
}

function apply(
  store: ViewStore,
  projection: Projection,
  cause: Cause,
  task: Task,
  state: RowState,
): RowChange | undefined {
  const { parked: stood } = state;
  const before = state.row ?? rowBefore(projection, task);
  if (stood && (task.last !== undefined || (projection.revert && !concerns(task, stood)))) return undefined;
  const folded = judged(
    store,
    projection,
    cause,
    task,
    state,
    foldTask(store, projection, cause, task, state),
  );
  const row = folded.row && projection.complete ? projection.complete(folded.row, cause.rowOf) : folded.row;
  const isKept = !cause.isRedaction && isSame(before, row);
  const after = folded.parked || isKept ? before : row;
  const changed = before !== after;
  // A reader of a row is told that it stands still, and that it does so no longer. The view of a tally tells the first and
  // the last of its entries beside what is counted, and that of an entry's own row is not kept to compare with.
  const news =
    changed ||
    projection.revert !== undefined ||
    projection.rowPerEntry === true ||
    (before && stood?.entryId !== folded.parked?.entryId);
  const kept = store.putRow(projection, task, {
    row: after,
    position: news ? cause.position : state.position,
    last: folded.last,
    ...(folded.parked && { parked: folded.parked }),
  });
  const { process, key } = task;
  const told = changed || (before && stood?.entryId !== kept.parked?.entryId);
  return told ? { projection, process, key, before, after: kept.row, parked: kept.parked } : undefined;
}

/**
 * A row that was folded anew is judged at once: where it cannot be kept, it stands still as it was before the entry that had it
 * folded anew. Any other is judged by the store, once for all that a batch does to it.
 */
function judged(
  store: ViewStore,
  projection: Projection,
  { position }: Cause,
  task: Task,
  { parked: stood }: RowState,
  folded: Folded,
): Folded {
  const isAnew = task.last === undefined && (projection.revert === undefined || stood !== undefined);
  if (!isAnew || folded.parked || !folded.row || !flawOf(projection, task, folded.row)) return folded;
  const { parked } = standing(projection, task, store.entriesOf(projection, task));
  return parked ? { ...folded, parked: { ...parked, position } } : folded;
}

/** Rows that are nested too deep to be compared differ: one of them will turn out to be none that can be kept. */
function isSame(before: object | undefined, after: object | undefined): boolean {
  try {
    return isDeepStrictEqual(before, after);
  } catch {
    return false;
  }
}

/** The row of an entry as it was, which is kept nowhere. */
function rowBefore(projection: Projection, { key, tallied }: Task): object | undefined {
  if (!projection.rowPerEntry) return undefined;
  const was = tallied.find(({ before }) => before?.id === key)?.before;
  try {
    return was && projection.evolve(undefined, was, key);
  } catch {
    return undefined;
  }
}

/** Whether what a tally is parked at has changed. */
function concerns({ tallied }: Task, { entryId }: Parked): boolean {
  return tallied.some(({ before, after }) => before?.id === entryId || after?.id === entryId);
}

interface Folded {
  readonly row: object | undefined;
  readonly last: Place | undefined;
  readonly parked?: Parked;
}

function foldTask(
  store: ViewStore,
  projection: Projection,
  cause: Cause,
  task: Task,
  state: RowState,
): Folded {
  if (projection.revert && !state.parked) return tally(projection, task, state.row, cause);
  if (task.last) {
    const from = projection.rowPerEntry ? NO_ROW : state;
    return fold(projection, task, [task.last], from, cause);
  }
  return fold(projection, task, store.entriesOf(projection, task), NO_ROW, cause);
}

function tally(
  projection: Projection,
  { key, tallied }: Task,
  from: object | undefined,
  cause: Cause,
): Folded {
  let row = from;
  for (const { before, after } of tallied) {
    try {
      if (before) row = projection.revert?.(row, before, key);
      if (after) row = evolved(projection, row, after, key);
    } catch (error) {
      const entry = after ?? before;
      if (!entry) throw error;
      return { row: from, last: undefined, parked: parkedAt(entry, error, cause) };
    }
  }
  return { row, last: undefined };
}

function fold(
  projection: Projection,
  { key }: RowKey,
  entries: Iterable<HistoryEntry>,
  from: Pick<RowState, 'row' | 'last'>,
  cause: Cause,
): Folded {
  let { row, last } = from;
  for (const entry of entries) {
    if (last === undefined || comparePlaces(last, entry.place) < 0) last = entry.place;
    try {
      row = evolved(projection, row, entry, key);
    } catch (error) {
      return { row: from.row, last, parked: parkedAt(entry, error, cause) };
    }
  }
  return { row, last };
}
