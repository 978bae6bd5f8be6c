/** The shape of a CloudEvent, and one that can be posted. */
import { examples } from '../../domain/events/examples.js';
import { anyObject, ref, slug, string, type JsonSchema } from './schemas.js';

const { id: _, type, ...data } = examples.MeetingHeld;

export const exampleEvent = {
  specversion: '1.0',
  id: 'monitoring-desk-17',
  source: 'https://example.org/monitoring',
  type: `org.chancery.${type}`,
  datacontenttype: 'application/json',
  data,
};

/** CloudEvents 1.0. */
export const cloudEvent: JsonSchema = {
  type: 'object',
  description:
    'An entry as a CloudEvent 1.0. Other attributes in a-z and 0-9 may be there; of what is posted they are not kept.',
  properties: {
    specversion: { type: 'string', const: '1.0', description: 'The version of CloudEvents.' },
    id: string('The id of the entry, where it is a UUID; of another one, with `source`, a UUID is made.'),
    source: string('Who has made the event: a URI reference.'),
    type: string('`org.chancery.` and the event type; a post may leave out the first part.'),
    subject: { ...slug, description: 'The process.' },
    time: string(
      'When it was recorded. Of an event that is posted it is taken for `occurred` where that is absent.',
    ),
    dataschema: string('Where the schema of the payload is.'),
    datacontenttype: string('`application/json`.'),
    position: string('Where it stands in the log.'),
    revision: { type: 'integer', description: 'Where it stands in its process.' },
    recordedby: string('By whom it was recorded.'),
    proposedby: string('Who proposed it, where it was accepted from a draft.'),
    hash: string('SHA-256, see `Event`.'),
    redacted: { type: 'boolean', description: 'There where what was posted was erased.' },
    data: {
      type: 'object',
      description: 'What was posted.',
      properties: {
        occurred: string('As posted: EDTF or ISO 8601.'),
        data: { ...anyObject, description: 'The payload; see the schema of the type.' },
        sources: { type: 'array', items: ref('Source') },
        note: { ...anyObject, description: 'A remark in one or more languages.' },
      },
      required: ['data'],
    },
  },
  required: ['specversion', 'id', 'source', 'type', 'data'],
};
