import { idOf, type Machine } from '../machine.js';

export interface PartyFacts {
  readonly step: 'joined' | 'left' | 'changed';
  /** Ids of the parties that it says the party belongs to, or came out of. */
  readonly memberOf?: readonly string[];
  readonly succeeds?: readonly string[];
}

interface Membership {
  readonly joined: boolean;
  readonly since: string;
}

/** In and out in turn, by recorded order, since parties order nothing: a vague date may put the leaving first. */
export const party: Machine<Membership, PartyFacts> = {
  clock: 'recorded',
  initial: { joined: false, since: '' },
  step(now, node) {
    const { id, facts } = node;
    if (!facts || facts.step === 'changed') return { state: now };
    const joins = facts.step === 'joined';
    const state = { joined: joins, since: id };
    if (now.joined !== joins) return { state };
    const neighbour = now.since;
    if (joins) {
      const detail = `expected a party that is not in the process, "${idOf(node)}" joined it with entry ${now.since}; its roles are changed by PartyRolesChanged`;
      return { state, breach: { code: 'id-taken', pointers: ['/data/party/id'], detail, neighbour } };
    }
    const pointers = ['/data/partyId'];
    if (neighbour === '') {
      const detail = `expected a party that has joined the process, "${idOf(node)}" has not`;
      return { state, breach: { code: 'party-not-in-process', pointers, detail, structural: true } };
    }
    const detail = `expected a party that is in the process, "${idOf(node)}" left it with entry ${now.since}`;
    return { state, breach: { code: 'illegal-transition', pointers, detail, neighbour } };
  },
};
