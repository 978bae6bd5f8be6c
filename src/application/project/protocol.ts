/** What the main thread and the thread that keeps the rows say to each other. */
import type { Arrival, Position } from '../../log/event-log.js';
import type { Fault } from '../heavy/protocol.js';
import type { RebuildState } from './rebuild.js';

export type ToProjection =
  /** The file of the log holds more, or is known to be complete. */
  | { readonly kind: 'arrived'; readonly arrival: Arrival }
  | { readonly kind: 'rebuild'; readonly name: string }
  /** Rows as they were before the redactions up to a position have to be gone from the file. */
  | { readonly kind: 'erase'; readonly position: Position }
  /** The file of the log holds other bodies now. */
  | { readonly kind: 'forget' }
  /** The main thread reads nothing of before the last commit any more. */
  | { readonly kind: 'let-go' }
  | { readonly kind: 'stop' };

export type FromProjection =
  /** A transaction has been committed: entries were taken in, or rows replaced by those of a rebuild. */
  | { readonly kind: 'committed'; readonly cachedBytes: number }
  /** The rows cover what the file of the log is known to hold. */
  | { readonly kind: 'caught-up' }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'failed'; readonly fault: Fault }
  | { readonly kind: 'rebuild'; readonly name: string; readonly state: RebuildState }
  /** Nothing is left in the file of the rows of before the redactions up to a position. */
  | { readonly kind: 'erased'; readonly position: Position }
  /** Nothing is committed until it is answered: what was committed moves from the write-ahead file to the file itself. */
  | { readonly kind: 'let-go' };
