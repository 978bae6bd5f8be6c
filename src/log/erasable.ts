import type { Position } from './event-log.js';

/** A file on this machine that holds a log, or the mirror of one, and that bodies can be taken out of. */
export interface Erasable {
  /** Whether redactions up to a position have bodies to erase. */
  hasToErase(upTo: Position): boolean;
  /**
   * Erases them; false while a reader keeps the write-ahead file, which still holds them.
   * @throws LogUnavailable, LogCorrupt when the file cannot be written
   */
  erase(upTo: Position): boolean;
}
