import { eventsOf } from '../define-event.js';
import { anyOf } from '../../validation/compounds.js';
import { many } from '../subject.js';
import type { PartyFacts } from './machine.js';
import { PartyChanged, PartyJoined, PartyLeft, PartyRolesChanged } from './payloads.js';

const defineJoining = eventsOf<PartyFacts>()(
  'party',
  (data: Pick<PartyJoined, 'party'>) => data.party.id,
  '/data/party/id',
);
const define = eventsOf<PartyFacts>()(
  'party',
  (data: Pick<PartyLeft, 'partyId'>) => data.partyId,
  '/data/partyId',
);

export const partyEvents = {
  PartyJoined: defineJoining({
    payload: PartyJoined,
    sourced: false,
    introduces: 'again',
    references: ({ party: { memberOf, succeeds } }) => [
      ...many('party', 'party/memberOf', memberOf),
      ...many('party', 'party/succeeds', succeeds),
    ],
    facts: ({ party: { memberOf, succeeds } }) => ({
      step: 'joined',
      ...(memberOf && { memberOf }),
      ...(succeeds && { succeeds }),
    }),
    summary: 'A party takes part in the process, in one or more roles.',
  }),
  PartyRolesChanged: define({
    payload: PartyRolesChanged,
    sourced: false,
    summary: 'A party has other roles from now on.',
  }),
  PartyChanged: define({
    payload: PartyChanged,
    conditions: [anyOf(['name', 'kind', 'aliases', 'identifiers', 'memberOf'])],
    sourced: false,
    references: ({ memberOf }) => many('party', 'memberOf', memberOf),
    facts: ({ memberOf }) => ({ step: 'changed', ...(memberOf && { memberOf }) }),
    summary: 'A party has another name or kind, or belongs to other parties, from now on.',
  }),
  PartyLeft: define({
    payload: PartyLeft,
    sourced: true,
    facts: () => ({ step: 'left' }),
    summary: 'A party leaves the process; it may still be named, and may join again.',
  }),
};
