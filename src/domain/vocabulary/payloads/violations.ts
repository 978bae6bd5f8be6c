// This is the stored format of the events about violations.
import { localized, type LocalizedText } from '../localized-text.js';
import { Place } from '../place.js';
import { nested, setOf, whole, type JsonObject } from '../rules/compounds.js';
import { slug, wholeNumber } from '../rules/leaves.js';
import { Is, Maybe, type Rule } from '../rules/rule.js';

/** How many people, as reported: the lowest, the best and the highest figure. */
export class Toll {
  @Is(wholeNumber(0)) readonly low!: number;
  @Is(wholeNumber(0)) readonly best!: number;
  @Is(wholeNumber(0)) readonly high!: number;
}

const toll: Rule<Toll> = whole(
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
  @Maybe(toll) readonly killed?: Toll;
  @Maybe(toll) readonly injured?: Toll;
}

export class ViolationAlleged {
  @Is(slug) readonly violationId!: string;
  @Is(slug) readonly by!: string;
  /** Ids of the parties that are said to have done it. */
  @Is(setOf(slug, { atLeast: 1 })) readonly against!: readonly string[];
  @Is(localized) readonly text!: LocalizedText;
  @Maybe(slug) readonly commitmentId?: string;
  @Maybe(slug) readonly agreementId?: string;
  @Maybe(nested(() => Place)) readonly place?: Place;
  @Maybe(nested(() => Harm)) readonly harm?: Harm;
}

/** What a party says about an alleged violation. */
abstract class ViolationStep {
  @Is(slug) readonly violationId!: string;
  @Is(slug) readonly by!: string;
  @Maybe(localized) readonly text?: LocalizedText;
}

export class ViolationDenied extends ViolationStep {}

export class ViolationVerified extends ViolationStep {}

export class ViolationResolved extends ViolationStep {}
