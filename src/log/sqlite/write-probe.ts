import type Database from 'better-sqlite3';

import type { Transactions } from './transactions.js';

/** As much as an ordinary batch of entries: a few bytes find room on a disk that is full. */
const PROBE = 'x'.repeat(64 * 1024);

/** Writes something and takes it back, to see whether the file can be written again after it could not. */
export class WriteProbe {
  readonly #write: Database.Statement<[string]>;
  readonly #remove: Database.Statement<[]>;

  constructor(
    db: Database.Database,
    private readonly transactions: Transactions,
  ) {
    this.#write = db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('probe', ?)");
    this.#remove = db.prepare("DELETE FROM meta WHERE key = 'probe'");
  }

  /** @throws what the driver throws when it cannot be written */
  run(): void {
    // Two commits: what is removed before it was committed is never written.
    this.transactions.run(() => this.#write.run(PROBE));
    this.transactions.run(() => this.#remove.run());
  }
}
