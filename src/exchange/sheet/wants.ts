/** What a column wants, in words, from its schema. */
import { visiblePattern } from '../../domain/validation/blank.js';
import type { JsonObject } from '../../domain/validation/compounds.js';
import type { Key } from './column.js';
import { namesParty } from './party-columns.js';

export function isDate({ examples }: JsonObject): boolean {
  return Array.isArray(examples) && /^\d{4}-\d\d/.test(String(examples[0]));
}

export function wanted(schema: JsonObject, keys: readonly Key[], isList: boolean): string {
  const one = wantedOnce(schema, keys);
  return isList ? `${one}; several with ; between them` : one;
}

function wantedOnce(schema: JsonObject, keys: readonly Key[]): string {
  const { enum: words, type, format, pattern, examples, minimum, maximum, description } = schema;
  if (Array.isArray(words)) return `one of ${words.join(', ')}`;
  if (type === 'boolean') return 'true or false';
  if (type === 'integer') return `a whole number of at least ${String(minimum)}`;
  if (type === 'number') return `a number from ${String(minimum)} to ${String(maximum)}`;
  if (isDate(schema) && Array.isArray(examples)) return `a date such as ${examples.join(' or ')}`;
  if (format === 'uri') return 'a URL with http or https';
  if (pattern === visiblePattern) return 'a text';
  if (namesParty(keys)) return 'the id of a party';
  if (typeof description === 'string') return lowerFirst(description.replace(/\.$/, ''));
  if (Array.isArray(examples)) return `such as ${examples.join(' or ')}`;
  return PATTERNS.find(([form]) => form === pattern)?.[1] ?? 'a word';
}

const PATTERNS = [
  ['^[a-z0-9][a-z0-9-]{0,63}$', 'an id of 1 to 64 characters a-z, 0-9 and -'],
  ['^[A-Z]{2}$', 'an ISO 3166 code of a country, such as PS'],
  ['^[A-Z]{2}(-[A-Z0-9]{1,3})?$', 'an ISO 3166 code such as PS or PS-GZA'],
] as const;

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
