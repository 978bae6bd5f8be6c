import { itemOf, updatedAt, type Item } from './item.js';
import type { Phrases } from './phrases.js';
import type { Publication } from './publication.js';

/** A feed tells of what is new, and a reader asks again: of the rest the timeline tells. */
const FEED_ITEMS = 100;

/** The items about which something was last recorded. */
export function newestFirst(publication: Publication, phrases: Phrases): Item[] {
  const byUpdate = publication.entries
    .map((entry) => ({ entry, updated: updatedAt(publication, entry) }))
    .sort((a, b) => compare(b.updated, a.updated) || compare(a.entry.entryId, b.entry.entryId));
  return byUpdate.slice(0, FEED_ITEMS).map(({ entry }) => itemOf(publication, entry, phrases));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
