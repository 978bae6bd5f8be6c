/** Where the record stood at a moment, for who sees some processes only. */
import type { Database, Statement } from 'better-sqlite3';
import type { Numbers } from './numbers.js';
import type { PastKnowledge } from './past-knowledge.js';
import { namedIn, type Limited } from './seen-processes.js';

export class SeenHistory {
  private readonly knownBy: Statement<[number, string], { position: number }>;
  private readonly newest: Statement<[number, string], { position: number }>;
  private readonly newestOf: Statement<[{ process: number; position: number }], { position: number | null }>;

  constructor(
    db: Database,
    private readonly numbers: Numbers,
    private readonly knowledge: PastKnowledge,
  ) {
    const others = 'process NOT IN (SELECT value FROM json_each(+?))';
    this.knownBy = db.prepare(`SELECT position FROM history WHERE known_since <= +? AND ${others}
      ORDER BY known_since DESC, position DESC LIMIT 1`);
    this.newest = db.prepare(`SELECT position FROM history WHERE position <= +? AND ${others}
      ORDER BY position DESC LIMIT 1`);
    const last = (index: string, which: string): string => `SELECT * FROM (SELECT position
      FROM history INDEXED BY ${index} WHERE process = +@process AND ord ${which} AND position <= +@position
      ORDER BY position DESC LIMIT 1)`;
    this.newestOf = db.prepare(`SELECT MAX(position) position FROM (
      ${last('history_by_recording', 'IS NOT NULL')} UNION ALL ${last('history_unplaced', 'IS NULL')})`);
  }

  /** The position of the entry that became known last by a moment (microseconds), 0 for none. `head` is not before it. */
  positionBy(moment: number, head: number, limited: Limited): number {
    if (limited.kind === 'except')
      return this.knownBy.get(moment, namedIn(limited, this.numbers))?.position ?? 0;
    return this.most(limited, (process) => this.knowledge.through(process, moment, head));
  }

  /** The position of the newest entry that is not after one, 0 for none. */
  newestUpTo(position: number, limited: Limited): number {
    if (limited.kind === 'except')
      return this.newest.get(position, namedIn(limited, this.numbers))?.position ?? 0;
    return this.most(limited, (process) => this.newestOf.get({ process, position })?.position ?? 0);
  }

  private most({ processes }: Limited, of: (process: number) => number): number {
    return processes.reduce((most, name) => {
      const process = this.numbers.process(name);
      return process === undefined ? most : Math.max(most, of(process));
    }, 0);
  }
}
