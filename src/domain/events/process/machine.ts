import type { Machine } from '../machine.js';

export interface ProcessFacts {
  readonly step: 'opened' | 'closed' | 'reopened';
}

interface ProcessState {
  readonly state: 'none' | 'open' | 'closed';
  readonly since: string;
}

/** Open and closed in turn, by recorded order: the record itself is opened and closed, not the world. */
export const process: Machine<ProcessState, ProcessFacts> = {
  clock: 'recorded',
  initial: { state: 'none', since: '' },
  step(now, { id, facts }) {
    if (!facts) return { state: now };
    const state = { state: facts.step === 'closed' ? ('closed' as const) : ('open' as const), since: id };
    if (now.state === before[facts.step]) return { state };
    const code = facts.step === 'closed' ? 'process-closed' : 'process-already-open';
    const was = now.state === 'none' ? 'not on the record' : `${now.state} since entry ${now.since}`;
    const hint = facts.step === 'opened' && now.state === 'closed' ? '; post ProcessReopened' : '';
    const detail = `expected a process that is ${before[facts.step]} to be ${facts.step} (entry ${id}), it is ${was}${hint}`;
    return { state, breach: { code, pointers: ['/type'], detail, neighbour: now.since } };
  },
};

const before = { opened: 'none', closed: 'open', reopened: 'closed' } as const;
