/**
 * Where the projector keeps the history and the rows: its local file, or memory for a question about the past.
 * Synchronous, so that one recorded entry is taken in as one step.
 */
import type { Projection } from '../../projections/projection.js';
import type { HistoryStore } from '../domain/history/apply-to-history.js';
import type { HistoryEntry } from '../domain/history/history-entry.js';
import type { Place } from '../domain/history/placement.js';
import type { RecordedEntry } from '../domain/history/recorded-entry.js';

/** Why a key stands still: the entry whose fold threw or left a row that cannot be kept. Later entries wait behind it. */
export interface Parked {
  readonly entryId: string;
  readonly error: string;
  /** The log position at which it was parked. */
  readonly position: number;
}

/** A row of a read model with what the runtime knows of it. */
export interface RowState {
  /** Undefined: no such row, or none any more. */
  readonly row: object | undefined;
  /** The log position of its last change: that of the recorded entry which made it. */
  readonly position: number;
  /** The place of the last entry that touches it; a tally knows none. */
  readonly last: Place | undefined;
  readonly parked?: Parked | undefined;
}

/** Names a row: `process` is empty for the rows of a global read model. */
export interface RowKey {
  readonly process: string;
  readonly key: string;
}

export interface ViewStore {
  history(processId: string): HistoryStore;
  rowState(projection: Projection, at: RowKey): RowState | undefined;
  /** Gives what is kept, as far as that is judged at once: a row that cannot be kept stands still as it was before. */
  putRow(projection: Projection, at: RowKey, state: RowState): RowState;
  /** Says that an entry touches a key of an ordered fold or of a row an entry, or does so no longer. */
  index(projection: Projection, at: RowKey, entry: HistoryEntry): void;
  unindex(projection: Projection, at: RowKey, entry: HistoryEntry): void;
  /** The entries that touch a key, in occurred order. Those of a tally are looked for: only one that was parked needs them. */
  entriesOf(projection: Projection, at: RowKey): Iterable<HistoryEntry>;
}

/** The recorded entries. They lie in the log alone, and are read from there by position. */
export interface EntrySource {
  /** @throws Error there is no entry at the position, or none that can be read */
  entryAt(position: number): RecordedEntry;
  /** About how many bytes the entry at a position takes, from 1. */
  sizeAt(position: number): number;
  /** The position of the entry of a process that has an id. */
  positionOf(processId: string, id: string): number | undefined;
  /** The entries of a process that can be read, as they were recorded. */
  entriesOf(processId: string): Iterable<RecordedEntry>;
  /** Ids of the events of a process in the order of their text, after one of them. */
  idsOf(processId: string, page: { after?: string; descending: boolean; limit: number }): readonly string[];
}

export function rowKey(projection: Projection, entry: HistoryEntry, key: string): RowKey {
  return { process: projection.scope === 'global' ? '' : entry.processId, key };
}

/** As SQLite compares, text by its bytes: the ids are ASCII. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By process, then by key. */
export function compareRowKeys(a: RowKey, b: RowKey): number {
  return compareText(a.process, b.process) || compareText(a.key, b.key);
}
