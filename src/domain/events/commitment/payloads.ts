// This is the stored format of the events about commitments.
import {
  initialStandings,
  levels,
  ratings,
  standings,
  themes,
  type InitialStanding,
  type Level,
  type Rating,
  type Standing,
  type Theme,
} from '../enumerations.js';
import { due, type Due } from '../../values/due.js';
import { localized, type LocalizedText } from '../../values/localized-text.js';
import { nullable, setOf } from '../../validation/compounds.js';
import { flag, oneOf, slug, text } from '../../validation/leaves.js';
import { Field, OptionalField } from '../../validation/rule.js';

export class CommitmentMade {
  @Field(slug) readonly commitmentId!: string;
  /** Ids of the parties that are bound. */
  @Field(setOf(slug, { atLeast: 1 })) readonly by!: readonly string[];
  /** Ids of the parties that it is owed to. */
  @OptionalField(setOf(slug)) readonly to?: readonly string[];
  @Field(localized) readonly text!: LocalizedText;
  @Field(oneOf(themes)) readonly theme!: Theme;
  @Field(oneOf(initialStandings)) readonly standing!: InitialStanding;
  @OptionalField(slug) readonly phaseId?: string;
  @OptionalField(slug) readonly agreementId?: string;
  /** The number of the agreement's point that it implements. */
  @OptionalField(text) readonly point?: string;
  @OptionalField(slug) readonly statementId?: string;
  @OptionalField(due) readonly due?: Due;
  /** Ids of the commitments that come first. */
  @OptionalField(setOf(slug)) readonly dependsOn?: readonly string[];
  @OptionalField(localized) readonly measurableBy?: LocalizedText;
}

/** A party's claim, or, without a level, a fact that it reports. */
export class CommitmentProgressReported {
  @Field(slug) readonly commitmentId!: string;
  @Field(slug) readonly by!: string;
  @OptionalField(oneOf(levels)) readonly level?: Level;
  @OptionalField(localized) readonly text?: LocalizedText;
}

/** An assessor's rating. */
export class CommitmentAssessed {
  @Field(slug) readonly commitmentId!: string;
  /** A party id or a free name such as `desk`. */
  @Field(text) readonly assessor!: string;
  @Field(oneOf(ratings)) readonly level!: Rating;
  @Field(localized) readonly reason!: LocalizedText;
  /** Says that a step back from complete is meant. */
  @OptionalField(flag) readonly reversal?: boolean;
}

export class CommitmentDeadlineSet {
  @Field(slug) readonly commitmentId!: string;
  @Field(due) readonly due!: Due;
  @OptionalField(localized) readonly reason?: LocalizedText;
}

/** It belongs elsewhere from now on; null: it belongs to none. */
export class CommitmentMoved {
  @Field(slug) readonly commitmentId!: string;
  @OptionalField(nullable(slug)) readonly phaseId?: string | null;
  @OptionalField(nullable(slug)) readonly agreementId?: string | null;
  @OptionalField(nullable(text)) readonly point?: string | null;
  @Field(localized) readonly reason!: LocalizedText;
}

export class CommitmentStandingChanged {
  @Field(slug) readonly commitmentId!: string;
  @Field(oneOf(standings)) readonly standing!: Standing;
  @Field(localized) readonly reason!: LocalizedText;
  /** Id of the commitment that takes its place. */
  @OptionalField(slug) readonly supersededBy?: string;
}
