/** Where the streams of the log ended when they were last taken in: what was acknowledged, kept apart from the log. */
import type { Database, Statement } from 'better-sqlite3';
import type { KeptHead } from './origin.js';

const PAGE = 1_000;
const HEAD = 'SELECT stream, revision, position, hash, known_since AS knownSince FROM heads';

export class KeptHeads {
  private readonly find: Statement<[string], KeptHead>;
  private readonly page: Statement<[string], KeptHead>;
  private readonly keep: Statement<[string, number, number, string, string]>;
  private readonly knownSince: Statement<[number], number>;

  constructor(db: Database) {
    this.find = db.prepare(`${HEAD} WHERE stream = +?`);
    this.page = db.prepare(`${HEAD} WHERE stream > +? ORDER BY stream LIMIT ${PAGE}`);
    this.keep = db.prepare(
      'INSERT OR REPLACE INTO heads (stream, revision, position, hash, known_since) VALUES (?, ?, ?, ?, ?)',
    );
    this.knownSince = db
      .prepare<[number], number>('SELECT known_since FROM history WHERE position = +?')
      .pluck();
  }

  of(stream: string): KeptHead | undefined {
    return this.find.get(stream);
  }

  /** All of them by name, a page after the other. */
  *pages(): Iterable<readonly KeptHead[]> {
    for (let page = this.page.all(''); page.length > 0;) {
      yield page;
      page = this.page.all(page.at(-1)?.stream ?? '');
    }
  }

  put(heads: Iterable<KeptHead>): void {
    for (const { stream, revision, position, hash, knownSince } of heads)
      this.keep.run(stream, revision, position, hash, knownSince);
  }

  /** Since when the entry at a position is told, microseconds; undefined where it was not taken in, or could not be read. */
  knownSinceAt(position: number): number | undefined {
    return this.knownSince.get(position);
  }
}
