import Database from 'better-sqlite3';

/** How long a statement waits, the whole process with it, for a foreign tool that holds the file. */
const BUSY_MILLISECONDS = 200;

/** SQLite's numbers for `synchronous`. */
const SYNCHRONOUS = { NORMAL: 1, FULL: 2 } as const;

/**
 * Opens a log file. `FULL`: a commit is on disk when it returns. `NORMAL`: a power cut may take the last commits, which is
 * for a file that can be filled again from elsewhere.
 * @throws SqliteError as the driver gives it; Error when the file system grants less than write-ahead logging and this
 */
export function connect(file: string, synchronous: keyof typeof SYNCHRONOUS = 'FULL'): Database.Database {
  const db = new Database(file, { timeout: BUSY_MILLISECONDS });
  try {
    db.pragma('journal_mode = WAL');
    // Not kept in the file: a reopened write-ahead log falls back to NORMAL, which loses commits with the power.
    db.pragma(`synchronous = ${synchronous}`);
    // What is erased is overwritten, wherever in the file it lay. Nothing else is ever deleted, so it costs nothing.
    db.pragma('secure_delete = ON');
    expectSetting(db, 'journal_mode', 'wal');
    expectSetting(db, 'synchronous', SYNCHRONOUS[synchronous]);
    expectSetting(db, 'secure_delete', 1);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function expectSetting(db: Database.Database, name: string, expected: string | number): void {
  const actual = db.pragma(name, { simple: true });
  if (actual === expected) return;
  throw new Error(`The log file ${db.name}: ${name} is ${String(actual)}, expected ${expected}`);
}
