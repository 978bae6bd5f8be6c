/**
 * Whether a row can be kept: it is JSON of a bounded size, has a place in lists, and says what it says of other rows. It is
 * judged alike wherever rows are folded, so that a key that stands still does so in every view.
 */
import type { Contribution, Link, Projection } from '../../projections/projection.js';
import type { HistoryEntry } from '../domain/history/history-entry.js';
import { errorOf } from '../thrown.js';
import type { RowKey } from './view-store.js';

/** In characters of its JSON: four times what the largest post makes. */
export const LARGEST_ROW = 16 * 1024 * 1024;

/** What a row is found by in its natural order, and the instant (ms) at which its view changes by itself. */
export interface RowPlacing {
  readonly sort: readonly [number, number, number];
  readonly wakesAt: number | null;
}

/** What a row says of others. */
export interface RowRelations {
  readonly links: readonly Link[];
  readonly contributions: readonly Contribution[];
}

const NO_RELATIONS: RowRelations = { links: [], contributions: [] };

/** @throws RangeError the row is too large; TypeError it is no JSON; whatever writing it throws */
export function textOf(row: object): string {
  const text = JSON.stringify(row) as string | undefined;
  if (text === undefined) throw new TypeError('expected a row that is JSON, got one that is not');
  if (text.length <= LARGEST_ROW) return text;
  throw new RangeError(`expected a row of at most ${LARGEST_ROW} characters, got ${text.length}`);
}

/** @throws RangeError what it is placed by is no number; whatever the read model throws */
export function placingOf(projection: Projection, row: object): RowPlacing {
  const [sort1 = 0, sort2 = 0, sort3 = 0] = projection.sort?.of(row) ?? [];
  const sort = [sort1, sort2, sort3] as const;
  const wakesAt = projection.wakesAt?.(row) ?? null;
  if (sort.some(Number.isNaN)) throw new RangeError(`expected numbers to sort by, got ${sort.join(', ')}`);
  if (wakesAt !== null) expectInstant(wakesAt);
  return { sort, wakesAt };
}

/** @throws RangeError what they are placed by is no number; whatever the read model throws */
export function relationsOf(projection: Projection, { key, process }: RowKey, row: object): RowRelations {
  if (!(projection.links ?? projection.contributes)) return NO_RELATIONS;
  const links = projection.links?.(row, key, process) ?? [];
  const contributions = projection.contributes?.(row, key, process) ?? [];
  for (const { order } of links)
    if (order?.some(Number.isNaN))
      throw new RangeError(`expected links in an order, got ${order.join(', ')}`);
  for (const { from } of contributions) if (from !== undefined) expectInstant(from);
  return { links, contributions };
}

function expectInstant(instant: number): void {
  if (!Number.isSafeInteger(instant)) throw new RangeError(`expected whole milliseconds, got ${instant}`);
}

/** Deeper than any row that a fold makes of what can be posted. */
const DEEPEST = 100;

/**
 * The most characters that the JSON of a value can have; Infinity where it may be none. Every entry has a row that is judged and not
 * stored: writing it only to see that it can be written costs more than its fold.
 */
function mostCharacters(value: unknown, depth = 0): number {
  switch (typeof value) {
    case 'string':
      return 2 + 6 * value.length;
    case 'number':
    case 'boolean':
    case 'undefined':
      return 25;
    case 'object':
      return value === null ? 4 : mostCharactersOf(value, depth);
    case 'bigint':
    case 'function':
    case 'symbol':
      return Infinity;
  }
}

function mostCharactersOf(value: object, depth: number): number {
  if (depth === DEEPEST || 'toJSON' in value) return Infinity;
  let most = 2;
  if (Array.isArray(value)) for (const item of value) most += 1 + mostCharacters(item, depth + 1);
  else
    for (const [name, field] of Object.entries(value))
      most += 4 + 6 * name.length + mostCharacters(field, depth + 1);
  return most;
}

/** What keeps a row from being kept; undefined for one that can be. */
export function flawOf(projection: Projection, at: RowKey, row: object): Error | undefined {
  try {
    if (mostCharacters(row) > LARGEST_ROW) textOf(row);
    placingOf(projection, row);
    relationsOf(projection, at, row);
    projection.facets?.(row);
    return undefined;
  } catch (error) {
    return errorOf(error);
  }
}

/** The row with its next entry. What an entry's own row is found by is told of the entry: where that fails, so does its fold. */
export function evolved(
  projection: Projection,
  row: object | undefined,
  entry: HistoryEntry,
  key: string,
): object | undefined {
  if (projection.rowPerEntry && entry.id === key) projection.entryFacets?.(entry);
  return projection.evolve(row, entry, key);
}
