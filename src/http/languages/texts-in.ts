/** Finds the texts in a value by its schema, as the OpenAPI document has it, and puts what is made of each in its place. */
import { isEventType } from '../../domain/events/catalogue.js';
import type { LocalizedText } from '../../domain/values/localized-text.js';
import type { JsonSchema } from '../../domain/validation/schema.js';

type Schemas = Readonly<Record<string, JsonSchema>>;
type Fields = Readonly<Record<string, unknown>>;

const REFERENCE = '#/components/schemas/';

export class TextsIn {
  private readonly holding = new Map<JsonSchema, boolean>();
  private readonly references = new Map<string, JsonSchema>();

  constructor(private readonly schemas: Schemas) {}

  /** A copy with other texts; what has none is handed on as it is. */
  replaced(schemaName: string, value: unknown, text: (text: LocalizedText) => unknown): unknown {
    return this.walk(this.referenceTo(schemaName), value, { text, type: undefined });
  }

  private walk(schema: JsonSchema, value: unknown, given: Given): unknown {
    if (!this.holdsText(schema)) return value;
    const name = nameIn(schema);
    if (name === 'LocalizedText') return isText(value) ? given.text(value) : value;
    const meant = name === undefined ? schema : (this.schemas[name] ?? {});
    if (Array.isArray(value)) return this.items(meant, value, given);
    if (!isFields(value)) return value;
    const type = isEventType(value['type']) ? value['type'] : given.type;
    const within = { ...given, type };
    // What a correction replaced is of the payload of its entry, of which the schema tells nothing more.
    const made = name === 'SaidBefore' ? this.withData(value, within) : value;
    return this.object(meant, made, within);
  }

  private items({ items }: JsonSchema, values: readonly unknown[], given: Given): unknown {
    return isSchema(items) ? values.map((value) => this.walk(items, value, given)) : values;
  }

  private object(schema: JsonSchema, value: Fields, given: Given): Fields {
    let made = value;
    for (const part of this.partsFor(schema, value)) {
      const after = this.walk(part, made, given);
      if (isFields(after)) made = after;
    }
    const { properties } = schema;
    if (!isSchema(properties)) return made;
    const changed = Object.entries(properties).flatMap(([key, inner]) => {
      if (!isSchema(inner) || !Object.hasOwn(made, key)) return [];
      const after = this.walk(inner, made[key], given);
      return after === made[key] ? [] : [[key, after] as const];
    });
    return changed.length === 0 ? made : { ...made, ...Object.fromEntries(changed) };
  }

  /** All parts of a schema that has several, and the alternative that the value is. */
  private partsFor({ allOf, anyOf, oneOf }: JsonSchema, value: Fields): JsonSchema[] {
    const one = [...schemasIn(anyOf), ...schemasIn(oneOf)].find((part) => this.fits(part, value));
    return [...schemasIn(allOf), ...(one ? [one] : [])];
  }

  /** Alternatives are told apart by the one word that a field of each has. */
  private fits(schema: JsonSchema, value: Fields): boolean {
    const name = nameIn(schema);
    if (name === 'LocalizedText') return true;
    const { type, properties } = name === undefined ? schema : (this.schemas[name] ?? {});
    if (type !== undefined && type !== 'object') return false;
    return Object.entries(isSchema(properties) ? properties : {}).every(
      ([key, inner]) =>
        !Object.hasOwn(value, key) ||
        !isSchema(inner) ||
        !('const' in inner) ||
        inner['const'] === value[key],
    );
  }

  private withData(value: Fields, given: Given): Fields {
    const { data } = value;
    if (given.type === undefined || data === undefined) return value;
    return { ...value, data: this.walk(this.referenceTo(`${given.type}What`), data, given) };
  }

  /** The same object for a name: what is known of a schema is kept by it. */
  private referenceTo(name: string): JsonSchema {
    const known = this.references.get(name) ?? { $ref: `${REFERENCE}${name}` };
    this.references.set(name, known);
    return known;
  }

  private holdsText(schema: JsonSchema): boolean {
    const known = this.holding.get(schema);
    if (known !== undefined) return known;
    // One that is come to again within itself is looked into.
    this.holding.set(schema, true);
    const name = nameIn(schema);
    const holds =
      name === 'LocalizedText' ||
      name === 'SaidBefore' ||
      (name === undefined ? partsOf(schema) : [this.schemas[name] ?? {}]).some((part) =>
        this.holdsText(part),
      );
    this.holding.set(schema, holds);
    return holds;
  }
}

interface Given {
  readonly text: (text: LocalizedText) => unknown;
  /** The event type of the entry that is being told. */
  readonly type: string | undefined;
}

function nameIn({ $ref }: JsonSchema): string | undefined {
  return typeof $ref === 'string' ? $ref.slice(REFERENCE.length) : undefined;
}

function partsOf({ items, properties, allOf, anyOf, oneOf }: JsonSchema): JsonSchema[] {
  return [
    ...schemasIn([items]),
    ...schemasIn(isSchema(properties) ? Object.values(properties) : []),
    ...[allOf, anyOf, oneOf].flatMap(schemasIn),
  ];
}

function schemasIn(value: unknown): JsonSchema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

function isSchema(value: unknown): value is JsonSchema {
  return isFields(value);
}

/** By its schema: what stands where a text does is one. */
function isText(value: unknown): value is LocalizedText {
  return isFields(value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
