import { idOf, type Machine } from './machine.js';

/** A withdrawal, a dissolution, a resolution: once is enough. */
export interface Ending {
  readonly ends: true;
}

interface Ended {
  readonly by: string | undefined;
}

/** What ends once: a statement by its withdrawal, a body by its dissolution, a violation by its resolution. */
export const endsOnce: Machine<Ended, Ending> = {
  clock: 'occurred',
  initial: { by: undefined },
  step(now, node) {
    const { id, facts, type } = node;
    if (!facts) return { state: now };
    if (now.by === undefined) return { state: { by: id } };
    const detail = `"${idOf(node)}" ended with entry ${now.by}; expected no second ${type}, got entry ${id}`;
    return {
      state: now,
      breach: { code: 'illegal-transition', pointers: ['/type'], detail, neighbour: now.by },
    };
  },
};
