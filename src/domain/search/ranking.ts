/**
 * Orders what was found, by Okapi BM25. The size of the record and the mean length of a text are constants: they would tell of
 * what the asker does not see, and of what was recorded later. How rare a word is is counted among what is seen and known.
 */
import { hasForm, isAsked } from './matching.js';
import type { SearchQuery, Term } from './query.js';
import type { FoldedEntry } from './searched-entry.js';

/** A word by which entries are ranked. Those of a phrase count one by one. */
export interface RankedWord {
  readonly forms: readonly string[];
  /** It counts once, however often such words are there. */
  readonly isPrefix: boolean;
  /** Its place among the wanted terms. */
  readonly term: number;
}

/** What an entry is ranked by, word by word. */
export interface Occurrences {
  readonly counts: readonly number[];
  /** The words of its texts, and one for each of these. */
  readonly length: number;
}

const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;
const MEAN_LENGTH = 50;
const ENTRIES = 2 ** 20;

/** In so many entries, or more, a word is too common to be counted. */
export const COMMON = 5_000;

export function rankedWords({ wanted }: SearchQuery): readonly RankedWord[] {
  return wanted.flatMap((term, i) => wordsIn(term).map((word) => ({ ...word, term: i })));
}

function wordsIn(term: Term): Omit<RankedWord, 'term'>[] {
  if (term.kind === 'word') return [term];
  return [term.first, ...term.rest.map((word) => [word])].map((forms) => ({ forms, isPrefix: false }));
}

/** @param found in how many entries each word is, `COMMON` at most */
export function scoreOf({ counts, length }: Occurrences, found: readonly number[]): number {
  const norm = SATURATION * (1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * length) / MEAN_LENGTH);
  let score = 0;
  for (const [i, entries] of found.entries()) {
    const count = counts[i] ?? 0;
    const rarity = Math.log(1 + (ENTRIES - entries + 0.5) / (entries + 0.5));
    score += (rarity * count * (SATURATION + 1)) / (count + norm);
  }
  return Math.round(score * 1e6) / 1e6;
}

/** How often an entry has each word in texts that are asked for, and how long it is. */
export function occurrencesIn(
  query: SearchQuery,
  words: readonly RankedWord[],
  { texts }: FoldedEntry,
): Occurrences {
  const asked = texts.filter((text) => isAsked(query, text)).flatMap((text) => text.words);
  return {
    counts: words.map((word) => asked.reduce((sum, { text }) => sum + (hasForm(word, text) ? 1 : 0), 0)),
    length: texts.reduce((sum, text) => sum + text.words.length + 1, 0),
  };
}

/**
 * What a word counts in an entry that has it: as often as it is there, and once more where a party is called so. What begins with
 * a prefix, and what is common, counts once.
 */
export function countOf(
  word: RankedWord,
  { count, isNamed, found }: { readonly count: number; readonly isNamed: boolean; readonly found: number },
): number {
  return word.isPrefix || found >= COMMON ? 1 : count + (isNamed ? 1 : 0);
}
