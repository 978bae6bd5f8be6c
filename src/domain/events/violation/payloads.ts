// This is the stored format of the events about violations.
import { confidences, findings, type Confidence, type Finding } from '../enumerations.js';
import { localized, type LocalizedText } from '../../values/localized-text.js';
import { Place } from '../../values/place.js';
import { nested, setOf, refined, type JsonObject } from '../../validation/compounds.js';
import { oneOf, slug, wholeNumber } from '../../validation/leaves.js';
import { Field, OptionalField, type Rule } from '../../validation/rule.js';

/** How many people, as reported: the lowest, the best and the highest figure. */
export class Toll {
  @Field(wholeNumber(0)) readonly low!: number;
  @Field(wholeNumber(0)) readonly best!: number;
  @Field(wholeNumber(0)) readonly high!: number;
}

const toll: Rule<Toll> = refined(
  nested(() => Toll),
  {
    expected: 'low <= best <= high',
    holds: (fields) => isAscending(figuresOf(fields)),
    actual: (fields) => figuresOf(fields).join(', '),
  },
);

function figuresOf({ low, best, high }: JsonObject): readonly number[] {
  return [low, best, high].filter((figure) => typeof figure === 'number');
}

function isAscending(figures: readonly number[]): boolean {
  return figures.every((figure, index) => figure >= (figures[index - 1] ?? figure));
}

export class Harm {
  @OptionalField(toll) readonly killed?: Toll;
  @OptionalField(toll) readonly injured?: Toll;
}

export class ViolationAlleged {
  @Field(slug) readonly violationId!: string;
  @Field(slug) readonly by!: string;
  /** Ids of the parties that are said to have done it. */
  @Field(setOf(slug, { atLeast: 1 })) readonly against!: readonly string[];
  @Field(localized) readonly text!: LocalizedText;
  @OptionalField(slug) readonly commitmentId?: string;
  @OptionalField(slug) readonly agreementId?: string;
  @OptionalField(nested(() => Place)) readonly place?: Place;
  @OptionalField(nested(() => Harm)) readonly harm?: Harm;
}

/** What a party says about an alleged violation. */
abstract class ViolationStep {
  @Field(slug) readonly violationId!: string;
  @Field(slug) readonly by!: string;
  @OptionalField(localized) readonly text?: LocalizedText;
}

export class ViolationDenied extends ViolationStep {}

/** A monitor's verdict in its own words. It need not be about those whom the allegation names. */
export class ViolationFindingIssued {
  @Field(slug) readonly violationId!: string;
  @Field(slug) readonly by!: string;
  @Field(oneOf(findings)) readonly finding!: Finding;
  /** Ids of the parties that it was found to have been done by. */
  @OptionalField(setOf(slug, { atLeast: 1 })) readonly attributedTo?: readonly string[];
  @OptionalField(oneOf(confidences)) readonly confidence?: Confidence;
  @Field(localized) readonly text!: LocalizedText;
  @OptionalField(nested(() => Harm)) readonly harm?: Harm;
  @OptionalField(nested(() => Place)) readonly place?: Place;
}

export class ViolationResolved extends ViolationStep {}
