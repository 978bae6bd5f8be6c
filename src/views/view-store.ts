/**
 * Where the projector keeps the history and the rows: its local file, or memory for a question about the past.
 * Synchronous, so that one recorded entry is taken in as one step.
 */
import type { Projection } from '../../projections/projection.js';
import type { HistoryStore } from '../domain/history/apply-to-history.js';
import type { HistoryEntry } from '../domain/history/history-entry.js';
import type { Place } from '../domain/history/placement.js';

/** Why a key stands still: the entry whose fold threw. Later entries wait behind it. */
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
  /** The log position of its last change. */
  readonly position: number;
  /** The recorded entries that made the last change. */
  readonly cause: readonly string[];
  /** The place of the last entry that touches it. */
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
  putRow(projection: Projection, at: RowKey, state: RowState): void;
  /** Says that an entry touches a key, or does so no longer. */
  index(projection: Projection, at: RowKey, entry: HistoryEntry): void;
  unindex(projection: Projection, at: RowKey, entry: HistoryEntry): void;
  /** The entries that touch a key, in occurred order. */
  entriesOf(projection: Projection, at: RowKey): Iterable<HistoryEntry>;
}

export function rowKey(projection: Projection, entry: HistoryEntry, key: string): RowKey {
  return { process: projection.scope === 'global' ? '' : entry.processId, key };
}
