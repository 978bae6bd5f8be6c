/** The rows of the live read models, read from the projector's file. */
import type { Database, Statement } from 'better-sqlite3';
import {
  LINKED_ROWS,
  type Extent,
  type LinkedRows,
  type Projection,
} from '../../../projections/projection.js';
import type { Visibility } from '../../domain/access/visibility.js';
import type { FoundRow, RowPlace, RowSource, Scan } from '../row-source.js';
import { compareRowKeys, compareText, type RowKey } from '../view-store.js';
import { EntryRows } from './entry-rows.js';
import { linkedSum } from './relations.js';
import { isSeen, limitedBy, namedIn, type Limited } from './seen-processes.js';
import { SharedRows } from './shared-rows.js';
import type { SqliteViews } from './sqlite-views.js';

export interface RowRecord {
  readonly row: number;
  readonly read_model: number;
  readonly process: number;
  readonly key: string;
  readonly position: number;
  readonly sort1: number;
  readonly sort2: number;
  readonly sort3: number;
  readonly parked: string | null;
  readonly body: string | null;
}

/** A row of a list before it is read. */
export interface RowHead {
  /** Names the row within its read model for as long as the file is the same. */
  readonly number: number;
  /** The log position of its last change. */
  readonly position: number;
  readonly parked: boolean;
  /** Where a list goes on after it. */
  place(): RowPlace;
  /** Reads it; undefined where it turns out to be none. */
  read(): FoundRow | undefined;
}

/** A row that changed: gone when it has none. */
export interface ChangedRow {
  readonly projection: string;
  readonly at: RowKey;
  readonly position: number;
  /** The id of the recorded entry that made the change. */
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
  /** The rows of what is hidden are left out. */
  readonly visibility?: Visibility | undefined;
  /** Absent: all of them. */
  readonly projections?: readonly string[] | undefined;
  readonly process?: string | undefined;
  readonly key?: string | undefined;
}

const FIELDS = [
  'row',
  'read_model',
  'process',
  'key',
  'position',
  'sort1',
  'sort2',
  'sort3',
  'parked',
  'body',
];
const fieldsOf = (table: string): string => FIELDS.map((field) => `${table}.${field}`).join(', ');
/** What is read of a row that may not have to be read. */
const HEAD_FIELDS = FIELDS.filter((field) => field !== 'body')
  .map((field) => `r.${field}`)
  .join(', ');
const PAGE = 200;

export class SqliteRows implements RowSource {
  private readonly entryRows: EntryRows;
  private readonly shared: SharedRows;
  private readonly oneRow: Statement<[number], RowRecord>;
  private readonly oneHead: Statement<[number], RowRecord>;
  private readonly hasBody: Statement<[number], { there: number }>;
  private readonly linkedOnes: Statement<[number, number, number], RowRecord>;
  private readonly sumOf: Statement<[number, string], { count: number | null }>;
  private readonly sumFrom: Statement<[number, string, number], { count: number }>;
  private readonly next: Statement<[number, number], { next: number | null }>;
  private readonly sumAround: Statement<
    [number, string, number, number, string, number],
    { before: number | null; after: number | null }
  >;
  private readonly prepared = new Map<string, Statement<unknown[], RowRecord>>();

  constructor(
    private readonly db: Database,
    private readonly views: SqliteViews,
  ) {
    this.entryRows = new EntryRows(db, views);
    this.shared = new SharedRows(db, views);
    this.oneRow = db.prepare(`SELECT ${fieldsOf('r')} FROM rows r WHERE r.row = +?`);
    this.oneHead = db.prepare(`SELECT ${HEAD_FIELDS} FROM rows r WHERE r.row = +? AND r.body IS NOT NULL`);
    this.hasBody = db.prepare('SELECT body IS NOT NULL there FROM rows WHERE row = +?');
    this.linkedOnes = db.prepare(`SELECT ${fieldsOf('r')} FROM links l
      CROSS JOIN rows r ON r.row = l.source CROSS JOIN processes p ON p.process = r.process
      WHERE l.dependent = +? AND l.read_model = +? AND r.body IS NOT NULL
      ORDER BY l.order1, l.order2, p.name, r.key LIMIT +?`);
    this.sumOf = db.prepare('SELECT SUM(count) count FROM sums WHERE row = +? AND name = +?');
    this.sumFrom = db.prepare(
      'SELECT COUNT(*) count FROM sums_from WHERE row = +? AND name = +? AND starts_at <= +?',
    );
    this.next = db.prepare(`SELECT MIN(next) next FROM (
      SELECT MIN(wakes_at) next FROM rows WHERE wakes_at > +?
      UNION ALL SELECT MIN(starts_at) next FROM sums_from WHERE starts_at > +?)`);
    this.sumAround = db.prepare(`SELECT
      (SELECT MAX(starts_at) FROM sums_from WHERE row = +? AND name = +? AND starts_at <= +?) before,
      (SELECT MIN(starts_at) FROM sums_from WHERE row = +? AND name = +? AND starts_at > +?) after`);
  }

  /** The rows as who sees no more than this is given them: these themselves where that is everything. */
  seenBy(visibility: Visibility): RowSource {
    const limited = limitedBy(visibility);
    return limited ? new SeenRows(this, limited) : this;
  }

  /** The instants (ms) next to a moment, not after it and after it, at which a sum of a row changes by itself. */
  sumChanges(
    projection: Projection,
    at: RowKey,
    name: string,
    now: number,
    visibility?: Visibility,
  ): { readonly before: number | null; readonly after: number | null } {
    const row = this.views.rowNumbers.row(projection.name, at);
    const limited = limitedOf(projection, visibility);
    if (limited && row !== undefined) return this.shared.sumChanges(row, name, now, limited);
    const found = row === undefined ? undefined : this.sumAround.get(row, name, now, row, name, now);
    return found ?? { before: null, after: null };
  }

  /** `visibility` matters to a row of no process: whoever asks for one of a process may see it. */
  one(projection: Projection, at: RowKey, visibility?: Visibility): FoundRow | undefined {
    if (projection.rowPerEntry) return this.entryRows.one(projection, at);
    const row = this.views.rowNumbers.row(projection.name, at);
    if (row === undefined) return undefined;
    const limited = limitedOf(projection, visibility);
    const record = limited ? this.shared.one(row, limited) : this.oneRow.get(row);
    return record && this.foundRow(record);
  }

  /** Whether there is such a row, which is not one of an entry, without reading it. `visibility`: see `one`. */
  isThere(projection: Projection, at: RowKey, visibility?: Visibility): boolean {
    if (limitedOf(projection, visibility)) return this.one(projection, at, visibility) !== undefined;
    const row = this.views.rowNumbers.row(projection.name, at);
    return row !== undefined && this.hasBody.get(row)?.there === 1;
  }

  *scan(projection: Projection, scan: Scan): Iterable<FoundRow> {
    if (projection.rowPerEntry) {
      yield* this.entryRows.scan(projection, scan);
      return;
    }
    for (const record of this.records(projection, scan, { fields: fieldsOf('r'), size: PAGE })) {
      const found = this.foundRow(record);
      if (found) yield found;
    }
  }

  /** The rows of a list before they are read; about `size` of them will be. */
  *heads(projection: Projection, scan: Scan, size: number): Iterable<RowHead> {
    const page = Math.min(size, PAGE);
    if (projection.rowPerEntry) {
      yield* this.entryRows.heads(projection, scan, page);
      return;
    }
    for (const record of this.records(projection, scan, { fields: HEAD_FIELDS, size: page }))
      yield this.headOf(record);
  }

  /** The head of one row that is not of an entry; undefined where there is no such row. `visibility`: see `one`. */
  head(projection: Projection, at: RowKey, visibility?: Visibility): RowHead | undefined {
    const row = this.views.rowNumbers.row(projection.name, at);
    if (row === undefined) return undefined;
    const limited = limitedOf(projection, visibility);
    const record = limited ? this.shared.one(row, limited) : this.oneHead.get(row);
    return record && this.headOf(record);
  }

  /** The heads of rows by their numbers; those that are gone are left out. */
  *headsOf(numbers: Iterable<number>): Iterable<RowHead> {
    for (const number of numbers) {
      const record = this.oneHead.get(number);
      if (record) yield this.headOf(record);
    }
  }

  /** The heads of the rows of entries, by their positions. */
  entryHeads(projection: Projection, process: string, positions: Iterable<number>): Iterable<RowHead> {
    return this.entryRows.headsOf(projection, process, positions);
  }

  private headOf({ row, position, parked, process, key, sort1, sort2, sort3 }: RowRecord): RowHead {
    const place = (): RowPlace => ({
      at: { process: this.views.numbers.nameOf(process), key },
      sort: [sort1, sort2, sort3],
    });
    const read = (): FoundRow | undefined => {
      const record = this.oneRow.get(row);
      return record && this.foundRow(process === 0 ? { ...record, position } : record);
    };
    return { number: row, position, parked: parked !== null, place, read };
  }

  private *records(
    projection: Projection,
    scan: Scan,
    read: { readonly fields: string; readonly size: number },
  ): Iterable<RowRecord> {
    let after = scan.after;
    for (;;) {
      const page = this.page(projection, { ...scan, after }, read);
      yield* page;
      const last = page.at(-1);
      if (page.length < read.size || !last) return;
      after = {
        at: { process: this.views.numbers.nameOf(last.process), key: last.key },
        sort: [last.sort1, last.sort2, last.sort3],
      };
    }
  }

  linked(projection: Projection, at: RowKey, source: string, visibility?: Visibility): LinkedRows {
    const row = this.views.rowNumbers.row(projection.name, at);
    if (row === undefined) return { rows: [], total: 0 };
    const limited = limitedOf(projection, visibility);
    if (limited) {
      const { records, total } = this.shared.linked(row, source, limited);
      return { rows: this.linkedIn(records), total };
    }
    const rows = this.linkedIn(this.linkedOnes.all(row, this.views.readModels.of(source), LINKED_ROWS));
    return {
      rows,
      total: rows.length < LINKED_ROWS ? rows.length : (this.sumOf.get(row, linkedSum(source))?.count ?? 0),
    };
  }

  private linkedIn(records: readonly RowRecord[]): LinkedRows['rows'] {
    return records.flatMap((record) => {
      const found = this.foundRow(record);
      return found ? { processId: found.at.process, key: found.at.key, row: found.row } : [];
    });
  }

  sum(projection: Projection, at: RowKey, name: string, now: number, visibility?: Visibility): number {
    const row = this.views.rowNumbers.row(projection.name, at);
    if (row === undefined) return 0;
    const limited = limitedOf(projection, visibility);
    if (limited) return this.shared.sum(row, name, now, limited);
    return (this.sumOf.get(row, name)?.count ?? 0) + (this.sumFrom.get(row, name, now)?.count ?? 0);
  }

  extent(processId: string): Extent | undefined {
    return this.views.history(processId).extent();
  }

  /** The rows whose last change lies after a position, oldest change first; all that changed at one position or none. */
  changedAfter(scope: Scope, position: number, limit: number): ChangedRow[] {
    const page = this.changed(scope, '>', position, limit + 1);
    if (page.length <= limit) return page;
    const cut = page[limit]?.position ?? position;
    const whole = page.filter((changed) => changed.position < cut);
    return whole.length > 0 ? whole : this.changed(scope, '=', cut, -1);
  }

  /** The rows whose views changed because time passed, in the order of their last changes, after one of them. */
  wokenBetween(
    scope: Scope,
    { from, to, upTo }: Waking,
    { after, limit }: { after?: ChangedRow | undefined; limit: number },
  ): ChangedRow[] {
    const next = this.nextWaking(from);
    if (next === undefined || next > to) return [];
    const limited = limitedBy(scope.visibility);
    const { where, values } = this.conditions(scope, limited);
    const sql = `SELECT ${fieldsOf('r')} FROM (
        SELECT row FROM rows WHERE wakes_at > +? AND wakes_at <= +?
        UNION SELECT row FROM sums_from WHERE starts_at > +? AND starts_at <= +?
        UNION SELECT l.dependent FROM rows s JOIN links l ON l.source = s.row
          WHERE s.wakes_at > +? AND s.wakes_at <= +?) w
      CROSS JOIN rows r ON r.row = w.row
      WHERE ${where} AND r.body IS NOT NULL AND r.position <= +? ORDER BY r.position`;
    const rows = this.statement(sql)
      .all(from, to, from, to, from, to, ...values, upTo)
      .concat(limited ? this.shared.woken(this.sharedOf(scope), { from, to, upTo }, limited) : [])
      .map((record) => this.changedRow(record))
      .sort(compareChanged);
    return (after ? rows.filter((row) => compareChanged(row, after) > 0) : rows).slice(0, limit);
  }

  /** The next instant (ms) after `from` at which a view changes by itself. */
  nextWaking(from: number): number | undefined {
    return this.next.get(from, from)?.next ?? undefined;
  }

  private changed(scope: Scope, comparison: '>' | '=', position: number, limit: number): ChangedRow[] {
    const projections = this.projectionsOf(scope);
    const changed = projections.flatMap((projection) =>
      projection.rowPerEntry
        ? this.entryRows.changed(projection, scope, { comparison, position, limit })
        : this.changedOf(projection, scope, { comparison, position, limit }),
    );
    const sorted = changed.sort(compareChanged);
    return limit < 0 ? sorted : sorted.slice(0, limit);
  }

  private changedOf(
    projection: Projection,
    { process, key, visibility }: Scope,
    { comparison, position, limit }: { comparison: '>' | '='; position: number; limit: number },
  ): ChangedRow[] {
    const limited = limitedBy(visibility);
    if (limited && projection.scope === 'global') {
      if (process !== undefined && process !== '') return [];
      const readModels = [this.views.readModels.of(projection.name)];
      return this.shared
        .changed({ readModels, key, comparison, position, limit }, limited)
        .map((record) => this.changedRow(record));
    }
    const where = [`r.read_model = +?`, `r.position ${comparison} +?`];
    const values: unknown[] = [this.views.readModels.of(projection.name), position];
    if (process !== undefined) {
      const number = this.views.numbers.process(process);
      if (number === undefined) return [];
      where.push('r.process = +?');
      values.push(number);
    } else if (limited) {
      where.push(isSeen('r.process', limited));
      values.push(namedIn(limited, this.views.numbers));
    }
    if (key !== undefined) {
      where.push('r.key = +?');
      values.push(key);
    }
    const index =
      key !== undefined && process !== undefined
        ? 'sqlite_autoindex_rows_1'
        : process === undefined
          ? 'rows_by_change'
          : 'rows_by_change_of_process';
    const sql = `SELECT ${fieldsOf('r')} FROM rows r INDEXED BY ${index}
      WHERE ${where.join(' AND ')} ORDER BY r.position LIMIT +?`;
    return this.statement(sql)
      .all(...values, limit)
      .map((record) => this.changedRow(record));
  }

  private projectionsOf({ projections }: Scope): readonly Projection[] {
    const all = this.views.projections;
    return projections === undefined ? all : all.filter(({ name }) => projections.includes(name));
  }

  /** The rows of no process that a scope is about. */
  private sharedOf(scope: Scope): { readModels: readonly number[]; key: string | undefined } {
    const shared = this.projectionsOf(scope).filter((projection) => projection.scope === 'global');
    const isAsked = scope.process === undefined || scope.process === '';
    return {
      readModels: isAsked ? shared.map(({ name }) => this.views.readModels.of(name)) : [],
      key: scope.key,
    };
  }

  private conditions(scope: Scope, limited: Limited | undefined): { where: string; values: unknown[] } {
    const numbers = this.projectionsOf(scope).map(({ name }) => this.views.readModels.of(name));
    const where = [`r.read_model IN (${numbers.map(() => '+?').join(', ')})`];
    const values: unknown[] = [...numbers];
    if (scope.process !== undefined) {
      where.push('r.process = +?');
      values.push(this.views.numbers.process(scope.process) ?? -1);
    }
    if (limited) {
      where.push('r.process <> 0', isSeen('r.process', limited));
      values.push(namedIn(limited, this.views.numbers));
    }
    if (scope.key !== undefined) {
      where.push('r.key = +?');
      values.push(scope.key);
    }
    return { where: where.join(' AND '), values };
  }

  private page(
    projection: Projection,
    scan: Scan,
    { fields, size }: { readonly fields: string; readonly size: number },
  ): RowRecord[] {
    if (scan.process === undefined && projection.scope === 'process')
      return this.pageOfAll(projection, scan, { fields, size });
    const limited = limitedOf(projection, scan.visibility);
    if (limited) {
      const asked = { descending: scan.descending, after: scan.after?.at.key, size };
      return this.shared.page(this.views.readModels.of(projection.name), asked, limited);
    }
    const { by, descending, after } = scan;
    const process = scan.process === undefined ? 0 : this.views.numbers.process(scan.process);
    if (process === undefined) return [];
    const columns = [...(by === 'sort' ? ['sort1', 'sort2', 'sort3'] : []), 'key'];
    const values: unknown[] = [this.views.readModels.of(projection.name), process];
    const where = ['r.read_model = +?', 'r.process = +?', 'r.body IS NOT NULL'];
    if (after) {
      const names = columns.map((column) => `r.${column}`).join(', ');
      where.push(`(${names}) ${descending ? '<' : '>'} (${columns.map(() => '+?').join(', ')})`);
      values.push(...(by === 'sort' ? after.sort : []), after.at.key);
    }
    const order = columns.map((column) => `r.${column} ${descending ? 'DESC' : 'ASC'}`).join(', ');
    const sql = `SELECT ${fields} FROM rows r WHERE ${where.join(' AND ')} ORDER BY ${order} LIMIT +?`;
    return this.statement(sql).all(...values, size);
  }

  /** By process and key, process by process: their numbers do not stand in the order of their names. */
  private pageOfAll(
    projection: Projection,
    { descending, after, visibility }: Scan,
    { fields, size }: { readonly fields: string; readonly size: number },
  ): RowRecord[] {
    const limited = limitedBy(visibility);
    const direction = descending ? 'DESC' : 'ASC';
    const beyond = descending ? '<' : '>';
    const where = [
      ...(after ? [`p.name ${beyond}= +? AND (p.name ${beyond} +? OR r.key ${beyond} +?)`] : []),
      ...(limited ? [isSeen('p.process', limited)] : []),
    ];
    const from = where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`;
    const values = [
      ...(after ? [after.at.process, after.at.process, after.at.key] : []),
      ...(limited ? [namedIn(limited, this.views.numbers)] : []),
    ];
    const sql = `SELECT ${fields} FROM processes p
      CROSS JOIN rows r ON r.read_model = +? AND r.process = p.process AND r.body IS NOT NULL ${from}
      ORDER BY p.name ${direction}, r.key ${direction} LIMIT +?`;
    return this.statement(sql).all(this.views.readModels.of(projection.name), ...values, size);
  }

  private statement(sql: string): Statement<unknown[], RowRecord> {
    const known = this.prepared.get(sql);
    if (known) return known;
    const made = this.db.prepare<unknown[], RowRecord>(sql);
    this.prepared.set(sql, made);
    return made;
  }

  private foundRow(record: RowRecord): FoundRow | undefined {
    const { body } = record;
    if (body === null) return undefined;
    let row: object | undefined;
    const { position } = record;
    const { views } = this;
    return {
      at: { process: this.views.numbers.nameOf(record.process), key: record.key },
      get row() {
        row ??= JSON.parse(body) as object;
        return row;
      },
      body,
      position,
      get newest() {
        return { entryId: views.causeAt(position)[0] ?? '', position };
      },
      ...(record.parked === null
        ? {}
        : { parked: JSON.parse(record.parked) as NonNullable<FoundRow['parked']> }),
      sort: [record.sort1, record.sort2, record.sort3],
    };
  }

  private changedRow(record: RowRecord): ChangedRow {
    const { views } = this;
    return {
      projection: views.readModels.projection(record.read_model)?.name ?? '',
      at: { process: views.numbers.nameOf(record.process), key: record.key },
      position: record.position,
      get cause() {
        return views.causeAt(record.position);
      },
      found: this.foundRow(record),
    };
  }
}

/** The rows of the processes that are seen, and those of no process as they are then. */
class SeenRows implements RowSource {
  constructor(
    private readonly rows: SqliteRows,
    private readonly visibility: Limited,
  ) {}

  one(projection: Projection, at: RowKey): FoundRow | undefined {
    return this.rows.one(projection, at, this.visibility);
  }

  scan(projection: Projection, scan: Scan): Iterable<FoundRow> {
    return this.rows.scan(projection, { ...scan, visibility: this.visibility });
  }

  linked(projection: Projection, at: RowKey, source: string): LinkedRows {
    return this.rows.linked(projection, at, source, this.visibility);
  }

  sum(projection: Projection, at: RowKey, name: string, now: number): number {
    return this.rows.sum(projection, at, name, now, this.visibility);
  }

  extent(processId: string): Extent | undefined {
    return this.rows.extent(processId);
  }
}

/** Only a row of no process is another one for who sees less. */
function limitedOf({ scope }: Projection, visibility: Visibility | undefined): Limited | undefined {
  return scope === 'global' ? limitedBy(visibility) : undefined;
}

/** By their last change, then by read model, process and key. */
export function compareChanged(a: ChangedRow, b: ChangedRow): number {
  return a.position - b.position || compareText(a.projection, b.projection) || compareRowKeys(a.at, b.at);
}
