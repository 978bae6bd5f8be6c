import { idOf, type Machine } from '../machine.js';

/** `lacks`: what the step would have to say as the first one. `restates`: what it may not say as a later one. */
export interface AgreementFacts {
  readonly lacks: readonly string[];
  readonly restates: readonly string[];
}

interface AgreementState {
  readonly first: string | undefined;
}

/** Reality is not tidy, so no step is refused for its order; but the first *recorded* one, and no other, describes it. */
export const agreement: Machine<AgreementState, AgreementFacts> = {
  clock: 'recorded',
  initial: { first: undefined },
  step({ first }, node) {
    const { id, facts } = node;
    if (!facts) return { state: { first } };
    const state = { first: first ?? id };
    const wrong = first === undefined ? facts.lacks : facts.restates;
    if (wrong.length === 0) return { state };
    const detail =
      first === undefined
        ? `expected ${wrong.join(' and ')}, because this is the first recorded step of agreement "${idOf(node)}"`
        : `expected no ${wrong.join(', ')}: agreement "${idOf(node)}" is described by its first recorded step, ${first}`;
    const pointers = wrong.map((field) => `/data/${field}`);
    return {
      state,
      breach: { code: 'invalid-payload', pointers, detail, neighbour: first, structural: true },
    };
  },
};
