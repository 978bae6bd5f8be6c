/** Rows folded in memory. A key whose fold throws, or whose row cannot be kept, stands still, as it does in the live rows. */
import type { Projection, RowLookup } from '../../projections/projection.js';
import type { HistoryEntry } from '../domain/history/history-entry.js';
import { sentenceOf } from '../thrown.js';
import type { FoundRow } from './row-source.js';
import { evolved, flawOf, placingOf } from './valid-row.js';
import { rowKey, type Parked, type RowKey, type RowState } from './view-store.js';

export interface FoldedRow {
  readonly at: RowKey;
  /** As the entries before the one that failed have made it. */
  readonly row: object | undefined;
  /** The last entry that was folded. */
  readonly newest?: Omit<Parked, 'error'> | undefined;
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
    return this.foldInto(entry, (known, folded) => standingAfter(this.projection, known, folded));
  }

  /** Folds a whole history. A row is judged once, as the last of its entries leaves it. */
  takeAll(history: readonly HistoryEntry[]): void {
    for (const entry of history) this.foldInto(entry, (_known, folded) => folded);
    for (const [name, folded] of this.rows) {
      if (!folded.row || !flawOf(this.projection, folded.at, folded.row)) continue;
      this.rows.set(name, standing(this.projection, folded.at, this.ofKey(folded.at, history)));
    }
  }

  /** Completes every row, one that hangs on another of the same read model after that one. */
  complete(rowOf: (process: string, ...asked: Parameters<RowLookup>) => object | undefined): void {
    const { projection } = this;
    if (!projection.complete) return;
    const begun = new Set<string>();
    const finish = (name: string): object | undefined => {
      const folded = this.rows.get(name);
      if (!folded?.row || folded.parked || begun.has(name)) return folded?.row;
      begun.add(name);
      const { process } = folded.at;
      const row = projection.complete?.(folded.row, (address, completed) => {
        if (address.projection !== projection.name) return rowOf(process, address, completed);
        const other = nameOf({ process, key: address.key });
        return completed ? finish(other) : this.rows.get(other)?.row;
      });
      this.rows.set(name, { ...folded, row });
      return row;
    };
    for (const name of this.rows.keys()) finish(name);
  }

  private foldInto(
    entry: HistoryEntry,
    judge: (known: FoldedRow, folded: FoldedRow) => FoldedRow,
  ): FoldedRow[] {
    return keysOf(this.projection, entry).flatMap((at) => {
      const known = this.rows.get(nameOf(at)) ?? { at, row: undefined };
      const folded = judge(known, foldEntry(this.projection, known, entry));
      if (folded.row || folded.parked) this.rows.set(nameOf(at), folded);
      else this.rows.delete(nameOf(at));
      return folded.row === known.row && folded.parked === known.parked ? [] : [folded];
    });
  }

  private *ofKey(at: RowKey, history: readonly HistoryEntry[]): Iterable<HistoryEntry> {
    for (const entry of history)
      if (keysOf(this.projection, entry).some((own) => nameOf(own) === nameOf(at))) yield entry;
  }
}

/** The rows that an entry is in. */
function keysOf(projection: Projection, entry: HistoryEntry): RowKey[] {
  return [...new Set(keysTold(projection, entry))].map((key) => rowKey(projection, entry, key));
}

/** Folds a history, in occurred order, into the rows of one read model. */
export function foldRows(projection: Projection, history: readonly HistoryEntry[]): FoldedRows {
  const rows = new FoldedRows(projection);
  rows.takeAll(history);
  return rows;
}

/** Folds the entries of one row, which are given in occurred order, anew each time. */
export function foldRow(
  projection: Projection,
  at: RowKey,
  entries: () => Iterable<HistoryEntry>,
): FoldedRow {
  let folded: FoldedRow = { at, row: undefined };
  for (const entry of entries()) folded = foldEntry(projection, folded, entry);
  return folded.row && flawOf(projection, at, folded.row) ? standing(projection, at, entries()) : folded;
}

/** What is kept of a row as its fold has left it: one that cannot be kept stands still as it was before. */
export function keptState(
  projection: Projection,
  at: RowKey,
  state: RowState,
  entries: () => Iterable<HistoryEntry>,
): RowState {
  if (!state.row || !flawOf(projection, at, state.row)) return state;
  const { row, parked } = standing(projection, at, entries());
  return { ...state, row, ...(parked && { parked }) };
}

/**
 * A row whose entries make one that cannot be kept, as it was before the first of them that does so. Rows grow with their
 * entries, so that it is searched for by halves: to judge the row after each of many costs their number times its size.
 */
export function standing(projection: Projection, at: RowKey, entries: Iterable<HistoryEntry>): FoldedRow {
  const steps: FoldedRow[] = [{ at, row: undefined }];
  for (const entry of entries) {
    const next = foldEntry(projection, steps.at(-1) ?? { at, row: undefined }, entry);
    steps.push(next);
    if (next.parked) break;
  }
  let valid = 0;
  let flawed = steps.length - 1;
  const last = steps[flawed] ?? { at, row: undefined };
  if (!last.row || !flawOf(projection, at, last.row)) return last;
  while (flawed - valid > 1) {
    const middle = (valid + flawed) >> 1;
    const row = steps[middle]?.row;
    if (row && flawOf(projection, at, row)) flawed = middle;
    else valid = middle;
  }
  const [before = last, after = last] = [steps[valid], steps[flawed]];
  return standingAfter(projection, before, after);
}

/** A folded row, or the one before it where it cannot be kept. */
function standingAfter(projection: Projection, before: FoldedRow, after: FoldedRow): FoldedRow {
  const { at, row, newest } = after;
  const flaw = row && row !== before.row ? flawOf(projection, at, row) : undefined;
  if (!flaw || !newest) return after;
  return { ...before, parked: { ...newest, error: flaw.message } };
}

/** A row with its next entry. A row that stands still goes on doing so. */
function foldEntry(projection: Projection, folded: FoldedRow, entry: HistoryEntry): FoldedRow {
  if (folded.parked) return folded;
  const { at, row, newest } = folded;
  const own = { entryId: entry.id, position: entry.place.sequence };
  try {
    return { at, row: evolved(projection, row, entry, at.key), newest: own };
  } catch (error) {
    const text = sentenceOf(error);
    return { at, row, newest, parked: { ...own, error: text } };
  }
}

/** A folded row as a source of rows gives it; undefined where there is none. */
export function foundRow(
  projection: Projection,
  { at, row, newest, parked }: FoldedRow,
): FoundRow | undefined {
  if (!row) return undefined;
  return { at, row, position: 0, newest, parked, sort: placingOf(projection, row).sort };
}

/** Whether an entry is in a row of any of these; one whose keys cannot be told is in none. */
export function touchesAny(projections: readonly Projection[], entry: HistoryEntry): boolean {
  return projections.some((projection) => keysTold(projection, entry).length > 0);
}

/** Whether an entry is in the row of a key; one whose keys cannot be told is in none. */
export function touchesKey(projection: Projection, entry: HistoryEntry, key: string): boolean {
  return keysTold(projection, entry).includes(key);
}

/** The keys of the rows that an entry is in; none where they cannot be told. */
export function keysTold(projection: Projection, entry: HistoryEntry): readonly string[] {
  try {
    return projection.keys(entry);
  } catch {
    return [];
  }
}

function nameOf({ process, key }: RowKey): string {
  return `${process}\n${key}`;
}
