/** Finds the terms of a query in an entry, word by word. The index does the same for many; this is what it is held against. */
import type { SearchQuery, Term } from './query.js';
import { rangesOf, type FoldedEntry, type FoldedText } from './searched-entry.js';
import type { Word } from './words.js';

/** Where a text has what was looked for. */
export interface Mark {
  /** Its first UTF-16 unit. */
  readonly start: number;
  /** The UTF-16 unit after its last. */
  readonly end: number;
}

/** The parties that each term names, wanted ones first, then those that are not. */
export interface NamedParties {
  readonly wanted: readonly ReadonlySet<string>[];
  readonly unwanted: readonly ReadonlySet<string>[];
}

/** Whether an entry has every wanted term and no other, in its texts or in the names of its parties. */
export function matches(query: SearchQuery, entry: FoldedEntry, named: NamedParties): boolean {
  const texts = entry.texts.filter((text) => isAsked(query, text));
  const has = (term: Term, parties: ReadonlySet<string> | undefined): boolean =>
    entry.parties.some((party) => parties?.has(party)) || texts.some(({ words }) => isIn(term, words));
  return (
    query.wanted.every((term, i) => has(term, named.wanted[i])) &&
    !query.unwanted.some((term, i) => has(term, named.unwanted[i]))
  );
}

/** The party that an entry gives a name with the term. */
export function partyNamed(term: Term, { named }: FoldedEntry): string | undefined {
  return named?.names.some((words) => isIn(term, words)) ? named.party : undefined;
}

/** Whether a text is in a language that is asked for. */
export function isAsked({ languages }: SearchQuery, { language }: FoldedText): boolean {
  return languages.length === 0 || rangesOf(language).some((range) => languages.includes(range));
}

/** Where a text has one of the terms, in order; none overlap. */
export function marksIn(terms: readonly Term[], words: readonly Word[]): Mark[] {
  const found = terms.flatMap((term) => [...placesOf(term, words)]).sort((a, b) => a.start - b.start);
  const marks: Mark[] = [];
  for (const { start, end } of found) {
    const last = marks.at(-1);
    if (last && start < last.end)
      marks[marks.length - 1] = { start: last.start, end: Math.max(end, last.end) };
    else marks.push({ start, end });
  }
  return marks;
}

function isIn(term: Term, words: readonly Word[]): boolean {
  return !placesOf(term, words).next().done;
}

function* placesOf(term: Term, words: readonly Word[]): Generator<Mark> {
  for (const [i, { text, start, end }] of words.entries()) {
    if (term.kind === 'word') {
      if (hasForm(term, text)) yield { start, end };
    } else if (term.first.includes(text) && term.rest.every((word, n) => words[i + 1 + n]?.text === word))
      yield { start, end: words[i + term.rest.length]?.end ?? end };
  }
}

/** Whether a word is one of the spellings that are looked for. */
export function hasForm(
  { forms, isPrefix }: { readonly forms: readonly string[]; readonly isPrefix: boolean },
  word: string,
): boolean {
  return isPrefix ? forms.some((form) => word.startsWith(form)) : forms.includes(word);
}
