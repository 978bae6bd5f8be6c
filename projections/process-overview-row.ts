/** The row of a process, and what a reader is told of it. */
import type { PartyKind, PartyRole, PhaseStatus, TimelineKind } from '../src/domain/events/enumerations.js';
import type { LocalizedText } from '../src/domain/values/localized-text.js';
import type { Citation, ReasonedCitation, Since } from './citation.js';
import type { Departure } from './membership.js';
import type { ProcessOpeningView } from './process-openings.js';

/** A party's stay in the process; a party that left and joined again is listed for each. */
export interface PartyInProcess extends Since {
  readonly partyId: string;
  readonly name: LocalizedText;
  readonly kind: PartyKind;
  /** Ids of the parties that it belongs to. */
  readonly memberOf: readonly string[];
  readonly roles: readonly PartyRole[];
  /** The entry that gave it these roles: its joining, or a change. */
  readonly rolesFrom: ReasonedCitation;
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

export interface ProcessOverviewRow {
  readonly processId: string;
  /** How many entries there are, by kind of the timeline. */
  readonly counts: Readonly<Record<TimelineKind, number>>;
  /** How many of them are contested. */
  readonly disputed: number;
}

export interface ProcessOverviewView extends ProcessOverviewRow, ProcessOpeningView {
  /** The stays of the first parties, in the order in which the parties came. */
  readonly parties: readonly PartyInProcess[];
  /** How many parties take or took part. */
  readonly partyCount: number;
  /** The first by ordinal. */
  readonly phases: readonly PhaseInProcess[];
  readonly phaseCount: number;
  readonly firstOccurrence: Citation;
  readonly lastOccurrence: Citation;
  /** The highest revision among the entries that are counted. */
  readonly lastRevision: number;
}
