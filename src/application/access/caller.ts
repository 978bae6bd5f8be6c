/** Who asks. What a caller may do is looked up whenever it matters: it can change while a feed is open. */
import type { Grant } from '../../domain/access/grants.js';
import { ANONYMOUS, callerOfKey, LOCAL } from '../../domain/access/events.js';

export interface Caller {
  /** `local`, `anonymous`, `key:<keyId>`, or what a token says: entries are recorded by it. */
  readonly id: string;
  /** Of a token: what it grants, and until when (ms since the epoch). The grants of the others are on record. */
  readonly token?: { readonly grants: readonly Grant[]; readonly expiresAt: number };
  /** Of a browser that keeps a session: its id, and until when it is one (ms since the epoch). */
  readonly session?: { readonly id: string; readonly until: number };
}

/** Whoever reaches a server that has no access configured. */
export const localCaller: Caller = { id: LOCAL };

export const anonymousCaller: Caller = { id: ANONYMOUS };

/** Whether somebody came with nothing. */
export function isUnnamed({ id }: Caller): boolean {
  return id === LOCAL || id === ANONYMOUS;
}

export function keyCaller(keyId: string): Caller {
  return { id: callerOfKey(keyId) };
}
