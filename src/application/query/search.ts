/**
 * Answers searches: which entries of the timeline have what is looked for, best first. Runs where heavy questions do. What stands
 * as it stands today is found by the index; a process of which something has changed since the moment that is asked about is
 * looked at entry by entry, as are questions about what was reported by a moment.
 */
import type { Projection } from '../../../projections/projection.js';
import { excerptsOf, type FoundText } from '../../domain/search/excerpts.js';
import type { SearchQuery } from '../../domain/search/query.js';
import { itemOf, written, type Item } from '../../views/row-source.js';
import type { RankedEntry } from './ranked-entries.js';
import { meets, type Criteria } from './criteria.js';
import { PageSize } from './page-size.js';
import { readSearchCursor, writeSearchCursor } from './search-cursor.js';
import { SearchedRecord, type SearchAsked } from './searched-record.js';
import { placeIn, type SearchOrder } from './search-order.js';
import type { ListAnswer } from './ask.js';

/** Why an entry was found. */
export interface SearchMatch {
  /**
   * Okapi BM25: the higher, the better it fits. It compares the entries of one answer.
   * @format double
   */
  readonly score: number;
  /** The texts that have what was looked for, those with the most of it first, five at most. */
  readonly texts: readonly FoundText[];
  /** Ids of the parties of the entry that have a name or an alias with what was looked for. */
  readonly parties: readonly string[];
}

export interface SearchOptions {
  /** As asked: the cursor of a page is good for it alone. */
  readonly text: string;
  readonly query: SearchQuery;
  readonly criteria: Criteria;
  readonly order: SearchOrder;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page looks at no more entries than these. */
const MOST_LOOKED_AT = 2_000;

/** @throws Refused invalid-cursor, process-not-found, too-many-entries */
export function search(projection: Projection, asked: SearchAsked, options: SearchOptions): ListAnswer {
  const { text, criteria, order, limit, cursor } = options;
  const after = cursor === undefined ? undefined : readSearchCursor(cursor, text, order);
  const record = new SearchedRecord(projection, asked);
  const { entries, truncated } = record.ranked(options.query, criteria);
  const placed = entries
    .map((entry) => ({ entry, place: placeIn(order, entry) }))
    .sort((a, b) => comparePlaces(a.place, b.place));
  const items: Item[] = [];
  const size = new PageSize(limit);
  let last: readonly number[] | undefined;
  let next: readonly number[] | undefined;
  let looked = 0;
  for (const { entry, place } of placed) {
    if (after && comparePlaces(place, after) <= 0) continue;
    if (looked++ === MOST_LOOKED_AT) {
      next = last;
      break;
    }
    const item = itemFound(projection, record, entry, options);
    if (item && meets(projection, criteria, item)) {
      if (!size.takes(JSON.stringify(item).length)) {
        next = last;
        break;
      }
      items.push(item);
    }
    last = place;
  }
  return {
    items,
    nextCursor: next ? writeSearchCursor(next, text, order) : null,
    truncated,
    version: projection.version,
    ...record.told,
  };
}

function itemFound(
  projection: Projection,
  record: SearchedRecord,
  entry: RankedEntry,
  { query }: SearchOptions,
): Item | undefined {
  const read = record.read(entry);
  if (!read) return undefined;
  const { source, now, folded, row } = read;
  const { item } = written(row, itemOf(source, projection, row, now));
  const found: SearchMatch = {
    score: entry.score,
    texts: excerptsOf(query, folded),
    parties: record.partiesFound(folded),
  };
  return { ...item, found };
}

function comparePlaces(a: readonly number[], b: readonly number[]): number {
  for (const [i, one] of a.entries()) {
    const other = b[i] ?? 0;
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
