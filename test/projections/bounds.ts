/** The first and the last instant of a day, or of some days. */
export function bounds(first: string, last = first): { earliest: string; latest: string } {
  return { earliest: `${first}T00:00:00.000Z`, latest: `${last}T23:59:59.999Z` };
}
