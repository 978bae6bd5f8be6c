/** What of an entry can be found: its texts, each where a reader has it, and the names that it gives a party. */
import { canonicalTag } from '../validation/language-tag.js';
import type { LocalizedText } from '../values/localized-text.js';
import { wordsOf, type Word } from './words.js';

/** A text in one language. */
export interface SearchedText {
  /** JSON Pointer into the row of the entry: `/what/title/ar`, `/sources/0/quote`. */
  readonly pointer: string;
  /** BCP 47 tag as posted; empty where none is said. */
  readonly language: string;
  readonly text: string;
}

export interface SearchedEntry {
  readonly texts: readonly SearchedText[];
  /** The party that the entry gives a name or an alias, and all that it is called there. */
  readonly named: { readonly party: string; readonly names: readonly string[] } | undefined;
  /** Ids of the parties that it is about. */
  readonly parties: readonly string[];
}

/** The same with its words. */
export interface FoldedEntry {
  readonly texts: readonly FoldedText[];
  readonly named: { readonly party: string; readonly names: readonly (readonly Word[])[] } | undefined;
  readonly parties: readonly string[];
}

export interface FoldedText extends SearchedText {
  readonly words: readonly Word[];
}

export function foldEntry({ texts, named, parties }: SearchedEntry): FoldedEntry {
  return {
    texts: texts.map((text) => ({ ...text, words: wordsOf(text.text) })),
    named: named && { party: named.party, names: named.names.map(wordsOf) },
    parties,
  };
}

/** A localized text as the texts that it holds; `pointer` is its own. */
export function textsAt(pointer: string, localized: LocalizedText): SearchedText[] {
  return Object.entries(localized).flatMap(([tag, text]) =>
    tag !== 'original' && typeof text === 'string'
      ? [{ pointer: `${pointer}/${tag}`, language: tag, text }]
      : [],
  );
}

/** The ranges (RFC 4647) that find a language, lower case, the widest first: `zh`, `zh-hant`, `zh-hant-tw`. */
export function rangesOf(language: string): readonly string[] {
  if (language === '') return [];
  const subtags = (canonicalTag(language) ?? language).toLowerCase().split('-');
  return subtags.map((_, i) => subtags.slice(0, i + 1).join('-'));
}
