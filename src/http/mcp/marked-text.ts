/**
 * Writes an answer as lines of text for an assistant. What somebody wrote stands between marks, so that words of the record are
 * told from the words of the server: bare are only numbers, dates, ids that are UUIDs, and words of the vocabulary.
 */
import { claimKinds } from '../../application/cited/contested.js';
import { CLOSE, NOTICE, OPEN } from './notice.js';
import { known } from './schemas.js';

let words: ReadonlySet<string> | undefined;

/** Words that no one but this server chooses: those that the schemas of its answers list. */
function vocabulary(): ReadonlySet<string> {
  return (words ??= new Set([...claimKinds, ...listedIn(known())]));
}

function listedIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(listedIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, value]: [string, unknown]) => {
    if (keyword === 'enum' || keyword === 'const')
      return [value].flat().filter((word): word is string => typeof word === 'string');
    return keyword === 'examples' || keyword === 'example' ? [] : listedIn(value);
  });
}

/** The marks, and characters that look like them. */
const MARKS = /[⟦⟧〚〛]/gu;
/** Line breaks, other control characters, what turns the direction of the text round it, and tags, which nobody sees. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u061C\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu;

/** Words of the record between marks, on one line, in which nothing looks like a mark. */
export function quoted(text: string): string {
  const inner = text
    .replaceAll(MARKS, (mark) => (mark === OPEN || mark === '〚' ? '[[' : ']]'))
    .replaceAll(/\r?\n/g, ' / ')
    .replaceAll(UNSEEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  return `${OPEN}${inner}${CLOSE}`;
}

/**
 * Lines of `name: value`. What is null or empty is left out.
 * @param ours fields that have nothing of the record in them: they stand as JSON, without marks
 */
export function markedText(answer: object, ours: readonly string[] = []): string {
  const { notice: _, ...told } = { notice: NOTICE, ...answer };
  const lines = Object.entries(told).flatMap(([name, value]: [string, unknown]) =>
    ours.includes(name) ? [`${name}: ${JSON.stringify(value)}`] : lineOf(`${nameOf(name)}:`, value, ''),
  );
  return [NOTICE, ...lines].join('\n');
}

function linesOf(value: object, indent: string): string[] {
  const named = Array.isArray(value)
    ? value.map((one: unknown) => ['-', one] as const)
    : Object.entries(value).map(([name, one]) => [`${nameOf(name)}:`, one as unknown] as const);
  return named.flatMap(([name, one]) => lineOf(name, one, indent));
}

function lineOf(name: string, value: unknown, indent: string): string[] {
  if (isNothing(value)) return [];
  if (isMoment(value)) return [`${indent}${name} ${scalar(value.text)}`];
  if (typeof value !== 'object' || value === null) return [`${indent}${name} ${scalar(value)}`];
  const lines = linesOf(value, `${indent}  `);
  if (lines.length === 0) return [];
  if (name !== '-') return [`${indent}${name}`, ...lines];
  const [first = '', ...rest] = lines;
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

/** What occurred: its text says all that the instants beside it say. */
function isMoment(value: unknown): value is { readonly text: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'earliest' in value &&
    'latest' in value
  );
}

function isNothing(value: unknown): boolean {
  if (typeof value !== 'object') return value === undefined;
  return value === null || Object.keys(value).length === 0;
}

function scalar(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  return isBare(value) ? value : quoted(value);
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HASH = /^(?:[0-9a-f]{32}|[0-9a-f]{64})$/;
/** A number, a date, a date-time or EDTF, without its words. */
const MOMENT = /^[\d[\]{},.:+\-/~?%TXZ]{1,64}$/;

function isBare(text: string): boolean {
  return UUID.test(text) || HASH.test(text) || MOMENT.test(text) || vocabulary().has(text);
}

/** A field of ours, or a plain language tag. */
const NAME = /^(?:[a-z][A-Za-z]{0,23}|[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?)$/;

function nameOf(name: string): string {
  return NAME.test(name) ? name : quoted(name);
}
