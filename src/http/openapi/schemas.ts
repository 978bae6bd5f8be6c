/** Writes JSON Schema (2020-12) for the parameters, and for what no type says. */
import type { JsonSchema } from '../../domain/validation/schema.js';

export type { JsonSchema } from '../../domain/validation/schema.js';

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

export function flag(description?: string): JsonSchema {
  return { type: 'boolean', ...(description === undefined ? {} : { description }) };
}

export function oneOf(words: readonly string[], description?: string): JsonSchema {
  return { type: 'string', enum: [...words], ...(description === undefined ? {} : { description }) };
}

/** An object with any fields. A schema that names none and allows none is of `{}` to a client that is generated. */
export const anyObject: JsonSchema = { type: 'object', additionalProperties: true };
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
