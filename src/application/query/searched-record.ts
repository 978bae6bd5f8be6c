/** What of the record a search looks at: as it is seen by who asks, and was known at the moment that is asked about. */
import type { Projection } from '../../../projections/projection.js';
import { foldEntry, type FoldedEntry } from '../../domain/search/searched-entry.js';
import { partyNamed } from '../../domain/search/matching.js';
import type { SearchQuery, Term } from '../../domain/search/query.js';
import { MOST_ENTRIES, TooManyEntries } from '../../views/memory/rows-across.js';
import type { FoundRow } from '../../views/row-source.js';
import { entryFacetsOf } from '../../views/sqlite/facets.js';
import type { Bounds } from '../../views/sqlite/past-entries.js';
import {
  entriesAbout,
  entriesNaming,
  entriesWith,
  entriesWithWord,
  within,
  type Expressions,
  type Parties,
} from '../../views/sqlite/search-expression.js';
import type { FoundEntry } from '../../views/sqlite/search-rows.js';
import { narrowingOf, type Criteria } from './criteria.js';
import { historyOf, pastOf, type Asked } from './past-history.js';
import {
  rank,
  type Indexed,
  type Looked,
  type RankedEntry,
  type Ranking,
  type Wanted,
} from './ranked-entries.js';
import { neededFor, rowsOfProcess, seenProcesses, toldBy, type Snapshot } from './snapshot.js';
import type { AnswerContext } from './as-of.js';

export interface SearchAsked extends Asked {
  /** Absent: all that are seen. */
  readonly process: string | undefined;
}

/** An entry that was found, with its row. */
export interface ReadEntry extends Snapshot {
  readonly folded: FoldedEntry;
  readonly row: FoundRow;
}

/** A term names no more parties than these, by the entries that say so last. */
const MOST_NAMES = 2_000;

export class SearchedRecord {
  private readonly snapshots = new Map<string, Snapshot>();
  /** Up to where each process counts, where that differs; undefined: all of it that is in the rows. */
  private readonly bounds: ReadonlyMap<number, Bounds> | undefined;
  private readonly looked: readonly Looked[];
  private parties: Parties = { wanted: [], unwanted: [] };

  /** @throws Refused process-not-found; TooManyEntries */
  constructor(
    private readonly projection: Projection,
    private readonly asked: SearchAsked,
  ) {
    // That it has to be there is decided in one place.
    if (asked.process !== undefined) this.snapshotOf(asked.process);
    const { known, reportedBy } = asked.moment;
    const looked: Looked[] = [];
    if (known === undefined && reportedBy === undefined) this.bounds = undefined;
    else {
      const bounds = new Map<number, Bounds>();
      for (const process of this.processes()) {
        const past = pastOf(process, asked);
        const number = asked.views.numbers.process(process);
        if (!past.isThere || number === undefined) continue;
        if (past.asToday) bounds.set(number, past.bounds);
        else this.look(looked, process, number, past);
      }
      this.bounds = bounds;
    }
    this.looked = looked;
  }

  get told(): AnswerContext {
    return toldBy(this.asked.views, this.asked.moment);
  }

  ranked(query: SearchQuery, criteria: Criteria): Ranking {
    const { projection, asked } = this;
    const narrowing = narrowingOf(projection, criteria, asked.moment.at);
    // The names of parties are in no language that is asked for.
    const named = (terms: readonly Term[]): ReadonlySet<string>[] =>
      query.languages.length > 0 ? [] : terms.map((term) => this.partiesCalled(term));
    this.parties = { wanted: named(query.wanted), unwanted: named(query.unwanted) };
    const wanted: Wanted = { query, parties: this.parties, facets: narrowing?.facets ?? [] };
    return rank(wanted, this.indexed(wanted), this.looked);
  }

  /** An entry that was found, as it was at the moment; undefined where it has no row. */
  read({ position, process, looked }: RankedEntry): ReadEntry | undefined {
    const { views, progress } = this.asked;
    const name = views.numbers.nameOf(process);
    const snapshot = this.snapshotOf(name);
    const entry = looked ? undefined : views.past.entries.at(position, process);
    const id = looked?.id ?? entry?.id;
    const texts = entry && this.projection.entryTexts?.(entry);
    const folded = looked?.folded ?? (texts && foldEntry(texts));
    if (id === undefined || !folded) return undefined;
    progress.looked();
    const row = snapshot.source.one(this.projection, { process: name, key: id });
    return row && { ...snapshot, folded, row };
  }

  /** Those parties of an entry whose names have what is looked for. */
  partiesFound({ parties }: FoldedEntry): string[] {
    return parties.filter((party) => this.parties.wanted.some((named) => named.has(party)));
  }

  private snapshotOf(process: string): Snapshot {
    const known = this.snapshots.get(process);
    if (known) return known;
    const made = rowsOfProcess(process, { ...this.asked, of: neededFor(this.projection) });
    this.snapshots.set(process, made);
    return made;
  }

  private processes(): Iterable<string> {
    const { process, views, visibility } = this.asked;
    return process === undefined ? seenProcesses(views, visibility) : [process];
  }

  private look(looked: Looked[], process: string, number: number, past: ReturnType<typeof pastOf>): void {
    const { projection } = this;
    for (const entry of historyOf(process, past, this.asked)) {
      const texts = projection.entryTexts?.(entry);
      if (!texts) continue;
      if (looked.length === MOST_ENTRIES) throw new TooManyEntries(MOST_ENTRIES);
      const { order: ord, depth, sequence: position } = entry.place;
      const facets = entryFacetsOf(projection, entry);
      looked.push({ position, process: number, ord, depth, id: entry.id, folded: foldEntry(texts), facets });
    }
  }

  private partiesCalled(term: Term): ReadonlySet<string> {
    const { views } = this.asked;
    const parties = new Set<string>();
    const expression = this.expression({ all: [entriesNaming(term)] });
    for (const naming of this.known(views.search.names(expression, this.upTo))) {
      parties.add(naming.subject.replace(/^party:/, ''));
      if (parties.size === MOST_NAMES) break;
    }
    for (const { folded } of this.looked) {
      const party = partyNamed(term, folded);
      if (party !== undefined) parties.add(party);
    }
    return parties;
  }

  private indexed({ query, parties, facets }: Wanted): Indexed {
    const { search } = this.asked.views;
    const entries = (parts: Expressions): Iterable<FoundEntry> =>
      this.known(search.entries(this.expression(parts), this.upTo));
    return {
      found: () => entries(entriesWith(query, parties, facets)),
      with: (word) => entries({ all: [entriesWithWord(query, word, parties.wanted[word.term])] }),
      about: (named) => entries({ all: [entriesAbout(named)] }),
      countsOf: (word, among) => search.countsOf(query, word, among),
      lengthOf: (position) => search.lengthOf(position),
    };
  }

  private expression(parts: Expressions): string | undefined {
    const { process, visibility, views } = this.asked;
    return within({ process, visibility }, views.numbers, parts);
  }

  private get upTo(): number {
    return this.asked.views.checkpoint().position;
  }

  /** Those that count at the moment, as far as they stand as they stand today. */
  private *known<Found extends FoundEntry>(entries: Iterable<Found>): Iterable<Found> {
    const { moment, progress } = this.asked;
    const whole: Bounds = { at: moment.at, position: Infinity };
    for (const entry of entries) {
      progress.looked();
      const bounds = this.bounds ? this.bounds.get(entry.process) : whole;
      if (bounds && entry.ord <= bounds.at && entry.position <= bounds.position) yield entry;
    }
  }
}
