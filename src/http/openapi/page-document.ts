/**
 * The document as the page at `/docs` shows it. Its viewer resolves a document of OpenAPI 3.1 as a whole at every click, one of 3.0
 * only where it is opened (https://github.com/swagger-api/swagger-ui/issues/10748): what 3.1 says in its own words is said in those
 * of 3.0, and what would spread out to hundreds of schemas is named.
 */
import type { OpenAPIObject } from '@nestjs/swagger';
import type { JsonSchema } from './schemas.js';

/** A choice among more schemas than this is told by their names. */
const MOST_SPREAD = 8;

/** What the viewer reads as values and not as schemas. */
const VALUES: ReadonlySet<string> = new Set(['example', 'default', 'enum', 'value', 'mapping', 'required']);

/** What 3.0 has no word for; each is told in a description beside it, or is for programs. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'x-streams',
  'x-other-content',
  'contentMediaType',
  'contentSchema',
]);

export function pageDocument({ servers: _, ...document }: OpenAPIObject): JsonSchema {
  return {
    ...part({ ...document }),
    openapi: '3.0.3',
    externalDocs: {
      description: 'The same as a document of OpenAPI 3.1, for programs',
      url: '/openapi.json',
    },
  };
}

function part(given: JsonSchema): JsonSchema {
  const schema = named(withoutNull(given));
  const entries = Object.entries(schema).flatMap(([key, value]): (readonly [string, unknown])[] => {
    if (LEFT_OUT.has(key)) return [];
    if (key === 'const') return [['enum', [value]]];
    // In a schema they are a list of values; elsewhere they are named examples.
    if (key === 'examples') return Array.isArray(value) ? [] : [[key, value]];
    if (key === 'properties' && isPart(value)) return [[key, fields(value)]];
    return [[key, VALUES.has(key) ? value : inner(value)]];
  });
  return Object.fromEntries(entries);
}

/** The names of fields are no keywords. */
function fields(properties: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, inner(value)]));
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  return isPart(value) ? part(value) : value;
}

/** `anyOf: [x, {type: 'null'}]` is a nullable `x`. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf)) return schema;
  const others: unknown[] = anyOf.filter((one: unknown) => !(isPart(one) && one['type'] === 'null'));
  if (others.length === anyOf.length) return schema;
  const [only, ...more] = others;
  if (more.length > 0 || !isPart(only)) return { ...rest, anyOf: others, nullable: true };
  return '$ref' in only ? { ...rest, allOf: [only], nullable: true } : { ...only, ...rest, nullable: true };
}

/** A long choice, or one among them and something else, as an object whose description names the schemas. */
function named(schema: JsonSchema): JsonSchema {
  const { oneOf, discriminator: _, ...rest } = schema;
  if (!Array.isArray(oneOf) || oneOf.length <= MOST_SPREAD) return schema;
  const names = oneOf.flatMap((one: unknown) =>
    isPart(one) && typeof one['$ref'] === 'string' ? [`\`${one['$ref'].split('/').at(-1) ?? ''}\``] : [],
  );
  const told = typeof rest['description'] === 'string' ? `${rest['description']} ` : '';
  return {
    ...rest,
    type: 'object',
    description: `${told}One of these, each below under Schemas: ${names.join(', ')}.`,
  };
}

function isPart(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
