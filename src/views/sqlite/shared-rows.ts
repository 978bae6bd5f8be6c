/**
 * The rows of no process, as they are for who sees some processes only: as if the others had never been. A row is there while
 * a row of a process that is seen is linked to it, and it last changed when one of those processes last changed it.
 */
import type { Database, Statement } from 'better-sqlite3';
import { LINKED_ROWS } from '../../../projections/projection.js';
import { linkedSum } from './relations.js';
import { namedIn, type Limited } from './seen-processes.js';
import type { RowRecord, Waking } from './sqlite-rows.js';
import type { SqliteViews } from './sqlite-views.js';

/** A page of them, by key. */
interface KeyPage {
  readonly descending: boolean;
  readonly after: string | undefined;
  readonly size: number;
}

/** Which of them have changed. */
interface ChangePage {
  readonly readModels: readonly number[];
  readonly key: string | undefined;
  readonly comparison: '>' | '=';
  readonly position: number;
  readonly limit: number;
}

const FIELDS = ['row', 'read_model', 'process', 'key', 'sort1', 'sort2', 'sort3', 'parked']
  .map((field) => `r.${field}`)
  .join(', ');
/** Whether the row `r` is there. */
const IS_THERE = `r.body IS NOT NULL AND EXISTS (SELECT 1 FROM links l JOIN rows s ON s.row = l.source
  WHERE l.dependent = r.row AND s.body IS NOT NULL AND s.process @IN seen)`;
/** The position of its last change. */
const POSITION = `(SELECT MAX(c.position) FROM shared_changes c WHERE c.row = r.row AND c.process @IN seen)`;

export class SharedRows {
  private readonly prepared = new Map<string, Statement>();

  constructor(
    private readonly db: Database,
    private readonly views: SqliteViews,
  ) {}

  one(row: number, limited: Limited): RowRecord | undefined {
    const sql = `SELECT ${FIELDS}, r.body, ${POSITION} position FROM rows r WHERE r.row = +? AND ${IS_THERE}`;
    const [found] = this.all<RowRecord>(sql, limited, row);
    return found;
  }

  page(readModel: number, { descending, after, size }: KeyPage, limited: Limited): RowRecord[] {
    const beyond = after === undefined ? '' : `AND r.key ${descending ? '<' : '>'} +?`;
    const sql = `SELECT ${FIELDS}, r.body, ${POSITION} position FROM rows r
      WHERE r.read_model = +? AND r.process = 0 AND ${IS_THERE} ${beyond}
      ORDER BY r.key ${descending ? 'DESC' : 'ASC'} LIMIT +?`;
    return this.all(sql, limited, readModel, ...(after === undefined ? [] : [after]), size);
  }

  /** Those that changed, oldest change first; one that is gone has no body. */
  changed({ readModels, key, comparison, position, limit }: ChangePage, limited: Limited): RowRecord[] {
    const sql = `SELECT ${FIELDS}, CASE WHEN ${IS_THERE} THEN r.body END body, c.position
      FROM shared_changes c CROSS JOIN rows r ON r.row = c.row
      WHERE c.position ${comparison} +? AND c.process @IN seen AND r.read_model IN (${listOf(readModels)})
        ${key === undefined ? '' : 'AND r.key = +?'}
        AND NOT EXISTS (SELECT 1 FROM shared_changes o
          WHERE o.row = c.row AND o.position > c.position AND o.process @IN seen)
      ORDER BY c.position LIMIT +?`;
    return this.all(sql, limited, position, ...readModels, ...(key === undefined ? [] : [key]), limit);
  }

  /** Those whose views changed because time passed. */
  woken(
    { readModels, key }: Pick<ChangePage, 'readModels' | 'key'>,
    { from, to, upTo }: Waking,
    limited: Limited,
  ): RowRecord[] {
    const sql = `SELECT * FROM (SELECT ${FIELDS}, r.body, ${POSITION} position FROM (
        SELECT f.row FROM sums_from f JOIN rows o ON o.row = f.owner
          WHERE f.starts_at > +? AND f.starts_at <= +? AND o.process @IN seen
        UNION SELECT l.dependent FROM rows s JOIN links l ON l.source = s.row
          WHERE s.wakes_at > +? AND s.wakes_at <= +? AND s.process @IN seen) w
      CROSS JOIN rows r ON r.row = w.row
      WHERE r.process = 0 AND r.read_model IN (${listOf(readModels)})
        ${key === undefined ? '' : 'AND r.key = +?'} AND ${IS_THERE}) WHERE position <= +?`;
    const keys = key === undefined ? [] : [key];
    return this.all(sql, limited, from, to, from, to, ...readModels, ...keys, upTo);
  }

  /** The first of the rows of a read model that the view of one reads, and how many there are. */
  linked(
    row: number,
    source: string,
    limited: Limited,
  ): { readonly records: readonly RowRecord[]; readonly total: number } {
    const sql = `SELECT ${FIELDS}, r.body, r.position FROM links l
      CROSS JOIN rows r ON r.row = l.source CROSS JOIN processes p ON p.process = r.process
      WHERE l.dependent = +? AND l.read_model = +? AND r.body IS NOT NULL AND r.process @IN seen
      ORDER BY l.order1, l.order2, p.name, r.key LIMIT ${LINKED_ROWS}`;
    const records = this.all<RowRecord>(sql, limited, row, this.views.readModels.of(source));
    const isWhole = records.length < LINKED_ROWS;
    return { records, total: isWhole ? records.length : this.count(row, linkedSum(source), limited) };
  }

  /** What the contributions of a name come to at a moment (ms). */
  sum(row: number, name: string, now: number, limited: Limited): number {
    const sql = `SELECT COUNT(*) count FROM sums_from f JOIN rows o ON o.row = f.owner
      WHERE f.row = +? AND f.name = +? AND f.starts_at <= +? AND o.process @IN seen`;
    const [started] = this.all<{ count: number }>(sql, limited, row, name, now);
    return this.count(row, name, limited) + (started?.count ?? 0);
  }

  /** See `SqliteRows.sumChanges`. */
  sumChanges(
    row: number,
    name: string,
    now: number,
    limited: Limited,
  ): { readonly before: number | null; readonly after: number | null } {
    const found = (which: string, is: string): number | null => {
      const sql = `SELECT ${which}(f.starts_at) instant FROM sums_from f JOIN rows o ON o.row = f.owner
        WHERE f.row = +? AND f.name = +? AND f.starts_at ${is} +? AND o.process @IN seen`;
      return this.all<{ instant: number | null }>(sql, limited, row, name, now)[0]?.instant ?? null;
    };
    return { before: found('MAX', '<='), after: found('MIN', '>') };
  }

  private count(row: number, name: string, limited: Limited): number {
    const sql = 'SELECT SUM(count) count FROM shares WHERE row = +? AND name = +? AND process @IN seen';
    return this.all<{ count: number | null }>(sql, limited, row, name)[0]?.count ?? 0;
  }

  private all<Row>(sql: string, limited: Limited, ...values: readonly unknown[]): Row[] {
    const whole = `WITH seen(process) AS MATERIALIZED (SELECT value FROM json_each(+?))
      ${sql.replaceAll('@IN', limited.kind === 'only' ? 'IN' : 'NOT IN')}`;
    const known = this.prepared.get(whole) ?? this.db.prepare(whole);
    this.prepared.set(whole, known);
    return known.all(namedIn(limited, this.views.numbers), ...values) as Row[];
  }
}

function listOf(numbers: readonly number[]): string {
  return numbers.map(() => '+?').join(', ');
}
