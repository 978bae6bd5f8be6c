/** Opens the file of the read models. It can always be made again from the log, so a strange or older one is replaced. */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { LogCorrupt, type EventLog } from '../../log/event-log.js';
import { beginsWith, holdsEnd, type LogEnd, type Origin } from './origin.js';
import { VIEWS_APPLICATION_ID, VIEWS_LAYOUT, VIEWS_SCHEMA, VIEWS_TABLES } from './schema.js';
import { lockViews } from './views-lock.js';

export interface ViewsFile {
  readonly db: Database.Database;
  /** Whether the file was made by this opening: everything is to be projected from the log. */
  readonly fresh: boolean;
}

/** The file of a server, held against every other one. */
export interface HeldViewsFile extends ViewsFile {
  /** Closes the file and lets go of its folder. */
  close(): void;
}

/** @throws SqliteError when the folder cannot be written */
export function openViewsFile(path: string): ViewsFile {
  mkdirSync(dirname(path), { recursive: true });
  const known = openKnown(path);
  return known ? { db: known, fresh: false } : { db: made(path), fresh: true };
}

/**
 * Makes a file for a rebuild, from which rows are only copied: it has no journal on disk and no indexes for questions. It is of no
 * use once its writer has died, and says of itself that it is of no layout, so nobody takes it for more.
 * @throws SqliteError when it cannot be written
 */
export function makeRebuildFile(path: string): Database.Database {
  removeFile(path);
  const db = new Database(path);
  db.pragma('journal_mode = MEMORY');
  db.pragma('synchronous = OFF');
  db.pragma(CACHE);
  db.exec(`BEGIN; ${VIEWS_TABLES} COMMIT;`);
  return db;
}

/** Removes a file of read models with what belongs to it. */
export function removeFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}

/**
 * Opens the file for the read models of a log, or makes it anew where it was made from another one.
 * @throws Error when another server holds the folder; SqliteError when it cannot be written; LogUnavailable
 */
export async function holdViewsFile(path: string, log: EventLog): Promise<HeldViewsFile> {
  mkdirSync(dirname(path), { recursive: true });
  const lock = lockViews(dirname(path));
  try {
    const file = await fileOf(log, path);
    const close = (): void => {
      file.db.close();
      lock.release();
    };
    return { ...file, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function fileOf(log: EventLog, path: string): Promise<ViewsFile> {
  const file = openViewsFile(path);
  if (file.fresh) return file;
  let kept = false;
  try {
    kept = await isOf(log, file.db);
  } finally {
    if (!kept) file.db.close();
  }
  return kept ? file : { db: made(path), fresh: true };
}

function openKnown(path: string): Database.Database | undefined {
  let db: Database.Database | undefined;
  try {
    db = configured(new Database(path, { fileMustExist: true }));
    const ours =
      db.pragma('application_id', { simple: true }) === VIEWS_APPLICATION_ID &&
      db.pragma('user_version', { simple: true }) === VIEWS_LAYOUT &&
      db.prepare('SELECT 1 FROM checkpoint').get() !== undefined;
    if (ours) return db;
  } catch {
    // Not a database, or damaged: made anew by the caller.
  }
  db?.close();
  return undefined;
}

function made(path: string): Database.Database {
  removeFile(path);
  const db = configured(new Database(path));
  db.transaction(() => {
    db.exec(VIEWS_SCHEMA);
    db.pragma(`application_id = ${VIEWS_APPLICATION_ID}`);
    db.pragma(`user_version = ${VIEWS_LAYOUT}`);
  })();
  return db;
}

/** What a file says of the log that it was made from. */
interface Provenance {
  readonly position: number;
  /** As JSON; null while nothing has been taken in. */
  readonly origin: string | null;
  /** The newest event that was taken in, as JSON. */
  readonly newest: string | null;
}

const PROVENANCE = 'SELECT position, origin, newest FROM checkpoint';

/** Whether a file was made from this log, as far as that can be told. What is wrong with an event shows itself later. */
async function isOf(log: EventLog, db: Database.Database): Promise<boolean> {
  try {
    const known = db.prepare<[], Provenance>(PROVENANCE).get();
    return known !== undefined && (known.position === 0 || (await holds(log, known)));
  } catch (error) {
    if (error instanceof LogCorrupt) return true;
    if (error instanceof Database.SqliteError) return false;
    throw error;
  }
}

async function holds(log: EventLog, { position, origin, newest }: Provenance): Promise<boolean> {
  if (origin === null || !(await beginsWith(log, JSON.parse(origin) as Origin))) return false;
  if (BigInt(position) > (await log.head())) return false;
  return newest === null || holdsEnd(log, JSON.parse(newest) as LogEnd);
}

/** In KiB. The file is many times as large as what is asked for most. */
const CACHE = 'cache_size = -32768';

/** NORMAL is enough: what a power cut takes from this file, the log gives again. */
function configured(db: Database.Database): Database.Database {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma(CACHE);
  // In pages of 4 KiB. A checkpoint waits for the disk, and while the rows catch up there is much to write.
  db.pragma('wal_autocheckpoint = 4000');
  return db;
}
