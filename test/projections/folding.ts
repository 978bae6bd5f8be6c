/** Folds as the runtime does, over frozen rows and entries: a fold that changes what it is given fails. */
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import type { Projection } from '../../projections/projection.js';

/** The row under a key after these entries. */
export function rowAfter<Row extends object, View extends object>(
  projection: Projection<Row, View>,
  key: string,
  entries: readonly HistoryEntry[],
  from?: Row,
): Row | undefined {
  let row = frozen(from);
  for (const entry of entries) {
    if (projection.keys(frozen(entry)).includes(key)) row = frozen(projection.evolve(row, entry, key));
  }
  return row;
}

/** Every row after these entries, by key. */
export function rowsAfter<Row extends object, View extends object>(
  projection: Projection<Row, View>,
  entries: readonly HistoryEntry[],
): Map<string, Row> {
  const keys = new Set(entries.flatMap((entry) => projection.keys(entry)));
  const rows = [...keys].map((key) => [key, rowAfter(projection, key, entries)] as const);
  return new Map(rows.flatMap(([key, row]) => (row ? [[key, row]] : [])));
}

/** The entries that are cut at a moment of the world's clock. */
export function until(moment: string, entries: readonly HistoryEntry[]): HistoryEntry[] {
  return entries.filter(({ place }) => place.order <= Date.parse(moment));
}

/** Whatever changes it from now on throws. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
