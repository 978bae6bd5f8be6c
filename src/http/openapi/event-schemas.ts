/** The schemas of events as they go out, and of the receipts for what was posted. */
import type { RecordedEvent } from '../../application/log/read-log.js';
import { eventTypes } from '../../domain/vocabulary/catalogue.js';
import {
  flag,
  integer,
  list,
  maybe,
  objectOf,
  oneOf,
  orNull,
  position,
  recordedAt,
  ref,
  slug,
  string,
  text,
  uuid,
  type JsonSchema,
} from './schemas.js';

type Envelope = Omit<RecordedEvent, 'stream' | 'position' | 'body' | 'knownSince'>;

interface EventOut extends Envelope {
  readonly processId: string;
  readonly position: string;
  readonly knownSince?: string;
  readonly occurred?: string;
  readonly data: object;
  readonly sources?: object;
  readonly note?: object;
}

const type = oneOf(eventTypes);
const hash: JsonSchema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const revision = integer('Its number in its process, from 0.');

const event = objectOf<EventOut>('An event of the log: its envelope, then what was posted.', {
  processId: slug,
  position,
  revision,
  id: uuid,
  type,
  version: integer('The version of the format of its payload.'),
  recordedAt,
  knownSince: maybe(string('Only where the store took it in late: it counts for `knownAt` from then on.')),
  recordedBy: string(),
  previousHash: orNull(hash),
  hash: { ...hash, description: 'SHA-256 of its canonical JSON (RFC 8785), `previousHash` included.' },
  occurred: maybe(string('As posted: EDTF or ISO 8601.')),
  data: { type: 'object', description: 'The payload; see the schema of the type.' },
  sources: maybe(list(ref('Source'))),
  note: maybe(text),
});

function object(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties) };
}

export const eventSchemas: Readonly<Record<string, JsonSchema>> = {
  Event: event,
  EventFile: { allOf: [ref('Event'), object({ about: list(ref('Event')) })] },
  EventPage: object({ items: list(ref('Event')), nextCursor: orNull(string()) }),
  LogPage: object({ items: list(ref('Event')), nextAfter: orNull(position), position }),
  Receipt: object({
    processId: slug,
    revision: integer('Of the last of the entries.'),
    position,
    events: list(object({ id: uuid, type, revision, position, recordedAt, hash })),
  }),
  DryRun: object({ processId: slug, events: list(object({ id: uuid, type })) }),
  Verification: {
    description: 'Whether the chain of a process holds; if not, where it breaks.',
    oneOf: [
      object({
        processId: slug,
        ok: { const: true },
        events: integer(),
        head: orNull(object({ revision, hash })),
      }),
      object({
        processId: slug,
        ok: { ...flag(), const: false },
        revision,
        eventId: orNull(string()),
        reason: string(),
        expected: string(),
        actual: string(),
      }),
    ],
  },
};
