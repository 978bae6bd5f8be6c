import { eventsOf } from '../define-event.js';
import type { PartyFacts } from './machine.js';
import { PartyJoined, PartyLeft, PartyRolesChanged } from './payloads.js';

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
    facts: () => ({ step: 'joined' }),
    summary: 'A party takes part in the process, in one or more roles.',
  }),
  PartyRolesChanged: define({
    payload: PartyRolesChanged,
    sourced: false,
    summary: 'A party has other roles from now on.',
  }),
  PartyLeft: define({
    payload: PartyLeft,
    sourced: true,
    facts: () => ({ step: 'left' }),
    summary: 'A party leaves the process; it may still be named, and may join again.',
  }),
};
