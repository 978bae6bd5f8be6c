// This is the stored format of the events about the phases of a process.
import { phaseStatuses, type PhaseStatus } from '../enumerations.js';
import { localized, type LocalizedText } from '../../values/localized-text.js';
import { listOf } from '../../validation/compounds.js';
import { edtf, oneOf, slug, wholeNumber } from '../../validation/leaves.js';
import { Field, OptionalField } from '../../validation/rule.js';

export class PhaseDefined {
  @Field(slug) readonly phaseId!: string;
  /** The phase's place in the plan, from 1. */
  @Field(wholeNumber(1)) readonly ordinal!: number;
  @Field(localized) readonly title!: LocalizedText;
  @OptionalField(listOf(localized)) readonly objectives?: readonly LocalizedText[];
  @OptionalField(slug) readonly agreementId?: string;
  @OptionalField(edtf) readonly plannedStart?: string;
  @OptionalField(edtf) readonly plannedEnd?: string;
}

/** A party's claim. */
export class PhaseDeclared {
  @Field(slug) readonly phaseId!: string;
  @Field(oneOf(phaseStatuses)) readonly status!: PhaseStatus;
  @Field(slug) readonly by!: string;
  @OptionalField(slug) readonly statementId?: string;
}

/** The recording desk's determination. */
export class PhaseStatusDetermined {
  @Field(slug) readonly phaseId!: string;
  @Field(oneOf(phaseStatuses)) readonly status!: PhaseStatus;
  @OptionalField(localized) readonly reason?: LocalizedText;
}
