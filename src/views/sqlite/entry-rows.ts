/** The rows that each entry begins: folded from the entry when they are read, in the order of the history. */
import type { Database, Statement } from 'better-sqlite3';
import type { Projection } from '../../../projections/projection.js';
import { EVERYTHING, seenBy } from '../../domain/access/visibility.js';
import type { FoundRow, Scan } from '../row-source.js';
import type { Parked, RowKey } from '../view-store.js';
import type { ChangedRow, RowHead, Scope } from './sqlite-rows.js';
import { limitedBy, namedIn, type Limited } from './seen-processes.js';
import type { SqliteViews } from './sqlite-views.js';

interface EntryRecord {
  readonly position: number;
  readonly process: number;
  readonly ord: number | null;
  readonly depth: number | null;
  readonly changed: number;
}

interface Changes {
  readonly comparison: '>' | '=';
  readonly position: number;
  readonly limit: number;
}

/** The rows of a process that stand still, by key, as they stand. */
type ParkedRows = ReadonlyMap<string, { readonly parked: Parked; readonly row: object | undefined }>;

const PAGE = 200;
const FIELDS = 'position, process, ord, depth, changed';

/** The entries that begin a row which changed: each with its recording, or later. */
function changesSql(comparison: string, condition: string): string {
  return `SELECT * FROM (SELECT ${FIELDS} FROM history
      WHERE position ${comparison} @position AND changed = position ${condition} ORDER BY position LIMIT @limit)
    UNION ALL SELECT * FROM (SELECT ${FIELDS} FROM history INDEXED BY history_changed_later
      WHERE changed ${comparison} @position AND changed <> position ${condition}
      ORDER BY changed LIMIT @limit) LIMIT @both`;
}

export class EntryRows {
  private readonly record: Statement<[number], EntryRecord>;
  private readonly parkedRow: Statement<
    [number, number],
    { key: string; parked: string; body: string | null }
  >;
  private readonly inOrder: Statement<[number, number, number, number, number], EntryRecord>;
  private readonly backwards: Statement<[number, number, number, number, number], EntryRecord>;
  private readonly changes: Readonly<Record<'>' | '=', Statement<[number, number, number], EntryRecord>>>;
  private readonly changesOfAll: Readonly<
    Record<'>' | '=', Statement<[{ position: number; limit: number; both: number }], EntryRecord>>
  >;

  private readonly prepared = new Map<string, Statement<unknown[], EntryRecord>>();

  constructor(
    private readonly db: Database,
    private readonly views: SqliteViews,
  ) {
    this.record = db.prepare(`SELECT ${FIELDS} FROM history WHERE position = +? AND changed IS NOT NULL`);
    this.parkedRow = db.prepare(
      'SELECT key, parked, body FROM rows WHERE read_model = +? AND process = +? AND parked IS NOT NULL',
    );
    const placed = `SELECT ${FIELDS} FROM history WHERE process = +? AND ord IS NOT NULL`;
    this.inOrder = db.prepare(
      `${placed} AND (ord, depth, position) > (+?, +?, +?) ORDER BY ord, depth, position LIMIT +?`,
    );
    this.backwards = db.prepare(
      `${placed} AND (ord, depth, position) < (+?, +?, +?) ORDER BY ord DESC, depth DESC, position DESC LIMIT +?`,
    );
    const ofProcess = (comparison: string): Statement<[number, number, number], EntryRecord> =>
      db.prepare(`SELECT ${FIELDS} FROM history INDEXED BY history_by_change
        WHERE process = +? AND changed ${comparison} +? AND changed IS NOT NULL ORDER BY changed LIMIT +?`);
    const ofAll = (comparison: string): (typeof this.changesOfAll)['='] =>
      db.prepare(changesSql(comparison, ''));
    this.changes = { '>': ofProcess('>'), '=': ofProcess('=') };
    this.changesOfAll = { '>': ofAll('>'), '=': ofAll('=') };
  }

  one(projection: Projection, { process, key }: RowKey): FoundRow | undefined {
    const position = this.views.histories.entries.positionOf(process, key);
    const record = position === undefined ? undefined : this.record.get(position);
    return record && this.found(projection, record, this.parkedOf(projection, record.process));
  }

  *scan(projection: Projection, scan: Scan): Iterable<FoundRow> {
    for (const head of this.heads(projection, scan, PAGE)) {
      const found = head.read();
      if (found) yield found;
    }
  }

  /** The rows before they are read; while one of a process stands still, all of it are read anew. */
  *heads(projection: Projection, scan: Scan, size: number): Iterable<RowHead> {
    if (scan.process === undefined) {
      const names = [...this.views.processes()].filter(seenBy(scan.visibility ?? EVERYTHING));
      for (const process of scan.descending ? names.reverse() : names)
        yield* this.heads(
          projection,
          { ...scan, process, after: scan.after?.at.process === process ? scan.after : undefined },
          size,
        );
      return;
    }
    const process = this.views.numbers.process(scan.process);
    if (process === undefined) return;
    const parked = this.parkedOf(projection, process);
    const records =
      scan.by === 'sort' ? this.byPlace(process, scan, size) : this.byId(scan.process, scan, size);
    for (const record of records) yield this.headOf(projection, record, parked);
  }

  /** The heads of the rows of entries, by their positions. */
  *headsOf(projection: Projection, name: string, positions: Iterable<number>): Iterable<RowHead> {
    const process = this.views.numbers.process(name);
    if (process === undefined) return;
    const parked = this.parkedOf(projection, process);
    for (const position of positions) {
      const record = this.record.get(position);
      if (record) yield this.headOf(projection, record, parked);
    }
  }

  private headOf(projection: Projection, record: EntryRecord, parked: ParkedRows): RowHead {
    const { position, changed, ord, depth } = record;
    return {
      number: position,
      position: changed,
      parked: parked.size > 0,
      place: () => {
        const { processId: process, id: key } = this.views.histories.entries.entryAt(position);
        return { at: { process, key }, sort: [ord ?? 0, depth ?? 0, position] };
      },
      read: () => this.found(projection, record, parked),
    };
  }

  changed(
    projection: Projection,
    { process, key, visibility }: Scope,
    { comparison, position, limit }: Changes,
  ): ChangedRow[] {
    if (key !== undefined) return this.changedOne(projection, process, key, { comparison, position });
    if (process === undefined) {
      const limited = limitedBy(visibility);
      const page = { position, limit, both: limit < 0 ? -1 : 2 * limit };
      const records = limited
        ? this.changesSeen(comparison, limited).all({ ...page, named: namedIn(limited, this.views.numbers) })
        : this.changesOfAll[comparison].all(page);
      return records.map((record) => this.changedRow(projection, record));
    }
    const number = this.views.numbers.process(process);
    if (number === undefined) return [];
    return this.changes[comparison]
      .all(number, position, limit)
      .map((record) => this.changedRow(projection, record));
  }

  private changesSeen(comparison: string, { kind }: Limited): Statement<unknown[], EntryRecord> {
    const condition = `AND process ${kind === 'only' ? 'IN' : 'NOT IN'} (SELECT value FROM json_each(@named))`;
    const sql = changesSql(comparison, condition);
    const known = this.prepared.get(sql) ?? this.db.prepare<unknown[], EntryRecord>(sql);
    this.prepared.set(sql, known);
    return known;
  }

  private changedOne(
    projection: Projection,
    process: string | undefined,
    key: string,
    { comparison, position }: Omit<Changes, 'limit'>,
  ): ChangedRow[] {
    const at = process === undefined ? undefined : this.views.histories.entries.positionOf(process, key);
    const record = at === undefined ? undefined : this.record.get(at);
    if (!record) return [];
    const isAsked = comparison === '=' ? record.changed === position : record.changed > position;
    return isAsked ? [this.changedRow(projection, record)] : [];
  }

  private *byPlace(process: number, { descending, after }: Scan, size: number): Iterable<EntryRecord> {
    const statement = descending ? this.backwards : this.inOrder;
    const end = descending ? Infinity : -Infinity;
    let place: readonly [number, number, number] = after?.sort ?? [end, end, end];
    for (;;) {
      const page = statement.all(process, ...place, size);
      yield* page;
      const last = page.at(-1);
      if (page.length < size || !last) return;
      place = [last.ord ?? end, last.depth ?? end, last.position];
    }
  }

  private *byId(process: string, { descending, after }: Scan, size: number): Iterable<EntryRecord> {
    const { entries } = this.views.histories;
    let last = after?.at.key;
    for (;;) {
      const ids = entries.idsOf(process, {
        ...(last !== undefined && { after: last }),
        descending,
        limit: size,
      });
      for (const id of ids) {
        const position = entries.positionOf(process, id);
        const record = position === undefined ? undefined : this.record.get(position);
        if (record) yield record;
      }
      last = ids.at(-1);
      if (ids.length < size) return;
    }
  }

  private found(
    projection: Projection,
    { position, changed, ord }: EntryRecord,
    parked: ParkedRows,
  ): FoundRow | undefined {
    const { histories } = this.views;
    if (parked.size > 0) {
      const { processId: process, id: key } = histories.entries.entryAt(position);
      const standing = parked.get(key);
      if (standing)
        return (
          standing.row && this.foundRow(projection, { process, key }, changed, standing.row, standing.parked)
        );
    }
    if (ord === null) return undefined;
    const { processId: process, id: key } = histories.entries.entryAt(position);
    let row: object | undefined;
    for (const entry of this.views.entriesOfEntry(projection, position))
      row = projection.evolve(row, entry, key);
    return row && this.foundRow(projection, { process, key }, changed, row);
  }

  private foundRow(
    projection: Projection,
    at: RowKey,
    position: number,
    row: object,
    parked?: Parked,
  ): FoundRow {
    const [sort1 = 0, sort2 = 0, sort3 = 0] = projection.sort?.of(row) ?? [];
    const { views } = this;
    return {
      at,
      row,
      position,
      get newest() {
        return { entryId: views.causeAt(position)[0] ?? '', position };
      },
      ...(parked && { parked }),
      sort: [sort1, sort2, sort3],
    };
  }

  private changedRow(projection: Projection, record: EntryRecord): ChangedRow {
    const found = this.found(projection, record, this.parkedOf(projection, record.process));
    const { processId: process, id: key } = this.views.histories.entries.entryAt(record.position);
    const { views } = this;
    return {
      projection: projection.name,
      at: { process, key },
      position: record.changed,
      get cause() {
        return views.causeAt(record.changed);
      },
      found,
    };
  }

  private parkedOf(projection: Projection, process: number): ParkedRows {
    const rows = this.parkedRow.all(this.views.readModels.of(projection.name), process);
    return new Map(
      rows.map(({ key, parked, body }) => [
        key,
        {
          parked: JSON.parse(parked) as Parked,
          row: body === null ? undefined : (JSON.parse(body) as object),
        },
      ]),
    );
  }
}
