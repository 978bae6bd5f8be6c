/** The row of a commitment, and what a reader is told of it at a moment. */
import type { Level, Rating, Standing, Theme } from '../src/domain/events/enumerations.js';
import type { LocalizedText } from '../src/domain/values/localized-text.js';
import type { Due } from '../src/domain/values/due.js';
import type { Citation, ReasonedSince } from './citation.js';
import type { Deadline } from './deadline.js';
import type { CommitmentViolation } from './violation-row.js';

/** What an assessor said last of the implementation. `assessor` is a party id or a free name. */
export interface Assessment extends Citation {
  readonly assessor: string;
  readonly level: Rating;
  readonly reason: LocalizedText;
  /** A step back from complete that was meant. */
  readonly reversal?: true;
}

/** What a party claimed last of the level. */
export interface ProgressClaim extends Citation {
  readonly party: string;
  readonly level: Level;
  readonly text?: LocalizedText;
}

export type CommitmentHistoryItem =
  | (Citation & { readonly kind: 'made'; readonly standing: Standing; readonly due?: Due })
  | (ProgressClaim & { readonly kind: 'progress_reported' })
  /** What a party reports without giving it a level. */
  | (Citation & { readonly kind: 'fact_reported'; readonly party: string; readonly text?: LocalizedText })
  | (Assessment & { readonly kind: 'assessed' })
  | (Citation & { readonly kind: 'deadline_set'; readonly due: Due; readonly reason?: LocalizedText })
  | (Citation & {
      readonly kind: 'moved';
      readonly phaseId: string | null;
      readonly agreementId: string | null;
      readonly point: string | null;
      readonly reason: LocalizedText;
    })
  | (Citation & {
      readonly kind: 'standing_changed';
      readonly standing: Standing;
      readonly reason: LocalizedText;
      readonly supersededBy?: string;
    });

export interface CommitmentRow extends Deadline {
  readonly commitmentId: string;
  /** Party ids. */
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly text: LocalizedText;
  readonly theme: Theme;
  readonly measurableBy: LocalizedText | null;
  readonly made: Citation;
  readonly standing: Standing;
  /** The reason is null for the standing that it was made with. */
  readonly standingSince: ReasonedSince;
  readonly supersededBy: string | null;
  /** The entry that set the date that is due now. */
  readonly dueSince: ReasonedSince | null;
  readonly phaseId: string | null;
  readonly agreementId: string | null;
  /** Ids of the agreements that it was under before it was moved. */
  readonly formerAgreementIds: readonly string[];
  /** The number of the agreement's point that it implements. */
  readonly point: string | null;
  readonly statementId: string | null;
  readonly dependsOn: readonly string[];
  /** The latest of each assessor, in occurred order. */
  readonly assessments: readonly Assessment[];
  /** The latest of each party, in occurred order. */
  readonly claims: readonly ProgressClaim[];
  readonly history: readonly CommitmentHistoryItem[];
}

/** What is derived when it is asked for, never stored. */
export interface CommitmentStatus {
  /** The assessors' common level; null when there is none or they differ. */
  readonly level: Level | null;
  /** Binding, past the last instant of `dueDate`, and no assessor says complete. */
  readonly overdue: boolean;
  /** Two latest voices, of assessors or of claiming parties, give different levels. */
  readonly contested: boolean;
}

export interface PartyCommitmentsView extends CommitmentRow, CommitmentStatus {
  /** Ids of the commitments that come first, are not complete and not out of force. */
  readonly blockedBy: readonly string[];
  /** The first alleged violations, by when they are alleged to have been. */
  readonly violations: readonly CommitmentViolation[];
  readonly violationCount: number;
  /** Ids of those among `violations` that are not resolved. */
  readonly openViolations: readonly string[];
  /** How many are not resolved, of all. */
  readonly openViolationCount: number;
}
