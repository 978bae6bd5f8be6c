/** A party's stays in a process. It may leave and join again. */
import type { PartyRole } from '../src/domain/events/enumerations.js';
import { cite, citeWithReason, type Citation, type ReasonedCitation } from './citation.js';
import type { EntryOf } from './fold.js';

export type Departure = ReasonedCitation;

export interface Stay {
  readonly roles: readonly PartyRole[];
  readonly joined: Citation;
  /** The entry that gave it these roles: its joining, or a change. */
  readonly rolesFrom: ReasonedCitation;
  readonly left: Departure | null;
}

/** A change of roles or a departure that sorts before any joining. */
type EarlyStep =
  { readonly roles: readonly PartyRole[]; readonly from: ReasonedCitation } | { readonly left: Departure };

/**
 * Parties order nothing, so that a departure dated "2025-10" sorts before a joining dated "2025-10-13". It waits in
 * `early` for a joining that it may well have followed.
 */
export interface Membership {
  readonly stays: readonly Stay[];
  readonly early: readonly EarlyStep[];
}

const NEVER: Membership = { stays: [], early: [] };

export function joined(entry: EntryOf<'PartyJoined'>, before: Membership = NEVER): Membership {
  const citation = cite(entry);
  const stay = { roles: entry.data.roles, joined: citation, rolesFrom: citation, left: null };
  const begun: Membership = { stays: [...before.stays, stay], early: [] };
  return before.early
    .filter((step) => mayFollow('left' in step ? step.left : step.from, citation))
    .reduce(stepped, begun);
}

export function rolesChanged(entry: EntryOf<'PartyRolesChanged'>, before: Membership = NEVER): Membership {
  return stepped(before, { roles: entry.data.roles, from: citeWithReason(entry) });
}

export function left(entry: EntryOf<'PartyLeft'>, before: Membership = NEVER): Membership {
  return stepped(before, { left: citeWithReason(entry) });
}

/** A departure ends the first stay that is open, a change of roles touches the last. */
function stepped({ stays, early }: Membership, step: EarlyStep): Membership {
  const index = 'left' in step ? stays.findIndex(isOpen) : stays.findLastIndex(isOpen);
  const stay = stays[index];
  if (!stay) return { stays, early: [...early, step] };
  const next =
    'left' in step ? { ...stay, left: step.left } : { ...stay, roles: step.roles, rolesFrom: step.from };
  return { stays: stays.with(index, next), early };
}

function isOpen(stay: Stay): boolean {
  return stay.left === null;
}

/** Whether what sorts before a joining may have come after it. */
export function mayFollow({ occurred: { latest } }: Citation, joining: Citation): boolean {
  return latest === null || latest >= joining.occurred.earliest;
}
