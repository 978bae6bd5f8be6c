/** Gives every field its description: of its type's comment, or of what a field of its name means everywhere. */
import { fieldNames } from './field-names.js';
import type { JsonSchema } from './schemas.js';
import types from './types.json' with { type: 'json' };

interface Comments {
  readonly description: string;
  readonly properties: Readonly<Record<string, string | undefined>>;
}

const comments: Readonly<Record<string, Comments | undefined>> = types.descriptions;

export function described(schemas: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      // What an entry says has the fields of its payload.
      const told = comments[name] ?? comments[name.replace(/What$/, '')];
      const inner = part(schema, told?.properties);
      const text = told?.description;
      return [name, text && !('description' in inner) ? { ...inner, description: text } : inner];
    }),
  );
}

function part(schema: JsonSchema, told: Comments['properties'] = {}): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (keyword === 'properties' && isSchema(value)) return [keyword, fields(value, told)];
      return [keyword, keyword === 'examples' || keyword === 'example' ? value : inner(value)];
    }),
  );
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  return isSchema(value) ? part(value) : value;
}

function fields(properties: JsonSchema, told: Comments['properties']): JsonSchema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      isSchema(value) ? field(name, value, told[name]) : value,
    ]),
  );
}

function field(name: string, schema: JsonSchema, comment: string | undefined): JsonSchema {
  const known = Object.hasOwn(fieldNames, name) ? fieldNames[name] : undefined;
  const deep = narrowed(part(schema), known?.schema);
  const closer = comment ?? schema['description'];
  const description = closer ?? known?.means;
  return description === undefined ? deep : { ...deep, description };
}

/** A text of which nothing is known but that it is one. */
function narrowed(schema: JsonSchema, by: JsonSchema | undefined): JsonSchema {
  if (by === undefined) return schema;
  const { description: _, ...keywords } = by;
  if (schema['type'] === 'string' && !('const' in schema) && !('enum' in schema)) {
    return { ...keywords, ...schema };
  }
  const { anyOf } = schema;
  if (!Array.isArray(anyOf)) return schema;
  return { ...schema, anyOf: anyOf.map((one: unknown) => (isSchema(one) ? narrowed(one, by) : one)) };
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
