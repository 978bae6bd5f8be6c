/** Scores the entries that were found. How rare a word is is told of the entries that are seen and were known. */
import type { FoldedEntry } from '../../domain/search/searched-entry.js';
import {
  COMMON,
  countOf,
  occurrencesIn,
  rankedWords,
  scoreOf,
  type Occurrences,
  type RankedWord,
} from '../../domain/search/ranking.js';
import { matches } from '../../domain/search/matching.js';
import type { SearchQuery } from '../../domain/search/query.js';
import type { Parties } from '../../views/sqlite/search-expression.js';
import type { FoundEntry } from '../../views/sqlite/search-rows.js';

/** What the index tells of the entries that stand as they stand today. */
export interface Indexed {
  /** Those that the query finds, newest first. */
  found(): Iterable<FoundEntry>;
  /** Those that have a word, or a party called so. */
  with(word: RankedWord): Iterable<FoundEntry>;
  countsOf(word: RankedWord, among: ReadonlySet<number>): ReadonlyMap<number, number>;
  /** Those with one of some parties. */
  about(parties: ReadonlySet<string>): Iterable<FoundEntry>;
  lengthOf(position: number): number;
}

/** An entry that was looked at by itself. */
export interface Looked extends FoundEntry {
  readonly id: string;
  readonly folded: FoldedEntry;
  /** It is found by these besides its words: `type=PhaseDeclared`. */
  readonly facets: ReadonlySet<string>;
}

export interface RankedEntry extends FoundEntry {
  readonly score: number;
  /** Only where it was looked at by itself. */
  readonly looked?: Looked;
}

export interface Ranking {
  readonly entries: readonly RankedEntry[];
  /** More were found than are ranked: the ones recorded last are. */
  readonly truncated: boolean;
}

export interface Wanted {
  readonly query: SearchQuery;
  readonly parties: Parties;
  readonly facets: readonly (readonly string[])[];
}

export function rank(wanted: Wanted, indexed: Indexed, looked: readonly Looked[]): Ranking {
  const { query, parties, facets } = wanted;
  const words = rankedWords(query);
  const counted = looked.map((entry) => countedIn(wanted, words, entry));
  const matching = counted.filter(
    ({ looked: entry }) =>
      facets.every((names) => names.some((name) => entry.facets.has(name))) &&
      matches(query, entry.folded, parties),
  );
  const candidates: (FoundEntry & Partial<Counted>)[] = [
    ...first(indexed.found(), COMMON + 1),
    ...matching,
  ].sort((a, b) => b.position - a.position);
  const ranked = candidates.slice(0, COMMON);
  const among = new Set(ranked.flatMap(({ position, looked: entry }) => (entry ? [] : [position])));
  const told = words.map((word, i) => toldOf(word, i, { wanted, indexed, counted, among }));
  const found = told.map((word) => word.found);
  const entries = ranked.map((entry): RankedEntry => {
    const { position, occurrences, named } = entry;
    const counts = told.map((word, i) =>
      countOf(word.word, {
        count: (occurrences ? occurrences.counts[i] : word.counts.get(position)) ?? 0,
        isNamed: named ? named[i] === true : word.named.has(position),
        found: word.found,
      }),
    );
    const length = occurrences?.length ?? indexed.lengthOf(position);
    return { ...entry, score: scoreOf({ counts, length }, found) };
  });
  return { entries, truncated: candidates.length > ranked.length };
}

/** An entry that was looked at, with what each word counts in it. */
interface Counted extends FoundEntry {
  readonly looked: Looked;
  readonly occurrences: Occurrences;
  /** Whether a party of it is called so, word by word. */
  readonly named: readonly boolean[];
}

function countedIn({ query, parties }: Wanted, words: readonly RankedWord[], looked: Looked): Counted {
  const { position, process, ord, depth, folded } = looked;
  const named = words.map(({ term }) => hasParty(folded, parties.wanted[term]));
  const occurrences = occurrencesIn(query, words, folded);
  return { position, process, ord, depth, looked, occurrences, named };
}

/** A word in the entries that are ranked. */
interface WordTold {
  readonly word: RankedWord;
  /** In how many entries it is, `COMMON` at most. */
  readonly found: number;
  readonly counts: ReadonlyMap<number, number>;
  readonly named: ReadonlySet<number>;
}

interface Telling {
  readonly wanted: Wanted;
  readonly indexed: Indexed;
  readonly counted: readonly Counted[];
  readonly among: ReadonlySet<number>;
}

function toldOf(word: RankedWord, i: number, { wanted, indexed, counted, among }: Telling): WordTold {
  const inIndex = first(indexed.with(word), COMMON).length;
  const looked = counted.filter((one) => one.named[i] === true || (one.occurrences.counts[i] ?? 0) > 0);
  const found = Math.min(COMMON, inIndex + looked.length);
  // Of these nothing more is asked: each counts once.
  if (word.isPrefix || found === COMMON) return { word, found, counts: new Map(), named: new Set() };
  const parties = wanted.parties.wanted[word.term] ?? new Set();
  const about = parties.size === 0 ? [] : indexed.about(parties);
  const named = new Set([...about].map(({ position }) => position));
  return { word, found, counts: indexed.countsOf(word, among), named };
}

function hasParty({ parties }: FoldedEntry, named: ReadonlySet<string> | undefined): boolean {
  return named !== undefined && parties.some((party) => named.has(party));
}

function first<Item>(items: Iterable<Item>, most: number): Item[] {
  const taken: Item[] = [];
  for (const item of items) {
    taken.push(item);
    if (taken.length === most) break;
  }
  return taken;
}
