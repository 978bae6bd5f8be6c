/** Reads the file of the read models beside the server that writes it. */
import Database from 'better-sqlite3';
import type { Projection } from '../../../projections/projection.js';
import type { EntrySource } from '../view-store.js';
import { SqliteViews } from './sqlite-views.js';

export interface ReadOnlyViews {
  readonly views: SqliteViews;
  /** Runs work on the file as it is when it begins, whatever is committed meanwhile. It may wait for nothing. */
  readonly consistently: <T>(work: () => Promise<T>) => Promise<T>;
  readonly close: () => void;
}

/** @throws SqliteError when there is no such file */
export function openReadOnlyViews(
  path: string,
  projections: readonly Projection[],
  entries: EntrySource,
  cacheBytes: number,
): ReadOnlyViews {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  const views = new SqliteViews(db, projections, entries, cacheBytes);
  return {
    views,
    consistently: async (work) => {
      db.exec('BEGIN');
      // Somebody else writes the file: what was read of it before may not hold any more.
      views.forget();
      try {
        return await work();
      } finally {
        db.exec('COMMIT');
      }
    },
    close: () => {
      db.close();
    },
  };
}
