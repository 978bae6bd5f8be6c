/** Who has which part in an entry: its parties by the fields of the payload that name them. */
import type { HistoryEntry } from '../src/domain/history/history-entry.js';
import type { Party } from '../src/domain/events/party/party.js';
import { isSlug } from '../src/domain/validation/leaves.js';

/** The field of the payload that names a party; `party` of one that joins, changes its roles or leaves. */
export const partyParts = [
  'party',
  'by',
  'to',
  'against',
  'attributedTo',
  'assessor',
  'issuers',
  'signatories',
  'participants',
  'absent',
  'members',
  'memberOf',
  'succeeds',
] as const;
export type PartyPart = (typeof partyParts)[number];

/** A party with one of its parts; a party that has several is listed for each. */
export interface PartyInvolved {
  /** A party id; of an assessor also a free name. */
  readonly party: string;
  /** The field of the payload that names it. */
  readonly part: PartyPart;
  /** Whether it has the part in the entry itself, or in what the entry is about: a commitment is `by` a party. */
  readonly of: 'entry' | 'subject';
}

type Payload = HistoryEntry['data'] | HistoryEntry['introduction'];

/** Parts that do not say whose step the entry is. */
const ASIDE: readonly PartyPart[] = ['assessor', 'absent', 'attributedTo', 'memberOf', 'succeeds'];

/**
 * The parties of an entry, each with its part. Where it does not say itself whose step it is, the parties of what it is about
 * follow.
 */
export function partiesInvolved({ id, introducedBy, data, introduction }: HistoryEntry): PartyInvolved[] {
  const own = partsIn(data, 'entry');
  const isSaid = id === introducedBy || own.some(({ part }) => !ASIDE.includes(part));
  return isSaid ? own : [...own, ...partsIn(introduction, 'subject')];
}

/** Their ids, each once. An assessor counts where its name has the form of an id. */
export function idsOf(involved: readonly PartyInvolved[]): string[] {
  return [...new Set(involved.map(({ party }) => party).filter(isSlug))];
}

/** Those that a payload names itself. */
export function partiesNamed(data: Payload): PartyInvolved[] {
  return partsIn(data, 'entry');
}

function partsIn(data: Payload, of: PartyInvolved['of']): PartyInvolved[] {
  const named = (part: PartyPart, parties: string | readonly string[] = []): PartyInvolved[] =>
    (typeof parties === 'string' ? [parties] : parties).map((party) => ({ party, part, of }));
  const umbrellas = (party: object): PartyInvolved[] => [
    ...('memberOf' in party ? named('memberOf', (party as Partial<Party>).memberOf) : []),
    ...('succeeds' in party ? named('succeeds', (party as Partial<Party>).succeeds) : []),
  ];
  return [
    ...('party' in data ? named('party', data.party.id) : []),
    ...('partyId' in data ? named('party', data.partyId) : []),
    ...('by' in data ? named('by', data.by) : []),
    ...('to' in data ? named('to', data.to) : []),
    ...('against' in data ? named('against', data.against) : []),
    ...('attributedTo' in data ? named('attributedTo', data.attributedTo) : []),
    ...('assessor' in data ? named('assessor', data.assessor) : []),
    ...('issuers' in data ? named('issuers', data.issuers) : []),
    ...('signatories' in data
      ? named(
          'signatories',
          data.signatories.flatMap(({ partyId }) => partyId ?? []),
        )
      : []),
    ...('participants' in data
      ? named(
          'participants',
          data.participants.map(({ partyId }) => partyId),
        )
      : []),
    ...('absent' in data ? named('absent', data.absent) : []),
    ...('members' in data ? named('members', data.members) : []),
    ...umbrellas('party' in data ? data.party : data),
  ];
}
