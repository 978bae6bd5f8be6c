/** The schemas of the OpenAPI document: everything that can be posted, and everything that is answered. */
import type { ListAnswer, RowAnswer } from '../../application/query/ask.js';
import type { UnknownId } from '../../application/query/unknown-ids.js';
import type { Difference, RowDifference } from '../../application/query/difference.js';
import { schemaComponents } from '../../domain/vocabulary/json-schema.js';
import { problemCodes, problemKinds, type FieldError, type ProblemDocument } from '../problem.js';
import { eventSchemas } from './event-schemas.js';
import { operateSchemas } from './operate-schemas.js';
import { clocks } from './parameters.js';
import { agreementAndMeetingSchemas } from './rows/agreements-and-meetings.js';
import { commitmentSchemas } from './rows/commitments.js';
import { processAndPhaseSchemas } from './rows/process-and-phases.js';
import { sharedSchemas } from './rows/shared.js';
import { timelineAndPartySchemas } from './rows/timeline-and-parties.js';
import {
  flag,
  integer,
  list,
  maybe,
  objectOf,
  oneOf,
  orNull,
  position,
  slug,
  string,
  uuid,
  withDescription,
  type JsonSchema,
} from './schemas.js';

const told = {
  version: integer('The version of the read model that answers.'),
  position: withDescription(position, 'The position of the log that the answer covers.'),
  at: maybe(string('As asked.')),
  knownAt: maybe(string('As asked.')),
  settled: maybe(flag('Whether this answer to `knownAt` can never change.')),
};

const row: JsonSchema = orNull({ type: 'object', description: 'A row of the projection.' });

const readModelSchemas: Readonly<Record<string, JsonSchema>> = {
  AnswerContext: objectOf<Omit<RowAnswer, 'item'>>('What an answer says of its moment.', told),
  ListPage: objectOf<ListAnswer>('A page of a list, and what it says of its moment.', {
    ...told,
    items: list({ type: 'object' }),
    nextCursor: orNull(string()),
    unknown: maybe(
      list(
        objectOf<UnknownId>('An id in a filter that names nothing on the record.', {
          filter: string('The name of the parameter.'),
          id: slug,
          near: list(slug, 'Ids that are spelt much like it, nearest first.'),
        }),
        'The ids in filters that name nothing, 20 at most; absent where each names something.',
      ),
    ),
  }),
  Difference: objectOf<Difference>('The rows that differ between two moments.', {
    items: list(
      objectOf<RowDifference>('A row before and after; null where there is none.', {
        projection: string(),
        key: string(),
        before: row,
        after: row,
        entries: list(uuid, 'The entries, editorial ones too, that made the difference.'),
      }),
    ),
    from: string('As asked.'),
    to: string('As asked.'),
    clock: oneOf(clocks),
    position: told.position,
    at: maybe(string()),
    knownAt: maybe(string()),
    settled: told.settled,
  }),
  FeedFrames: string(
    [
      'Server-sent events. `data` is JSON.',
      '- `row`: `{key, row, position, cause?}`; in a snapshot, and where time alone changed the row, without `cause`.',
      '- `gone`: `{key}`: the row no longer matches the filter or no longer exists.',
      '- `context`: `{unknown}`, first of all and without an `id`, where an id in a filter names nothing; see `ListPage`.',
      '- `up-to-date`: `{position}`: everything up to here has been sent.',
      '- `reset`: `{reason}`: forget what you have, a snapshot follows. An `id` that cannot be used gives this, never an error.',
      'An `id` is sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. A comment comes every 20 seconds. When a due date passes, the row is sent again.',
    ].join('\n'),
  ),
};

const code = oneOf(problemCodes);

const problemSchemas: Readonly<Record<string, JsonSchema>> = {
  ProblemDocument: objectOf<ProblemDocument>(
    [
      'A problem document (RFC 9457). `code` is stable:',
      ...problemCodes.map(
        (name) => `- \`${name}\` (${problemKinds[name].status}): ${problemKinds[name].title}.`,
      ),
    ].join('\n'),
    {
      type: string('`urn:chancery:problem:` and the code.'),
      title: string(),
      status: integer(),
      detail: string('What was expected, and what came.'),
      code,
      errors: maybe(
        list(
          objectOf<FieldError>('A field or a parameter that is refused.', {
            pointer: string('A JSON Pointer into the body, or the name of a parameter.'),
            code,
            detail: string(),
          }),
        ),
      ),
      requestId: maybe(string('Of a failure of the server: what its log has it under.')),
    },
  ),
};

/** A row of a process names it; a key whose fold failed stands still and says so. */
function asAnswered(name: string, schema: JsonSchema): JsonSchema {
  const extra = {
    type: 'object',
    properties: {
      processId: slug,
      parked: {
        type: 'object',
        description:
          'There when the row stands still before this entry: its fold failed, or made more of it than a row may be, 16 Mi characters. A row whose view cannot be made has this and its `key` alone.',
        properties: { entryId: uuid, position },
        required: ['entryId', 'position'],
      },
    },
    ...(name === 'PartyRow' ? {} : { required: ['processId'] }),
  };
  return { allOf: [schema, extra] };
}

function rowSchemas(): Record<string, JsonSchema> {
  const all = {
    ...processAndPhaseSchemas,
    ...commitmentSchemas,
    ...agreementAndMeetingSchemas,
    ...timelineAndPartySchemas,
  };
  return Object.fromEntries(
    Object.entries(all).map(([name, schema]) => [
      name,
      name.endsWith('Row') ? asAnswered(name, schema) : schema,
    ]),
  );
}

export function components(): Readonly<Record<string, JsonSchema>> {
  return {
    ...schemaComponents(),
    ...sharedSchemas,
    ...rowSchemas(),
    ...eventSchemas,
    ...readModelSchemas,
    ...operateSchemas,
    ...problemSchemas,
  };
}
