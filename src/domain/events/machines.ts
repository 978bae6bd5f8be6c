/**
 * The state machines of the record, one for each kind of thing. Each is a fold over the thing's steps, in occurred order
 * (the process, the parties and the first step of an agreement go by recorded order), so a late pair can be recorded
 * together and a correction is judged by the rule that judges a post.
 */
import { agreement } from './agreement/machine.js';
import { commitment } from './commitment/machine.js';
import { endsOnce } from './ends-once.js';
import type { Machine } from './machine.js';
import { meeting } from './meeting/machine.js';
import { party } from './party/machine.js';
import { phase } from './phase/machine.js';
import { process } from './process/machine.js';
import type { SubjectKind } from './subject.js';

/** Machines of every kind stand in one table: nobody but the machine reads its state and the facts of its events. */
function erased<S, F extends object>(machine: Machine<S, F>): Machine<unknown> {
  return machine;
}

export const machines: Readonly<Record<SubjectKind, Machine<unknown>>> = {
  process: erased(process),
  party: erased(party),
  meeting: erased(meeting),
  agreement: erased(agreement),
  phase: erased(phase),
  commitment: erased(commitment),
  statement: erased(endsOnce),
  body: erased(endsOnce),
  violation: erased(endsOnce),
};
