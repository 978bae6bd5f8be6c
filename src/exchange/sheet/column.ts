/**
 * The columns of a sheet. Each is a path into an entry, and what it takes comes from the schemas of the catalogue: a field
 * that a payload gains is a column without a line here.
 */
import { isEventType, type EventType } from '../../domain/events/catalogue.js';
import { schemaComponents } from '../../domain/events/json-schema.js';
import { visiblePattern } from '../../domain/validation/blank.js';
import { isObject, ownField, type JsonObject } from '../../domain/validation/compounds.js';
import { canonicalTag } from '../../domain/validation/language-tag.js';
import { remembering } from '../../domain/time/remembering.js';
import { namesParty } from './party-columns.js';
import { isDate, wanted } from './wants.js';

export type Key = string | number;

/** `word` is anything short that is no free text: an id, a URL, one of some words. */
export type Form = 'text' | 'word' | 'date' | 'number' | 'flag';

export interface Column {
  /** `data.points.1.text.en`: what stands in the header. */
  readonly name: string;
  /** Where in the entry its value stands. */
  readonly keys: readonly Key[];
  readonly form: Form;
  /** Whether a cell may hold several values, with `;` between them. */
  readonly isList: boolean;
  /** Whether a cell may say that there is none, which is not the same as being empty. */
  readonly isNullable: boolean;
  /** Whether its values are ids of parties. */
  readonly isParty: boolean;
  /** In words. */
  readonly wants: string;
  /** The words that it takes, where they are listed. */
  readonly words?: readonly string[] | undefined;
  readonly pattern?: string | undefined;
  /** Of a number: the least that it may be. */
  readonly least?: number | undefined;
}

/** A column as a template shows it. */
export interface TemplateColumn extends Column {
  readonly isRequired: boolean;
}

/** More than any entry holds, and no number that an array would be made of. */
const mostItems = 999;

let components: Readonly<Record<string, JsonObject>> | undefined;

function schemaOf(type: EventType): JsonObject {
  return component(`${type}Entry`);
}

function component(name: string): JsonObject {
  components ??= schemaComponents();
  return components[name] ?? {};
}

function dereferenced(schema: JsonObject): JsonObject {
  const ref = ownField(schema, '$ref');
  return typeof ref === 'string' ? component(ref.slice(ref.lastIndexOf('/') + 1)) : schema;
}

/** The forms that a value may have, and whether it may be null. */
function formsOf(schema: JsonObject): {
  readonly forms: readonly JsonObject[];
  readonly isNullable: boolean;
} {
  const given = dereferenced(schema);
  const choice = ownField(given, 'oneOf') ?? ownField(given, 'anyOf');
  // Conditions over an object stand in such a list too: they have no type.
  const choices = Array.isArray(choice) ? choice.filter(isObject).filter(isForm) : [];
  if (choices.length === 0) return { forms: [given], isNullable: false };
  const forms = choices.map(dereferenced).filter(({ type }) => type !== 'null');
  return { forms, isNullable: forms.length < choices.length };
}

function isForm(schema: JsonObject): boolean {
  return 'type' in schema || '$ref' in schema;
}

/** The column of that name in the rows of a type; undefined where the type has none. */
export function columnOf(type: EventType, name: string): Column | undefined {
  return known(`${type} ${name}`);
}

/** Each cell of a sheet asks for its column. */
const known = remembering(20_000, (typeAndName: string): Column | undefined => {
  const cut = typeAndName.indexOf(' ');
  const type = typeAndName.slice(0, cut);
  return isEventType(type) ? find(type, typeAndName.slice(cut + 1)) : undefined;
});

function find(type: EventType, name: string): Column | undefined {
  const keys = keysOf(name);
  if (keys === undefined || keys[0] === 'type' || keys[0] === 'id') return undefined;
  return leafAt(schemaOf(type), keys, { name, keys });
}

/** `source2.url` is `sources`, 1, `url`; people count from 1. */
function keysOf(name: string): readonly Key[] | undefined {
  const [first = '', ...rest] = name.split('.');
  const source = /^source([2-9]|[1-9]\d{1,2})?$/.exec(first);
  const path: Key[] = source ? ['sources', Number(source[1] ?? 1) - 1] : [first];
  if (first === 'sources') return undefined;
  for (const part of rest) {
    const isIndex = /^[1-9]\d{0,2}$/.test(part) && Number(part) <= mostItems;
    path.push(isIndex ? Number(part) - 1 : part);
  }
  return path;
}

export function nameOf(keys: readonly Key[]): string {
  const [first, second, ...rest] = keys;
  const isSource = first === 'sources' && typeof second === 'number';
  const head = isSource ? [`source${second === 0 ? '' : second + 1}`] : [first, second];
  return [...head, ...rest]
    .filter((key) => key !== undefined)
    .map((key, at) => (typeof key === 'number' && at > 0 ? key + 1 : key))
    .join('.');
}

type Place = Pick<Column, 'name' | 'keys'>;

function leafAt(schema: JsonObject, keys: readonly Key[], place: Place): Column | undefined {
  const { forms, isNullable } = formsOf(schema);
  const [key, ...rest] = keys;
  for (const form of forms) {
    const found =
      key === undefined ? leaf(form, place, isNullable) : leafAt(below(form, key) ?? {}, rest, place);
    if (found) return found;
  }
  return undefined;
}

function below(schema: JsonObject, key: Key): JsonObject | undefined {
  if (typeof key === 'number') {
    const items = objectIn(schema, 'items');
    // Lists of single values have one cell.
    return items && formOf(dereferenced(items)) === undefined ? items : undefined;
  }
  const properties = objectIn(schema, 'properties');
  const property = properties && ownField(properties, key);
  if (isObject(property)) return property;
  const others = objectIn(schema, 'additionalProperties');
  return others && takesKey(schema, key) ? others : undefined;
}

/** A map of texts has language tags for keys, a map of ids the names of their schemes. */
function takesKey(schema: JsonObject, key: string): boolean {
  const names = objectIn(schema, 'propertyNames')?.['pattern'];
  return typeof names === 'string' ? new RegExp(names, 'u').test(key) : canonicalTag(key) !== undefined;
}

function objectIn(schema: JsonObject, field: string): JsonObject | undefined {
  const found = ownField(schema, field);
  return isObject(found) ? found : undefined;
}

function leaf(schema: JsonObject, place: Place, isNullable: boolean): Column | undefined {
  const items = objectIn(schema, 'items');
  const value = dereferenced(items ?? schema);
  const form = formOf(value);
  if (form === undefined || (items && formOf(schema) !== undefined)) return undefined;
  const { enum: words, pattern, minimum } = value;
  return {
    ...place,
    form,
    isList: items !== undefined,
    isNullable,
    isParty: namesParty(place.keys),
    wants: wanted(value, place.keys, items !== undefined),
    ...(Array.isArray(words) && { words: words.map(String) }),
    ...(typeof pattern === 'string' && { pattern }),
    ...(typeof minimum === 'number' && { least: minimum }),
  };
}

function formOf(schema: JsonObject): Form | undefined {
  switch (schema['type']) {
    case 'string':
      if (isDate(schema)) return 'date';
      return schema['pattern'] === visiblePattern ? 'text' : 'word';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'flag';
    default:
      return undefined;
  }
}

/** The columns of a type as a template shows them: the first of each list, texts in these languages. */
export function columnsOf(type: EventType, languages: readonly string[]): readonly TemplateColumn[] {
  const columns: TemplateColumn[] = [];
  const walk = (schema: JsonObject, keys: readonly Key[], isRequired: boolean): void => {
    const own = leafAt(schema, [], { name: nameOf(keys), keys });
    if (own) columns.push({ ...own, isRequired });
    for (const form of formsOf(schema).forms)
      for (const [key, part, must] of partsOf(form, languages)) {
        walk(part, [...keys, key], isRequired && must && !own);
      }
  };
  const { type: _type, id: _id, ...fields } = objectIn(schemaOf(type), 'properties') ?? {};
  const required = schemaOf(type)['required'];
  for (const [field, schema] of Object.entries(fields)) {
    if (isObject(schema)) walk(schema, [field], Array.isArray(required) && required.includes(field));
  }
  return columns;
}

function partsOf(schema: JsonObject, languages: readonly string[]): (readonly [Key, JsonObject, boolean])[] {
  const items = objectIn(schema, 'items');
  if (items) return formOf(dereferenced(items)) === undefined ? [[0, items, true]] : [];
  const { properties, required, additionalProperties, propertyNames } = schema;
  if (isObject(additionalProperties) && !isObject(propertyNames)) {
    return languages.map((tag, at) => [tag, additionalProperties, at === 0]);
  }
  return Object.entries(isObject(properties) ? properties : {}).flatMap(([name, part]) =>
    isObject(part) ? [[name, part, Array.isArray(required) && required.includes(name)] as const] : [],
  );
}
