// This is the stored format of the steps of an agreement.
import { agreementKinds, type AgreementKind } from '../enumerations.js';
import { localized, type LocalizedText } from '../../values/localized-text.js';
import { listOf, nested, setOf } from '../../validation/compounds.js';
import { flag, oneOf, slug, text } from '../../validation/leaves.js';
import { Field, OptionalField } from '../../validation/rule.js';

/** A numbered point of an agreement; the number is the document's own, such as `4` or `3(b)`. */
export class AgreementPoint {
  @Field(text) readonly number!: string;
  @Field(localized) readonly text!: LocalizedText;
}

/** What every step says. Title, kind and points belong to the first recorded step; the decision sees to that. */
abstract class AgreementStep {
  @Field(slug) readonly agreementId!: string;
  /** Ids of the parties that take the step. */
  @Field(setOf(slug, { atLeast: 1 })) readonly by!: readonly string[];
  @OptionalField(localized) readonly title?: LocalizedText;
  @OptionalField(oneOf(agreementKinds)) readonly kind?: AgreementKind;
  @OptionalField(
    listOf(
      nested(() => AgreementPoint),
      { atLeast: 1, distinctBy: ({ number }) => number },
    ),
  )
  readonly points?: readonly AgreementPoint[];
}

export class AgreementProposed extends AgreementStep {}

export class AgreementAccepted extends AgreementStep {
  /** Accepted in part only: the state of the agreement does not change. */
  @OptionalField(flag) readonly partial?: boolean;
}

export class AgreementRejected extends AgreementStep {}

export class AgreementSigned extends AgreementStep {}

export class AgreementRatified extends AgreementStep {}

export class AgreementEndorsed extends AgreementStep {}

export class AgreementEnteredIntoForce extends AgreementStep {}

/** Its points replace the agreement's from then on. */
export class AgreementAmended extends AgreementStep {}

export class AgreementSuspended extends AgreementStep {}

export class AgreementResumed extends AgreementStep {}

export class AgreementTerminated extends AgreementStep {}
