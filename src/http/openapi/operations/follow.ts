import type { Operation } from '../operation.js';
import { framesOf } from '../frames.js';
import {
  after,
  changesFilter,
  clock,
  date,
  ifNoneMatch,
  lang,
  lastEventId,
  lastEventIdOf,
  logFilter,
} from '../parameters.js';
import { list, ref, string } from '../schemas.js';

export const followOperations: readonly Operation[] = [
  {
    id: 'readLog',
    method: 'get',
    path: '/v1/log',
    tag: 'follow',
    summary: 'The log: every event in recorded order',
    description:
      'For whoever needs each event. A page as JSON; all of it as NDJSON; or followed live as server-sent events, an `entry` each with its position as `id`, and `up-to-date` when all that there was has been sent. An id that cannot be used, or that is past the head, gives `reset` and the log from its beginning.',
    query: logFilter,
    headers: [ifNoneMatch, lastEventIdOf('16')],
    answers: [
      {
        status: 200,
        mediaType: 'application/json',
        description: 'A page; `nextAfter` is null when it reaches the head, which `position` names.',
        schema: ref('LogPage'),
        headers: ['ETag', 'Chancery-Position', 'Vary'],
      },
      {
        status: 200,
        mediaType: 'application/cloudevents-batch+json',
        description: 'The same page as CloudEvents; `Link` says where the next is.',
        schema: list(ref('CloudEvent')),
        headers: ['Link'],
      },
      {
        status: 200,
        mediaType: 'application/x-ndjson',
        description: 'All of it up to the head, one event a line.',
        schema: string('Lines, each an `Event`.'),
      },
      {
        status: 200,
        mediaType: 'text/event-stream',
        description: 'Followed live.',
        schema: framesOf('LogFrame'),
      },
      { status: 304, description: 'The answer that you have is still right.' },
    ],
    refusals: [
      'invalid-cursor',
      'process-not-found',
      'not-found',
      'store-unavailable',
      'too-many-questions',
      'too-many-requests',
      'not-acceptable',
    ],
  },
  {
    id: 'followChanges',
    method: 'get',
    path: '/v1/changes',
    tag: 'follow',
    summary: 'The feed of all read models',
    description:
      'A feed only: asked for JSON it is `invalid-query`. Each `data` names its `projection`; the key of a row of a process is `<processId>/<key>` unless `process` names one.',
    query: [...changesFilter, after],
    headers: [lastEventId],
    answers: [
      {
        status: 200,
        mediaType: 'text/event-stream',
        description: 'The rows of all read models as a live feed.',
        schema: framesOf('ChangeFrame'),
      },
    ],
    refusals: [
      'process-not-found',
      'not-found',
      'not-caught-up',
      'store-unavailable',
      'too-many-requests',
      'not-acceptable',
    ],
  },
  {
    id: 'replayProcess',
    method: 'get',
    path: '/v1/processes/{processId}/replay',
    tag: 'follow',
    summary: 'Replay a history, entry by entry',
    description:
      'Server-sent events: an `entry` each, with the row changes that it makes by the fold that made the live rows, then `end`. The `id` is its place in occurred and in reported order, or its position in recorded order: who comes back with one goes on after it. Who comes back with the id of the end, `end`, gets 204: a browser then stops.',
    query: [
      date(
        'from',
        'From here on, on the clock of the order; entries before it are folded unseen.',
        '2025-11-01',
      ),
      date('to', 'Up to here.', '2025-12-31'),
      clock(
        'order',
        'In which order: as it occurred, as it was recorded, or as it was reported, where each entry tells `reportedAt`.',
        'recorded',
      ),
      {
        name: 'pace',
        description:
          'How fast: `max`, entries per second (`20/s`), or story time (`1d/s`: a day of history per second).',
        schema: { ...string(), default: 'max' },
        example: '1000/s',
      },
      lang,
      {
        name: 'after',
        description: 'Goes on after this `id` of the replay. The header `Last-Event-ID` wins.',
        schema: string(),
        example: '17',
      },
    ],
    headers: [lastEventIdOf('17')],
    answers: [
      {
        status: 200,
        mediaType: 'text/event-stream',
        description: 'The entries with their row changes.',
        schema: framesOf('ReplayFrame'),
      },
      { status: 204, description: 'The replay has been seen to its end.' },
    ],
    refusals: [
      'process-not-found',
      'not-found',
      'store-unavailable',
      'too-many-questions',
      'too-many-requests',
      'not-acceptable',
    ],
  },
];
