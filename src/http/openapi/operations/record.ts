import { examples } from '../../../domain/events/examples.js';
import { refusalCodes } from '../../../domain/events/refusal.js';
import type { Operation } from '../operation.js';
import { cursor, idempotencyKey, ifMatch, ifNew, ifNoneMatch, limit, ofEntries } from '../parameters.js';
import { anyObject, flag, list, ref } from '../schemas.js';

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
      '**CloudEvents 1.0**, structured, as a batch, or in the binary mode with `ce-` headers: see [CloudEvents](https://cloudevents.io) and `docs/import.md`.',
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
    id: 'importEntries',
    method: 'post',
    path: '/v1/import',
    tag: 'record',
    summary: 'Post any number of entries over any processes, one a line',
    description: [
      'Takes NDJSON of any length as it is sent: each line an entry with its `processId`, or a CloudEvent with a `subject`. Lines of one process that come within 1,000 lines are decided and recorded together, as a list that is posted.',
      'Answers while it reads: `{"committed":n,"line":m}` as it goes, then `{"done":true,...}`, or the first line that is refused, and why. What is on the record by then stays: every line before it, and perhaps lines of other processes within 1,000 lines after it. An answer that ends with neither was cut off.',
      '**Idempotent.** An entry is known by its `id`; one without gets one that is made of its process and of what it says. To send all of it again is safe.',
      'A line may have 1 MiB and 32 levels. Blank lines count and say nothing. Four imports of one caller go on at once, and eight of all.',
    ].join('\n\n'),
    query: [
      {
        name: 'dryRun',
        description: 'Decides every line, tells the first 1,000 that would be refused, and records nothing.',
        schema: { ...flag(), default: false },
        example: 'true',
      },
    ],
    takes: {
      mediaType: 'application/x-ndjson',
      schema: {
        type: 'string',
        description: 'Lines, each a JSON object.',
        contentMediaType: 'application/x-ndjson',
      },
      example: `${JSON.stringify({ processId: 'gaza-2025', ...examples.MeetingHeld })}\n`,
    },
    answers: [
      {
        status: 200,
        mediaType: 'application/x-ndjson',
        description: 'Lines, each an `ImportMessage`; whatever becomes of the entries.',
        schema: {
          type: 'string',
          contentMediaType: 'application/x-ndjson',
          contentSchema: ref('ImportMessage'),
        },
      },
    ],
    refusals: ['forbidden', 'unsupported-media-type', 'not-acceptable', 'store-unavailable'],
  },
  {
    id: 'listEvents',
    method: 'get',
    path: '/v1/processes/{processId}/events',
    tag: 'record',
    summary: 'The entries of a process, as they were posted',
    description:
      'In recorded order, editorial entries included. Nothing is applied: corrections stand beside what they correct.',
    query: [ofEntries(limit), ofEntries(cursor('0'))],
    headers: [ifNoneMatch],
    answers: [
      {
        status: 200,
        mediaType: 'application/json',
        description: 'A page of entries.',
        schema: ref('EventPage'),
        headers: ['ETag'],
      },
      {
        status: 200,
        mediaType: 'application/cloudevents-batch+json',
        description: 'The same page as CloudEvents; `Link` says where the next is.',
        schema: list(ref('CloudEvent')),
        headers: ['Link'],
      },
      { status: 304, description: 'The answer that you have is still right.' },
    ],
    refusals: ['process-not-found', 'invalid-cursor', 'not-acceptable', 'not-found', 'store-unavailable'],
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
      {
        status: 200,
        mediaType: 'application/cloudevents+json',
        description: 'The entry alone as a CloudEvent.',
        schema: ref('CloudEvent'),
      },
      { status: 304, description: 'The answer that you have is still right.' },
    ],
    refusals: ['not-found', 'process-not-found', 'not-acceptable', 'not-caught-up', 'store-unavailable'],
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
        schema: anyObject,
        headers: ['ETag'],
      },
      { status: 304, description: 'The answer that you have is still right.' },
    ],
    refusals: ['not-found'],
  },
];
