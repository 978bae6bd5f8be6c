/** The kit of a read model: a pure fold from history entries to rows, and what is derived from a row when it is asked for. */
import type { HistoryEntry } from '../src/domain/history/history-entry.js';

/** Names a row: of the process that the entry is of, or, where the read model is `global`, across processes. */
export interface RowAddress {
  readonly projection: string;
  readonly key: string;
}

/** The rows that a row's view reads besides itself, by read model, then by key; `<processId>/<key>` for a global row. */
export type Sources = ReadonlyMap<string, ReadonlyMap<string, object>>;

/** One view depends on another row: when `source` changes, the view of `dependent` may change too. */
export interface Link {
  readonly source: RowAddress;
  readonly dependent: RowAddress;
}

export interface Projection<Row extends object = object, View extends object = object> {
  /** In URLs and ids, `phase-status`. */
  readonly name: string;
  /** Raise it when `keys`, `evolve` or the row's shape change: the rows are rebuilt. */
  readonly version: number;
  /** `process`: keys are unique within a process. `global`: one row for all processes. */
  readonly scope: 'process' | 'global';
  /** The rows that an entry touches. */
  keys(entry: HistoryEntry): readonly string[];
  /** Pure; never mutates; undefined: no such row (yet). Entries come in occurred order. */
  evolve(row: Row | undefined, entry: HistoryEntry, key: string): Row | undefined;
  /**
   * True when folding this entry last gives the same row as folding it in its place: a late arrival then costs as
   * little as an in-order one. Absent: never.
   */
  commutes?(entry: HistoryEntry): boolean;
  /** The natural order of a list: up to three numbers for each row (ms since the epoch, an ordinal), compared one after the other. Ties go by key. */
  readonly sort?: {
    readonly name: string;
    of(row: Row): readonly number[];
    /** Lists come in this order unless asked otherwise; absent: by key. */
    readonly byDefault?: true;
  };
  /** The parties that a row is about: what the feed of all read models filters by. */
  parties?(view: View): readonly string[];
  /** The read models, besides its own, whose rows its views read. */
  readonly reads?: readonly string[];
  /** Which views read which rows; declared by either side. */
  links?(row: Row, key: string): readonly Link[];
  /** What a reader gets: the row with what depends on the moment of asking. `now` is ms since the epoch. */
  view(row: Row, context: { readonly now: number; readonly key: string; readonly sources: Sources }): View;
  /** The next instant (ms) after which the view changes although nothing is recorded. */
  wakesAt?(row: Row): number | undefined;
}

/** Gives a projection its row type inside and forgets it outside. */
export function defineProjection<Row extends object, View extends object>(
  projection: Projection<Row, View>,
): Projection {
  return projection;
}

/** The rows of one read model that a view reads; they are what its fold made. */
export function rowsOf<Row extends object>(sources: Sources, projection: string): ReadonlyMap<string, Row> {
  return (sources.get(projection) ?? new Map()) as ReadonlyMap<string, Row>;
}
