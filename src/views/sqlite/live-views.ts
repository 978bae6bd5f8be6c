/** The rows as the server answers from them, read beside the thread that writes them. */
import Database from 'better-sqlite3';
import type { Projection } from '../../../projections/projection.js';
import type { EntrySource } from '../view-store.js';
import { NarrowedRows } from './narrowed-rows.js';
import { RowVersions } from './row-versions.js';
import { SqliteRows } from './sqlite-rows.js';
import { SqliteViews, type Checkpoint } from './sqlite-views.js';

/**
 * A reader that stands still between two steps: whatever is committed meanwhile, everything that is read is of the commit that
 * it has last moved on to. So a position and the rows that it is told with always belong together.
 */
export interface LiveViews {
  readonly views: SqliteViews;
  readonly rows: SqliteRows;
  readonly narrowed: NarrowedRows;
  readonly versions: RowVersions;
  /** Moves on to the newest commit, and says where that is. */
  moveOn(): Checkpoint;
  /** Forgets what was read of rows and entries, which may be there no more. */
  forget(): void;
  /**
   * Holds on to no commit until it moves on. As long as a reader holds on to one, the file's write-ahead log cannot begin
   * anew. Whoever calls it vouches that nothing is committed until then.
   */
  letGo(): void;
  close(): void;
}

/** @throws SqliteError when there is no such file */
export function openLiveViews(
  path: string,
  projections: readonly Projection[],
  entries: EntrySource,
  cacheBytes?: number,
): LiveViews {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  const views = new SqliteViews(db, projections, entries, cacheBytes);
  const rows = new SqliteRows(db, views);
  const letGo = (): void => {
    if (db.inTransaction) db.exec('COMMIT');
  };
  return {
    views,
    rows,
    narrowed: new NarrowedRows(db, rows, views),
    versions: new RowVersions(db, views),
    moveOn() {
      letGo();
      db.exec('BEGIN');
      views.renew();
      return views.checkpoint();
    },
    forget() {
      views.forget();
    },
    letGo,
    close() {
      db.close();
    },
  };
}
