// This is the stored format of a text in one or more languages.
import { isObject, type JsonObject } from './rules/compounds.js';
import { canonicalTag } from './rules/language-tag.js';
import { text } from './rules/leaves.js';
import { Rule } from './rules/rule.js';
import type { JsonSchema, SchemaScope } from './rules/schema.js';
import type { Spot } from './rules/spot.js';

/** A text by BCP 47 tag, after IATI's narratives: `{"ar": "...", "en": "...", "original": "ar", "machine": ["en"]}`. */
export interface LocalizedText {
  /** Which of the tags is the language that the text was first said in. */
  readonly original?: string;
  /** Which of the tags are machine translations. */
  readonly machine?: readonly string[];
  readonly [tag: string]: string | readonly string[] | undefined;
}

/** Texts by BCP 47 tag, and nothing else. */
export interface Translations {
  readonly [tag: string]: string;
}

/** The texts of a localized text by tag, without what is said about them. */
export function textsOf(localized: LocalizedText): Translations {
  const texts: [string, string][] = [];
  for (const [tag, value] of Object.entries(localized)) {
    if (tag !== 'original' && typeof value === 'string') texts.push([tag, value]);
  }
  return Object.fromEntries(texts);
}

/** Whether two tags name the same language: `en-gb` and `en-GB` do. */
export function isSameLanguage(one: string, other: string): boolean {
  return canonicalTag(one) === canonicalTag(other);
}

/** What a map of texts may hold beside its tags. */
const aboutTexts: ReadonlySet<string> = new Set(['original', 'machine']);

/** The keys that say something about the texts, and the tags. */
function partedKeys(value: JsonObject): [about: string[], tags: string[]] {
  const keys = Object.keys(value);
  return [keys.filter((key) => aboutTexts.has(key)), keys.filter((key) => !aboutTexts.has(key))];
}

function textsByTag(scope: SchemaScope): JsonSchema {
  return { type: 'object', additionalProperties: text.schema(scope) };
}

class TranslationsRule extends Rule<Translations> {
  accepts(value: unknown, spot: Spot): value is Translations {
    if (!isObject(value)) return spot.refuse('a map of language tags to texts', value);
    const [about, tags] = partedKeys(value);
    for (const key of about) spot.at(key).refuse('a BCP 47 language tag', key);
    const sound = (about.length > 0 && tags.length === 0) || acceptsTexts(value, tags, spot);
    return sound && about.length === 0;
  }

  schema(scope: SchemaScope): JsonSchema {
    return { ...textsByTag(scope), minProperties: 1 };
  }
}

class LocalizedRule extends Rule<LocalizedText> {
  accepts(value: unknown, spot: Spot): value is LocalizedText {
    if (!isObject(value)) return spot.refuse('a map of language tags to texts such as {"en": "..."}', value);
    const [, tags] = partedKeys(value);
    const sound = acceptsTexts(value, tags, spot);
    return [acceptsOriginal(value, tags, spot), acceptsMachine(value, tags, spot), sound].every(Boolean);
  }

  schema(scope: SchemaScope): JsonSchema {
    return scope.refToNamed('LocalizedText', {
      ...textsByTag(scope),
      description: 'A text by BCP 47 language tag, at least one.',
      minProperties: 1,
      properties: {
        original: { type: 'string', description: 'The tag, one that is there, of the original.' },
        machine: {
          type: 'array',
          items: { type: 'string' },
          uniqueItems: true,
          description: 'Machine translations.',
        },
      },
      examples: [{ ar: 'نص', en: 'Text', original: 'ar' }],
    });
  }
}

function acceptsTexts(texts: JsonObject, tags: readonly string[], spot: Spot): boolean {
  if (tags.length === 0) return spot.report('expected a text in at least one language, actual none');
  let sound = true;
  const languages = new Map<string, string>();
  for (const tag of tags) {
    const canonical = canonicalTag(tag);
    const twin = canonical === undefined ? undefined : languages.get(canonical);
    if (canonical === undefined) sound = spot.at(tag).refuse('a BCP 47 language tag', tag);
    else if (twin !== undefined)
      sound = spot.at(tag).report(`expected each language once, actual also as ${twin}`);
    else if (!text.accepts(texts[tag], spot.at(tag))) sound = false;
    if (canonical !== undefined) languages.set(canonical, tag);
  }
  return sound;
}

function acceptsOriginal(value: JsonObject, tags: readonly string[], spot: Spot): boolean {
  const original = value['original'];
  if (original === undefined) return true;
  return tags.some((tag) => tag === original) || spot.at('original').refuse(oneTag(tags), original);
}

function acceptsMachine(value: JsonObject, tags: readonly string[], spot: Spot): boolean {
  const machine = value['machine'];
  if (machine === undefined) return true;
  if (!Array.isArray(machine)) return spot.at('machine').refuse('a list of tags', machine);
  let sound = true;
  const left = new Set<unknown>(tags);
  machine.forEach((tag: unknown, index) => {
    if (!left.delete(tag))
      sound = spot
        .at('machine')
        .at(index)
        .refuse(`${oneTag(tags)}, each once`, tag);
  });
  return sound;
}

function oneTag(tags: readonly string[]): string {
  return `one of the tags that are there (${tags.slice(0, 20).join(', ').toWellFormed()})`;
}

/** A text in at least one language. */
export const localized: Rule<LocalizedText> = new LocalizedRule();

/** Texts by language tag, without `original` and `machine`. */
export const translations: Rule<Translations> = new TranslationsRule();
