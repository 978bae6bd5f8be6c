// This is the stored format of the events about bodies that a process sets up.
import { localized, type LocalizedText } from '../../values/localized-text.js';
import { setOf } from '../../validation/compounds.js';
import { slug } from '../../validation/leaves.js';
import { Field, OptionalField } from '../../validation/rule.js';

export class BodyEstablished {
  @Field(slug) readonly bodyId!: string;
  @Field(localized) readonly title!: LocalizedText;
  @OptionalField(localized) readonly mandate?: LocalizedText;
  /** Party ids. */
  @OptionalField(setOf(slug)) readonly members?: readonly string[];
  @OptionalField(slug) readonly agreementId?: string;
}

export class BodyDissolved {
  @Field(slug) readonly bodyId!: string;
  @OptionalField(localized) readonly reason?: LocalizedText;
}
