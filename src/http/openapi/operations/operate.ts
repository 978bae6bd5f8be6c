import type { Answer, Operation } from '../operation.js';
import { ref, string } from '../schemas.js';

function json(status: number, description: string, schema: string): Answer {
  return { status, mediaType: 'application/json', description, schema: ref(schema) };
}

export const operateOperations: readonly Operation[] = [
  {
    id: 'verifyProcess',
    method: 'get',
    path: '/v1/processes/{processId}/verify',
    tag: 'operate',
    summary: 'Check the hash chain of a process',
    description:
      'Every event carries the SHA-256 of itself, with that of its salted body and that of the event before it. Where a body was erased, a redaction has to say so: `redacted` names them. The events are counted twice, by their index and in the rows of the log, and held against the newest one that the read models were made from. Keep the head to notice a tail that was cut off.',
    query: [],
    answers: [json(200, 'Whether the chain holds, and where it breaks if not.', 'Verification')],
    refusals: ['process-not-found', 'not-found', 'store-unavailable', 'too-many-questions'],
  },
  {
    id: 'listProjections',
    method: 'get',
    path: '/v1/admin/projections',
    tag: 'operate',
    summary: 'How the read models stand',
    description: 'Position, lag, rows, keys that stand still because a fold failed, and rebuilds.',
    query: [],
    answers: [json(200, 'Every read model.', 'Projections')],
    refusals: ['forbidden', 'store-unavailable'],
  },
  {
    id: 'rebuildProjection',
    method: 'post',
    path: '/v1/admin/projections/{name}/rebuild',
    tag: 'operate',
    summary: 'Rebuild a read model beside the live one',
    description:
      'Answers at once; the list of read models tells how it goes. Readers see the old rows until the new ones replace them.',
    query: [],
    answers: [json(202, 'It has begun, or was running.', 'Rebuild')],
    refusals: ['forbidden', 'not-found', 'store-unavailable'],
  },
  {
    id: 'getServer',
    method: 'get',
    path: '/',
    tag: 'operate',
    summary: 'What the server is, and where to go on',
    description: 'A browser, which likes a page better, gets one.',
    answers: [json(200, 'Its name, its version and its links.', 'Landing')],
    refusals: [],
  },
  {
    id: 'isLive',
    method: 'get',
    path: '/health/live',
    tag: 'operate',
    summary: 'Whether the server runs',
    description: 'Answers as long as the process does.',
    answers: [json(200, 'It runs.', 'Health')],
    refusals: [],
  },
  {
    id: 'isReady',
    method: 'get',
    path: '/health/ready',
    tag: 'operate',
    summary: 'Whether the server may be asked',
    description:
      'Not while the rows catch up with the log, after a fault of the file, while the embedded store takes no entries, or once it stops. With the status `degraded` it answers from what it has and cannot record, or the record is ahead of the clock.',
    answers: [json(200, 'It may be asked.', 'Health'), json(503, 'Not now; `reason` says why.', 'Health')],
    refusals: [],
  },
  {
    id: 'isWritable',
    method: 'get',
    path: '/health/writable',
    tag: 'operate',
    summary: 'Whether entries are taken',
    description:
      'Not while the server is not ready, the store does not answer or took no append lately, or the clock is not believed.',
    answers: [json(200, 'Entries are taken.', 'Health'), json(503, 'Not now; `reason` says why.', 'Health')],
    refusals: [],
  },
  {
    id: 'getMetrics',
    method: 'get',
    path: '/metrics',
    tag: 'operate',
    summary: 'Metrics for Prometheus',
    description:
      'Appends, lag and parked keys of each read model, open streams, request times, and the process itself.',
    answers: [
      {
        status: 200,
        mediaType: 'text/plain',
        description: 'The text format of Prometheus.',
        schema: string(),
      },
    ],
    refusals: ['forbidden'],
  },
];
