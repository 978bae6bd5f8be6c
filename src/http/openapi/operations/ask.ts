import { readModelRoutes } from '../../read-model-routes.js';
import type { Operation } from '../operation.js';
import { clock, date, ifNoneMatch, lang, minPosition } from '../parameters.js';
import { ref } from '../schemas.js';
import { answer, readModelOperation, unchanged } from './read-model.js';

export const askOperations: readonly Operation[] = [
  ...readModelRoutes.map(readModelOperation),
  {
    id: 'getDifference',
    method: 'get',
    path: '/v1/processes/{processId}/changes',
    tag: 'ask',
    summary: 'What changed in a process between two moments',
    description:
      'Row by row, with the entries that caused it; no entries where time alone did. By the occurred clock: what happened. By the recorded clock: what was learnt. By the reported clock: what was published.',
    query: [
      { ...date('from', 'The earlier moment.', '2025-11-01'), required: true },
      { ...date('to', 'The later moment.', '2025-12-19'), required: true },
      clock('clock', 'The clock that the moments are on.', 'occurred'),
      minPosition,
      lang,
    ],
    headers: [ifNoneMatch],
    answers: [answer(ref('Difference'), 'The rows that differ, before and after.'), unchanged],
    refusals: [
      'process-not-found',
      'not-found',
      'answer-too-large',
      'not-caught-up',
      'store-unavailable',
      'too-many-questions',
    ],
  },
];
