import type Database from 'better-sqlite3';

import { AppendOutcomeUnknown } from '../event-log.js';

/** A failed COMMIT with one of these did not write its last frame whole, so nothing of it will ever be read. */
const NOT_COMMITTED = new Set(['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_IOERR_WRITE']);

/** Runs work in write transactions and knows, when one fails, whether it may have been written nevertheless. */
export class Transactions {
  readonly #begin: Database.Statement;
  readonly #commit: Database.Statement;
  readonly #rollback: Database.Statement;
  readonly #barrier: Database.Statement;

  constructor(private readonly db: Database.Database) {
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
    this.#rollback = db.prepare('ROLLBACK');
    this.#barrier = db.prepare(
      `INSERT INTO meta (key, value) VALUES ('barrier', '1')
       ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1`,
    );
  }

  /**
   * The work is durable when this returns, and undone when it throws what the driver threw.
   * @throws AppendOutcomeUnknown when a crash from here on decides whether the work is durable
   */
  run<T>(work: () => T): T {
    this.#begin.run();
    let result: T;
    try {
      result = work();
    } catch (error) {
      this.#undo();
      throw error;
    }
    try {
      this.#commit.run();
    } catch (error) {
      this.#undo();
      throw this.#afterFailedCommit(error);
    }
    return result;
  }

  #undo(): void {
    // SQLite has rolled back by itself after a full disk or an I/O error.
    if (this.db.inTransaction) this.#rollback.run();
  }

  /**
   * When only the fsync failed, all frames may lie in the write-ahead file: this connection ignores them, but a recovery
   * after a crash would take them up. Any later commit overwrites them, so a small one made now settles the question.
   */
  #afterFailedCommit(error: unknown): unknown {
    if (hasCode(error) && NOT_COMMITTED.has(error.code)) return error;
    try {
      this.#barrier.run();
      return error;
    } catch (cause) {
      const text = `The log file ${this.db.name}: a commit failed half way and could not be settled`;
      return new AppendOutcomeUnknown(`${text} (${String(error)})`, { cause });
    }
  }
}

function hasCode(error: unknown): error is { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
