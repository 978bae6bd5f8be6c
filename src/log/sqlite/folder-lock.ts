import Database from 'better-sqlite3';
import { join } from 'node:path';

import { LogUnavailable } from '../event-log.js';

/** Held for as long as the log of a folder is open. */
export interface FolderLock {
  readonly release: () => void;
}

/**
 * Claims a folder for one writer, across connections and processes. The claim is a lock of the operating system on a small
 * database file, so it vanishes with its process however that ends; a file with a process id would outlive a `kill -9`.
 * @throws LogUnavailable when another writer holds the folder, or nothing can be locked there
 */
export function lockFolder(folder: string): FolderLock {
  let lock: Database.Database | undefined;
  try {
    lock = new Database(join(folder, 'log.lock'), { timeout: 0 });
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    throw refusal(folder, error);
  }
  const held = lock;
  return { release: () => void held.close() };
}

function refusal(folder: string, error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const text = error.code.startsWith('SQLITE_BUSY')
    ? `The log in ${folder} is open already: one log folder has one writer. Stop the other server or choose another folder`
    : `The log folder ${folder} cannot be locked: ${error.message} (${error.code})`;
  return new LogUnavailable(text, { cause: error });
}
