/** What the view of a row is told of other rows: the first of those that it is linked to, and what was added to its sums. */
import { LINKED_ROWS, type Contribution, type LinkedRows } from '../../projections/projection.js';
import type { FoundRow, RowPlace, Scan } from './row-source.js';
import { compareRowKeys, type RowKey } from './view-store.js';

/** A row that a view reads, with its place among those of its read model. */
export interface RelatedRow {
  readonly order: readonly [number, number];
  readonly at: RowKey;
  readonly row: object;
}

/** In the order of their links, then by process and key. */
export function firstOf(related: readonly RelatedRow[]): LinkedRows {
  const rows = related
    .toSorted((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1] || compareRowKeys(a.at, b.at))
    .slice(0, LINKED_ROWS)
    .map(({ at: { process, key }, row }) => ({ processId: process, key, row }));
  return { rows, total: related.length };
}

/** What contributions come to at a moment (ms). */
export function sumOf(contributions: Iterable<Contribution>, now: number): number {
  let sum = 0;
  for (const { from } of contributions) if (from === undefined || from <= now) sum++;
  return sum;
}

/** The rows of a scan in its order, after the place where it goes on. */
export function* inOrder(
  rows: Iterable<FoundRow>,
  { by, descending, after }: Omit<Scan, 'process'>,
): Iterable<FoundRow> {
  const direction = descending ? -1 : 1;
  const sorted = [...rows].sort((a, b) => direction * comparePlaces(a, b, by));
  for (const row of sorted) if (!after || direction * comparePlaces(row, after, by) > 0) yield row;
}

/** As SQLite compares: numbers, then text by its bytes (ids are ASCII). */
function comparePlaces(a: RowPlace, b: RowPlace, by: Scan['by']): number {
  if (by === 'sort') {
    for (const i of [0, 1, 2] as const) {
      const difference = a.sort[i] - b.sort[i];
      if (difference !== 0) return difference;
    }
  }
  return compareRowKeys(a.at, b.at);
}
