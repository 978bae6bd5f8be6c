/**
 * The index of searches: which words each entry has, in which languages. An entry is its position; what it says is kept nowhere
 * here, it is read from the log. Words come folded, so that the engine's own way with them has nothing left to do.
 */

/** The languages that have a column of their own: those of the United Nations, and Hebrew. */
const OWN_COLUMNS = ['ar', 'en', 'es', 'fr', 'he', 'ru', 'zh'] as const;

/** The columns of texts, each in one of them. */
export const TEXT_COLUMNS = [...OWN_COLUMNS, 'other'] as const;

/**
 * All: texts; those in other languages, or in those of a region, once more with the language before each word; the names that
 * an entry gives a party; and what it is found by besides, its process and its facets.
 */
export const SEARCH_COLUMNS = [...TEXT_COLUMNS, 'tagged', 'names', 'marks'] as const;
export type SearchColumn = (typeof SEARCH_COLUMNS)[number];

export function columnOf(language: string): (typeof TEXT_COLUMNS)[number] {
  return OWN_COLUMNS.find((own) => own === language) ?? 'other';
}

export const SEARCH_TABLES = `
CREATE VIRTUAL TABLE search USING fts5(
  ${SEARCH_COLUMNS.join(', ')}, content = '', contentless_delete = 1, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE search_words USING fts5vocab(search, instance);
`;

/** Writes the index anew without what was taken out of it. */
export const PURGE_SEARCH = `INSERT INTO search (search) VALUES ('optimize')`;

/** What no word of a text begins with: signs of nobody's, before what the index adds to the words. */
const OF_LANGUAGE = '\ue000';
const OF_FACET = '\ue001';
const OF_PROCESS = '\ue002';
const HYPHEN = '\ue003';
const EQUALS = '\ue004';

/** Stands after each text, so that no phrase reaches from one into the next. */
export const END_OF_TEXT = '\ue005';

/** A word of a language range: `zh-hant`. */
export function taggedWord(range: string, word: string): string {
  return `${range.replaceAll('-', HYPHEN)}${OF_LANGUAGE}${word}`;
}

/** `party=us`, as a word. */
export function facetWord(facet: string): string {
  return `${OF_FACET}${facet.replaceAll('-', HYPHEN).replaceAll('=', EQUALS)}`;
}

/** A process, by its number, as a word. */
export function processWord(process: number): string {
  return `${OF_PROCESS}${process}`;
}
