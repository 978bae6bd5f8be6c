/**
 * Takes events from a place on, as many as a slice of time allows and one at least, so that between two slices everything
 * else that the process does has its turn. Gives the place that is reached.
 */
export function takeSlice<Event extends object>(
  events: readonly Event[],
  { from, milliseconds }: { readonly from: number; readonly milliseconds: number },
  take: (event: Event) => void,
): number {
  const end = performance.now() + milliseconds;
  let next = from;
  do {
    const event = events[next];
    if (!event) break;
    take(event);
    next++;
  } while (performance.now() < end);
  return next;
}
