// This is the stored format of the events about the phases of a process.
import { phaseStatuses, type PhaseStatus } from '../enumerations.js';
import { localized, type LocalizedText } from '../localized-text.js';
import { listOf } from '../rules/compounds.js';
import { edtf, oneOf, slug, wholeNumber } from '../rules/leaves.js';
import { Is, Maybe } from '../rules/rule.js';

export class PhaseDefined {
  @Is(slug) readonly phaseId!: string;
  /** The phase's place in the plan, from 1. */
  @Is(wholeNumber(1)) readonly ordinal!: number;
  @Is(localized) readonly title!: LocalizedText;
  @Maybe(listOf(localized)) readonly objectives?: readonly LocalizedText[];
  @Maybe(slug) readonly agreementId?: string;
  @Maybe(edtf) readonly plannedStart?: string;
  @Maybe(edtf) readonly plannedEnd?: string;
}

/** A party's claim. */
export class PhaseDeclared {
  @Is(slug) readonly phaseId!: string;
  @Is(oneOf(phaseStatuses)) readonly status!: PhaseStatus;
  @Is(slug) readonly by!: string;
  @Maybe(slug) readonly statementId?: string;
}

/** The recording desk's determination. */
export class PhaseStatusDetermined {
  @Is(slug) readonly phaseId!: string;
  @Is(oneOf(phaseStatuses)) readonly status!: PhaseStatus;
  @Maybe(localized) readonly reason?: LocalizedText;
}
