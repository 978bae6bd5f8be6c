/**
 * The language of searches, for people: words that all have to be there, `conven*` for what begins so, `"a phrase"`, `-word` for
 * what must not be there, `lang:ar` for texts in a language. Whatever else is typed is text.
 */
import { canonicalTag } from '../validation/language-tag.js';
import { formsOf } from './arabic-forms.js';
import { wordsOf } from './words.js';

/** What is looked for. */
export type Term =
  /** A word in one of its spellings; `isPrefix`: a word that begins like one of them. */
  | { readonly kind: 'word'; readonly forms: readonly string[]; readonly isPrefix: boolean }
  /** Words in a row; the first in one of its spellings, the others as they are. */
  | { readonly kind: 'phrase'; readonly first: readonly string[]; readonly rest: readonly string[] };

export interface SearchQuery {
  /** Each has to be found. One at least. */
  readonly wanted: readonly Term[];
  /** None may be found. */
  readonly unwanted: readonly Term[];
  /** Language ranges (RFC 4647), lower case: only texts in one of them count; empty: all do. */
  readonly languages: readonly string[];
}

/** A query as it is read, or what would have been one. */
export type QueryReading =
  { readonly ok: true; readonly query: SearchQuery } | { readonly ok: false; readonly expected: string };

/** In UTF-16 units. */
export const LONGEST_QUERY = 500;
const MOST_TERMS = 20;
/** Beyond so many words a phrase is told by its first. */
const LONGEST_PHRASE = 20;
const SHORTEST_PREFIX = 2;

/** A part of a query: what stands before a phrase, and the phrase, or a run without spaces. */
const PART = /(-?)(?:"([^"]*)(?:"|$)|(\S+))/gu;
const LANGUAGE = /^lang:/i;

export function readQuery(text: string): QueryReading {
  if (text.length > LONGEST_QUERY) return refused(`a search of at most ${LONGEST_QUERY} characters`);
  const wanted: Term[] = [];
  const unwanted: Term[] = [];
  const languages = new Set<string>();
  for (const [, sign, phrase, run = ''] of text.normalize('NFC').matchAll(PART)) {
    if (phrase === undefined && LANGUAGE.test(run)) {
      const language = languageOf(run.replace(LANGUAGE, ''));
      if (language === undefined || sign === '-') return refused('a language after lang:, such as lang:ar');
      languages.add(language);
      continue;
    }
    const term = phrase === undefined ? termOf(run) : phraseOf(phrase);
    if (term) (sign === '-' ? unwanted : wanted).push(term);
  }
  if (wanted.length === 0) return refused('a word to look for');
  if (wanted.length + unwanted.length > MOST_TERMS) return refused(`at most ${MOST_TERMS} words and phrases`);
  return { ok: true, query: { wanted, unwanted, languages: [...languages] } };
}

function refused(expected: string): QueryReading {
  return { ok: false, expected };
}

function languageOf(tag: string): string | undefined {
  return tag === '' ? undefined : canonicalTag(tag)?.toLowerCase();
}

/** A run without spaces: a word, or several that something stands between, which are a phrase. */
function termOf(run: string): Term | undefined {
  const words = wordsOf(run);
  const [first] = words;
  if (words.length !== 1 || !first) return phraseOf(run);
  const isPrefix = run.endsWith('*') && first.text.length >= SHORTEST_PREFIX;
  return { kind: 'word', forms: formsOf(first.text), isPrefix };
}

function phraseOf(text: string): Term | undefined {
  const [first, ...rest] = wordsOf(text).slice(0, LONGEST_PHRASE);
  if (!first) return undefined;
  const forms = formsOf(first.text);
  if (rest.length === 0) return { kind: 'word', forms, isPrefix: false };
  return { kind: 'phrase', first: forms, rest: rest.map((word) => word.text) };
}
