import { describe, expect, it } from 'vitest';
import { catalogue, eventTypes } from '../../../src/domain/events/catalogue.js';
import { payloadSchema, schemaComponents } from '../../../src/domain/events/json-schema.js';
import { fieldsOf } from '../../../src/domain/validation/rule.js';
import type { JsonSchema } from '../../../src/domain/validation/schema.js';

function referencesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, inner]: [string, unknown]) =>
    keyword === '$ref' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
}

function namesOf(map: unknown): string[] {
  return Object.keys(map ?? {});
}

describe('the JSON Schema of a payload', () => {
  it.each(eventTypes)('%s has the fields of its class, the required ones, and no others', (type) => {
    const schema = payloadSchema(type);
    const fields = [...fieldsOf(catalogue[type].payload)];
    expect(schema['type']).toBe('object');
    expect(namesOf(schema['properties'])).toEqual(fields.map(([field]) => field));
    expect(schema['required']).toEqual(
      fields.filter(([, { optional }]) => !optional).map(([field]) => field),
    );
    expect(schema['additionalProperties']).toBe(false);
    expect(schema['description']).toBe(catalogue[type].summary);
  });

  it.each(eventTypes)('%s stands alone: every reference is defined in it, and is JSON', (type) => {
    const schema = payloadSchema(type);
    const defined = namesOf(schema['$defs']).map((name) => `#/$defs/${name}`);
    expect(new Set(referencesIn(schema))).toEqual(new Set(defined));
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });

  it('says what the rules say, for a field of each sort', () => {
    expect(payloadSchema('PartyJoined')['properties']).toMatchObject({
      party: { $ref: '#/$defs/Party' },
      roles: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } },
    });
    expect(payloadSchema('PhaseDefined')['properties']).toMatchObject({
      phaseId: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$' },
      ordinal: { type: 'integer', minimum: 1 },
      title: { $ref: '#/$defs/LocalizedText' },
      objectives: { type: 'array', items: { $ref: '#/$defs/LocalizedText' } },
      plannedStart: { type: 'string' },
    });
    expect(payloadSchema('EntryCorrected')['properties']).toMatchObject({
      changes: { $ref: '#/$defs/EntryChanges', minProperties: 1 },
    });
  });
});

describe('the components for an OpenAPI document', () => {
  const components = schemaComponents();

  function component(name: string): JsonSchema {
    return components[name] ?? {};
  }

  it('define everything that they refer to, and nothing that is not used', () => {
    const used = new Set(referencesIn(components).map((ref) => ref.replace('#/components/schemas/', '')));
    expect(new Set(Object.keys(components))).toEqual(new Set([...used, 'PostedEntry']));
  });

  it('have an entry of each type, with its sources where they are required', () => {
    expect(component('PartyLeftEntry')).toMatchObject({
      properties: {
        type: { const: 'PartyLeft' },
        id: { format: 'uuid' },
        data: { $ref: '#/components/schemas/PartyLeft' },
        sources: { type: 'array', minItems: 1 },
      },
      required: ['type', 'occurred', 'data', 'sources'],
      additionalProperties: false,
    });
    expect(component('EntryRetractedEntry')['required']).toEqual(['type', 'data']);
    expect(component('PostedEntry')['oneOf']).toHaveLength(eventTypes.length);
  });
});
