import { catalogue, definitionOf, eventTypes, type EventType } from './catalogue.js';
import { shapeFor } from './entry-shape.js';
import { objectSchema } from '../validation/compounds.js';
import { fieldsOf, type RuledClass } from '../validation/rule.js';
import type { JsonSchema, SchemaScope } from '../validation/schema.js';

/** Collects the schemas that others refer to, each once. */
class Definitions implements SchemaScope {
  private readonly schemas = new Map<string, JsonSchema>();

  constructor(private readonly prefix: string) {}

  refToClass(ruled: RuledClass): JsonSchema {
    if (!this.schemas.has(ruled.name)) this.schemas.set(ruled.name, objectSchema(fieldsOf(ruled), this));
    return this.ref(ruled.name);
  }

  refToNamed(name: string, schema: JsonSchema): JsonSchema {
    this.schemas.set(name, schema);
    return this.ref(name);
  }

  ref(name: string): JsonSchema {
    return { $ref: `${this.prefix}${name}` };
  }

  describe(name: string, description: string): void {
    this.schemas.set(name, { ...this.schemas.get(name), description });
  }

  all(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries(this.schemas);
  }
}

/** The JSON Schema (2020-12) of a type's payload, a document that stands alone. */
export function payloadSchema(type: EventType): JsonSchema {
  const parts = new Definitions('#/$defs/');
  const schema = objectSchema(fieldsOf(catalogue[type].payload), parts);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: type,
    description: catalogue[type].summary,
    ...schema,
    ...definitionOf(type).conditions.reduce<JsonSchema>((all, { schema: more }) => ({ ...all, ...more }), {}),
    $defs: parts.all(),
  };
}

/**
 * The schemas of everything that can be posted, for the components of an OpenAPI 3.1 document: each payload under its
 * type, each entry as `<type>Entry`, their union as `PostedEntry`, and the parts that they share.
 */
export function schemaComponents(): Readonly<Record<string, JsonSchema>> {
  const parts = new Definitions('#/components/schemas/');
  for (const type of eventTypes) {
    parts.refToNamed(`${type}Entry`, objectSchema(shapeFor(type).entry, parts));
    parts.describe(`${type}Entry`, catalogue[type].summary);
    parts.describe(type, catalogue[type].summary);
  }
  const mapping = Object.fromEntries(eventTypes.map((type) => [type, `#/components/schemas/${type}Entry`]));
  parts.refToNamed('PostedEntry', {
    oneOf: eventTypes.map((type) => parts.ref(`${type}Entry`)),
    discriminator: { propertyName: 'type', mapping },
  });
  return parts.all();
}
