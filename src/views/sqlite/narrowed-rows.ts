/**
 * The rows among which those of a narrowed list are, found by its most selective index: all that it has where they are few,
 * else one after the other in the order of the list.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { Projection } from '../../../projections/projection.js';
import type { Scan } from '../row-source.js';
import { compareRowKeys } from '../view-store.js';
import { FacetLists, type Member, type PlaceInOrder } from './facet-lists.js';
import { isSeen, limitedBy, namedIn, type Limited } from './seen-processes.js';
import type { RowHead, SqliteRows } from './sqlite-rows.js';
import type { SqliteViews } from './sqlite-views.js';

/** What a list is narrowed to, as far as an index tells it. */
export interface Narrowing {
  /** A row has one of each: `['theme=detainees', 'theme=governance']`. */
  readonly facets: readonly (readonly string[])[];
  /** Its view has changed by itself at this instant (ms) or before. */
  readonly wokenBy?: number | undefined;
  /**
   * Where the rows of a span are by the first number of their natural order: from (ms) up to, not at. Some that are of it have
   * a smaller one and the facet `before`, or a greater one and the facet `after`.
   */
  readonly span?:
    | { readonly from: number; readonly to: number; readonly before: string; readonly after: string }
    | undefined;
}

/** A row that is looked at; one of which an index tells that it is not meant does not have to be read. */
export interface Candidate {
  readonly head: RowHead;
  readonly isMeant: boolean;
}

/** So many rows are taken together and put in order; with more, they are walked through in it. */
const FEW = 500;
const PAGE = 100;

export class NarrowedRows {
  private readonly lists: FacetLists;
  private readonly woken: Statement<[number, number, number, number], { number: number }>;
  private readonly prepared = new Map<string, Statement<unknown[], { number: number }>>();
  private readonly within: Statement<[number, number, number, number, number], { number: number }>;
  private readonly parked: Statement<[number], { process: number; key: string }>;

  constructor(
    private readonly db: Database,
    private readonly rows: SqliteRows,
    private readonly views: SqliteViews,
  ) {
    this.lists = new FacetLists(db, views);
    this.woken = db.prepare(`SELECT row number FROM rows INDEXED BY rows_by_waking_of_process
      WHERE process = +? AND read_model = +? AND wakes_at IS NOT NULL AND wakes_at <= +? LIMIT +?`);
    this.within = db.prepare(`SELECT row number FROM rows INDEXED BY rows_by_sort
      WHERE read_model = +? AND process = +? AND sort1 >= +? AND sort1 < +? LIMIT +?`);
    this.parked = db.prepare(
      'SELECT process, key FROM rows WHERE read_model = +? AND parked IS NOT NULL LIMIT 500',
    );
  }

  /** In the order of the list. Lazy. */
  candidates(projection: Projection, scan: Scan, narrowing: Narrowing): Iterable<Candidate> {
    const sets = this.setsOf(projection, scan, narrowing);
    const fewest = sets.reduce<readonly number[] | undefined>(
      (least, set) => (least === undefined || set.length < least.length ? set : least),
      undefined,
    );
    if (fewest && fewest.length < FEW) return this.inOrder(projection, scan, fewest);
    return this.walked(projection, scan, narrowing);
  }

  /** The rows that meet each of the conditions, `FEW` of them at most. */
  private setsOf(projection: Projection, scan: Scan, narrowing: Narrowing): number[][] {
    const { process } = scan;
    const limited = process === undefined ? limitedBy(scan.visibility) : undefined;
    // What is seen of a row of no process no index of facets tells.
    if (limited && projection.scope === 'global') return [];
    const { readModels, numbers } = this.views;
    const readModel = readModels.of(projection.name);
    const number = process === undefined ? undefined : (numbers.process(process) ?? -1);
    const sets = narrowing.facets.map((names) => [
      ...new Set(
        names.flatMap((name) => this.lists.some(projection, name, { process: number, limited }, FEW)),
      ),
    ]);
    const { wokenBy, span } = narrowing;
    const found = (rows: readonly { readonly number: number }[]): number[] => rows.map((row) => row.number);
    if (wokenBy !== undefined)
      sets.push(
        found(
          number === undefined
            ? this.wokenOfAll(limited).all(wokenBy, readModel, ...this.namedIn(limited), FEW)
            : this.woken.all(number, readModel, wokenBy, FEW),
        ),
      );
    if (span && number !== undefined && !projection.rowPerEntry)
      sets.push(this.ofSpan(projection, number, span));
    return sets;
  }

  private wokenOfAll(limited: Limited | undefined): Statement<unknown[], { number: number }> {
    const sql = `SELECT row number FROM rows INDEXED BY rows_by_waking
      WHERE wakes_at IS NOT NULL AND wakes_at <= +? AND read_model = +?
        ${limited ? `AND ${isSeen('process', limited)}` : ''} LIMIT +?`;
    const known = this.prepared.get(sql) ?? this.db.prepare<unknown[], { number: number }>(sql);
    this.prepared.set(sql, known);
    return known;
  }

  private namedIn(limited: Limited | undefined): readonly string[] {
    return limited ? [namedIn(limited, this.views.numbers)] : [];
  }

  private ofSpan(
    projection: Projection,
    process: number,
    { from, to, before, after }: NonNullable<Narrowing['span']>,
  ): number[] {
    const readModel = this.views.readModels.of(projection.name);
    const within = this.within.all(readModel, process, from, to, FEW).map(({ number }) => number);
    const others = [before, after].flatMap((name) => this.lists.some(projection, name, { process }, FEW));
    return [...new Set([...within, ...others])];
  }

  private *inOrder(projection: Projection, scan: Scan, numbers: readonly number[]): Iterable<Candidate> {
    const { process, by, descending, after } = scan;
    const heads =
      projection.rowPerEntry === true && process !== undefined
        ? this.rows.entryHeads(projection, process, [
            ...new Set([...numbers, ...this.parkedEntries(projection, process)]),
          ])
        : this.rows.headsOf(numbers);
    const direction = descending ? -1 : 1;
    const placed = [...heads].map((head) => ({ head, place: head.place() }));
    const compare = (a: PlaceInOrder, b: PlaceInOrder): number => direction * comparePlaces(a, b, by);
    placed.sort((a, b) => compare(a.place, b.place));
    for (const { head, place } of placed)
      if (!after || compare(place, after) > 0) yield { head, isMeant: true };
  }

  /** What stands still may say other than its entry. */
  private parkedEntries(projection: Projection, process: string): number[] {
    const { numbers, readModels, histories } = this.views;
    const number = numbers.process(process);
    return this.parked
      .all(readModels.of(projection.name))
      .flatMap((row) =>
        row.process === number ? (histories.entries.positionOf(process, row.key) ?? []) : [],
      );
  }

  private hasParked(projection: Projection, process: string): boolean {
    return projection.rowPerEntry === true && this.parkedEntries(projection, process).length > 0;
  }

  private *walked(projection: Projection, scan: Scan, narrowing: Narrowing): Iterable<Candidate> {
    const { process, by } = scan;
    const [shortest] = narrowing.facets.toSorted((a, b) => a.length - b.length);
    const isNative = by === (projection.rowPerEntry ? 'sort' : 'key');
    const number = process === undefined ? undefined : this.views.numbers.process(process);
    const span = projection.rowPerEntry ? narrowing.span : undefined;
    const isIndexed = isNative && (shortest !== undefined || span !== undefined);
    if (!isIndexed || process === undefined || number === undefined || this.hasParked(projection, process)) {
      for (const head of this.rows.heads(projection, scan, PAGE)) yield { head, isMeant: true };
      return;
    }
    const others = narrowing.facets.filter((names) => names !== shortest);
    for (const member of this.members(projection, number, scan, { names: shortest, span })) {
      const [head] = projection.rowPerEntry
        ? this.rows.entryHeads(projection, process, [member.number])
        : this.rows.headsOf([member.number]);
      const isMeant = others.every((names) => this.lists.hasOne(projection, number, names, member));
      if (head) yield { head, isMeant };
    }
  }

  private *members(
    projection: Projection,
    process: number,
    scan: Scan,
    { names, span }: { names: readonly string[] | undefined; span: Narrowing['span'] },
  ): Iterable<Member> {
    const whole = { from: -Infinity, to: Infinity };
    if (!span) {
      yield* this.lists.walk(projection, process, scan, { names, ...whole });
      return;
    }
    const { from, to, before, after } = span;
    const parts = [
      { names: [before], from: -Infinity, to: from, isPart: names },
      { names, from, to, isPart: undefined },
      { names: [after], from: to, to: Infinity, isPart: names },
    ];
    for (const { isPart, ...part } of scan.descending ? parts.reverse() : parts)
      for (const member of this.lists.walk(projection, process, scan, part))
        if (!isPart || this.lists.hasOne(projection, process, isPart, member)) yield member;
  }
}

function comparePlaces(a: PlaceInOrder, b: PlaceInOrder, by: Scan['by']): number {
  if (by === 'sort')
    for (const i of [0, 1, 2] as const) if (a.sort[i] !== b.sort[i]) return a.sort[i] - b.sort[i];
  return compareRowKeys(a.at, b.at);
}
