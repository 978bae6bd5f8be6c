import { readModelRoutes } from '../../read-model-routes.js';
import type { Operation } from '../operation.js';
import { searched } from '../../search.js';
import { clock, date, ifNoneMatch, lang, minPosition, moment, q, searchPage } from '../parameters.js';
import { ref } from '../schemas.js';
import { answer, filterOf, readModelOperation, unchanged } from './read-model.js';

export const askOperations: readonly Operation[] = [
  ...readModelRoutes.map(readModelOperation),
  {
    id: 'search',
    method: 'get',
    path: '/v1/search',
    tag: 'ask',
    summary: 'Search the entries of all processes',
    description:
      'Entries of the timeline that have what is looked for, best first, each with why it was found. As of a moment the texts are as they were then, and what was not known is not found. What a search finds is no feed.',
    query: [{ ...q, required: true }, ...filterOf(searched.resource), ...moment, lang, ...searchPage],
    headers: [ifNoneMatch],
    answers: [
      answer(
        ref(`${searched.resource.many}Page`),
        'A page of entries; `nextCursor` is null on the last one. Where more than 5,000 are found, those that were recorded last are ranked, and `truncated` is true.',
      ),
      unchanged,
    ],
    refusals: [
      'invalid-cursor',
      'too-many-entries',
      'not-caught-up',
      'store-unavailable',
      'too-many-questions',
      'not-acceptable',
    ],
  },
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
