// This is the stored format of the events about commitments.
import {
  initialStandings,
  levels,
  standings,
  themes,
  type InitialStanding,
  type Level,
  type Standing,
  type Theme,
} from '../enumerations.js';
import { localized, type LocalizedText } from '../localized-text.js';
import { setOf } from '../rules/compounds.js';
import { edtf, flag, oneOf, slug, text } from '../rules/leaves.js';
import { Is, Maybe } from '../rules/rule.js';

export class CommitmentMade {
  @Is(slug) readonly commitmentId!: string;
  /** Ids of the parties that are bound. */
  @Is(setOf(slug, { atLeast: 1 })) readonly by!: readonly string[];
  /** Ids of the parties that it is owed to. */
  @Maybe(setOf(slug)) readonly to?: readonly string[];
  @Is(localized) readonly text!: LocalizedText;
  @Is(oneOf(themes)) readonly theme!: Theme;
  @Is(oneOf(initialStandings)) readonly standing!: InitialStanding;
  @Maybe(slug) readonly phaseId?: string;
  @Maybe(slug) readonly agreementId?: string;
  /** The number of the agreement's point that it implements. */
  @Maybe(text) readonly point?: string;
  @Maybe(slug) readonly statementId?: string;
  @Maybe(edtf) readonly due?: string;
  /** Ids of the commitments that come first. */
  @Maybe(setOf(slug)) readonly dependsOn?: readonly string[];
  @Maybe(localized) readonly measurableBy?: LocalizedText;
}

/** A party's claim. */
export class CommitmentProgressReported {
  @Is(slug) readonly commitmentId!: string;
  @Is(slug) readonly by!: string;
  @Is(oneOf(levels)) readonly level!: Level;
  @Maybe(localized) readonly text?: LocalizedText;
}

/** An assessor's rating. */
export class CommitmentAssessed {
  @Is(slug) readonly commitmentId!: string;
  /** A party id or a free name such as `desk`. */
  @Is(text) readonly assessor!: string;
  @Is(oneOf(levels)) readonly level!: Level;
  @Is(localized) readonly reason!: LocalizedText;
  /** Says that a step back from complete is meant. */
  @Maybe(flag) readonly reversal?: boolean;
}

export class CommitmentDeadlineSet {
  @Is(slug) readonly commitmentId!: string;
  @Is(edtf) readonly due!: string;
  @Maybe(localized) readonly reason?: LocalizedText;
}

export class CommitmentStandingChanged {
  @Is(slug) readonly commitmentId!: string;
  @Is(oneOf(standings)) readonly standing!: Standing;
  @Is(localized) readonly reason!: LocalizedText;
  /** Id of the commitment that takes its place. */
  @Maybe(slug) readonly supersededBy?: string;
}
