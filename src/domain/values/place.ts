// This is the stored format of a place.
import { localized, type LocalizedText } from './localized-text.js';
import { country } from '../validation/leaves.js';
import { Field, OptionalField } from '../validation/rule.js';

export class Place {
  @Field(localized) readonly name!: LocalizedText;
  /** ISO 3166-1 alpha-2. */
  @OptionalField(country) readonly country?: string;
}
