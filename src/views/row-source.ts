/** Where a question finds rows: the live read models, or the ones folded for a moment of the past. */
import type { Extent, LinkedRows, Projection, ViewContext } from '../../projections/projection.js';
import type { Visibility } from '../domain/access/visibility.js';
import { LARGEST_ROW } from './valid-row.js';
import type { Parked, RowKey } from './view-store.js';

export interface FoundRow {
  readonly at: RowKey;
  readonly row: object;
  /** The row as JSON, where it is stored as that. */
  readonly body?: string | undefined;
  /** The log position of its last change; 0 where the rows are of the past. */
  readonly position: number;
  readonly parked?: Parked | undefined;
  /** The entry of its last change. */
  readonly newest?: Omit<Parked, 'error'> | undefined;
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
  /** The rows of what is hidden are left out. Where one process is asked for, that has been decided. */
  readonly visibility?: Visibility | undefined;
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

/** The same where what the view is derived from is at hand. A row whose view throws says only that it stands still. */
export function viewOf(projection: Projection, found: Viewed, context: ViewContext): Item {
  const { at, row, parked } = found;
  const faults: unknown[] = [];
  try {
    return {
      ...(at.process === '' ? {} : { processId: at.process }),
      ...projection.view(row, toldBy(context, faults)),
      ...(parked ? { parked: { entryId: parked.entryId, position: String(parked.position) } } : {}),
    };
  } catch {
    // What cannot be read at all is no fault of the view.
    if (faults.length > 0) throw faults[0];
    return withoutView(found);
  }
}

/** What a view is made of. */
type Viewed = Pick<FoundRow, 'at' | 'row' | 'parked' | 'newest'>;

/** The same context, which notes what it throws. */
function toldBy(context: ViewContext, faults: unknown[]): ViewContext {
  const noting = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      faults.push(error);
      throw error;
    }
  };
  return {
    get now() {
      return context.now;
    },
    processId: context.processId,
    key: context.key,
    linked: (name) => noting(() => context.linked(name)),
    sum: (name) => noting(() => context.sum(name)),
    extent: () => noting(() => context.extent()),
  };
}

/** What is left to say of a row whose view cannot be made or written: that it stands still, and since which entry. */
function withoutView({ at, parked, newest }: Viewed): Item {
  const { entryId = '', position = 0 } = parked ?? newest ?? {};
  return {
    ...(at.process === '' ? {} : { processId: at.process }),
    key: at.key,
    parked: { entryId, position: String(position) },
  };
}

/** Whether an item is of a row whose view cannot be made or written. */
export function isWithoutView(item: Item): boolean {
  return 'parked' in item && 'key' in item && Object.keys(item).length === ('processId' in item ? 3 : 2);
}

/** An item as it is written. */
export interface WrittenItem {
  readonly item: Item;
  /** JSON. */
  readonly text: string;
  /** Its view would be larger than is answered: the item says only that the row stands still. */
  readonly isTooLarge: boolean;
}

/** In characters of its JSON: a view holds rows that it is linked to, each as large as a row may be. */
export const LARGEST_VIEW = 4 * LARGEST_ROW;

/** Writes an item of a row. One that is no JSON, or too large, says only that the row stands still. */
export function written(found: Viewed, item: Item): WrittenItem {
  let isTooLarge = false;
  try {
    const text = JSON.stringify(item);
    isTooLarge = text.length > LARGEST_VIEW;
    if (!isTooLarge) return { item, text, isTooLarge };
  } catch (error) {
    // The engine has no text that is as long as that.
    isTooLarge = error instanceof RangeError;
  }
  const left = withoutView(found);
  return { item: left, text: JSON.stringify(left), isTooLarge };
}
