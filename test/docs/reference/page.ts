/** The reference of the vocabulary, made of the catalogue: each type with its fields, their rules, its refusals, an example. */
import {
  definitionOf,
  eventTypes,
  isEditorialType,
  isEventType,
  type EventType,
} from '../../../src/domain/events/catalogue.js';
import { examples } from '../../../src/domain/events/examples.js';
import type { JsonSchema } from '../../../src/domain/validation/schema.js';
import { components } from '../../../src/http/openapi/components.js';
import { ofEveryEntry, ofTheRecord, ofTheWorld, refusalsOf, type Reason } from './refusals.js';
import { inWords, isSchema, refOf } from './schema-words.js';

const schemas = components();

function schemaOf(name: string): JsonSchema {
  const schema = schemas[name];
  if (!schema) throw new Error(`expected a schema ${name}`);
  return schema;
}

/** `bodies` are data of each type, which between them use each of its fields. */
export function vocabularyReference(bodies: (type: EventType) => readonly object[]): string {
  return [
    '## Event types',
    'Made of the catalogue by `npm run docs:update`; a test fails where this page says something else.',
    overview(),
    everyEntry(),
    ...eventTypes.map((type) => section(type, bodies(type))),
    parts(),
  ].join('\n\n');
}

function overview(): string {
  const rows = eventTypes.map((type) => {
    const { kind, summary, sourced } = definitionOf(type);
    return `| [\`${type}\`](#${type.toLowerCase()}) | ${kind} | ${summary} | ${sourced ? 'needed' : 'may be given'} |`;
  });
  return ['| type | about | says | a source |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function everyEntry(): string {
  const fields = propertiesOf(schemaOf(`${eventTypes[0] ?? ''}Entry`));
  const rows = Object.entries(fields).map(([name, schema]) => {
    const rule = said[name] ?? inWords(schema);
    const isRequired = ['type', 'occurred', 'data'].includes(name);
    return row(name, isRequired ? 'required' : '', rule, descriptionOf(schema));
  });
  return [
    '### Every entry',
    [fieldHead, ...rows].join('\n'),
    rules,
    refusalTable(ofEveryEntry),
    `About the world also ${told(ofTheWorld)}\nAbout the record also ${told(ofTheRecord)}`,
    dates,
  ].join('\n\n');
}

/** What the type decides. */
const said: Readonly<Record<string, string>> = {
  type: 'one of the types above',
  data: 'the fields of the type',
};

const rules = `An editorial entry may leave \`occurred\` out; a source is needed where the table above says so. An id is 1 to 64 characters \`a-z\`, \`0-9\` and
\`-\`, and does not begin with \`-\`. A text is at most 20,000 code points of which something can be seen: white space and invisible characters
alone are blank. Names are kept as posted, and compared in Unicode form NFC.`;

const dates = `#### Dates

EDTF (ISO 8601-2): a day, month or year (\`2025-12-19\`, \`2025-12\`, \`2025\`), an interval with a known start (\`2025-10-08/2025-10-09\`,
\`2025-10-08/..\`), one of several (\`[2025-10-08,2025-10-09]\`, \`[2025-10-08..2025-10-10]\`), each date perhaps marked \`~\`, \`?\` or \`%\`; or an
ISO date-time with offset (\`2025-10-10T12:00+03:00\`). Days without offset are UTC days.`;

function told(reasons: readonly Reason[]): string {
  return reasons.map(({ code, when }) => `\`${code}\`: ${when}`).join(' ');
}

function section(type: EventType, bodies: readonly object[]): string {
  const { kind, summary, sourced, version, conditions } = definitionOf(type);
  const schema = schemaOf(type);
  const about = isEditorialType(type) ? 'About the record.' : `About: ${kind}.`;
  return [
    `### \`${type}\``,
    `${summary} ${about} A source ${sourced ? 'is needed' : 'may be given'}. Version ${version}.`,
    fieldTable(schema),
    ...conditions.map(({ expected }) => `Expected: ${expected}.`),
    refusalTable(refusalsOf(type, bodies)),
    ['```json', JSON.stringify(examples[type], null, 2), '```'].join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function propertiesOf({ properties }: JsonSchema): Record<string, JsonSchema> {
  const all = isSchema(properties) ? properties : {};
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, one]) => (isSchema(one) ? [[name, one]] : [])),
  );
}

const fieldHead = '| field | | rule | meaning |\n| --- | --- | --- | --- |';

function fieldTable(schema: JsonSchema): string {
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const rows = Object.entries(propertiesOf(schema)).map(([name, one]) =>
    row(name, required.includes(name) ? 'required' : '', inWords(one), descriptionOf(one)),
  );
  return [fieldHead, ...rows].join('\n');
}

function row(name: string, ...cells: readonly string[]): string {
  return `| ${[`\`${name}\``, ...cells.map((text) => text.replaceAll('|', '\\|'))].join(' | ')} |`;
}

function descriptionOf({ description }: JsonSchema): string {
  return typeof description === 'string' ? description : '';
}

function refusalTable(reasons: readonly Reason[]): string {
  if (reasons.length === 0) return '';
  const rows = reasons.map(({ code, when }) => row(code, when));
  return ['| refused as | when |', '| --- | --- |', ...rows].join('\n');
}

/** What the types share, each once, in the order of their names. */
function parts(): string {
  const names = new Set<string>();
  const open = eventTypes.flatMap((type) => [schemaOf(type), schemaOf(`${type}Entry`)]);
  for (let schema = open.pop(); schema; schema = open.pop()) {
    for (const name of refsIn(schema)) {
      if (names.has(name) || isEventType(name)) continue;
      names.add(name);
      open.push(schemaOf(name));
    }
  }
  return ['## Parts', ...[...names].sort().map(part)].join('\n\n');
}

function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = isSchema(value) ? refOf(value) : undefined;
  return [...(own === undefined ? [] : [own]), ...Object.values(value).flatMap(refsIn)];
}

function part(name: string): string {
  const schema = schemaOf(name);
  const isMap = isSchema(schema['additionalProperties']) || !('properties' in schema);
  return [
    `### ${name}`,
    descriptionOf(schema),
    isMap ? `${sentence(inWords(schema))}.` : '',
    Object.keys(propertiesOf(schema)).length > 0 ? fieldTable(schema) : '',
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
