/** An entry as the log holds it, decoded: what was posted, and what recording added. */
import type { EventType } from '../events/catalogue.js';
import type { PostedEntry } from '../events/entry.js';

export interface Recording {
  readonly processId: string;
  readonly id: string;
  /** 0-based in its process. */
  readonly revision: number;
  /** Decimal text of the global position. */
  readonly position: string;
  /** UTC with microseconds; compares as text. */
  readonly recordedAt: string;
  /** From when on it counts as known, in the form of `recordedAt`; only where the store took it in late. */
  readonly knownSince?: string;
  readonly recordedBy: string;
  /** What was posted was erased; this is what is left. */
  readonly redacted?: true;
  /** The position as a number, to order by: log positions stay below 2^53. */
  readonly sequence: number;
}

export type RecordedEntry<T extends EventType = EventType> = T extends EventType
  ? PostedEntry<T> & Recording
  : never;
