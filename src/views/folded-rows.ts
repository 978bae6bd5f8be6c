/** Rows folded in memory. A key whose fold throws stands still, as it does in the live rows. */
import type { Projection } from '../../projections/projection.js';
import type { HistoryEntry } from '../domain/history/history-entry.js';
import type { FoundRow } from './row-source.js';
import { rowKey, type Parked, type RowKey } from './view-store.js';

export interface FoldedRow {
  readonly at: RowKey;
  /** As the entries before the one that failed have made it. */
  readonly row: object | undefined;
  readonly parked?: Parked | undefined;
}

/** The rows of one read model. */
export class FoldedRows {
  private readonly rows = new Map<string, FoldedRow>();

  constructor(private readonly projection: Projection) {}

  get(at: RowKey): FoldedRow | undefined {
    return this.rows.get(nameOf(at));
  }

  /** Every row that there is. */
  *[Symbol.iterator](): Iterator<FoldedRow & { readonly row: object }> {
    for (const { row, ...rest } of this.rows.values()) if (row) yield { ...rest, row };
  }

  /** Folds the next entry in occurred order. Gives the rows that it changes, or stops. */
  take(entry: HistoryEntry): FoldedRow[] {
    return this.keysOf(entry).flatMap((at) => {
      const known = this.rows.get(nameOf(at));
      const folded = foldEntry(this.projection, known ?? { at, row: undefined }, entry);
      if (folded.row === known?.row && folded.parked === known?.parked) return [];
      if (folded.row || folded.parked) this.rows.set(nameOf(at), folded);
      else this.rows.delete(nameOf(at));
      return [folded];
    });
  }

  /** None where even that fails: the entry is in no row. */
  private keysOf(entry: HistoryEntry): RowKey[] {
    try {
      return [...new Set(this.projection.keys(entry))].map((key) => rowKey(this.projection, entry, key));
    } catch {
      return [];
    }
  }
}

/** Folds a history, in occurred order, into the rows of one read model. */
export function foldRows(projection: Projection, history: Iterable<HistoryEntry>): FoldedRows {
  const rows = new FoldedRows(projection);
  for (const entry of history) rows.take(entry);
  return rows;
}

/** Folds the entries of one row, in occurred order. */
export function foldRow(projection: Projection, at: RowKey, entries: Iterable<HistoryEntry>): FoldedRow {
  let folded: FoldedRow = { at, row: undefined };
  for (const entry of entries) folded = foldEntry(projection, folded, entry);
  return folded;
}

/** A row with its next entry. A row that stands still goes on doing so. */
function foldEntry(projection: Projection, folded: FoldedRow, entry: HistoryEntry): FoldedRow {
  if (folded.parked) return folded;
  const { at, row } = folded;
  try {
    return { at, row: projection.evolve(row, entry, at.key) };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { at, row, parked: { entryId: entry.id, error: text, position: entry.place.sequence } };
  }
}

/** A folded row as a source of rows gives it; undefined where there is none. */
export function foundRow(projection: Projection, { at, row, parked }: FoldedRow): FoundRow | undefined {
  if (!row) return undefined;
  const [sort1 = 0, sort2 = 0, sort3 = 0] = projection.sort?.of(row) ?? [];
  return { at, row, position: 0, parked, sort: [sort1, sort2, sort3] };
}

/** Whether an entry is in a row of any of these; one whose keys cannot be told is in none. */
export function touchesAny(projections: readonly Projection[], entry: HistoryEntry): boolean {
  return projections.some((projection) => {
    try {
      return projection.keys(entry).length > 0;
    } catch {
      return false;
    }
  });
}

function nameOf({ process, key }: RowKey): string {
  return `${process}\n${key}`;
}
