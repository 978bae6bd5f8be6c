import type Database from 'better-sqlite3';

import { LogCorrupt, type StreamHead } from '../event-log.js';
import { REDACTION, redactionIn } from '../redaction.js';
import type { FileFlaw, StreamCensus } from '../stream-census.js';

/** Rows that are counted in one statement. */
const SLICE = 20_000;

interface Slice {
  readonly first: number | null;
  readonly last: number | null;
  readonly rows: number;
  /** Rows that are no events. */
  readonly strange: number;
  readonly own: number;
}

interface Row {
  readonly position: number;
  readonly revision: number;
  readonly id: string;
  readonly hash: string;
  readonly type: string;
  readonly version: number;
  readonly redacts: string | null;
  /** Of a redaction only. */
  readonly body: string;
}

type SliceStatement = Database.Statement<[{ after: number; stream: number }], Slice>;
type Use = <T>(work: () => T) => T;
type RowStatement = Database.Statement<[{ after: number; last: number; stream: number }], Row>;

/**
 * Counts streams in the tables themselves, row by row in the order of positions, and looks each row up again in the indexes
 * that it is found by. A damaged index says no error: it leaves rows out. Each census reads the whole file.
 */
export class Census {
  readonly #numbers: Database.Statement<[string], number>;
  readonly #numbersByIndex: Database.Statement<[string], number>;
  readonly #names: Database.Statement<[number], string>;
  readonly #slice: SliceStatement;
  readonly #rows: RowStatement;
  readonly #byId: Database.Statement<[string, number], number>;
  readonly #byRedacted: Database.Statement<[number, string, number]>;

  /** @param use runs what reads the file, and throws the port's faults */
  constructor(
    db: Database.Database,
    private readonly prefix: string,
    private readonly use: Use,
  ) {
    const named = (how: string): Database.Statement<[string], number> =>
      db.prepare<[string], number>(`SELECT stream FROM streams ${how} WHERE name = +? LIMIT 2`).pluck();
    this.#numbers = named('NOT INDEXED');
    this.#numbersByIndex = named('INDEXED BY sqlite_autoindex_streams_1');
    this.#names = db.prepare<[number], string>('SELECT name FROM streams WHERE stream = +?').pluck();
    this.#slice = db.prepare(`SELECT min(position) AS first, max(position) AS last, count(*) AS rows,
        coalesce(sum(typeof(stream) <> 'integer'), 0) AS strange, coalesce(sum(stream = +@stream), 0) AS own
      FROM (SELECT position, stream FROM events NOT INDEXED WHERE position > +@after ORDER BY position LIMIT ${SLICE})`);
    this.#rows = db.prepare(`SELECT position, revision, id, hash, type, version, redacts,
        iif(type = '${REDACTION}', body, '') AS body
      FROM events NOT INDEXED WHERE position > +@after AND position <= +@last AND stream = +@stream ORDER BY position`);
    this.#byId = db
      .prepare<[string, number], number>(
        'SELECT position FROM events INDEXED BY sqlite_autoindex_events_2 WHERE id = +? AND stream = +?',
      )
      .pluck();
    this.#byRedacted = db.prepare(
      'SELECT 1 FROM events INDEXED BY events_redacting WHERE stream = +? AND redacts = +? AND position = +?',
    );
  }

  of(stream: string): StreamCensus {
    const name = this.prefix + stream;
    const [inTable, inIndex] = [this.#numbers.all(name), this.#numbersByIndex.all(name)];
    const [number] = inTable;
    const named = number === undefined ? name : this.#names.get(number);
    const flaw = flawInNumbers(stream, inTable, inIndex) ?? flawInName(stream, name, named);
    return new Counting(flaw === undefined ? number : undefined, flaw, {
      slice: this.#slice,
      rows: this.#rows,
      flawIn: (number, row) => this.#flawIn(number, row),
      use: this.use,
    });
  }

  #flawIn(number: number, row: Row): FileFlaw | undefined {
    const { position, revision, id: eventId } = row;
    const flaw = (what: string, found: number | undefined): FileFlaw => ({
      revision,
      eventId,
      reason: 'index',
      expected: `position ${position} ${what}`,
      actual: found === undefined ? 'none' : `position ${found}`,
    });
    const byId = this.#byId.get(eventId, number);
    if (byId !== position) return flaw('by its id', byId);
    const redacts = redactionIn(row)?.entryId ?? null;
    if (row.redacts !== redacts)
      return {
        revision,
        eventId,
        reason: 'redaction',
        expected: redacts ?? 'no redaction',
        actual: row.redacts ?? 'no redaction',
      };
    if (redacts !== null && this.#byRedacted.get(number, redacts, position) === undefined)
      return flaw('by the entry that it redacts', undefined);
    return undefined;
  }
}

interface Statements {
  readonly slice: SliceStatement;
  readonly rows: RowStatement;
  readonly flawIn: (number: number, row: Row) => FileFlaw | undefined;
  readonly use: Use;
}

class Counting implements StreamCensus {
  events = 0;
  head: StreamHead | null = null;
  #after = 0;

  constructor(
    private readonly number: number | undefined,
    public flaw: FileFlaw | undefined,
    private readonly statements: Statements,
  ) {}

  next(): boolean {
    const { number, flaw } = this;
    return number !== undefined && flaw === undefined && this.statements.use(() => this.#slice(number));
  }

  #slice(stream: number): boolean {
    const from = { after: this.#after, stream };
    const slice = this.statements.slice.get(from);
    if (!slice || slice.first === null || slice.last === null) return false;
    const { first, last, rows, strange, own } = slice;
    // Where the file is damaged, rows come twice, or again from before, or are none.
    if (first <= this.#after || rows > last - this.#after || strange > 0)
      throw new LogCorrupt(
        `The rows of the log are out of order: expected events after position ${this.#after}, each once, got ${rows} from ` +
          `${first} to ${last}, ${strange} of them no events`,
      );
    if (own > 0) this.#count(stream, this.statements.rows.all({ ...from, last }));
    this.#after = last;
    return this.flaw === undefined;
  }

  #count(number: number, rows: readonly Row[]): void {
    for (const row of rows) {
      this.flaw = this.#outOfPlace(row) ?? this.statements.flawIn(number, row);
      if (this.flaw !== undefined) return;
      this.events += 1;
      this.head = { revision: row.revision, hash: row.hash };
    }
  }

  #outOfPlace({ revision, id, position }: Row): FileFlaw | undefined {
    if (revision === this.events) return undefined;
    const actual = `revision ${revision} at position ${position}`;
    return {
      revision: this.events,
      eventId: id,
      reason: 'missing',
      expected: `revision ${this.events}`,
      actual,
    };
  }
}

function flawInNumbers(
  stream: string,
  inTable: readonly number[],
  inIndex: readonly number[],
): FileFlaw | undefined {
  if (inTable.length <= 1 && inTable.length === inIndex.length && inTable[0] === inIndex[0]) return undefined;
  return {
    revision: 0,
    eventId: null,
    reason: 'index',
    expected: `one number of process ${stream}, the same in the table of names and in its index`,
    actual: `${told(inTable)} in the table, ${told(inIndex)} in the index`,
  };
}

function flawInName(stream: string, name: string, named: string | undefined): FileFlaw | undefined {
  if (name === named) return undefined;
  const expected = `process ${stream} by its number`;
  return { revision: 0, eventId: null, reason: 'index', expected, actual: named ?? 'none' };
}

function told(numbers: readonly number[]): string {
  return numbers.length === 0 ? 'none' : numbers.join(' and ');
}
