/**
 * What is looked for, in the language of the index. Every word of it stands between quotation marks and is made of letters,
 * digits and signs of nobody's: nothing that anybody types is read as more than a word.
 */
import type { Visibility } from '../../domain/access/visibility.js';
import type { RankedWord } from '../../domain/search/ranking.js';
import type { SearchQuery, Term } from '../../domain/search/query.js';
import type { Numbers } from './numbers.js';
import { columnOf, facetWord, processWord, taggedWord, TEXT_COLUMNS } from './search-tables.js';

/** Among which entries it is looked for. */
export interface SearchScope {
  /** Absent: those of all processes. */
  readonly process: string | undefined;
  readonly visibility: Visibility;
}

/** The parties that each term names. */
export interface Parties {
  readonly wanted: readonly ReadonlySet<string>[];
  readonly unwanted: readonly ReadonlySet<string>[];
}

/** Each of the first has to hold, and none of the others. */
export interface Expressions {
  readonly all: readonly string[];
  readonly none?: readonly string[];
}

/** Entries that have all that is wanted; `facets`: and one of each of these. */
export function entriesWith(
  query: SearchQuery,
  parties: Parties,
  facets: readonly (readonly string[])[],
): Expressions {
  const found = (terms: readonly Term[], named: Parties['wanted']): string[] =>
    terms.map((term, i) => anyOf([...inTexts(query, term), ...ofParties(named[i])]));
  return {
    all: [...found(query.wanted, parties.wanted), ...facets.map((names) => marked(names.map(facetWord)))],
    none: found(query.unwanted, parties.unwanted),
  };
}

/** Entries that have a word, or a party of that name. */
export function entriesWithWord(
  query: SearchQuery,
  { forms, isPrefix }: RankedWord,
  parties: ReadonlySet<string> | undefined,
): string {
  return anyOf([...inTexts(query, { kind: 'word', forms, isPrefix }), ...ofParties(parties)]);
}

/** Entries with one of some parties. */
export function entriesAbout(parties: ReadonlySet<string>): string {
  return anyOf(ofParties(parties));
}

/** Entries that give a party a name with the term. */
export function entriesNaming(term: Term): string {
  return `{names} : ${anyOf(spellings(term, (word) => word))}`;
}

/** What is to be found within a scope; undefined where nothing can be. */
export function within(
  { process, visibility }: SearchScope,
  numbers: Numbers,
  { all, none }: Expressions,
): string | undefined {
  const numbersOf = (names: readonly string[]): string[] =>
    names.flatMap((name) => numbers.process(name) ?? []).map(processWord);
  const inside = process === undefined ? listedAs('only', visibility) : [process];
  const seen = inside && numbersOf(inside);
  if (seen?.length === 0) return undefined;
  const hidden = process === undefined ? numbersOf(listedAs('except', visibility) ?? []) : [];
  const every = [...all, ...(seen ? [marked(seen)] : [])].join(' AND ');
  const others = [...(none ?? []), ...(hidden.length > 0 ? [marked(hidden)] : [])];
  return others.length === 0 ? every : `(${every}) NOT ${anyOf(others)}`;
}

function listedAs(kind: 'only' | 'except', visibility: Visibility): readonly string[] | undefined {
  return visibility.kind === kind ? visibility.processes : undefined;
}

/** The columns whose words count, each with what is before a word there. */
export function columnsAsked({ languages }: SearchQuery): readonly { column: string; tag?: string }[] {
  if (languages.length === 0) return TEXT_COLUMNS.map((column) => ({ column }));
  return languages.map((range) => {
    const column = columnOf(range);
    return column === 'other' ? { column: 'tagged', tag: range } : { column };
  });
}

function inTexts(query: SearchQuery, term: Term): string[] {
  const plain = columnsAsked(query).filter(({ tag }) => tag === undefined);
  const tags = columnsAsked(query).flatMap(({ tag }) => tag ?? []);
  return [
    ...(plain.length === 0
      ? []
      : [`{${plain.map(({ column }) => column).join(' ')}} : ${anyOf(spellings(term, (word) => word))}`]),
    ...tags.map((tag) => `{tagged} : ${anyOf(spellings(term, (word) => taggedWord(tag, word)))}`),
  ];
}

function ofParties(parties: ReadonlySet<string> | undefined): string[] {
  return parties && parties.size > 0
    ? [marked([...parties].map((party) => facetWord(`party=${party}`)))]
    : [];
}

function spellings(term: Term, as: (word: string) => string): string[] {
  if (term.kind === 'word') return term.forms.map((form) => `"${as(form)}"${term.isPrefix ? ' *' : ''}`);
  return term.first.map((first) => `"${[first, ...term.rest].map(as).join(' ')}"`);
}

function marked(words: readonly string[]): string {
  return `{marks} : ${anyOf(words.map((word) => `"${word}"`))}`;
}

function anyOf(expressions: readonly string[]): string {
  return `(${expressions.join(' OR ')})`;
}
