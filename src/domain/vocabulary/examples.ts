import type { EventType } from './catalogue.js';
import type { PostedEntry } from './entry.js';
import { agreementExamples } from './examples/agreements.js';
import { commitmentExamples } from './examples/commitments.js';
import { editorialExamples } from './examples/editorial.js';
import { meetingExamples } from './examples/meetings.js';
import { phaseExamples } from './examples/phases.js';
import { processExamples } from './examples/process.js';

/** One valid entry of every event type. Those that report nothing real say so in their note. */
export const examples: { readonly [T in EventType]: PostedEntry<T> } = {
  ...processExamples,
  ...meetingExamples,
  ...agreementExamples,
  ...phaseExamples,
  ...commitmentExamples,
  ...editorialExamples,
};
