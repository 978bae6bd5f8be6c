import type { EventType } from './catalogue.js';
import type { PostedEntry } from './entry.js';
import { agreementExamples } from './agreement/examples.js';
import { bodyExamples } from './body/examples.js';
import { commitmentExamples } from './commitment/examples.js';
import { editorialExamples } from './editorial/examples.js';
import { meetingExamples } from './meeting/examples.js';
import { partyExamples } from './party/examples.js';
import { phaseExamples } from './phase/examples.js';
import { processExamples } from './process/examples.js';
import { statementExamples } from './statement/examples.js';
import { violationExamples } from './violation/examples.js';

/** One valid entry of every event type. Those that report nothing real say so in their note. */
export const examples: { readonly [T in EventType]: PostedEntry<T> } = {
  ...processExamples,
  ...partyExamples,
  ...meetingExamples,
  ...statementExamples,
  ...agreementExamples,
  ...bodyExamples,
  ...phaseExamples,
  ...commitmentExamples,
  ...violationExamples,
  ...editorialExamples,
};
