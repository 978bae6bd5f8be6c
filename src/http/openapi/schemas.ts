/** Writes JSON Schema (2020-12) for what the API answers. The field names are checked against the types of the answers. */
import type { JsonSchema } from '../../domain/vocabulary/rules/schema.js';

export type { JsonSchema } from '../../domain/vocabulary/rules/schema.js';

/** The schema of a field that may be left out. */
class Optional {
  constructor(readonly schema: JsonSchema) {}
}

type Fields<T> = {
  readonly [K in keyof T]-?: undefined extends T[K] ? Optional : JsonSchema;
};

/** An object with the fields of `T`: one that is missing, too much, or wrongly optional does not compile. */
export function objectOf<T extends object>(description: string, fields: Fields<T>): JsonSchema {
  const known = Object.entries<Optional | JsonSchema>(fields);
  const required = known.filter(([, field]) => !(field instanceof Optional)).map(([name]) => name);
  return {
    type: 'object',
    description,
    properties: Object.fromEntries(
      known.map(([name, field]) => [name, field instanceof Optional ? field.schema : field]),
    ),
    ...(required.length > 0 ? { required } : {}),
  };
}

export function maybe(schema: JsonSchema): Optional {
  return new Optional(schema);
}

export function ref(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

export function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] };
}

export function list(items: JsonSchema, description?: string): JsonSchema {
  return { type: 'array', items, ...(description === undefined ? {} : { description }) };
}

export function string(description?: string): JsonSchema {
  return { type: 'string', ...(description === undefined ? {} : { description }) };
}

export function integer(description?: string): JsonSchema {
  return { type: 'integer', minimum: 0, ...(description === undefined ? {} : { description }) };
}

export function flag(description?: string): JsonSchema {
  return { type: 'boolean', ...(description === undefined ? {} : { description }) };
}

/** A mark that is there only where it is true. */
export function mark(description: string): Optional {
  return maybe({ const: true, description });
}

export function oneOf(words: readonly string[], description?: string): JsonSchema {
  return { type: 'string', enum: [...words], ...(description === undefined ? {} : { description }) };
}

/** The words of a union, every one of them. */
export function wordsOf<W extends string>(words: Readonly<Record<W, true>>): readonly string[] {
  return Object.keys(words);
}

export function counted(words: readonly string[], description: string): JsonSchema {
  return {
    type: 'object',
    description,
    properties: Object.fromEntries(words.map((word) => [word, integer()])),
    required: [...words],
  };
}

export function withDescription(schema: JsonSchema, description: string): JsonSchema {
  return { ...schema, description };
}

export const slug: JsonSchema = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$' };
export const uuid: JsonSchema = { type: 'string', format: 'uuid' };
export const position: JsonSchema = {
  type: 'string',
  pattern: '^[0-9]+$',
  description: 'A position in the log, over all processes, as decimal text.',
};
export const instant: JsonSchema = { type: 'string', format: 'date-time' };
export const recordedAt: JsonSchema = {
  type: 'string',
  format: 'date-time',
  description: 'When the server recorded it: UTC with microseconds. It only grows; compare it as text.',
};
export const text = ref('LocalizedText');
export const occurred = ref('Occurred');
