import type { RuledClass } from './rule.js';

/** A JSON Schema (2020-12) as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** Where a schema can refer to others, so that a part used in many payloads is defined once. */
export interface SchemaScope {
  /** A `$ref` to the schema of a ruled class. */
  refToClass(ruled: RuledClass): JsonSchema;
  /** A `$ref` to a schema that belongs to no class. */
  refToNamed(name: string, schema: JsonSchema): JsonSchema;
}
