// This is the stored format of a party.
import { partyKinds, type PartyKind } from './enumerations.js';
import { localized, type LocalizedText } from './localized-text.js';
import { nested } from './rules/compounds.js';
import { oneOf, region, slug, wikidataItem } from './rules/leaves.js';
import { Is, Maybe } from './rules/rule.js';

/** The party in registers elsewhere. */
export class PartyIdentifiers {
  @Maybe(region) readonly iso3166?: string;
  @Maybe(wikidataItem) readonly wikidata?: string;
}

export class Party {
  @Is(slug) readonly id!: string;
  @Is(localized) readonly name!: LocalizedText;
  @Is(oneOf(partyKinds)) readonly kind!: PartyKind;
  @Maybe(nested(() => PartyIdentifiers)) readonly identifiers?: PartyIdentifiers;
}
