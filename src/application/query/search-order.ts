/** In which order what was found is given. */
import type { RankedEntry } from './ranked-entries.js';

export const searchOrders = ['relevance', 'occurred', '-occurred'] as const;
export type SearchOrder = (typeof searchOrders)[number];

/** Where an entry comes, compared number by number. What fits equally well: what occurred last comes first. */
export function placeIn(order: SearchOrder, { score, ord, depth, position }: RankedEntry): readonly number[] {
  switch (order) {
    case 'relevance':
      return [-score, -ord, -depth, -position];
    case 'occurred':
      return [ord, depth, position];
    case '-occurred':
      return [-ord, -depth, -position];
  }
}
