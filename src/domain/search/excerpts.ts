/** What is shown of an entry that was found: parts of its texts, with where the words are in them. */
import { isAsked, marksIn, type Mark } from './matching.js';
import type { SearchQuery } from './query.js';
import type { FoldedEntry, FoldedText } from './searched-entry.js';

/** A part of a text in which something was found. */
export interface FoundText {
  /** Where the text is in the row, as a JSON Pointer: `/what/title/ar`, `/sources/0/quote`. */
  readonly pointer: string;
  /** The language of the text, a BCP 47 tag; null where none is said. */
  readonly language: string | null;
  /** Where the excerpt begins in the text, in UTF-16 units. */
  readonly start: number;
  /** The part of the text around the first words that were found. */
  readonly excerpt: string;
  /** Where in the text, not in the excerpt, what was found begins and ends, in UTF-16 units. */
  readonly marks: readonly Mark[];
}

const MOST_TEXTS = 5;
const MOST_MARKS = 50;
/** In UTF-16 units: what an excerpt holds, and how much of that stands before the first mark. */
const LONGEST = 240;
const BEFORE = 60;

/** The texts that have wanted terms, those with the most of them first. */
export function excerptsOf(query: SearchQuery, { texts }: FoldedEntry): FoundText[] {
  return texts
    .filter((text) => isAsked(query, text))
    .flatMap((text) => {
      const marks = marksIn(query.wanted, text.words);
      const terms = query.wanted.filter((term) => marksIn([term], text.words).length > 0).length;
      return marks.length === 0 ? [] : [{ text, marks, terms }];
    })
    .sort((a, b) => b.terms - a.terms)
    .slice(0, MOST_TEXTS)
    .map(({ text, marks }) => excerptOf(text, marks.slice(0, MOST_MARKS)));
}

function excerptOf({ pointer, language, text, words }: FoldedText, marks: readonly Mark[]): FoundText {
  const first = marks[0]?.start ?? 0;
  const from = Math.max(0, Math.min(first - BEFORE, text.length - LONGEST));
  // Between words, so that no sign is cut in two.
  const start =
    from === 0 ? 0 : (words.find((word) => word.start >= from && word.start <= first)?.start ?? first);
  const to = start + LONGEST;
  const last = words.findLast(({ end }) => end <= to && end > first)?.end ?? marks[0]?.end ?? text.length;
  const end = text.length <= to ? text.length : last;
  return {
    pointer,
    language: language === '' ? null : language,
    start,
    excerpt: text.slice(start, end),
    marks,
  };
}
