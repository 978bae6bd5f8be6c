/** The schemas of the OpenAPI document: everything that can be posted, and everything that is answered. */
import { schemaComponents } from '../../domain/events/json-schema.js';
import { problemCodes, problemKinds } from '../problem.js';
import { readModelRoutes } from '../read-model-routes.js';
import { cloudEvent } from './cloud-event.js';
import { described } from './described.js';
import { frameSchemas } from './frames.js';
import { list, orNull, position, ref, slug, string, uuid, type JsonSchema } from './schemas.js';
import { rowSchema, type Resource } from './naming.js';
import { whatSchemas } from './what-schemas.js';
import types from './types.json' with { type: 'json' };

/** A schema that was made of a type. */
interface ObjectSchema extends JsonSchema {
  readonly description?: string;
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
}

const ofTypes: Readonly<Record<string, JsonSchema>> = types.schemas;

/** Those whose rows can be searched for. */
const searched = new Set(
  readModelRoutes.filter(({ model }) => model.entryTexts !== undefined).map(({ resource }) => resource),
);

const resources: readonly Resource[] = [...new Set(readModelRoutes.map(({ resource }) => resource))];

/** @throws Error there is no such type, which is a defect of the caller: `npm run build` makes the schemas anew */
function ofType(name: string): ObjectSchema {
  const { properties, required, ...schema } = ofTypes[name] ?? {};
  if (!isRecord(properties)) throw new Error(`expected a type ${name} with fields in types.json`);
  return { ...schema, properties, required: Array.isArray(required) ? required.map(String) : [] };
}

function isRecord(value: unknown): value is Readonly<Record<string, JsonSchema>> {
  return typeof value === 'object' && value !== null;
}

const { item: _, ...context } = ofType('RowAnswer').properties;
const { unknown, truncated } = ofType('ListAnswer').properties;
const told: ObjectSchema = {
  type: 'object',
  description: 'What an answer says of its moment.',
  properties: context,
  required: ['position', 'version'],
};

/** A row of a process names it; a key whose fold failed stands still and says so. */
function asAnswered(resource: Resource): JsonSchema {
  const { lists, path } = resource;
  const { properties, required, ...row } = ofType(rowSchema(resource));
  const isOfProcess = lists.includes('process') || path === 'processes';
  return {
    ...row,
    properties: {
      ...(isOfProcess ? { processId: slug } : {}),
      ...properties,
      ...(searched.has(resource)
        ? { found: { ...ref('SearchMatch'), description: 'Why it was found; only where `q` is asked.' } }
        : {}),
      parked: { ...ref('Parked'), description: 'There when the row stands still.' },
    },
    required: [...new Set([...(isOfProcess ? ['processId'] : []), ...required])],
  };
}

function page(row: string, isSearched: boolean): JsonSchema {
  return {
    type: 'object',
    description: `A page of rows, each a \`${row}\`.`,
    properties: {
      items: list(ref(row), 'The rows of the page.'),
      nextCursor: orNull(string()),
      ...context,
      unknown: unknown ?? {},
      ...(isSearched ? { truncated: truncated ?? {} } : {}),
    },
    required: ['items', 'nextCursor', ...told.required],
  };
}

function rowSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(
    resources.flatMap((resource) => {
      const row = rowSchema(resource);
      return [
        [row, asAnswered(resource)],
        [`${resource.many}Page`, page(row, searched.has(resource))],
        ...(resource.key === undefined
          ? []
          : [[`${resource.one}Answer`, { allOf: [ref(row), ref('AnswerContext')] }] as const]),
      ];
    }),
  );
}

const parked: JsonSchema = {
  type: 'object',
  description:
    'There when the row stands still before this entry: its fold failed, or made more of it than a row may be, 16 Mi characters. A row whose view cannot be made has this and its `key` alone.',
  properties: { entryId: uuid, position },
  required: ['entryId', 'position'],
};

function problemSchema(): JsonSchema {
  return {
    ...ofTypes['ProblemDocument'],
    description: [
      'A problem document (RFC 9457). `code` is stable:',
      ...problemCodes.map(
        (name) => `- \`${name}\` (${problemKinds[name].status}): ${problemKinds[name].title}.`,
      ),
    ].join('\n'),
  };
}

/** The rows that only other views read, and what only they have. */
function untoldNames(): ReadonlySet<string> {
  const untold = new Set(
    Object.keys(ofTypes).filter(
      (name) => name.endsWith('Row') && !resources.some((resource) => rowSchema(resource) === name),
    ),
  );
  const texts = Object.entries(ofTypes).map(([owner, schema]) => [owner, JSON.stringify(schema)] as const);
  for (const name of Object.keys(ofTypes)) {
    const owners = texts.filter(([, text]) => text.includes(`"#/components/schemas/${name}"`));
    if (owners.length > 0 && owners.every(([owner]) => untold.has(owner))) untold.add(name);
  }
  return untold;
}

export function components(): Readonly<Record<string, JsonSchema>> {
  const { ListAnswer: _list, RowAnswer: _row, ...answered } = ofTypes;
  const all = described({
    ...answered,
    ...schemaComponents(),
    ...rowSchemas(),
    ...whatSchemas(),
    ...frameSchemas(resources),
    CloudEvent: cloudEvent,
    AnswerContext: told,
    Parked: parked,
    ProblemDocument: problemSchema(),
  });
  const untold = untoldNames();
  return Object.fromEntries(Object.entries(all).filter(([name]) => !untold.has(name)));
}
