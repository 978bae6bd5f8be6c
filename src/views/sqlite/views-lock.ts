/** Holds the read models of a folder for one server, whatever store its log is in. */
import Database from 'better-sqlite3';
import { join } from 'node:path';

export interface ViewsLock {
  readonly release: () => void;
}

/**
 * Two servers that project into one file would each undo what the other does. The claim is a lock of the operating system on
 * a small database file, so it vanishes with its process however that ends.
 * @throws Error another server holds the folder; SqliteError nothing can be locked there
 */
export function lockViews(folder: string): ViewsLock {
  let lock: Database.Database | undefined;
  try {
    lock = new Database(join(folder, 'views.lock'), { timeout: 0 });
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    throw isBusy(error) ? new Error(inUse(folder), { cause: error }) : error;
  }
  const held = lock;
  return { release: () => void held.close() };
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function inUse(folder: string): string {
  return `The read models in ${folder} are in use: one data folder has one server. Stop the other server or choose another folder`;
}
