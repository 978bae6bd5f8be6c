// This is the stored format of the events that open and close a process.
import { localized, type LocalizedText } from '../../values/localized-text.js';
import { setOf } from '../../validation/compounds.js';
import { region } from '../../validation/leaves.js';
import { Field, OptionalField } from '../../validation/rule.js';

export class ProcessOpened {
  @Field(localized) readonly title!: LocalizedText;
  @OptionalField(localized) readonly summary?: LocalizedText;
  /** ISO 3166 codes of countries or subdivisions. */
  @OptionalField(setOf(region)) readonly regions?: readonly string[];
}

export class ProcessClosed {
  @Field(localized) readonly reason!: LocalizedText;
}

export class ProcessReopened {
  @Field(localized) readonly reason!: LocalizedText;
}
