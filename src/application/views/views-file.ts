/** Opens the file of the read models. It can always be made again from the log, so a strange or older one is replaced. */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { VIEWS_APPLICATION_ID, VIEWS_LAYOUT, VIEWS_SCHEMA } from './schema.js';

export interface ViewsFile {
  readonly db: Database.Database;
  /** Whether the file was made by this opening: everything is to be projected from the log. */
  readonly fresh: boolean;
}

/**
 * `head` is the last position of the log: a file that is ahead of it is of another log.
 * @throws SqliteError when the folder cannot be written
 */
export function openViewsFile(path: string, head = Number.MAX_SAFE_INTEGER): ViewsFile {
  mkdirSync(dirname(path), { recursive: true });
  const known = openKnown(path, head);
  if (known) return { db: known, fresh: false };
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  const db = configured(new Database(path));
  db.transaction(() => {
    db.exec(VIEWS_SCHEMA);
    db.pragma(`application_id = ${VIEWS_APPLICATION_ID}`);
    db.pragma(`user_version = ${VIEWS_LAYOUT}`);
  })();
  return { db, fresh: true };
}

function openKnown(path: string, head: number): Database.Database | undefined {
  let db: Database.Database | undefined;
  try {
    db = configured(new Database(path, { fileMustExist: true }));
    const ours =
      db.pragma('application_id', { simple: true }) === VIEWS_APPLICATION_ID &&
      db.pragma('user_version', { simple: true }) === VIEWS_LAYOUT &&
      db.prepare('SELECT 1 FROM checkpoint WHERE position <= ?').get(head) !== undefined;
    if (ours) return db;
  } catch {
    // Not a database, or damaged: made anew below.
  }
  db?.close();
  return undefined;
}

/** NORMAL is enough: what a power cut takes from this file, the log gives again. */
function configured(db: Database.Database): Database.Database {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  return db;
}
