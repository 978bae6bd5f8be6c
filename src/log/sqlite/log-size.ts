/** How large a log file is. Counting looks only at what was added since it was last counted. */
import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';

export interface LogSize {
  readonly entries: number;
  /** Of the file and of what waits beside it to be taken in. */
  readonly bytes: number;
}

export class LogMeter {
  readonly #head: Database.Statement;
  readonly #all: Database.Statement;
  readonly #added: Database.Statement;
  #counted = 0;
  #upTo = 0;

  constructor(private readonly db: Database.Database) {
    this.#head = db.prepare('SELECT max(position) FROM events').pluck();
    // Without a condition it is counted in the smallest index.
    this.#all = db.prepare('SELECT count(*) FROM events').pluck();
    this.#added = db.prepare('SELECT count(*) FROM events WHERE position > +?').pluck();
  }

  size(): LogSize {
    // One transaction: nothing comes in between the two.
    this.db.transaction(() => {
      this.#counted += Number(this.#upTo === 0 ? this.#all.get() : this.#added.get(this.#upTo));
      this.#upTo = Number(this.#head.get() ?? 0);
    })();
    return { entries: this.#counted, bytes: bytesOf(this.db.name) + bytesOf(`${this.db.name}-wal`) };
  }
}

function bytesOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
