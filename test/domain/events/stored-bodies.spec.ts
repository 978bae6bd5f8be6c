/** What is in logs is read by today's code, every version of every type, and stays as it is. */
import { describe, expect, it } from 'vitest';
import { definitionOf, eventTypes, type EventType } from '../../../src/domain/events/catalogue.js';
import { examples } from '../../../src/domain/events/examples.js';
import { schemaComponents } from '../../../src/domain/events/json-schema.js';
import { readBody } from '../../../src/domain/events/read-body.js';
import { canonicalJson } from '../../../src/log/canonical-json.js';
import { sha256, storedBodies } from './stored-bodies.js';

/** A line for a type that has none, to begin with. */
function lineFor(type: EventType, version: number): string {
  const { type: _, id: __, ...body } = { id: undefined, ...examples[type] };
  return canonicalJson({ type, version, body, sha256: sha256(body) }) ?? '';
}

describe('a stored body', () => {
  const versions = eventTypes.flatMap((type) =>
    Array.from({ length: definitionOf(type).version }, (_, before) => ({ type, version: before + 1 })),
  );

  it.each(versions)('is kept of $type, version $version', ({ type, version }) => {
    const kept = storedBodies.some((stored) => stored.type === type && stored.version === version);
    expect(kept, `expected a line in stored-bodies.ndjson such as\n${lineFor(type, version)}`).toBe(true);
  });

  it.each(storedBodies)('of $type, version $version, is what it was', ({ body, sha256: digest }) => {
    expect(digest, 'a body that is in logs does not change: add another line instead').toBe(sha256(body));
  });

  it.each(storedBodies)('of $type, version $version, is read as an entry', ({ type, version, body }) => {
    const isToday = version === definitionOf(type).version;
    expect(readBody(type, version, body)).toMatchObject({
      outcome: 'entry',
      entry: isToday ? { type, ...body } : { type },
    });
  });
});

type Schema = Readonly<Record<string, unknown>>;
const schemas: Readonly<Record<string, Schema>> = schemaComponents();

function schemaAt({ $ref }: Schema): [name: string, schema: Schema] | undefined {
  const name = typeof $ref === 'string' ? $ref.replace(/^.*\//, '') : undefined;
  return name === undefined ? undefined : [name, schemas[name] ?? {}];
}

/** The fields of named schemas that a value uses, `Place.country`. */
function fieldsUsed(schema: Schema, value: unknown, owner = ''): string[] {
  const named = schemaAt(schema);
  if (named) return fieldsUsed(named[1], value, named[0]);
  const alternatives = (schema['oneOf'] ?? schema['anyOf'] ?? []) as readonly Schema[];
  if (schema['type'] === undefined && alternatives.length > 0)
    return alternatives.flatMap((one) => fieldsUsed(one, value));
  if (Array.isArray(value))
    return value.flatMap((item) => fieldsUsed((schema['items'] ?? {}) as Schema, item));
  if (typeof value !== 'object' || value === null) return [];
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  return Object.entries(value).flatMap(([field, inner]) => {
    const rule = properties[field];
    return rule ? [`${owner}.${field}`, ...fieldsUsed(rule, inner)] : [];
  });
}

it('is kept with every field that there is, of payloads and of their parts', () => {
  const used = new Set(
    storedBodies.flatMap(({ type, body }) => fieldsUsed(schemas[`${type}Entry`] ?? {}, body, `${type}Entry`)),
  );
  const all = Object.entries(schemas).flatMap(([name, { properties = {} }]) =>
    name.endsWith('Entry') ? [] : Object.keys(properties as object).map((field) => `${name}.${field}`),
  );
  expect(all.filter((field) => !used.has(field))).toEqual([]);
});
