// This is the stored format of a party.
import { partyKinds, type PartyKind } from '../enumerations.js';
import { identifiers, type Identifiers } from '../../values/identifiers.js';
import { localized, type LocalizedText } from '../../values/localized-text.js';
import { listOf, setOf } from '../../validation/compounds.js';
import { oneOf, slug } from '../../validation/leaves.js';
import { Field, OptionalField } from '../../validation/rule.js';

export class Party {
  @Field(slug) readonly id!: string;
  @Field(localized) readonly name!: LocalizedText;
  @Field(oneOf(partyKinds)) readonly kind!: PartyKind;
  /** Other names that it is known by. */
  @OptionalField(listOf(localized)) readonly aliases?: readonly LocalizedText[];
  @OptionalField(identifiers) readonly identifiers?: Identifiers;
  /** Ids of the parties that it belongs to: an umbrella, a government. */
  @OptionalField(setOf(slug)) readonly memberOf?: readonly string[];
  /** Ids of the parties that it came out of, by a split or a renaming. */
  @OptionalField(setOf(slug)) readonly succeeds?: readonly string[];
}
