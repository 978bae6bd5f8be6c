/** What a JSON Schema of the vocabulary asks for, in words. */
import {
  country,
  duration,
  edtf,
  innerPointer,
  languageTag,
  publicationDate,
  region,
  slug,
  text,
  url,
  uuid,
} from '../../../src/domain/validation/leaves.js';
import type { Rule } from '../../../src/domain/validation/rule.js';
import type { JsonSchema, SchemaScope } from '../../../src/domain/validation/schema.js';

/** The rules of a single value that have a name of their own on the page. */
const named: readonly (readonly [rule: Rule<unknown>, words: string])[] = [
  [slug, 'id'],
  [text, 'text'],
  [uuid, 'UUID'],
  [url, 'URL'],
  [edtf, '[date](#dates)'],
  [publicationDate, 'day, month or year, or date-time with offset'],
  [duration, 'ISO 8601 duration, such as `P30D` or `-P60D`'],
  [languageTag, 'BCP 47 tag'],
  [country, 'ISO 3166-1 code'],
  [region, 'ISO 3166 code'],
  [innerPointer, 'JSON Pointer'],
];

/** Leaves ask nothing of where they stand. */
const noScope: SchemaScope = {
  refToClass: ({ name }) => ({ $ref: name }),
  refToNamed: (name) => ({ $ref: name }),
};

/** A schema without what it says in words of its own. */
function plain({ description: _, examples: __, ...keywords }: JsonSchema): string {
  return JSON.stringify(keywords);
}

const leaves = named.map(([rule, words]) => ({ schema: rule.schema(noScope), words }));

function leafOf(schema: JsonSchema): string | undefined {
  const alike = leaves.filter((leaf) => plain(leaf.schema) === plain(schema));
  // A date and a language tag are texts that no keyword narrows: their examples tell them apart.
  const same = alike.find(
    ({ schema: { examples } }) => JSON.stringify(examples) === JSON.stringify(schema['examples']),
  );
  return (same ?? (alike.length === 1 ? alike[0] : undefined))?.words;
}

/** The name of the schema that a reference leads to. */
export function refOf({ $ref }: JsonSchema): string | undefined {
  return typeof $ref === 'string' ? $ref.replace(/^.*\//, '') : undefined;
}

/** @throws Error a keyword that the page has no words for: give it some here */
export function inWords(schema: JsonSchema): string {
  const ref = refOf(schema);
  if (ref !== undefined) return `[${ref}](#${ref.toLowerCase()})`;
  const alternatives = listed(schema['oneOf'] ?? schema['anyOf']);
  if (schema['type'] === undefined && alternatives.length > 0) return alternatives.map(inWords).join(', or ');
  switch (schema['type']) {
    case 'string':
      return stringInWords(schema);
    case 'null':
      return '`null`';
    case 'boolean':
      return '`true` or `false`';
    case 'integer':
    case 'number':
      return numberInWords(schema);
    case 'array':
      return listInWords(schema);
    case 'object':
      return objectInWords(schema);
    default:
      throw new Error(`expected a type that has words, got ${JSON.stringify(schema)}`);
  }
}

function stringInWords(schema: JsonSchema): string {
  const { const: only, enum: words, pattern, maxLength } = schema;
  if (typeof only === 'string') return `\`${only}\``;
  if (Array.isArray(words)) return `one of ${words.map((word) => `\`${String(word)}\``).join(', ')}`;
  const leaf = leafOf(schema);
  if (leaf !== undefined) return leaf;
  if (plain({ ...schema, maxLength: 0 }) === plain({ ...text.schema(noScope), maxLength: 0 }))
    return `text of at most ${String(maxLength)} characters`;
  if (typeof pattern === 'string') return `text of the form \`${pattern}\``;
  return 'text';
}

function numberInWords({ type, minimum, maximum }: JsonSchema): string {
  if (type === 'number') return `number from ${String(minimum)} to ${String(maximum)}`;
  return `whole number from ${String(minimum)} on`;
}

function listInWords({ items, minItems, uniqueItems }: JsonSchema): string {
  const more = [
    minItems === undefined ? [] : [`at least ${JSON.stringify(minItems)}`],
    uniqueItems ? ['each once'] : [],
  ].flat();
  return [`list: ${isSchema(items) ? inWords(items) : 'anything'}`, ...more].join('; ');
}

function objectInWords({ additionalProperties }: JsonSchema): string {
  return isSchema(additionalProperties)
    ? `map of names to ${inWords(additionalProperties)}`
    : 'object of fields and their new values';
}

function listed(value: unknown): JsonSchema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
