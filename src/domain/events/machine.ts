import type { RefusalCode } from './refusal.js';
import type { SubjectKey } from './subject.js';

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

/** What a machine sees of an entry; `F` is what it needs to know of one, see `facts` of an event's definition. */
export interface StepNode<F extends object = object> {
  readonly id: string;
  readonly type: string;
  readonly subject: SubjectKey;
  readonly facts: F | undefined;
}

/** A fold over the steps of one thing that knows which steps are legal. */
export interface Machine<S, F extends object = object> {
  /** The clock that its steps are ordered by. */
  readonly clock: 'occurred' | 'recorded';
  readonly initial: S;
  /** The state after a step; a breach is reported and the fold goes on as if the step had been legal. */
  step(state: S, node: StepNode<F>): Step<S>;
}

/** What a node is a step of, without its kind: the id as the client chose it. */
export function idOf({ subject }: Pick<StepNode, 'subject'>): string {
  return subject.slice(subject.indexOf(':') + 1);
}

/** Of these fields of a payload, the ones that are left out. */
export function fieldsLeftOut<T extends object, K extends keyof T & string>(
  data: T,
  fields: readonly K[],
): readonly K[] {
  return fields.filter((field) => data[field] === undefined);
}
