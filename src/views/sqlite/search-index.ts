/** Keeps the words of entries for searches. What a batch adds is written at its end, in the order of the index. */
import type { Database, Statement } from 'better-sqlite3';
import type { Projection } from '../../../projections/projection.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { rangesOf, type SearchedEntry } from '../../domain/search/searched-entry.js';
import { foldedText } from '../../domain/search/words.js';
import type { Numbers } from './numbers.js';
import {
  columnOf,
  END_OF_TEXT,
  facetWord,
  processWord,
  SEARCH_COLUMNS,
  taggedWord,
  type SearchColumn,
} from './search-tables.js';
import { WaitingLines } from './waiting-lines.js';

type Columns = Map<SearchColumn, string[]>;

interface Statements {
  readonly lines: WaitingLines;
  readonly remove: Statement<[number]>;
}

export class SearchIndex {
  /** Absent in the file of a rebuild: its rows are all that is taken from it. */
  private readonly statements: Statements | undefined;
  private readonly added = new Map<number, Columns>();
  private readonly removed = new Set<number>();

  constructor(
    db: Database,
    private readonly numbers: Numbers,
  ) {
    if (db.readonly || !hasIndex(db)) return;
    this.statements = {
      lines: new WaitingLines(db, { name: 'search', columns: ['rowid', ...SEARCH_COLUMNS] }),
      remove: db.prepare('DELETE FROM search WHERE rowid = CAST(? AS INTEGER)'),
    };
  }

  /** @param facets what the entry is found by besides its words: `type=PhaseDeclared` */
  place(projection: Projection, entry: HistoryEntry, facets: ReadonlySet<string>): void {
    const texts = this.statements && textsOf(projection, entry);
    if (!texts) return;
    const columns = columnsOf(texts);
    const process = this.numbers.process(entry.processId) ?? 0;
    columns.set('marks', [processWord(process), ...[...facets].map(facetWord)]);
    this.added.set(entry.place.sequence, columns);
  }

  unplace(projection: Projection, entry: HistoryEntry): void {
    if (!this.statements || !projection.entryTexts) return;
    const { sequence } = entry.place;
    if (!this.added.delete(sequence)) this.removed.add(sequence);
  }

  /** Writes what waits. */
  write(): void {
    if (this.statements) {
      const { lines, remove } = this.statements;
      for (const position of [...this.removed].sort((a, b) => a - b)) remove.run(position);
      for (const [position, columns] of this.added)
        lines.add(position, ...SEARCH_COLUMNS.map((column) => columns.get(column)?.join(' ') ?? ''));
      lines.write();
    }
    this.giveUp();
  }

  /** The batch is given up: what waits is void. */
  giveUp(): void {
    this.statements?.lines.giveUp();
    this.added.clear();
    this.removed.clear();
  }
}

function hasIndex(db: Database): boolean {
  return db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'search'`).get() !== undefined;
}

/** Undefined where they cannot be told: the row of the entry stands still. */
function textsOf(projection: Projection, entry: HistoryEntry): SearchedEntry | undefined {
  try {
    return projection.entryTexts?.(entry);
  } catch {
    return undefined;
  }
}

function columnsOf({ texts, named }: SearchedEntry): Columns {
  const columns: Columns = new Map();
  const add = (column: SearchColumn, words: string): void => {
    const known = columns.get(column) ?? [];
    columns.set(column, known);
    known.push(words, END_OF_TEXT);
  };
  for (const { language, text } of texts) {
    const words = foldedText(text);
    const [primary = '', ...narrower] = rangesOf(language);
    const column = columnOf(primary);
    add(column, words);
    const tags = column === 'other' && primary !== '' ? [primary, ...narrower] : narrower;
    for (const tag of tags)
      add(
        'tagged',
        words
          .split(' ')
          .map((word) => taggedWord(tag, word))
          .join(' '),
      );
  }
  for (const name of named?.names ?? []) add('names', foldedText(name));
  return columns;
}
