/** The rows of the live read models, read from the projector's file. */
import type { Database, Statement } from 'better-sqlite3';
import type { Projection, Sources } from '../../../projections/projection.js';
import type { FoundRow, RowSource, Scan } from '../row-source.js';
import type { RowKey } from '../view-store.js';

interface RowRecord {
  readonly projection: string;
  readonly process: string;
  readonly key: string;
  readonly row: string | null;
  readonly position: number;
  readonly cause: string;
  readonly parked: string | null;
  readonly sort1: number;
  readonly sort2: number;
  readonly sort3: number;
}

/** A row that changed: gone when it has none. */
export interface ChangedRow {
  readonly projection: string;
  readonly at: RowKey;
  readonly position: number;
  readonly cause: readonly string[];
  readonly found: FoundRow | undefined;
}

/** The instants (ms) between which views change, the first excluded; only rows whose last change lies at `upTo` or before. */
export interface Waking {
  readonly from: number;
  readonly to: number;
  readonly upTo: number;
}

/** Which rows a feed is about. */
export interface Scope {
  /** Absent: all of them. */
  readonly projections?: readonly string[] | undefined;
  readonly process?: string | undefined;
  readonly key?: string | undefined;
}

const FIELDS = 'projection, process, key, row, position, cause, parked, sort1, sort2, sort3';
const PAGE = 200;

export class SqliteRows implements RowSource {
  private readonly oneRow: Statement<[string, string, string], RowRecord>;
  private readonly sources: Statement<[string, string, string], RowRecord>;
  private readonly prepared = new Map<string, Statement<unknown[], RowRecord>>();

  constructor(private readonly db: Database) {
    this.oneRow = db.prepare(`SELECT ${FIELDS} FROM rows WHERE projection = ? AND process = ? AND key = ?`);
    this.sources = db.prepare(`SELECT ${FIELDS.replaceAll(/(\w+)/g, 'r.$1')} FROM links l
      JOIN rows r ON r.projection = l.source_projection AND r.process = l.source_process AND r.key = l.source_key
      WHERE l.dependent_projection = ? AND l.dependent_process = ? AND l.dependent_key = ? AND r.row IS NOT NULL`);
  }

  one(projection: Projection, at: RowKey): FoundRow | undefined {
    const record = this.oneRow.get(projection.name, at.process, at.key);
    return record && foundRow(record);
  }

  *scan(projection: Projection, scan: Scan): Iterable<FoundRow> {
    let after = scan.after;
    for (;;) {
      const page = this.page(projection, { ...scan, after });
      for (const record of page) {
        const found = foundRow(record);
        if (found) yield found;
      }
      const last = page.at(-1);
      if (page.length < PAGE || !last) return;
      after = { at: { process: last.process, key: last.key }, sort: [last.sort1, last.sort2, last.sort3] };
    }
  }

  sourcesOf(projection: Projection, at: RowKey): Sources {
    const sources = new Map<string, Map<string, object>>();
    for (const record of this.sources.all(projection.name, at.process, at.key)) {
      if (record.row === null) continue;
      const rows = sources.get(record.projection) ?? new Map<string, object>();
      const key = at.process === '' ? `${record.process}/${record.key}` : record.key;
      rows.set(key, JSON.parse(record.row) as object);
      sources.set(record.projection, rows);
    }
    return sources;
  }

  /** The rows whose last change lies after a position, oldest change first; all that changed at one position or none. */
  changedAfter(scope: Scope, position: number, limit: number): ChangedRow[] {
    const page = this.changed(scope, '> ?', position, limit + 1);
    if (page.length <= limit) return page.map(changedRow);
    const cut = page.at(-1)?.position;
    const whole = page.filter((record) => record.position !== cut);
    return (whole.length > 0 ? whole : this.changed(scope, '= ?', cut ?? position, -1)).map(changedRow);
  }

  /** The rows whose views changed because time passed, in the order of their last changes, after one of them. */
  wokenBetween(
    scope: Scope,
    { from, to, upTo }: Waking,
    { after, limit }: { after?: ChangedRow | undefined; limit: number },
  ): ChangedRow[] {
    if (!this.wakes(from, to)) return [];
    const { where, values } = this.conditions(scope, 'w');
    const sql = `SELECT ${FIELDS.replaceAll(/(\w+)/g, 'w.$1')} FROM rows w WHERE ${where} AND w.row IS NOT NULL
      AND w.position <= ? AND (w.position, w.projection, w.process, w.key) > (?, ?, ?, ?) AND (
        (w.wakes_at > ? AND w.wakes_at <= ?) OR EXISTS (
          SELECT 1 FROM links l JOIN rows s
            ON s.projection = l.source_projection AND s.process = l.source_process AND s.key = l.source_key
          WHERE l.dependent_projection = w.projection AND l.dependent_process = w.process AND l.dependent_key = w.key
            AND s.wakes_at > ? AND s.wakes_at <= ?))
      ORDER BY w.position, w.projection, w.process, w.key LIMIT ?`;
    const place = after
      ? [after.position, after.projection, after.at.process, after.at.key]
      : [-1, '', '', ''];
    return this.statement(sql)
      .all(...values, upTo, ...place, from, to, from, to, limit)
      .map(changedRow);
  }

  /** The next instant (ms) after `from` at which a view changes by itself. */
  nextWaking(from: number): number | undefined {
    const found = this.db
      .prepare<[number], { next: number | null }>('SELECT MIN(wakes_at) next FROM rows WHERE wakes_at > ?')
      .get(from);
    return found?.next ?? undefined;
  }

  private wakes(from: number, to: number): boolean {
    const next = this.nextWaking(from);
    return next !== undefined && next <= to;
  }

  private changed(scope: Scope, comparison: string, position: number, limit: number): RowRecord[] {
    const { where, values } = this.conditions(scope, 'rows');
    return this.statement(
      `SELECT ${FIELDS} FROM rows WHERE ${where} AND position ${comparison} ORDER BY position, projection, process, key LIMIT ?`,
    ).all(...values, position, limit);
  }

  private conditions(
    { projections, process, key }: Scope,
    table: string,
  ): { where: string; values: unknown[] } {
    const where = ['TRUE'];
    const values: unknown[] = [];
    if (projections !== undefined) {
      where.push(`${table}.projection IN (${projections.map(() => '?').join(', ')})`);
      values.push(...projections);
    }
    if (process !== undefined) {
      where.push(`${table}.process = ?`);
      values.push(process);
    }
    if (key !== undefined) {
      where.push(`${table}.key = ?`);
      values.push(key);
    }
    return { where: where.join(' AND '), values };
  }

  private page(projection: Projection, { process, by, descending, after }: Scan): RowRecord[] {
    const direction = descending ? 'DESC' : 'ASC';
    const columns = [
      ...(by === 'sort' ? ['sort1', 'sort2', 'sort3'] : []),
      ...(process === undefined ? ['process'] : []),
      'key',
    ];
    const values: unknown[] = [projection.name];
    const where = ['projection = ?'];
    if (process !== undefined) {
      where.push('process = ?');
      values.push(process);
    }
    if (after) {
      where.push(`(${columns.join(', ')}) ${descending ? '<' : '>'} (${columns.map(() => '?').join(', ')})`);
      values.push(
        ...(by === 'sort' ? after.sort : []),
        ...(process === undefined ? [after.at.process] : []),
        after.at.key,
      );
    }
    const order = columns.map((column) => `${column} ${direction}`).join(', ');
    const sql = `SELECT ${FIELDS} FROM rows WHERE ${where.join(' AND ')} ORDER BY ${order} LIMIT ${PAGE}`;
    return this.statement(sql).all(...values);
  }

  private statement(sql: string): Statement<unknown[], RowRecord> {
    const known = this.prepared.get(sql);
    if (known) return known;
    const made = this.db.prepare<unknown[], RowRecord>(sql);
    this.prepared.set(sql, made);
    return made;
  }
}

function foundRow(record: RowRecord): FoundRow | undefined {
  if (record.row === null) return undefined;
  return {
    at: { process: record.process, key: record.key },
    row: JSON.parse(record.row) as object,
    position: record.position,
    cause: JSON.parse(record.cause) as string[],
    ...(record.parked === null
      ? {}
      : { parked: JSON.parse(record.parked) as NonNullable<FoundRow['parked']> }),
    sort: [record.sort1, record.sort2, record.sort3],
  };
}

function changedRow(record: RowRecord): ChangedRow {
  return {
    projection: record.projection,
    at: { process: record.process, key: record.key },
    position: record.position,
    cause: JSON.parse(record.cause) as string[],
    found: foundRow(record),
  };
}
