import Database from 'better-sqlite3';

import { LogCorrupt } from '../event-log.js';
import type { Position } from '../event-log.js';
import { redactionIn } from '../redaction.js';

interface Pending {
  readonly stream: number;
  readonly redacts: string;
  readonly position: number;
}

/**
 * Takes the bodies out of a log file that redactions in it say are to go. What is left lies in the place of each; the file
 * overwrites what was there, and the write-ahead file is emptied. What is still to be done is seen from the file alone, so
 * that a start finishes what a kill has broken off.
 */
export class Erasure {
  readonly #pending: Database.Statement<[number], Pending>;
  readonly #redaction: Database.Statement<[number], { type: string; version: number; body: string }>;
  readonly #eraseEntry: Database.Statement<[string, number, string]>;
  readonly #eraseEarlier: Database.Statement<[string, number, string, number]>;

  constructor(private readonly db: Database.Database) {
    this.#pending = db.prepare(`SELECT r.stream, r.redacts, MAX(r.position) position FROM events r
      WHERE r.redacts IS NOT NULL AND r.position <= +? AND (
        EXISTS (SELECT 1 FROM events e WHERE e.id = r.redacts AND e.stream = r.stream
          AND e.position < r.position AND e.salt IS NOT NULL)
        OR EXISTS (SELECT 1 FROM events e WHERE e.stream = r.stream AND e.redacts = r.redacts
          AND e.position < r.position AND e.salt IS NOT NULL))
      GROUP BY r.stream, r.redacts`);
    this.#redaction = db.prepare('SELECT type, version, body FROM events WHERE position = +?');
    this.#eraseEntry = db.prepare('UPDATE events SET body = ?, salt = NULL WHERE stream = ? AND id = ?');
    this.#eraseEarlier = db.prepare(
      'UPDATE events SET body = ?, salt = NULL WHERE stream = ? AND redacts = ? AND position < ?',
    );
  }

  /** Whether redactions up to a position have bodies to erase. */
  isPending(upTo: Position): boolean {
    return this.#pending.get(Number(upTo)) !== undefined;
  }

  /** Overwrites them, in a transaction of the caller. */
  overwrite(upTo: Position): void {
    for (const { stream, redacts, position } of this.#pending.all(Number(upTo))) {
      const event = this.#redaction.get(position);
      const redaction = event && redactionIn(event);
      if (!event || !redaction)
        throw new LogCorrupt(
          `The log file ${this.db.name} holds no redaction of ${redacts} at position ${position}`,
        );
      this.#eraseEntry.run(redaction.left, stream, redacts);
      this.#eraseEarlier.run(event.body, stream, redacts, position);
    }
  }

  /** Empties the write-ahead file, which holds what was before; false while somebody reads of it. Waits for nobody. */
  emptyWriteAhead(): boolean {
    return emptyWriteAhead(this.db);
  }
}

/** Moves all that was committed into the file itself and cuts the write-ahead file off; false while that is read. Waits for nobody. */
function emptyWriteAhead(db: Database.Database): boolean {
  const timeout = db.pragma('busy_timeout', { simple: true });
  db.pragma('busy_timeout = 0');
  try {
    return db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
  } finally {
    db.pragma(`busy_timeout = ${Number(timeout)}`);
  }
}

/** The same at an opening: nobody reads of the file yet, and what cannot be written is told of at the first append. */
export function takeInWriteAhead(db: Database.Database): void {
  try {
    emptyWriteAhead(db);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}
