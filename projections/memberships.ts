/** Who takes part in a process: one row a party, with its stays. The overview and the parties read it. */
import type { TypeOf } from '../src/domain/events/catalogue.js';
import type { Place } from '../src/domain/history/placement.js';
import type { PartyKind } from '../src/domain/events/enumerations.js';
import type { LocalizedText } from '../src/domain/values/localized-text.js';
import type { Identifiers } from '../src/domain/values/identifiers.js';
import { cite, citeWithReason, type ReasonedCitation } from './citation.js';
import { foldedBy, ignoringAllBut, type EntryOf } from './fold.js';
import { joined, left, mayFollow, rolesChanged, type Membership, type Stay } from './membership.js';
import type { Link, Projection } from './projection.js';

export const MEMBERSHIPS = 'memberships';

/** As the joining that occurred last gives it, and the changes since; before any, as the party was introduced. */
export interface PartyIdentity {
  readonly partyId: string;
  readonly name: LocalizedText;
  readonly kind: PartyKind;
  readonly aliases: readonly LocalizedText[];
  readonly identifiers: Identifiers;
  /** Ids of the parties that it belongs to. */
  readonly memberOf: readonly string[];
  /** Ids of the parties that it came out of. */
  readonly succeeds: readonly string[];
}

/** What became different about a party, and the entry that says so. */
export interface PartyChange extends ReasonedCitation {
  readonly name?: LocalizedText;
  readonly kind?: PartyKind;
  readonly aliases?: readonly LocalizedText[];
  readonly identifiers?: Identifiers;
  readonly memberOf?: readonly string[];
}

export interface MembershipRow extends PartyIdentity, Membership {
  /** The place of the first entry that touches the row. */
  readonly first: Place;
  /** The place of the joining that occurred last; null where there is none yet. */
  readonly lastJoining: Place | null;
  /** In occurred order. */
  readonly changes: readonly PartyChange[];
}

export interface MembershipView extends PartyIdentity {
  readonly changes: readonly PartyChange[];
  readonly stays: readonly Stay[];
}

type PartyEntry = EntryOf<TypeOf<'party'>>;

export const memberships: Projection<MembershipRow, MembershipView> = {
  name: MEMBERSHIPS,
  version: 3,
  scope: 'process',
  internal: true,
  ...foldedBy<MembershipRow>({
    PartyJoined: {
      keys: ({ data }) => [data.party.id],
      evolve: (row, entry) => ({
        ...(row ?? begun(entry)),
        ...identityAtJoining(entry, row),
        ...joined(entry, row),
        lastJoining: entry.place,
      }),
    },
    PartyRolesChanged: {
      keys: ({ data }) => [data.partyId],
      evolve: (row, entry) => ({ ...(row ?? begun(entry)), ...rolesChanged(entry, row) }),
    },
    PartyChanged: { keys: ({ data }) => [data.partyId], evolve: changed },
    PartyLeft: {
      keys: ({ data }) => [data.partyId],
      evolve: (row, entry) => ({ ...(row ?? begun(entry)), ...left(entry, row) }),
    },
    ...ignoringAllBut('party'),
  }),
  parties: ({ partyId }) => [partyId],
  links,
  view: ({ early: _early, first: _first, lastJoining: _joining, ...membership }) => membership,
};

function begun({ introduction, place }: PartyEntry): MembershipRow {
  return { ...identityOf(introduction), stays: [], early: [], changes: [], first: place, lastJoining: null };
}

function identityOf({ party }: PartyEntry['introduction']): PartyIdentity {
  const { id, name, kind, aliases = [], identifiers = {}, memberOf = [], succeeds = [] } = party;
  return { partyId: id, name, kind, aliases, identifiers, memberOf, succeeds };
}

/** A change dated "2018" sorts before a joining dated "2018-06": where it may have followed, it holds after it. */
function identityAtJoining(entry: EntryOf<'PartyJoined'>, row: MembershipRow | undefined): PartyIdentity {
  const joining = cite(entry);
  const since =
    row && row.lastJoining === null ? row.changes.filter((change) => mayFollow(change, joining)) : [];
  return since.reduce<PartyIdentity>(
    (identity, change) => ({ ...identity, ...changedFields(change) }),
    identityOf(entry.data),
  );
}

function changed(row: MembershipRow | undefined, entry: EntryOf<'PartyChanged'>): MembershipRow {
  const before = row ?? begun(entry);
  const fields = changedFields(entry.data);
  const change: PartyChange = { ...citeWithReason(entry), ...fields };
  return { ...before, ...fields, changes: [...before.changes, change] };
}

type ChangedFields = Pick<PartyChange, 'name' | 'kind' | 'aliases' | 'identifiers' | 'memberOf'>;

function changedFields({ name, kind, aliases, identifiers, memberOf }: ChangedFields): ChangedFields {
  return {
    ...(name && { name }),
    ...(kind && { kind }),
    ...(aliases && { aliases }),
    ...(identifiers && { identifiers }),
    ...(memberOf && { memberOf }),
  };
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
