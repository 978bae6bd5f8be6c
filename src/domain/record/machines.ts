/**
 * The state machines of the record, one for each kind of thing. Each is a fold over the thing's steps, in occurred order
 * (the process, the parties and the first step of an agreement go by recorded order), so a late pair can be recorded
 * together and a correction is judged by the rule that judges a post.
 */
import type { SubjectKind } from '../history/placement.js';
import { agreement } from './machines/agreement.js';
import { commitment } from './machines/commitment.js';
import { endsOnce } from './machines/ends-once.js';
import type { Machine } from './machines/machine.js';
import { meeting } from './machines/meeting.js';
import { party } from './machines/party.js';
import { phase } from './machines/phase.js';
import { process } from './machines/process.js';

/** Erases the state type, so that machines of every kind stand in one table: nobody but the machine reads its state. */
function erased<S>(machine: Machine<S>): Machine<unknown> {
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
