/** Opens the file of the read models. It can always be made again from the log, so a strange or older one is replaced. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { LinkSource } from '../../log/event-link.js';
import { LogCorrupt, type EventLog } from '../../log/event-log.js';
import { disagreement, type Provenance } from './disagreement.js';
import { KeptHeads } from './kept-heads.js';
import { VIEWS_APPLICATION_ID, VIEWS_LAYOUT, VIEWS_SCHEMA, VIEWS_TABLES } from './schema.js';
import { lockViews } from './views-lock.js';

export interface ViewsFile {
  readonly db: Database.Database;
  /** Whether the file was made by this opening: everything is to be projected from the log. */
  readonly fresh: boolean;
  /** Whether there was another one, which could not be used. */
  readonly replaced: boolean;
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
  if (known) return { db: known, fresh: false, replaced: false };
  const replaced = existsSync(path);
  return { db: made(path), fresh: true, replaced };
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

/** The read models in a folder were made from another log than the one in it. */
export class OtherLog extends Error {
  override readonly name = 'OtherLog';

  /** @param difference what they were made from, and what is in the log */
  constructor(path: string, difference: string) {
    super(
      `The read models in ${path} were made from another log than the one that is there now, or the log has lost or changed ` +
        `entries: ${difference}. If that was not meant, put the log back: chancery restore --replace puts a backup in its place. ` +
        `If this log is the right one, a backup that was restored on purpose say, delete ${path}, ${path}-wal and ${path}-shm: ` +
        'they are made again from it',
    );
  }
}

/** What is done with read models that were made from another log: nothing, and the start stops, or they are made anew. */
export type OnOtherLog = 'stop' | 'renew';

export interface Holding {
  /** Where the newest event of each stream is looked for. Absent: only the first and the newest of all are. */
  readonly links?: LinkSource | undefined;
  /** Told when a file that was there is made anew, and why. */
  readonly tell?: (text: string) => void;
}

/**
 * Opens the file for the read models of a log. One that is damaged or of an older layout is made anew.
 * @throws OtherLog where it was made from another one; Error when another server holds the folder; SqliteError when it cannot
 * be written; LogUnavailable
 */
export async function holdViewsFile(
  path: string,
  log: EventLog,
  onOtherLog: OnOtherLog,
  holding: Holding = {},
): Promise<HeldViewsFile> {
  mkdirSync(dirname(path), { recursive: true });
  const lock = lockViews(dirname(path));
  try {
    const file = await fileOf(log, path, onOtherLog, holding);
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

async function fileOf(
  log: EventLog,
  path: string,
  onOtherLog: OnOtherLog,
  { links, tell = () => undefined }: Holding,
): Promise<ViewsFile> {
  const file = openViewsFile(path);
  if (file.replaced)
    tell(
      `The read models in ${path} are damaged, or of another version of this program: they are made again from the log`,
    );
  if (file.fresh) return file;
  let found: Found = 'unreadable';
  try {
    found = await compare(log, file.db, links);
  } finally {
    if (found !== 'of this log') file.db.close();
  }
  if (found === 'of this log') return file;
  if (found === 'unreadable')
    tell(`The read models in ${path} cannot be read: they are made again from the log`);
  else if (onOtherLog === 'stop') throw new OtherLog(path, found.difference);
  else
    tell(
      `The read models in ${path} were made from another log: ${found.difference}. They are made again from the one of now`,
    );
  return { db: made(path), fresh: true, replaced: true };
}

function openKnown(path: string): Database.Database | undefined {
  let db: Database.Database | undefined;
  try {
    db = configured(new Database(path, { fileMustExist: true }));
    if (isViewsFile(db)) return db;
  } catch {
    // Not a database, or damaged: made anew by the caller.
  }
  db?.close();
  return undefined;
}

/** Whether a file holds read models as this version lays them out. */
export function isViewsFile(db: Database.Database): boolean {
  return (
    db.pragma('application_id', { simple: true }) === VIEWS_APPLICATION_ID &&
    db.pragma('user_version', { simple: true }) === VIEWS_LAYOUT &&
    db.prepare('SELECT 1 FROM checkpoint').get() !== undefined
  );
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

const PROVENANCE = 'SELECT position, origin, newest FROM checkpoint';

type Found = 'of this log' | 'unreadable' | { readonly difference: string };

/** Which log a file was made from, as far as that can be told. What is wrong with an event shows itself later. */
async function compare(log: EventLog, db: Database.Database, links?: LinkSource): Promise<Found> {
  try {
    const known = db.prepare<[], Provenance>(PROVENANCE).get();
    if (known === undefined) return 'unreadable';
    if (known.position === 0) return 'of this log';
    const difference = await disagreement(log, known, links && { links, heads: new KeptHeads(db) });
    return difference === undefined ? 'of this log' : { difference };
  } catch (error) {
    if (error instanceof LogCorrupt) return 'of this log';
    if (error instanceof Database.SqliteError) return 'unreadable';
    throw error;
  }
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
