/** The row of a process, and what a reader is told of it. */
import type { Place } from '../src/domain/history/placement.js';
import type {
  PartyKind,
  PartyRole,
  PhaseStatus,
  TimelineKind,
} from '../src/domain/vocabulary/enumerations.js';
import type { LocalizedText } from '../src/domain/vocabulary/localized-text.js';
import type { Citation, Since } from './citation.js';
import type { Departure, Membership } from './membership.js';

/** A party's stay in the process; a party that left and joined again is listed for each. */
export interface PartyInProcess extends Since {
  readonly partyId: string;
  readonly name: LocalizedText;
  readonly kind: PartyKind;
  readonly roles: readonly PartyRole[];
  /** The entry that gave it these roles: its joining, or a change. */
  readonly rolesFrom: Citation;
  /** Null while it stays. */
  readonly left: Departure | null;
}

/** A phase by its determined status; what parties declare of it is told by `phase-status`. */
export interface PhaseInProcess extends Since {
  readonly phaseId: string;
  readonly ordinal: number;
  readonly title: LocalizedText;
  readonly status: PhaseStatus;
}

interface ProcessSummary {
  readonly processId: string;
  /** Null where it opens only after the moment asked about. */
  readonly title: LocalizedText | null;
  readonly summary: LocalizedText | null;
  /** ISO 3166 codes. */
  readonly regions: readonly string[];
  /** The entry that opened the record; null where it opens later. */
  readonly openedBy: string | null;
  /** By ordinal. */
  readonly phases: readonly PhaseInProcess[];
  /** How many entries there are, by kind of the timeline. */
  readonly counts: Readonly<Record<TimelineKind, number>>;
  /** How many of them are contested. */
  readonly disputed: number;
  /** The highest revision among the entries that are counted. */
  readonly lastRevision: number;
}

export interface ProcessOverviewRow extends ProcessSummary {
  readonly opening: (Since & { readonly state: 'open' | 'closed'; readonly revision: number }) | null;
  readonly parties: readonly (PartyName & Membership)[];
  readonly first: Occasion;
  readonly last: Occasion;
}

export interface ProcessOverviewView extends ProcessSummary {
  /** Whether the record is open, by recorded order; null where it opens later. */
  readonly state: 'open' | 'closed' | null;
  readonly stateSince: Since | null;
  readonly parties: readonly PartyInProcess[];
  readonly firstOccurrence: Citation;
  readonly lastOccurrence: Citation;
}

export type PartyName = Pick<PartyInProcess, 'partyId' | 'name' | 'kind'>;

export interface Occasion {
  readonly citation: Citation;
  readonly place: Place;
}
