/** Where a question finds rows: the live read models, or the ones folded for a moment of the past. */
import type { Extent, LinkedRows, Projection, ViewContext } from '../../projections/projection.js';
import type { Parked, RowKey } from './view-store.js';

export interface FoundRow {
  readonly at: RowKey;
  readonly row: object;
  /** The row as JSON, where it is stored as that. */
  readonly body?: string | undefined;
  /** The log position of its last change; 0 where the rows are of the past. */
  readonly position: number;
  readonly parked?: Parked | undefined;
  /** Its place in the natural order of the read model. */
  readonly sort: readonly [number, number, number];
}

/** Where to go on in a list. */
export interface RowPlace {
  readonly at: RowKey;
  readonly sort: readonly [number, number, number];
}

export interface Scan {
  /** Absent: the rows of all processes. */
  readonly process?: string | undefined;
  /** `sort` is the natural order of the read model; it needs a process. */
  readonly by: 'key' | 'sort';
  readonly descending: boolean;
  readonly after?: RowPlace | undefined;
}

export interface RowSource {
  one(projection: Projection, at: RowKey): FoundRow | undefined;
  /** Lazy: a page takes no more than it needs. */
  scan(projection: Projection, scan: Scan): Iterable<FoundRow>;
  /** The rows of a read model that the view of a row reads. */
  linked(projection: Projection, at: RowKey, source: string): LinkedRows;
  /** What the contributions of a name to a row come to at a moment (ms). */
  sum(projection: Projection, at: RowKey, name: string, now: number): number;
  extent(processId: string): Extent | undefined;
}

/** What a reader gets of a row: its view, where it is from, and whether it stands still because a fold failed. */
export type Item = Readonly<Record<string, unknown>>;

/** `now` is ms since the epoch. */
export function itemOf(source: RowSource, projection: Projection, found: FoundRow, now: number): Item {
  const { at } = found;
  return viewOf(projection, found, {
    now,
    processId: at.process,
    key: at.key,
    linked: (name) => source.linked(projection, at, name),
    sum: (name) => source.sum(projection, at, name, now),
    extent: () => source.extent(at.process),
  });
}

/** The same where what the view is derived from is at hand. */
export function viewOf(
  projection: Projection,
  { at, row, parked }: Pick<FoundRow, 'at' | 'row' | 'parked'>,
  context: ViewContext,
): Item {
  return {
    ...(at.process === '' ? {} : { processId: at.process }),
    ...projection.view(row, context),
    ...(parked ? { parked: { entryId: parked.entryId, position: String(parked.position) } } : {}),
  };
}
