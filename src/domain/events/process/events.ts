import { eventsOf } from '../define-event.js';
import type { ProcessFacts } from './machine.js';
import { ProcessClosed, ProcessOpened, ProcessReopened } from './payloads.js';

/** The stream is the process: its id stands in no payload. */
const define = eventsOf<ProcessFacts>()('process', () => '', '/type');

export const processEvents = {
  ProcessOpened: define({
    payload: ProcessOpened,
    sourced: false,
    introduces: 'again',
    facts: () => ({ step: 'opened' }),
    summary: 'The record of a process begins.',
  }),
  ProcessClosed: define({
    payload: ProcessClosed,
    sourced: false,
    facts: () => ({ step: 'closed' }),
    summary: 'The record of a process is closed: only editorial entries and a reopening may follow.',
  }),
  ProcessReopened: define({
    payload: ProcessReopened,
    sourced: false,
    facts: () => ({ step: 'reopened' }),
    summary: 'The record of a closed process is opened again.',
  }),
};
