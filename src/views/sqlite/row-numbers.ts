/** The numbers of read models and rows. A row gets one when it is first spoken of, also by a link to it. */
import type { Database, Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Projection } from '../../../projections/projection.js';
import type { RowKey } from '../view-store.js';
import type { Numbers } from './numbers.js';

const KEPT_ROWS = 50_000;

/** Gives every read model its line in a file. The rows of a file that nothing was taken into are of this code's versions. */
export function registerReadModels(db: Database, projections: readonly Projection[]): void {
  const add = db.prepare(
    `INSERT OR IGNORE INTO read_models (name, version, generation, row_count) VALUES (?, 0, 0, 0)`,
  );
  const begin = db.prepare(
    'UPDATE read_models SET version = ? WHERE name = ? AND (SELECT position FROM checkpoint) = 0',
  );
  db.transaction(() => {
    for (const { name, version } of projections) {
      add.run(name);
      begin.run(version, name);
    }
  })();
}

/** Tells the number of a read model and back. */
export class ReadModelNumbers {
  private readonly numbers = new Map<string, number>();
  private readonly byNumber = new Map<number, Projection>();

  constructor(db: Database, projections: readonly Projection[]) {
    const find = db.prepare<[string], { read_model: number }>(
      'SELECT read_model FROM read_models WHERE name = +?',
    );
    for (const projection of projections) {
      const number = find.get(projection.name)?.read_model;
      if (number === undefined) throw new Error(`expected a file with the read model ${projection.name}`);
      this.numbers.set(projection.name, number);
      this.byNumber.set(number, projection);
    }
  }

  of(name: string): number {
    const number = this.numbers.get(name);
    if (number === undefined) throw new Error(`no read model is called ${name}`);
    return number;
  }

  projection(number: number): Projection | undefined {
    return this.byNumber.get(number);
  }

  byName(name: string): Projection | undefined {
    const number = this.numbers.get(name);
    return number === undefined ? undefined : this.byNumber.get(number);
  }
}

export class RowNumbers {
  private readonly kept = new LRUCache<string, number>({ max: KEPT_ROWS });
  private readonly find: Statement<[number, number, string], { row: number }>;
  private readonly add: Statement<[number, number, string]>;

  constructor(
    db: Database,
    private readonly numbers: Numbers,
    private readonly readModels: ReadModelNumbers,
  ) {
    this.find = db.prepare('SELECT row FROM rows WHERE read_model = +? AND process = +? AND key = +?');
    this.add = db.prepare(`INSERT INTO rows
      (read_model, process, key, position, sort1, sort2, sort3) VALUES (?, ?, ?, 0, 0, 0, 0)`);
  }

  row(projection: string, { process, key }: RowKey): number | undefined {
    const name = rowName(projection, { process, key });
    const kept = this.kept.get(name);
    if (kept !== undefined) return kept;
    const number = this.numbers.process(process);
    if (number === undefined) return undefined;
    const found = this.find.get(this.readModels.of(projection), number, key)?.row;
    if (found !== undefined) this.kept.set(name, found);
    return found;
  }

  takeRow(projection: string, at: RowKey): number {
    const known = this.row(projection, at);
    if (known !== undefined) return known;
    const process = at.process === '' ? 0 : this.numbers.takeProcess(at.process);
    return Number(this.add.run(this.readModels.of(projection), process, at.key).lastInsertRowid);
  }

  /** What was given since the last commit is void. */
  forget(): void {
    this.kept.clear();
  }
}

export function rowName(projection: string, { process, key }: RowKey): string {
  return `${projection}\n${process}\n${key}`;
}
