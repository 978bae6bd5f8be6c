/** The row of an agreement, and what a reader is told of it. */
import type { AgreementKind, Capacity } from '../src/domain/events/enumerations.js';
import type { Person } from '../src/domain/values/person.js';
import type { LocalizedText } from '../src/domain/values/localized-text.js';
import type { AgreementPoint, RelatedAgreement } from '../src/domain/events/agreement/payloads.js';
import type { Citation, Since } from './citation.js';

export type AgreementState =
  'proposed' | 'accepted' | 'rejected' | 'signed' | 'ratified' | 'in_force' | 'suspended' | 'terminated';

/** What a step does: its type without `Agreement`. */
export type AgreementAct =
  | 'proposed'
  | 'accepted'
  | 'rejected'
  | 'signed'
  | 'ratified'
  | 'endorsed'
  | 'entered_into_force'
  | 'amended'
  | 'suspended'
  | 'resumed'
  | 'terminated';

export interface AgreementStep extends Citation {
  readonly type: AgreementAct;
  /** Party ids. */
  readonly by: readonly string[];
  /** An acceptance in part. */
  readonly partial?: true;
}

/** A party's own last step. */
export interface AgreementPosition extends Citation {
  readonly party: string;
  readonly position: AgreementAct | 'accepted_in_part';
}

/** Who signed or endorsed it, and as what; of a step that names no signatories, those that took it. */
export interface AgreementSignatory extends Citation {
  /** A party id; null for one that is no party of the process. */
  readonly party: string | null;
  /** The name of one that is no party of the process. */
  readonly name: string | null;
  readonly capacity: Capacity;
  /** Who signed for it. */
  readonly persons: readonly Person[];
}

/** A commitment that was made under the agreement. */
export interface AgreementCommitment extends Citation {
  readonly commitmentId: string;
  /** The number of the point that it implements. */
  readonly point: string | null;
}

export interface AgreementRow {
  readonly agreementId: string;
  readonly title: LocalizedText | null;
  readonly kind: AgreementKind | null;
  readonly points: readonly AgreementPoint[];
  /** The entry that the points are from: the first recorded step, or the last amendment. */
  readonly pointsFrom: string;
  /** Null: no step has changed it yet. */
  readonly state: AgreementState | null;
  readonly stateSince: Since | null;
  /** The last step of each party, in occurred order. */
  readonly positions: readonly AgreementPosition[];
  readonly signatories: readonly AgreementSignatory[];
  /** What it does to other agreements. */
  readonly relatesTo: readonly RelatedAgreement[];
  readonly steps: readonly AgreementStep[];
}

/** A point of an agreement and the ids of those among its `commitments` that implement it. */
export interface ImplementedPoint extends AgreementPoint {
  readonly commitments: readonly string[];
}

export interface AgreementView extends AgreementRow {
  readonly points: readonly ImplementedPoint[];
  /** The first commitments that were made under it, by when they were made. */
  readonly commitments: readonly AgreementCommitment[];
  readonly commitmentCount: number;
  /** The ids of those among `commitments` that name no point, or none that there is now. */
  readonly otherCommitments: readonly string[];
}
