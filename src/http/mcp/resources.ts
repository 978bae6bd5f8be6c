/** What can be read as a resource: a process, an entry, the schema of a payload. */
import { ResourceNotFoundError } from '@modelcontextprotocol/server';
import { answerObject, itemsIn } from '../../application/query/answer-object.js';
import { GetRow } from '../../application/query/get-row.js';
import { ListRows } from '../../application/query/list-rows.js';
import { readModel } from '../../application/read-models.js';
import { catalogue, eventTypes } from '../../domain/events/catalogue.js';
import { payloadSchema } from '../../domain/events/json-schema.js';
import { problemOf } from '../problem-of.js';
import { HOLDS_NOTHING, type Asked } from './asked.js';
import { readEntry } from './entry-tool.js';
import { markedText } from './marked-text.js';
import { NOTICE } from './notice.js';
import type { Results } from './protocol.js';
import { processUri, readUri, schemaUri, templates } from './uris.js';
import { behind } from './with-cited.js';

const processes = readModel('process-overview');
const PAGE = 100;
/** The protocol takes no more values at once. */
const MOST_VALUES = 100;
const TEXT = 'text/plain';
const SCHEMA = 'application/schema+json';

export const templateList: Results['resources/templates/list'] = {
  resourceTemplates: [
    { name: 'process', title: 'A peace process', uriTemplate: templates.process, mimeType: TEXT },
    {
      name: 'entry',
      title: 'An entry, with what was later said about it',
      uriTemplate: templates.entry,
      mimeType: TEXT,
    },
    { name: 'schema', title: 'The schema of a payload', uriTemplate: templates.schema, mimeType: SCHEMA },
  ],
};

const schemas = eventTypes.map((type) => ({
  uri: schemaUri(type),
  name: type,
  description: catalogue[type].summary,
  mimeType: SCHEMA,
}));

/** The processes page by page; the schemas stand on the first page. @throws Refused invalid-cursor */
export async function listResources(
  cursor: string | undefined,
  asked: Asked,
): Promise<Results['resources/list']> {
  const { ids, nextCursor } = await processIds(cursor, asked);
  const named = ids.map((id) => ({ uri: processUri(id), name: id, mimeType: TEXT }));
  return {
    resources: cursor === undefined ? [...named, ...schemas] : named,
    ...(nextCursor === null ? {} : { nextCursor }),
  };
}

/** @throws ResourceNotFoundError also where it is hidden from who asks */
export async function readResource(uri: string, asked: Asked): Promise<Results['resources/read']> {
  const named = readUri(uri);
  if (!named) throw new ResourceNotFoundError(uri);
  try {
    switch (named.kind) {
      case 'schema':
        return {
          contents: [{ uri, mimeType: SCHEMA, text: JSON.stringify(payloadSchema(named.type), null, 2) }],
        };
      case 'process':
        return asText(uri, await readProcess(named.processId, asked));
      case 'entry':
        return asText(uri, await readEntry(named.processId, named.entryId, asked));
    }
  } catch (error) {
    if (problemOf(error)?.document.status === 404) throw new ResourceNotFoundError(uri);
    throw error;
  }
}

function asText(uri: string, answer: object): Results['resources/read'] {
  return { contents: [{ uri, mimeType: TEXT, text: markedText(answer) }] };
}

async function readProcess(process: string, asked: Asked): Promise<object> {
  const { caller, asker, queries } = asked;
  const question = { projection: processes, process, key: process, moment: {} };
  const row = answerObject(
    await queries.execute(new GetRow(caller, question, { ...asker, ...HOLDS_NOTHING })),
  );
  return { notice: NOTICE, ...row, ...(await behind([row], { process, moment: {} }, asked)) };
}

/** The values of a variable of a template that begin with a text: none for one that is unknown. */
export async function completionOf(
  name: string,
  begun: string,
  asked: Asked,
): Promise<Results['completion/complete']> {
  const values = (await valuesOf(name, asked)).filter((value) => value.startsWith(begun));
  const completion = { values: values.slice(0, MOST_VALUES), hasMore: values.length > MOST_VALUES };
  return { completion };
}

async function valuesOf(name: string, asked: Asked): Promise<readonly string[]> {
  if (name === 'type') return eventTypes;
  return name === 'processId' ? (await processIds(undefined, asked)).ids : [];
}

async function processIds(
  cursor: string | undefined,
  { caller, asker, queries }: Asked,
): Promise<{ readonly ids: readonly string[]; readonly nextCursor: string | null }> {
  const question = {
    ...{ projection: processes, process: undefined, moment: {}, criteria: {}, cursor },
    ...({ order: { by: 'key', descending: false }, limit: PAGE } as const),
  };
  const page = answerObject(
    await queries.execute(new ListRows(caller, question, { ...asker, ...HOLDS_NOTHING })),
  );
  const { nextCursor } = page;
  return {
    ids: itemsIn(page).map(({ processId }) => String(processId)),
    nextCursor: typeof nextCursor === 'string' ? nextCursor : null,
  };
}
