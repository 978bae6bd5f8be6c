import type { RecordNode } from '../decisions/facts.js';
import type { RefusalCode } from './refusal.js';

/** A step that breaks its rule. */
export interface Breach {
  readonly code: RefusalCode;
  /** JSON Pointers into the step's entry: every failing place. */
  readonly pointers: readonly string[];
  readonly detail: string;
  /** The entry that forbids the step. */
  readonly neighbour?: string | undefined;
  /** The rule is about what the record holds, not about a state: broken from outside, it reads `entry-referenced`. */
  readonly structural?: true;
}

export interface Step<S> {
  readonly state: S;
  readonly breach?: Breach;
}

/** A fold over the steps of one thing that knows which steps are legal. */
export interface Machine<S> {
  /** The clock that its steps are ordered by. */
  readonly clock: 'occurred' | 'recorded';
  readonly initial: S;
  /** The state after a step; a breach is reported and the fold goes on as if the step had been legal. */
  step(state: S, node: RecordNode): Step<S>;
}

/** What a node is a step of, without its kind: the id as the client chose it. */
export function idOf({ subject }: RecordNode): string {
  return subject.slice(subject.indexOf(':') + 1);
}
