/** Keeps the write-ahead log of the read models' file small while there are readers that hold on to a commit. */
import { statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { PURGE_SEARCH } from './search-tables.js';

/** In bytes. A checkpoint waits for the disk, and while the rows catch up there is much to write. */
const LARGEST = 64 * 1024 * 1024;

export class WriteAhead {
  /** Others may hold on to a commit for long: it is not tried again before as much was written once more. */
  private most = LARGEST;

  constructor(private readonly db: Database) {
    db.pragma('wal_autocheckpoint = 0');
  }

  get isLarge(): boolean {
    return (statSync(`${this.db.name}-wal`, { throwIfNoEntry: false })?.size ?? 0) >= this.most;
  }

  /**
   * Moves what was committed to the file itself, as far as no reader needs it where it is. Waits for nobody.
   * @returns whether nothing is left beside the file
   */
  checkpoint(): boolean {
    const timeout = this.db.pragma('busy_timeout', { simple: true }) as number;
    this.db.pragma('busy_timeout = 0');
    const isEmpty = this.db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
    this.db.pragma(`busy_timeout = ${timeout}`);
    this.most = this.isLarge ? this.most + LARGEST : LARGEST;
    return isEmpty;
  }

  /** Writes the file anew from what is in it: nothing of before is left in its free pages. May take a while. */
  rewrite(): void {
    // The index of searches keeps what was taken out of it until its parts are merged.
    this.db.exec(`${PURGE_SEARCH}; VACUUM`);
  }
}
