/** The schemas of an entry's own words and values, as the timeline gives them: of each type its payload, with its type. */
import { catalogue, eventTypes, isEditorialType, type EventType } from '../../domain/events/catalogue.js';
import { fieldsOf } from '../../domain/validation/rule.js';
import type { SchemaScope } from '../../domain/validation/schema.js';
import { ref, type JsonSchema } from './schemas.js';

/** Parts of payloads stand among the schemas of what can be posted. */
const parts: SchemaScope = { refToClass: ({ name }) => ref(name), refToNamed: ref };

export function whatSchemas(): Record<string, JsonSchema> {
  const types = eventTypes.filter((type) => !isEditorialType(type));
  return {
    TimelineWhat: {
      description:
        'What the entry says as it stands now, in its own words and values: its payload with its type.',
      oneOf: types.map((type) => ref(whatName(type))),
      discriminator: {
        propertyName: 'type',
        mapping: Object.fromEntries(types.map((type) => [type, `#/components/schemas/${whatName(type)}`])),
      },
    },
    ...Object.fromEntries(types.map((type) => [whatName(type), whatSchema(type)])),
  };
}

function whatName(type: EventType): string {
  return `${type}What`;
}

function whatSchema(type: EventType): JsonSchema {
  const fields = [...fieldsOf(catalogue[type].payload).values()];
  const own = fields.map(({ name, rule }) => [name, rule.schema(parts)] as const);
  return {
    type: 'object',
    description: catalogue[type].summary,
    properties: { type: { type: 'string', const: type }, ...Object.fromEntries(own) },
    required: ['type', ...fields.filter(({ optional }) => !optional).map(({ name }) => name)],
  };
}
