/** What the rows of a log file hold of a stream, counted one by one and without the index that the stream is read by. */
import type { ChainBreak } from './chain.js';
import type { StreamHead } from './event-log.js';

/** Where a file does not hold together: as a break of the chain. */
export type FileFlaw = Omit<ChainBreak, 'ok'>;

/** Goes through a whole file, a slice at a time. What is added meanwhile is counted when it goes on. */
export interface StreamCensus {
  /** Events that were counted, up to the first flaw. */
  readonly events: number;
  /** The last of them. */
  readonly head: StreamHead | null;
  /** The first row that is not as the rows before it, its id or the indexes say. */
  readonly flaw: FileFlaw | undefined;
  /** Counts the next slice; false at the end of the file, and at a flaw. @throws LogCorrupt, LogUnavailable */
  next(): boolean;
}

/** A log file as it is held against itself. */
export interface LogWitness {
  census(stream: string): StreamCensus;
  /** The moment that the file says nothing is recorded before any more, as it is written there; undefined where it says none. */
  settled(): string | undefined;
}
