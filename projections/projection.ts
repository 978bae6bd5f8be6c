/**
 * The kit of a read model: a pure fold from history entries to rows, and what is derived from a row when it is asked for.
 *
 * What one entry costs must not grow with the process, so a read model is one of three kinds:
 * - an *ordered fold* (no flag): rows that few entries touch. A late or corrected entry folds the entries of its row again.
 * - a *tally* (`revert`): rows that many entries touch. Each entry adds something that can be taken back.
 * - a *row an entry* (`rowPerEntry`): each entry begins a row under its own id. Such rows are not stored but folded when read.
 * What a row would gather from many others it does not hold: it is linked to them (`links`) or counts them (`contributes`).
 */
import type { HistoryEntry } from '../src/domain/history/history-entry.js';
import type { SearchedEntry } from '../src/domain/search/searched-entry.js';
import type { Resource } from './resource.js';

/** Names a row: of the process that the entry is of, or, where the read model is `global`, across processes. */
export interface RowAddress {
  readonly projection: string;
  readonly key: string;
}

/** Finds a row of a process. `completed`: what is read of it is what completes it, else what its fold made. */
export type RowLookup = (address: RowAddress, completed: boolean) => object | undefined;

/** A view holds the first so many rows of a read model that it is linked to, and says how many there are. */
export const LINKED_ROWS = 100;

/** A row that a view reads. */
export interface LinkedRow<Row extends object = object> {
  readonly processId: string;
  readonly key: string;
  readonly row: Row;
}

/** The rows of one read model that a view reads: the first `LINKED_ROWS` in the order of their links, and how many there are. */
export interface LinkedRows<Row extends object = object> {
  readonly rows: readonly LinkedRow<Row>[];
  readonly total: number;
}

/** One view depends on another row: when `source` changes, the view of `dependent` may change too. */
export interface Link {
  readonly source: RowAddress;
  readonly dependent: RowAddress;
  /** The place of the source among those of its read model that the view reads; then by process and key. */
  readonly order?: readonly [number, number];
}

/** What a row adds to a sum that another row's view is told: one, to the sum of a name. */
export interface Contribution {
  readonly to: RowAddress;
  readonly name: string;
  /** Ms since the epoch: it counts from then on. Absent: at every moment. */
  readonly from?: number;
}

/** The first and last entry of a process in occurred order, and its highest revision that stands. */
export interface Extent {
  readonly first: HistoryEntry;
  readonly last: HistoryEntry;
  readonly lastRevision: number;
}

/** What a view is derived from besides its row. */
export interface ViewContext {
  /** Ms since the epoch. */
  readonly now: number;
  readonly processId: string;
  readonly key: string;
  /** The linked rows of a read model; none where there is no link to it. */
  linked(projection: string): LinkedRows;
  /** What the contributions of a name come to, 0 where there are none. */
  sum(name: string): number;
  /** Of the row's process; undefined where no entry of it is seen. */
  extent(): Extent | undefined;
}

/** A word that a list is narrowed by: `theme` `detainees`. */
export interface Facet {
  readonly name: string;
  readonly value: string;
}

export interface Projection<Row extends object = object, View extends object = object> {
  /** In URLs and ids, `phase-status`. */
  readonly name: string;
  /** Raise it when `keys`, `evolve`, `view` or the row's shape change: the rows are rebuilt, and no answer of before holds. */
  readonly version: number;
  /** `process`: keys are unique within a process. `global`: one row for all processes. */
  readonly scope: 'process' | 'global';
  /** The rows that an entry touches. */
  keys(entry: HistoryEntry): readonly string[];
  /** Pure; never mutates; undefined: no such row (yet). Entries come in occurred order, to a tally in any. */
  evolve(row: Row | undefined, entry: HistoryEntry, key: string): Row | undefined;
  /** A tally: takes back what `evolve` added for the entry. */
  revert?(row: Row | undefined, entry: HistoryEntry, key: string): Row | undefined;
  /** Every entry begins a row under its own id; few other entries touch it. */
  readonly rowPerEntry?: true;
  /** Only other views read its rows: no answer, feed or replay has them by themselves. */
  readonly internal?: true;
  /** Its URLs; absent: the feed of all read models tells of it, nothing else. */
  readonly resource?: Resource;
  /** The natural order of a list: up to three numbers for each row (ms since the epoch, an ordinal), compared one after the other. Ties go by key. */
  readonly sort?: {
    readonly name: string;
    of(row: Row): readonly number[];
    /** Lists come in this order unless asked otherwise; absent: by key. */
    readonly byDefault?: true;
  };
  /** What lists are narrowed by; not of a row an entry. */
  facets?(row: Row): readonly Facet[];
  /** The same of a row an entry: what the entry itself says. */
  entryFacets?(entry: HistoryEntry): readonly Facet[];
  /**
   * What of a row an entry is found by searches: what the entry itself says, as far as its row tells it. The index is not made anew
   * when rows are: a change of it, or of how words are folded, is another layout of the file.
   */
  entryTexts?(entry: HistoryEntry): SearchedEntry;
  /** The parties that a row is about: what the feed of all read models filters by. */
  parties?(view: View): readonly string[];
  /** The read models, besides its own, whose rows its views read or count. */
  readonly reads?: readonly string[];
  /**
   * Which views read which rows; declared by either side. A row goes on being linked to another one, in whatever order, as
   * further entries are folded: the links as of a moment of the past are found among those of today.
   */
  links?(row: Row, key: string, processId: string): readonly Link[];
  /**
   * Completes a row by rows of its process that it is linked to, and is stored with what that gives: it is made anew when the
   * row or one of those changes. Total, and the row itself where there is nothing to complete.
   */
  complete?(row: Row, rowOf: RowLookup): Row;
  /** What the row adds to the sums of other rows: of those of its process only where it is linked to them, too. */
  contributes?(row: Row, key: string, processId: string): readonly Contribution[];
  /** What a reader gets: the row with what depends on the moment of asking and on other rows. */
  view(row: Row, context: ViewContext): View;
  /** The next instant (ms) after which the view changes although nothing is recorded. */
  wakesAt?(row: Row): number | undefined;
}

/** The view of rows that say all there is to say, and have no `processId` of their own: their stored JSON is what readers get. */
export function asStored<Row extends object>(row: Row): Row {
  return row;
}

/** Gives a projection its row type inside and forgets it outside. */
export function defineProjection<Row extends object, View extends object>(
  projection: Projection<Row, View>,
): Projection {
  return projection;
}

/** The facets of a name. */
export function facets(name: string, values: readonly (string | null)[]): Facet[] {
  return values.flatMap((value) => (value === null ? [] : [{ name, value }]));
}

/** The linked rows as what their fold made. */
export function linkedRows<Row extends object>(context: ViewContext, projection: string): LinkedRows<Row> {
  return context.linked(projection) as LinkedRows<Row>;
}
