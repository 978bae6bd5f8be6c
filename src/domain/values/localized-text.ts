// This is the stored format of a text in one or more languages.
import { isObject, type JsonObject } from '../validation/compounds.js';
import { canonicalTag } from '../validation/language-tag.js';
import { text } from '../validation/leaves.js';
import { Rule } from '../validation/rule.js';
import type { JsonSchema, SchemaScope } from '../validation/schema.js';
import type { ValidationContext } from '../validation/validation-context.js';

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

function tagsOf(value: JsonObject): string[] {
  return Object.keys(value).filter((key) => !aboutTexts.has(key));
}

function textsByTag(scope: SchemaScope): JsonSchema {
  return { type: 'object', additionalProperties: text.schema(scope) };
}

class TranslationsRule extends Rule<Translations> {
  accepts(value: unknown, context: ValidationContext): value is Translations {
    if (!isObject(value)) return context.refuse('a map of language tags to texts', value);
    const keys = Object.keys(value);
    const about = keys.filter((key) => aboutTexts.has(key));
    for (const key of about) context.refuseBelow([key], 'a BCP 47 language tag', key);
    const valid = (about.length > 0 && keys.length === about.length) || acceptsTexts(value, keys, context);
    return valid && about.length === 0;
  }

  schema(scope: SchemaScope): JsonSchema {
    return { ...textsByTag(scope), minProperties: 1 };
  }
}

class LocalizedRule extends Rule<LocalizedText> {
  accepts(value: unknown, context: ValidationContext): value is LocalizedText {
    if (!isObject(value))
      return context.refuse('a map of language tags to texts such as {"en": "..."}', value);
    const textsValid = acceptsTexts(value, Object.keys(value), context);
    const originalValid = acceptsOriginal(value, context);
    return acceptsMachine(value, context) && originalValid && textsValid;
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

/** `keys` are the tags of the texts, and what may stand beside them. */
function acceptsTexts(texts: JsonObject, keys: readonly string[], context: ValidationContext): boolean {
  let valid = true;
  let tags = 0;
  const languages = keys.length > 1 ? new Map<string, string>() : undefined;
  for (const tag of keys) {
    if (aboutTexts.has(tag)) continue;
    tags++;
    context.enter(tag);
    const canonical = canonicalTag(tag);
    const twin = canonical === undefined ? undefined : languages?.get(canonical);
    if (canonical === undefined) valid = context.refuse('a BCP 47 language tag', tag);
    else if (twin !== undefined)
      valid = context.report(`expected each language once, got it also as ${twin}`);
    else if (!text.accepts(texts[tag], context)) valid = false;
    if (canonical !== undefined) languages?.set(canonical, tag);
    context.leave();
  }
  return tags > 0 ? valid : context.report('expected a text in at least one language, got none');
}

function acceptsOriginal(value: JsonObject, context: ValidationContext): boolean {
  const original = value['original'];
  if (original === undefined) return true;
  if (typeof original === 'string' && !aboutTexts.has(original) && Object.hasOwn(value, original))
    return true;
  return context.refuseBelow(['original'], oneTag(tagsOf(value)), original);
}

function acceptsMachine(value: JsonObject, context: ValidationContext): boolean {
  const machine = value['machine'];
  if (machine === undefined) return true;
  if (!Array.isArray(machine)) return context.refuseBelow(['machine'], 'a list of tags', machine);
  let valid = true;
  const tags = tagsOf(value);
  const left = new Set<unknown>(tags);
  machine.forEach((tag: unknown, index) => {
    if (!left.delete(tag)) valid = context.refuseBelow(['machine', index], `${oneTag(tags)}, each once`, tag);
  });
  return valid;
}

function oneTag(tags: readonly string[]): string {
  return `one of the tags that are there (${tags.slice(0, 20).join(', ').toWellFormed()})`;
}

/** A text in at least one language. */
export const localized: Rule<LocalizedText> = new LocalizedRule();

/** Texts by language tag, without `original` and `machine`. */
export const translations: Rule<Translations> = new TranslationsRule();
