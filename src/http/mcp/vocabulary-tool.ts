/** What a draft can be written with: the event types, the schemas of their payloads, and what there is in a process to refer to. */
import { examples } from '../../domain/events/examples.js';
import { catalogue, eventTypes, isEditorialType, type EventType } from '../../domain/events/catalogue.js';
import { payloadSchema } from '../../domain/events/json-schema.js';
import { anyObject, list, oneOf, ref, slug, string, uuid } from '../openapi/schemas.js';
import { parametersOf, type Asked } from './asked.js';
import { NOTICE } from './notice.js';
import { answering, object, taking } from './schemas.js';
import { subjectKinds, subjectsOf, type SubjectsPage } from './subjects.js';
import type { Tool } from './tool.js';
import { schemaUri } from './uris.js';
import { behind } from './with-cited.js';

const answer = object(
  {
    types: list(
      object(
        {
          type: oneOf(eventTypes),
          version: { type: 'integer' },
          summary: string('What the event says.'),
          sourced: { type: 'boolean', description: 'Whether an entry of it needs a source.' },
          editorial: { type: 'boolean', description: 'Whether it is about the record and not the world.' },
          uri: string('Where the schema of its payload can be read as a resource.'),
          schema: { ...anyObject, description: 'The JSON Schema of its payload, `data`.' },
          example: { ...anyObject, description: 'An entry of it as it is posted.' },
        },
        ['type', 'version', 'summary', 'sourced', 'editorial', 'uri'],
      ),
    ),
    subjects: list(
      object(
        {
          kind: oneOf(subjectKinds),
          id: slug,
          title: { anyOf: [ref('LocalizedText'), { type: 'null' }] },
          entryId: uuid,
        },
        ['kind', 'id', 'title', 'entryId'],
      ),
      'What there is in the process, each with the entry that brought it in.',
    ),
    more: list(
      oneOf(subjectKinds),
      'Kinds of which there are more than are told: the other tools have all of them.',
    ),
  },
  ['types'],
);

export const vocabularyTool: Tool = {
  name: 'vocabulary',
  title: 'Event types, their schemas, and the ids of a process',
  description:
    'What an entry can say. Without arguments every event type in a sentence; with `types` their JSON Schemas and an example of each; with `processId` the parties, phases, commitments and other ids that an entry of that process can refer to. Ask for it before propose_entries.',
  readOnly: true,
  ours: ['types'],
  inputSchema: taking(
    [
      {
        name: 'types',
        description: 'Event types of which the schema is wanted.',
        schema: list(oneOf(eventTypes)),
        example: 'CommitmentMade',
        list: true,
      },
      { name: 'processId', description: 'The id of a process.', schema: slug, example: 'gaza-2025' },
    ],
    {},
  ),
  outputSchema: answering(answer),
  run: async (given, asked) => {
    const parameters = parametersOf(given, ['types', 'processId']);
    const wanted = parameters.words('types', eventTypes);
    const process = parameters.id('processId');
    const types = (wanted ?? eventTypes).map((type) => typeOf(type, wanted !== undefined));
    const there = process === undefined ? undefined : await inProcess(process, asked);
    return { notice: NOTICE, types, cited: [], contested: [], ...there };
  },
};

function typeOf(type: EventType, isWanted: boolean): object {
  const { version, summary, sourced } = catalogue[type];
  return {
    ...{ type, version, summary, sourced, editorial: isEditorialType(type), uri: schemaUri(type) },
    ...(isWanted ? { schema: payloadSchema(type), example: examples[type] } : {}),
  };
}

async function inProcess(process: string, asked: Asked): Promise<object> {
  const page: SubjectsPage = await subjectsOf(process, asked);
  return { ...page, ...(await behind(page.subjects, { process, moment: {} }, asked)) };
}
