/** The lists of rows that have a facet: of entries in occurred order, of others by key. */
import type { Database, Statement } from 'better-sqlite3';
import type { Projection } from '../../../projections/projection.js';
import type { RowPlace, Scan } from '../row-source.js';
import { compareText } from '../view-store.js';
import { isSeen, namedIn, type Limited } from './seen-processes.js';
import type { SqliteViews } from './sqlite-views.js';

export type PlaceInOrder = RowPlace;

/** A row in a list: its number, and its place there. */
export interface Member {
  /** The position of an entry, the number of another row. */
  readonly number: number;
  readonly ord: number;
  readonly depth: number;
  readonly key: string;
}

/** A part of the lists of some facets, or of all entries: instants (ms), the first included, the last not. */
interface Part {
  readonly names: readonly string[] | undefined;
  readonly from: number;
  readonly to: number;
}

const PAGE = 100;

export class FacetLists {
  private readonly someRows: Statement<[number, number], { number: number }>;
  private readonly someRowsOf: Statement<[number, number, number], { number: number }>;
  private readonly someEntries: Statement<[number, number, number], { number: number }>;
  private readonly hasRow: Statement<[number, number, string]>;
  private readonly hasEntry: Statement<[number, number, number, number, number]>;
  private readonly prepared = new Map<string, Statement<unknown[], Member>>();

  constructor(
    private readonly db: Database,
    private readonly views: SqliteViews,
  ) {
    this.someRows = db.prepare('SELECT row number FROM row_facets WHERE facet = +? LIMIT +?');
    this.someRowsOf = db.prepare(
      'SELECT row number FROM row_facets WHERE facet = +? AND process = +? LIMIT +?',
    );
    this.someEntries = db.prepare(
      'SELECT position number FROM entry_facets WHERE facet = +? AND process = +? LIMIT +?',
    );
    this.hasRow = db.prepare('SELECT 1 FROM row_facets WHERE facet = +? AND process = +? AND key = +?');
    this.hasEntry = db.prepare(`SELECT 1 FROM entry_facets
      WHERE facet = +? AND process = +? AND ord = +? AND depth = +? AND position = +?`);
  }

  /** The numbers of some rows that have a facet, of one process or of all that are seen. */
  some(
    projection: Projection,
    name: string,
    { process, limited }: { readonly process: number | undefined; readonly limited?: Limited | undefined },
    limit: number,
  ): number[] {
    const facet = this.views.facets.number(projection, name);
    if (facet === undefined) return [];
    if (process === undefined && limited) {
      const sql = `SELECT row number FROM row_facets WHERE facet = +? AND ${isSeen('process', limited)} LIMIT +?`;
      const named = namedIn(limited, this.views.numbers);
      return this.statement(sql)
        .all(facet, named, limit)
        .map(({ number }) => number);
    }
    if (process === undefined) return this.someRows.all(facet, limit).map(({ number }) => number);
    const statement = projection.rowPerEntry ? this.someEntries : this.someRowsOf;
    return statement.all(facet, process, limit).map(({ number }) => number);
  }

  /** Whether a row has one of some facets. */
  hasOne(projection: Projection, process: number, names: readonly string[], row: Member): boolean {
    return names.some((name) => {
      const facet = this.views.facets.number(projection, name);
      if (facet === undefined) return false;
      const found = projection.rowPerEntry
        ? this.hasEntry.get(facet, process, row.ord, row.depth, row.number)
        : this.hasRow.get(facet, process, row.key);
      return found !== undefined;
    });
  }

  /** The rows that have one of some facets, in order, after where the scan goes on. Without names: all entries. */
  *walk(projection: Projection, process: number, scan: Scan, part: Part): Iterable<Member> {
    const { descending } = scan;
    const lists = part.names
      ? part.names.flatMap((name) => this.views.facets.number(projection, name) ?? [])
      : [undefined];
    const direction = descending ? -1 : 1;
    let last: Pick<Member, 'number' | 'ord' | 'depth' | 'key'> | undefined = afterOf(scan);
    for (;;) {
      const read = lists.map((facet) => this.page(projection, process, { facet, descending, part }, last));
      const byNumber = new Map(read.flat().map((member) => [member.number, member]));
      const page = [...byNumber.values()].sort((a, b) => direction * compareMembers(a, b)).slice(0, PAGE);
      yield* page;
      last = page.at(-1);
      if (page.length < PAGE) return;
    }
  }

  private page(
    projection: Projection,
    process: number,
    asked: { readonly facet: number | undefined; readonly descending: boolean; readonly part: Part },
    last: Member | undefined,
  ): Member[] {
    const { facet, descending, part } = asked;
    const [beyond, direction] = descending ? ['<', 'DESC'] : ['>', 'ASC'];
    const of = facet === undefined ? [process] : [facet, process];
    if (!projection.rowPerEntry) {
      const sql = `SELECT row number, 0 ord, 0 depth, key FROM row_facets WHERE facet = +? AND process = +?
        ${last ? `AND key ${beyond} +?` : ''} ORDER BY key ${direction} LIMIT ${PAGE}`;
      return this.statement(sql).all(...of, ...(last ? [last.key] : []));
    }
    const sql = `SELECT position number, ord, depth, '' key
      FROM ${facet === undefined ? 'history' : 'entry_facets'}
      WHERE ${facet === undefined ? 'ord IS NOT NULL' : 'facet = +?'} AND process = +? AND ord >= +? AND ord < +?
      ${last ? `AND (ord, depth, position) ${beyond} (+?, +?, +?)` : ''}
      ORDER BY ord ${direction}, depth ${direction}, position ${direction} LIMIT ${PAGE}`;
    const after = last ? [last.ord, last.depth, last.number] : [];
    return this.statement(sql).all(...of, part.from, part.to, ...after);
  }

  private statement(sql: string): Statement<unknown[], Member> {
    const known = this.prepared.get(sql);
    if (known) return known;
    const made = this.db.prepare<unknown[], Member>(sql);
    this.prepared.set(sql, made);
    return made;
  }
}

function afterOf({ after }: Scan): Member | undefined {
  if (!after) return undefined;
  const [ord, depth, number] = after.sort;
  return { number, ord, depth, key: after.at.key };
}

function compareMembers(a: Member, b: Member): number {
  return (
    a.ord - b.ord ||
    a.depth - b.depth ||
    compareText(a.key, b.key) ||
    (a.key === '' ? a.number - b.number : 0)
  );
}
