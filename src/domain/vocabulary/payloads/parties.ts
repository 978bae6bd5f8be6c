// This is the stored format of the events about who takes part in a process.
import { partyRoles, type PartyRole } from '../enumerations.js';
import { localized, type LocalizedText } from '../localized-text.js';
import { Party } from '../party.js';
import { nested, setOf } from '../rules/compounds.js';
import { oneOf, slug } from '../rules/leaves.js';
import { Is, Maybe } from '../rules/rule.js';

export class PartyJoined {
  @Is(nested(() => Party)) readonly party!: Party;
  @Is(setOf(oneOf(partyRoles), { atLeast: 1 })) readonly roles!: readonly PartyRole[];
}

export class PartyRolesChanged {
  @Is(slug) readonly partyId!: string;
  @Is(setOf(oneOf(partyRoles), { atLeast: 1 })) readonly roles!: readonly PartyRole[];
  @Maybe(localized) readonly reason?: LocalizedText;
}

export class PartyLeft {
  @Is(slug) readonly partyId!: string;
  @Maybe(localized) readonly reason?: LocalizedText;
}
