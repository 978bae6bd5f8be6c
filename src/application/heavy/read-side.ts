/** What heavy questions are answered from: read-only views of the files, apart from the connections of the server itself. */
import type { EventLog } from '../../log/event-log.js';
import type { StreamPages, Trees } from '../attest/trees.js';
import type { LogWitness } from '../../log/stream-census.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';

/** What can be read of a log that lies in a local file. */
export type ReadableLog = Pick<EventLog, 'readStream' | 'readAll'>;

export interface ReadSide {
  readonly views: SqliteViews;
  readonly log: ReadableLog;
  /** The file that the log is read from. */
  readonly file: LogWitness;
  /** Runs work on the views as they are when it begins, whatever is committed meanwhile. It may wait for nothing. */
  readonly consistently: <T>(work: () => Promise<T>) => Promise<T>;
  /** What trees are grown from and kept in. @throws SqliteError when their file cannot be written */
  readonly growing: () => { readonly log: StreamPages; readonly trees: Trees };
  /** Bytes that are kept of what was read, roughly. */
  readonly cachedBytes: () => number;
  readonly close: () => void;
}

/** Where the files are; plain data, so that it can be handed to a thread. */
export interface ReadSideFiles {
  readonly viewsPath: string;
  readonly treesPath: string;
  readonly log: { readonly path: string; readonly streamPrefix: string };
  /** Bounds what a thread keeps of what it has read. */
  readonly cacheBytes: number;
}
