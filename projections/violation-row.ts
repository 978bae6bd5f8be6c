/** The row of an alleged violation. */
import type { Confidence, Finding } from '../src/domain/events/enumerations.js';
import type { Harm } from '../src/domain/events/violation/payloads.js';
import type { LocalizedText } from '../src/domain/values/localized-text.js';
import type { Place } from '../src/domain/values/place.js';
import type { Citation } from './citation.js';

/** Open until it is resolved. `found`: somebody has issued a finding, whatever that says; a denial does not undo it. */
export const violationStates = ['alleged', 'denied', 'found', 'resolved'] as const;
export type ViolationState = (typeof violationStates)[number];

/** What a monitor has found, in its own words. */
export interface ViolationFinding extends Citation {
  readonly by: string;
  readonly finding: Finding;
  /** Ids of the parties that it is found against; they need not be those that it was alleged against. */
  readonly attributedTo: readonly string[];
  /** How sure who issued it is; null where nothing is said. */
  readonly confidence: Confidence | null;
  readonly text: LocalizedText;
  /** As found. */
  readonly harm: Harm | null;
  /** As found. */
  readonly place: Place | null;
}

export interface ViolationDenial extends Citation {
  readonly by: string;
  readonly text?: LocalizedText;
}

export interface ViolationResolution extends Citation {
  readonly by: string;
  readonly text?: LocalizedText;
}

export type ViolationHistoryItem =
  | (Citation & { readonly kind: 'alleged'; readonly by: string; readonly text: LocalizedText })
  | (ViolationFinding & { readonly kind: 'found' })
  | (ViolationDenial & { readonly kind: 'denied' })
  | (ViolationResolution & { readonly kind: 'resolved' });

/** An alleged violation, as its commitment lists it. */
export interface CommitmentViolation {
  readonly violationId: string;
  /** The party that alleges it. */
  readonly by: string;
  /** Ids of the parties that it is alleged against. */
  readonly against: readonly string[];
  /** The words of the allegation. */
  readonly text: LocalizedText;
  readonly agreementId: string | null;
  /** As alleged. */
  readonly place: Place | null;
  /** As alleged. */
  readonly harm: Harm | null;
  /** The entry that alleges it. */
  readonly alleged: Citation;
  readonly state: ViolationState;
  /** The latest of each that has issued one, in occurred order. */
  readonly findings: readonly ViolationFinding[];
  /** Ids of the parties that each of the `findings` names; none where there is no such party. */
  readonly attributedTo: readonly string[];
  /** Whether two of the `findings` differ in what they find or against whom. */
  readonly contested: boolean;
  /** The latest of each party that denies it, in occurred order. */
  readonly denials: readonly ViolationDenial[];
  /** The entry that settled it; null while it is open. */
  readonly resolved: ViolationResolution | null;
}

export interface ViolationRow extends CommitmentViolation {
  /** Null where none is named. */
  readonly commitmentId: string | null;
  /** Every step, in occurred order, the allegation first. */
  readonly history: readonly ViolationHistoryItem[];
}

export type ViolationView = ViolationRow;
