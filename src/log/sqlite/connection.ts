import Database from 'better-sqlite3';

/** How long a statement waits, the whole process with it, for a foreign tool that holds the file. */
const BUSY_MILLISECONDS = 200;

/** SQLite's number for `synchronous = FULL`. */
const FULL = 2;

/**
 * Opens the log file so that a commit is on disk when it returns.
 * @throws SqliteError as the driver gives it; Error when the file system grants less than write-ahead logging and FULL
 */
export function connect(file: string): Database.Database {
  const db = new Database(file, { timeout: BUSY_MILLISECONDS });
  try {
    db.pragma('journal_mode = WAL');
    // Not kept in the file: a reopened write-ahead log falls back to NORMAL, which loses commits with the power.
    db.pragma('synchronous = FULL');
    expectSetting(db, 'journal_mode', 'wal');
    expectSetting(db, 'synchronous', FULL);
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
