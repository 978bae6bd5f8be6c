/** The read models over a file of their own, and all that a reader is told by them. */
import type { Database } from 'better-sqlite3';
import { projections } from '../../projections/index.js';
import type { Projection } from '../../projections/projection.js';
import { PastRows } from '../../src/views/memory/past-rows.js';
import { itemOf, type Item, type RowSource } from '../../src/views/row-source.js';
import { project } from '../../src/views/project.js';
import { MemoryEntries } from './memory-entries.js';
import { MemoryHistory } from '../../src/views/memory/memory-views.js';
import { SqliteRows } from '../../src/views/sqlite/sqlite-rows.js';
import { SqliteViews } from '../../src/views/sqlite/sqlite-views.js';
import { openViewsFile } from '../../src/views/sqlite/views-file.js';
import { applyToHistory } from '../../src/domain/history/apply-to-history.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import { comparePlaces } from '../../src/domain/history/placement.js';
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';

export interface ReadModels {
  readonly db: Database;
  readonly views: SqliteViews;
  readonly entries: MemoryEntries;
  readonly rows: SqliteRows;
  /** Takes entries in as one batch. */
  take(entries: readonly RecordedEntry[]): void;
}

/** In memory unless a path is given. `source` holds what was taken in before, by whoever had the file open. */
export function readModels(
  path = ':memory:',
  of: readonly Projection[] = projections,
  source = new MemoryEntries(),
): ReadModels {
  const { db } = openViewsFile(path);
  const views = new SqliteViews(db, of, source);
  const take = (entries: readonly RecordedEntry[]): void => {
    source.add(entries);
    views.commit(() => {
      for (const entry of entries) project(views, of, entry);
      return { position: entries.at(-1)?.sequence ?? views.checkpoint().position, skipped: 0 };
    });
  };
  return { db, views, entries: source, rows: new SqliteRows(db, views), take };
}

/** Read models that have taken in a record in one batch. */
export function readModelsOf(entries: readonly RecordedEntry[]): ReadModels {
  const models = readModels();
  models.take(entries);
  return models;
}

/** The moments at which views are compared: before the dates that are due in the records, between them, after them. */
export const MOMENTS = ['2025-06-01', '2026-01-05', '2028-01-01'].map((date) => Date.parse(date));

/** Every view of every read model at a moment, by read model and key, as JSON that a reader gets. */
export function told(
  source: RowSource,
  now = MOMENTS[1] ?? 0,
  of: readonly Projection[] = projections,
): Record<string, Record<string, Item>> {
  const all = of.map((projection) => {
    const items: Record<string, Item> = {};
    // Row by row, as a list is read: a source may hold no more than the process that it has come to.
    for (const found of source.scan(projection, { by: 'key', descending: false }))
      items[`${found.at.process} ${found.at.key}`] = itemOf(source, projection, found, now);
    return [projection.name, items] as const;
  });
  return JSON.parse(JSON.stringify(Object.fromEntries(all))) as Record<string, Record<string, Item>>;
}

/** The same rows folded in memory from what was recorded, up to a moment of the world (ms). */
export function pastRows(entries: readonly RecordedEntry[], at = Infinity): PastRows {
  const histories = Map.groupBy(entries, ({ processId }) => processId);
  const history = [...histories.values()].flatMap((own) => {
    const past = new MemoryHistory();
    for (const entry of own) applyToHistory(past, entry);
    return past.entries().filter(({ place }) => place.order <= at);
  });
  return new PastRows(projections, inOrder(history));
}

/** The same rows folded in memory from the history in the projector's file. */
export function pastRowsOf({ views }: Pick<ReadModels, 'views'>): PastRows {
  const history = [...views.processes()].flatMap((process) => [...views.history(process).entries()]);
  return new PastRows(projections, inOrder(history));
}

function inOrder(history: readonly HistoryEntry[]): HistoryEntry[] {
  return history.toSorted((a, b) => comparePlaces(a.place, b.place));
}

/**
 * All that the file holds but where and why each row was last changed, which batches may tell differently, and which log it
 * is of.
 */
export function contents({ db }: Pick<ReadModels, 'db'>): Record<string, unknown[]> {
  // Rows have numbers in the order in which they were first spoken of, which batches may tell differently.
  const row = (column: string): string =>
    `(SELECT m.name || ' ' || r.process || ' ' || r.key FROM rows r JOIN read_models m USING (read_model)
      WHERE r.row = ${column})`;
  const tables = {
    rows: `SELECT ${row('row')} name, body, last_ord, last_depth, last_position, parked, sort1, sort2, sort3, wakes_at
      FROM rows WHERE body IS NOT NULL OR parked IS NOT NULL ORDER BY name`,
    touches: `SELECT ${row('row')} name, ord, depth, position FROM touches ORDER BY name, ord, depth, position`,
    entryTouches: 'SELECT * FROM entry_touches',
    links: `SELECT ${row('dependent')} dependent, ${row('source')} source, ${row('owner')} owner, order1, order2
      FROM links ORDER BY dependent, source, owner`,
    sums: `SELECT ${row('row')} row, name, read_model, count FROM sums WHERE count <> 0 ORDER BY row, name, read_model`,
    sumsFrom: `SELECT ${row('row')} row, name, starts_at, ${row('owner')} owner FROM sums_from ORDER BY row, name, owner`,
    shares: `SELECT ${row('row')} row, name, process, read_model, count FROM shares WHERE count <> 0
      ORDER BY row, name, process, read_model`,
    sharedChanges: `SELECT ${row('row')} row, process FROM shared_changes ORDER BY row, process`,
    rowFacets: `SELECT name, process, key FROM row_facets JOIN facets USING (facet) ORDER BY name, process, key`,
    entryFacets: `SELECT name, process, ord, depth, position FROM entry_facets JOIN facets USING (facet)
      ORDER BY name, position, ord, depth`,
    history:
      'SELECT position, process, root, amended, ord, depth, subject, introduces, known_since FROM history',
    refs: 'SELECT * FROM refs',
    subjects: 'SELECT * FROM subjects',
    processes: 'SELECT * FROM processes',
    readModels: 'SELECT name, row_count FROM read_models',
    checkpoint: 'SELECT position, skipped FROM checkpoint',
  };
  return Object.fromEntries(Object.entries(tables).map(([name, sql]) => [name, db.prepare(sql).all()]));
}
