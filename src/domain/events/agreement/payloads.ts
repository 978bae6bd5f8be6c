// This is the stored format of the steps of an agreement.
import {
  agreementKinds,
  agreementRelations,
  capacities,
  themes,
  type AgreementKind,
  type AgreementRelation,
  type Capacity,
  type Theme,
} from '../enumerations.js';
import { localized, type LocalizedText } from '../../values/localized-text.js';
import { nameKey } from '../../values/name.js';
import { listOf, nested, ownField, refined, setOf } from '../../validation/compounds.js';
import { flag, oneOf, slug, text } from '../../validation/leaves.js';
import { Field, OptionalField, type Rule } from '../../validation/rule.js';
import { Person } from '../../values/person.js';

/** A numbered point of an agreement; the number is the document's own, such as `4` or `3(b)`. */
export class AgreementPoint {
  @Field(text) readonly number!: string;
  @Field(localized) readonly text!: LocalizedText;
  /** What the point is about. */
  @OptionalField(setOf(oneOf(themes))) readonly themes?: readonly Theme[];
}

/** What the agreement does to another one. */
export class RelatedAgreement {
  @Field(slug) readonly agreementId!: string;
  @Field(oneOf(agreementRelations)) readonly how!: AgreementRelation;
}

/** Who signed, as what, and by whose hand: a party of the process, or another one by its name. */
export class Signatory {
  @OptionalField(slug) readonly partyId?: string;
  @OptionalField(text) readonly name?: string;
  @Field(oneOf(capacities)) readonly capacity!: Capacity;
  @OptionalField(listOf(nested(() => Person))) readonly persons?: readonly Person[];
}

const signatory: Rule<Signatory> = refined(
  nested(() => Signatory),
  {
    expected: 'either partyId or name',
    holds: (fields) =>
      (ownField(fields, 'partyId') === undefined) !== (ownField(fields, 'name') === undefined),
    actual: ({ name }) => (name === undefined ? 'neither' : 'both'),
    schema: { oneOf: [{ required: ['partyId'] }, { required: ['name'] }] },
  },
);

const signatories: Rule<readonly Signatory[]> = listOf(signatory, {
  atLeast: 1,
  distinctBy: ({ partyId, name, capacity }) => `${partyId ?? `"${nameKey(name ?? '')}"`} as ${capacity}`,
});

/** What every step says. Title, kind, points and relations belong to the first recorded step; the decision sees to that. */
abstract class AgreementStep {
  @Field(slug) readonly agreementId!: string;
  @OptionalField(localized) readonly title?: LocalizedText;
  @OptionalField(oneOf(agreementKinds)) readonly kind?: AgreementKind;
  @OptionalField(
    listOf(
      nested(() => AgreementPoint),
      { atLeast: 1, distinctBy: ({ number }) => nameKey(number) },
    ),
  )
  readonly points?: readonly AgreementPoint[];
  @OptionalField(
    listOf(
      nested(() => RelatedAgreement),
      { atLeast: 1, distinctBy: ({ agreementId, how }) => `${how} ${agreementId}` },
    ),
  )
  readonly relatesTo?: readonly RelatedAgreement[];
}

abstract class StepOfParties extends AgreementStep {
  /** Ids of the parties that take the step. */
  @Field(setOf(slug, { atLeast: 1 })) readonly by!: readonly string[];
}

/** A step whose signatories can be told one by one. */
abstract class SignedStep extends AgreementStep {
  /** Ids of the parties that take the step; left out: those that signed as `party`, or as `endorser`. */
  @OptionalField(setOf(slug, { atLeast: 1 })) readonly by?: readonly string[];
  @OptionalField(signatories) readonly signatories?: readonly Signatory[];
}

export class AgreementProposed extends StepOfParties {}

export class AgreementAccepted extends StepOfParties {
  /** Accepted in part only: the state of the agreement does not change. */
  @OptionalField(flag) readonly partial?: boolean;
}

export class AgreementRejected extends StepOfParties {}

export class AgreementSigned extends SignedStep {}

export class AgreementRatified extends StepOfParties {}

export class AgreementEndorsed extends SignedStep {}

export class AgreementEnteredIntoForce extends StepOfParties {}

/** Its points replace the agreement's from then on. */
export class AgreementAmended extends StepOfParties {}

export class AgreementSuspended extends StepOfParties {}

export class AgreementResumed extends StepOfParties {}

export class AgreementTerminated extends StepOfParties {}

export type AgreementStepPayload = StepOfParties | SignedStep;

/** The capacities in which a step is taken that does not say by whom. */
export const OWN_CAPACITIES: ReadonlySet<unknown> = new Set<Capacity>(['party', 'endorser']);

/** Ids of the parties that take a step. */
export function takenBy(step: AgreementStepPayload): readonly string[] {
  if (step.by) return step.by;
  const { signatories: signed = [] } = step as SignedStep;
  return signed.flatMap(({ partyId, capacity }) =>
    partyId !== undefined && OWN_CAPACITIES.has(capacity) ? [partyId] : [],
  );
}
