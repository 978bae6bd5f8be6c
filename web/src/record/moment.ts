/** As of when a page shows the record: the three handles, as they stand in the address. */

export const HANDLES = ['at', 'reportedBy', 'knownAt'] as const;
export type Handle = (typeof HANDLES)[number];

/** Absent: now, and live. */
export type Moment = { readonly [H in Handle]?: string };

export function isLive(moment: Moment): boolean {
  return HANDLES.every((handle) => moment[handle] === undefined);
}

/** What of an address is a moment. Anything that the server would refuse, it refuses with its reason. */
export function momentIn(search: Readonly<Record<string, unknown>>): Moment {
  const moment: Record<string, string> = {};
  for (const handle of HANDLES) {
    const value = search[handle];
    if ((typeof value === 'string' || typeof value === 'number') && value !== '')
      moment[handle] = String(value);
  }
  return moment;
}
