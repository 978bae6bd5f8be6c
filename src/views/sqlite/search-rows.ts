/** Looks for entries in the index of searches. Only what is asked for is read: no count and no order tells of anything else. */
import type { Database, Statement } from 'better-sqlite3';
import type { RankedWord } from '../../domain/search/ranking.js';
import type { SearchQuery } from '../../domain/search/query.js';
import type { Numbers } from './numbers.js';
import { columnsAsked } from './search-expression.js';
import { taggedWord, TEXT_COLUMNS } from './search-tables.js';

/** An entry that was found, and where it stands in the history. */
export interface FoundEntry {
  readonly position: number;
  readonly process: number;
  readonly ord: number;
  readonly depth: number;
}

/** One that gives a party a name: `party:us`. */
export interface NamingEntry extends FoundEntry {
  readonly subject: string;
}

const PAGE = 5_000;

export class SearchRows {
  private readonly find: Statement<[string, number, number], FoundEntry>;
  private readonly findNames: Statement<[string, number, number], NamingEntry>;
  private readonly size: Statement<[number], Buffer>;
  private readonly wordIn: Statement<[string], { doc: number; col: string }>;

  constructor(
    db: Database,
    readonly numbers: Numbers,
  ) {
    const found = (
      fields: string,
      joined: string,
    ): string => `SELECT h.position, h.process, h.ord, h.depth${fields}
      FROM search CROSS JOIN history h ON h.position = search.rowid ${joined}
      WHERE search MATCH +? AND search.rowid <= CAST(+? AS INTEGER) AND h.ord IS NOT NULL
      ORDER BY search.rowid DESC LIMIT +?`;
    this.find = db.prepare(found('', ''));
    this.findNames = db.prepare(found(', s.name subject', 'CROSS JOIN subjects s ON s.subject = h.subject'));
    this.size = db.prepare<[number], Buffer>('SELECT sz FROM search_docsize WHERE id = +?').pluck();
    this.wordIn = db.prepare('SELECT doc, col FROM search_words WHERE term = +?');
  }

  /** The entries that an expression finds, newest first, from a position down. Lazy. */
  entries(expression: string | undefined, upTo: number): Iterable<FoundEntry> {
    return pages(this.find, expression, upTo);
  }

  /** The same with what the entries are about. */
  names(expression: string | undefined, upTo: number): Iterable<NamingEntry> {
    return pages(this.findNames, expression, upTo);
  }

  /** How many words an entry has, and one more for each of its texts. */
  lengthOf(position: number): number {
    const sizes = this.size.get(position);
    return sizes ? numbersIn(sizes, TEXT_COLUMNS.length).reduce((sum, size) => sum + size, 0) : 0;
  }

  /** How often each of some entries has a word in texts that are asked for. */
  countsOf(query: SearchQuery, { forms }: RankedWord, among: ReadonlySet<number>): Map<number, number> {
    const counts = new Map<number, number>();
    const asked = columnsAsked(query);
    const columns = new Set(asked.map(({ column }) => column));
    const words = asked.some(({ tag }) => tag === undefined) ? [...forms] : [];
    for (const { tag } of asked)
      if (tag !== undefined) words.push(...forms.map((form) => taggedWord(tag, form)));
    for (const word of words)
      for (const { doc, col } of this.wordIn.iterate(word))
        if (columns.has(col) && among.has(doc)) counts.set(doc, (counts.get(doc) ?? 0) + 1);
    return counts;
  }
}

function* pages<Found extends FoundEntry>(
  find: Statement<[string, number, number], Found>,
  expression: string | undefined,
  upTo: number,
): Iterable<Found> {
  if (expression === undefined) return;
  for (let from = upTo; ;) {
    const page = find.all(expression, from, PAGE);
    yield* page;
    const last = page.at(-1);
    if (page.length < PAGE || !last) return;
    from = last.position - 1;
  }
}

/** The first of the numbers that the engine has written: seven bits a byte, the highest first, and a bit where more follow. */
function numbersIn(bytes: Buffer, most: number): number[] {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of bytes) {
    number = number * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    numbers.push(number);
    number = 0;
    if (numbers.length === most) break;
  }
  return numbers;
}
