/** Who takes part in a process: one row a party, with its stays. The overview and the parties read it. */
import type { Place } from '../src/domain/history/placement.js';
import type { PartyKind } from '../src/domain/events/enumerations.js';
import type { LocalizedText } from '../src/domain/values/localized-text.js';
import type { PartyIdentifiers } from '../src/domain/events/party/party.js';
import { foldedBy, ignoringAllBut, type EntryOf } from './fold.js';
import { joined, left, rolesChanged, type Membership, type Stay } from './membership.js';
import type { Link, Projection } from './projection.js';

export const MEMBERSHIPS = 'memberships';

/** Name, kind and identifiers as the joining that occurred last gives them; before any, as the party was introduced. */
export interface PartyIdentity {
  readonly partyId: string;
  readonly name: LocalizedText;
  readonly kind: PartyKind;
  readonly identifiers: PartyIdentifiers;
}

export interface MembershipRow extends PartyIdentity, Membership {
  /** The place of the first entry that touches the row. */
  readonly first: Place;
  /** The place of the joining that occurred last; null where there is none yet. */
  readonly lastJoining: Place | null;
}

export interface MembershipView extends PartyIdentity {
  readonly stays: readonly Stay[];
}

type PartyEntry = EntryOf<'PartyJoined' | 'PartyRolesChanged' | 'PartyLeft'>;

export const memberships: Projection<MembershipRow, MembershipView> = {
  name: MEMBERSHIPS,
  version: 2,
  scope: 'process',
  internal: true,
  ...foldedBy<MembershipRow>({
    PartyJoined: {
      keys: ({ data }) => [data.party.id],
      evolve: (row, entry) => ({
        ...(row ?? begun(entry)),
        ...identityOf(entry.data),
        ...joined(entry, row),
        lastJoining: entry.place,
      }),
    },
    PartyRolesChanged: {
      keys: ({ data }) => [data.partyId],
      evolve: (row, entry) => ({ ...(row ?? begun(entry)), ...rolesChanged(entry, row) }),
    },
    PartyLeft: {
      keys: ({ data }) => [data.partyId],
      evolve: (row, entry) => ({ ...(row ?? begun(entry)), ...left(entry, row) }),
    },
    ...ignoringAllBut('party'),
  }),
  parties: ({ partyId }) => [partyId],
  links,
  view: ({ partyId, name, kind, identifiers, stays }) => ({ partyId, name, kind, identifiers, stays }),
};

function begun({ introduction, place }: PartyEntry): MembershipRow {
  return { ...identityOf(introduction), stays: [], early: [], first: place, lastJoining: null };
}

function identityOf({ party: { id, name, kind, identifiers } }: PartyEntry['introduction']): PartyIdentity {
  return { partyId: id, name, kind, identifiers: identifiers ?? {} };
}

/** An overview lists the parties as they came, a party its processes with the one that it joined last first. */
function links({ stays, first, lastJoining }: MembershipRow, key: string, processId: string): Link[] {
  const source = { projection: MEMBERSHIPS, key };
  const party: Link = {
    source,
    dependent: { projection: 'parties', key },
    order: lastJoining ? [-lastJoining.order, -lastJoining.sequence] : [Number.MAX_SAFE_INTEGER, 0],
  };
  if (stays.length === 0) return [party];
  const dependent = { projection: 'process-overview', key: processId };
  return [party, { source, dependent, order: [first.order, first.sequence] }];
}
