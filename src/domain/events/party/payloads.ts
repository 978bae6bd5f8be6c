// This is the stored format of the events about who takes part in a process.
import { partyKinds, partyRoles, type PartyKind, type PartyRole } from '../enumerations.js';
import { localized, type LocalizedText } from '../../values/localized-text.js';
import { Party } from './party.js';
import { identifiers, type Identifiers } from '../../values/identifiers.js';
import { listOf, nested, setOf } from '../../validation/compounds.js';
import { oneOf, slug } from '../../validation/leaves.js';
import { Field, OptionalField } from '../../validation/rule.js';

export class PartyJoined {
  @Field(nested(() => Party)) readonly party!: Party;
  @Field(setOf(oneOf(partyRoles), { atLeast: 1 })) readonly roles!: readonly PartyRole[];
}

export class PartyRolesChanged {
  @Field(slug) readonly partyId!: string;
  @Field(setOf(oneOf(partyRoles), { atLeast: 1 })) readonly roles!: readonly PartyRole[];
  @OptionalField(localized) readonly reason?: LocalizedText;
}

/** It was renamed, it joined an umbrella: each field replaces what was said before. A mistake in the record is corrected instead. */
export class PartyChanged {
  @Field(slug) readonly partyId!: string;
  @OptionalField(localized) readonly name?: LocalizedText;
  @OptionalField(oneOf(partyKinds)) readonly kind?: PartyKind;
  @OptionalField(listOf(localized)) readonly aliases?: readonly LocalizedText[];
  @OptionalField(identifiers) readonly identifiers?: Identifiers;
  @OptionalField(setOf(slug)) readonly memberOf?: readonly string[];
  @OptionalField(localized) readonly reason?: LocalizedText;
}

export class PartyLeft {
  @Field(slug) readonly partyId!: string;
  @OptionalField(localized) readonly reason?: LocalizedText;
}
