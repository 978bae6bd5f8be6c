/** The schemas of what tools take and answer, made of those that the OpenAPI document is made of. */
import { claimKinds } from '../../application/cited/contested.js';
import { components } from '../openapi/components.js';
import type { QueryParameter } from '../openapi/operation.js';
import { operations } from '../openapi/operations.js';
import { pathParameters } from '../openapi/parameters.js';
import { list, oneOf, ref, slug, string, uuid, type JsonSchema } from '../openapi/schemas.js';
import { ITEMS } from './asked.js';
import { NOTICE } from './notice.js';

/** The schema of an object, as a tool has to have it. */
export interface ObjectSchema extends JsonSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
}

const REF = '#/components/schemas/';

/**
 * Feeds are for programs. An assistant is given every text in all its languages: what was said is the original, and two languages
 * of one text may differ.
 */
const NOT_TAKEN: ReadonlySet<string> = new Set(['after', 'lang']);

/** What an operation of the API reads of its query. */
export function queryOf(operationId: string): readonly QueryParameter[] {
  return operationOf(operationId).query?.filter(({ name }) => !NOT_TAKEN.has(name)) ?? [];
}

/** @throws Error there is no such operation, which is a defect of the caller */
export function operationOf(id: string): (typeof operations)[number] {
  const found = operations.find((operation) => operation.id === id);
  if (!found) throw new Error(`expected an operation ${id}`);
  return found;
}

/** What a tool takes: parameters of the path of an operation, and of its query. */
export function taking(
  query: readonly QueryParameter[],
  path: Readonly<Record<string, JsonSchema>> = {},
  needed: readonly string[] = Object.keys(path),
): ObjectSchema {
  const properties = query.map(({ name, description, schema, example }) => {
    const paged = name === 'limit' ? { default: ITEMS } : {};
    return [name, { ...schema, ...paged, description: `${description} Such as \`${example}\`.` }] as const;
  });
  return object({ ...path, ...Object.fromEntries(properties) }, [
    ...needed,
    ...query.flatMap(({ name, required }) => (required ? [name] : [])),
  ]);
}

/** A parameter of a path. */
export function inPath(name: string): JsonSchema {
  const { description, schema } = pathParameters[name] ?? { description: '', schema: {} };
  return { ...schema, description };
}

export const theProcess: JsonSchema = { ...slug, description: 'The id of the process.' };

export function object(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = Object.keys(properties),
): ObjectSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}

const claim = object(
  {
    kind: oneOf(claimKinds),
    by: {
      anyOf: [string(), { type: 'null' }],
      description: 'Who says it; null for a determination of the record itself.',
    },
    says: string('The status, level or finding that is claimed.'),
    against: list(string(), 'The parties that it is against.'),
    entryId: uuid,
    occurred: ref('Occurred'),
    disputed: { const: true, description: 'Somebody contests the entry itself.' },
    stale: { const: true, description: 'The determined status has changed since.' },
    elsewhere: {
      const: true,
      description: 'Nothing else of this answer has it: another page or filter has.',
    },
  },
  ['kind', 'by', 'says', 'entryId', 'occurred'],
);

/** What every answer about the record has beside what it answers. */
const behind = {
  notice: { const: NOTICE },
  cited: list(
    object({
      processId: slug,
      entryId: uuid,
      type: string('The event type.'),
      subject: object({ kind: string(), id: string() }),
      occurred: ref('Occurred'),
      sources: list(ref('Source')),
      disputes: list(ref('DisputeMark')),
      corrections: list(ref('TimelineCorrection')),
      recordedAt: string(),
      recordedBy: string(),
      uri: string('Where it can be read as a resource.'),
    }),
    'Every entry that the answer cites, each once, as it stands at the moment of the answer.',
  ),
  contested: list(
    object({
      processId: slug,
      kind: oneOf(['phase', 'commitment', 'violation']),
      id: slug,
      claims: list(claim, 'The latest of each voice.'),
    }),
    'What the answer is about and claims contradict each other of, with every claim.',
  ),
} as const;

/** An answer of the API of this schema, with what stands behind it. */
export function answering(schema: JsonSchema): ObjectSchema {
  const { properties, required } = fieldsIn(schema);
  return answeredAs(
    object({ ...properties, ...behind }, [...new Set([...required, ...Object.keys(behind)])]),
  );
}

/** The fields of a schema, whether it names them, refers to them or joins them. */
export function fieldsIn(schema: JsonSchema): Pick<ObjectSchema, 'properties' | 'required'> {
  const { $ref: to, allOf, properties, required } = schema;
  if (typeof to === 'string') return fieldsIn(known()[to.slice(REF.length)] ?? {});
  const parts = Array.isArray(allOf) ? allOf.filter(isSchema).map(fieldsIn) : [];
  const own = isSchema(properties) ? Object.entries(properties).filter(isNamed) : [];
  return {
    properties: Object.fromEntries([...parts.flatMap((part) => Object.entries(part.properties)), ...own]),
    required: [
      ...parts.flatMap((part) => part.required),
      ...(Array.isArray(required) ? required.map(String) : []),
    ],
  };
}

function isNamed(field: [string, unknown]): field is [string, JsonSchema] {
  return isSchema(field[1]);
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is taken, as a schema that stands alone. */
export function takenAs(schema: ObjectSchema): ObjectSchema {
  return alone(schema, HINTS);
}

/** What is answered, as a schema that stands alone. */
export function answeredAs(schema: ObjectSchema): ObjectSchema {
  return alone(schema, CHECKED);
}

/** A hint for generators that not every validator knows. */
const HINTS: ReadonlySet<string> = new Set(['discriminator']);
/** What is answered has been checked when it was posted: the bounds of texts take a client a second to compile. */
const CHECKED: ReadonlySet<string> = new Set([...HINTS, 'pattern', 'maxLength', 'examples']);

/** The same schema, with all that it refers to inside. @param left keywords that are left out */
function alone(schema: ObjectSchema, left: ReadonlySet<string>): ObjectSchema {
  const needed = new Map<string, JsonSchema>();
  const part = (whole: JsonSchema): JsonSchema =>
    Object.fromEntries(
      Object.entries(whole).flatMap(([keyword, value]) => {
        if (left.has(keyword)) return [];
        if (keyword === 'properties' && isSchema(value)) return [[keyword, fields(value)]];
        return [[keyword, keyword === '$ref' ? inside(String(value).slice(REF.length)) : inner(value)]];
      }),
    );
  const fields = (properties: JsonSchema): Record<string, JsonSchema> =>
    Object.fromEntries(
      Object.entries(properties)
        .filter(isNamed)
        .map(([name, field]) => [name, part(field)]),
    );
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inner);
    return isSchema(value) ? part(value) : value;
  };
  const inside = (name: string): string => {
    if (!needed.has(name)) {
      // Before its parts are looked at: one of them may be of the same kind.
      needed.set(name, {});
      needed.set(name, part(known()[name] ?? {}));
    }
    return `#/$defs/${name}`;
  };
  const properties = fields(schema.properties);
  return { ...schema, properties, ...(needed.size > 0 && { $defs: Object.fromEntries(needed) }) };
}

let made: Readonly<Record<string, JsonSchema>> | undefined;

/** The schemas of the document. */
export function known(): Readonly<Record<string, JsonSchema>> {
  return (made ??= components());
}
