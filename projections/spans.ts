/**
 * How what occurred within a span is found: by where it stands in the order. Nearly all stands where it occurred, and occurred
 * within two days; facets name the rest.
 */
import type { Occurred } from './citation.js';
import type { Facet } from './projection.js';
import type { FilterParameter } from './resource.js';

/** The facet of what occurred at other times than its place tells. */
const PLACED = 'placed';

/** What is not `wide` occurred within so many ms after its place at the latest. */
export const NARROW_MS = 2 * 24 * 60 * 60 * 1_000;

export const PLACED_WIDE: Facet = { name: PLACED, value: 'wide' };
export const PLACED_LATER: Facet = { name: PLACED, value: 'later' };

/** `place` (ms) is where it stands, absent: where it occurred at the earliest. */
export function placed({ earliest, latest }: Occurred, place = Date.parse(earliest)): Facet[] {
  const isWide = latest === null || Date.parse(latest) - place > NARROW_MS;
  return [...(isWide ? [PLACED_WIDE] : []), ...(Date.parse(earliest) < place ? [PLACED_LATER] : [])];
}

/** The parameters that narrow a list to a span; `what` names the rows: `Statements`. */
export function withinSpan<View extends object>(
  what: string,
  of: (view: View) => Occurred,
): readonly [FilterParameter<View>, FilterParameter<View>] {
  return [
    {
      name: 'from',
      takes: 'date',
      bound: 'from',
      of,
      description: `${what} at or after the beginning of this moment.`,
      example: '2025-10-01',
    },
    {
      name: 'to',
      takes: 'date',
      bound: 'to',
      of,
      description: `${what} at or before the end of this moment.`,
      example: '2025-12-31',
    },
  ];
}
