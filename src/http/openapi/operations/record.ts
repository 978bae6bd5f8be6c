import { refusalCodes } from '../../../domain/events/refusal.js';
import type { Operation } from '../operation.js';
import { cursor, idempotencyKey, ifMatch, ifNew, ifNoneMatch, limit } from '../parameters.js';
import { flag, ref } from '../schemas.js';

export const recordOperations: readonly Operation[] = [
  {
    id: 'postEvents',
    method: 'post',
    path: '/v1/processes/{processId}/events',
    tag: 'record',
    summary: 'Post one entry, or a list of them',
    description: [
      'Takes an entry, or a list of up to 1,000 that is recorded as a whole or not at all. What is acknowledged is on disk.',
      '**Idempotent.** The same `id` with the same content answers 200 with the positions that it has, before `If-Match` is looked at; with other content 409 `event-id-reused`. A list may mix known and new ids. Entries without an `id` are known again by the `Idempotency-Key` that they were posted with.',
      '**Redaction.** An `EntryRedacted` erases what was posted of an entry, but for what it carries as `body`. The answer comes once it is gone from this server, and its `erasure` says so; on a cluster the store keeps its bytes until `chancery copy-log` fills a fresh one. It cannot be undone.',
      'Unknown fields are refused. A body may have 4 MiB and 32 levels, a text 20,000 characters.',
    ].join('\n\n'),
    query: [
      {
        name: 'dryRun',
        description: 'Decides and answers what would be recorded, and records nothing.',
        schema: { ...flag(), default: false },
        example: 'true',
      },
    ],
    headers: [ifMatch, ifNew, idempotencyKey],
    takesEntries: true,
    answers: [
      {
        status: 201,
        mediaType: 'application/json',
        description: 'Recorded, at least one of the entries anew.',
        schema: ref('Receipt'),
        headers: ['Location'],
      },
      {
        status: 200,
        mediaType: 'application/json',
        description: 'All of it was on the record already; or a dry run, which has no positions.',
        schema: ref('Outcome'),
      },
    ],
    refusals: [
      ...refusalCodes,
      'forbidden',
      'malformed-json',
      'unsupported-media-type',
      'body-too-large',
      'invalid-header',
      'not-found',
      'store-unavailable',
      'append-outcome-unknown',
    ],
  },
  {
    id: 'listEvents',
    method: 'get',
    path: '/v1/processes/{processId}/events',
    tag: 'record',
    summary: 'The entries of a process, as they were posted',
    description:
      'In recorded order, editorial entries included. Nothing is applied: corrections stand beside what they correct.',
    query: [limit, cursor('0')],
    headers: [ifNoneMatch],
    answers: [
      {
        status: 200,
        mediaType: 'application/json',
        description: 'A page of entries.',
        schema: ref('EventPage'),
        headers: ['ETag'],
      },
      { status: 304, description: 'The answer that you have is still right.' },
    ],
    refusals: ['process-not-found', 'invalid-cursor', 'not-found', 'store-unavailable'],
  },
  {
    id: 'getEvent',
    method: 'get',
    path: '/v1/processes/{processId}/events/{eventId}',
    tag: 'record',
    summary: 'One entry, with every editorial entry about it',
    description:
      'Each datum of the read models names the entry that it is from; here are its sources, and what was later corrected, disputed, corroborated or retracted.',
    query: [],
    headers: [ifNoneMatch],
    answers: [
      {
        status: 200,
        mediaType: 'application/json',
        description: 'The entry; `about` has the editorial entries in recorded order.',
        schema: ref('EventDetail'),
        headers: ['ETag'],
      },
      { status: 304, description: 'The answer that you have is still right.' },
    ],
    refusals: ['not-found', 'process-not-found', 'not-caught-up', 'store-unavailable'],
  },
  {
    id: 'listSchemas',
    method: 'get',
    path: '/v1/schemas',
    tag: 'record',
    summary: 'The event types, and where the schemas of their payloads are',
    description: 'Every type of the catalogue with the version that is written now.',
    query: [],
    headers: [ifNoneMatch],
    answers: [
      {
        status: 200,
        mediaType: 'application/json',
        description: 'The schemas.',
        schema: ref('PayloadSchemas'),
        headers: ['ETag'],
      },
      { status: 304, description: 'The answer that you have is still right.' },
    ],
    refusals: [],
  },
  {
    id: 'getSchema',
    method: 'get',
    path: '/v1/schemas/{type}/{version}',
    tag: 'record',
    summary: 'The JSON Schema of a payload',
    description:
      'JSON Schema 2020-12 of the `data` of an entry, a document that stands alone. It tells the shape; what a decision asks beyond that, such as that a party has joined, stands in the vocabulary.',
    query: [],
    headers: [ifNoneMatch],
    answers: [
      {
        status: 200,
        mediaType: 'application/schema+json',
        description: 'The schema.',
        schema: { type: 'object' },
        headers: ['ETag'],
      },
      { status: 304, description: 'The answer that you have is still right.' },
    ],
    refusals: ['not-found'],
  },
];
