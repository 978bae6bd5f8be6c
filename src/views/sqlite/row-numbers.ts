/** The numbers of read models and rows. A row gets one when it is first spoken of, also by a link to it. */
import type { Database, Statement } from 'better-sqlite3';
import type { Projection } from '../../../projections/projection.js';
import { keptBytes, RecentlyUsed, type Room } from '../recently-used.js';
import type { RowKey } from '../view-store.js';
import type { Numbers } from './numbers.js';

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

/** A row that has a number and no line in the file yet. */
interface AddedRow {
  readonly row: number;
  readonly readModel: number;
  readonly process: number;
  readonly key: string;
}

export class RowNumbers {
  private readonly kept: RecentlyUsed<string, number>;
  /** What the running batch has given numbers to, by name: each gets its line with what the batch makes of it. */
  private readonly added = new Map<string, AddedRow>();
  /** What the running batch has looked for and not found. Others may add rows between two batches. */
  private absent: Set<string> | undefined;
  private last: number | undefined;
  /** The last row of before the running batch, once that has given a number. */
  private lastBefore: number | undefined;
  private readonly find: Statement<[number, number, string], { row: number }>;
  private readonly findLast: Statement<[], { row: number | null }>;
  private readonly add: Statement<[number, number, number, string]>;

  constructor(
    db: Database,
    private readonly numbers: Numbers,
    private readonly readModels: ReadModelNumbers,
    /** Where it is kept. */
    room: Room,
  ) {
    this.kept = new RecentlyUsed(room);
    this.find = db.prepare('SELECT row FROM rows WHERE read_model = +? AND process = +? AND key = +?');
    this.findLast = db.prepare('SELECT MAX(row) row FROM rows');
    this.add = db.prepare(`INSERT INTO rows
      (row, read_model, process, key, position, sort1, sort2, sort3) VALUES (?, ?, ?, ?, 0, 0, 0, 0)`);
  }

  row(projection: string, at: RowKey): number | undefined {
    return this.numberOf(rowName(projection, at), projection, at);
  }

  takeRow(projection: string, at: RowKey): number {
    const name = rowName(projection, at);
    const known = this.numberOf(name, projection, at);
    if (known !== undefined) return known;
    const process = at.process === '' ? 0 : this.numbers.takeProcess(at.process);
    this.last ??= this.findLast.get()?.row ?? 0;
    this.lastBefore ??= this.last;
    const row = ++this.last;
    this.absent?.delete(name);
    this.added.set(name, { row, readModel: this.readModels.of(projection), process, key: at.key });
    return row;
  }

  /** The row of that name, where it has no line in the file yet: whoever asks writes it. */
  takeAdded(name: string): AddedRow | undefined {
    const added = this.added.get(name);
    if (!added) return undefined;
    this.added.delete(name);
    this.kept.set(name, added.row, keptBytes(name));
    return added;
  }

  /** Whether a row has got its number in the running batch. */
  isOfBatch(row: number): boolean {
    return this.lastBefore !== undefined && row > this.lastBefore;
  }

  beginBatch(): void {
    this.absent = new Set();
  }

  /** A batch has ended, well or not. */
  endBatch(): void {
    this.lastBefore = undefined;
    this.absent = undefined;
  }

  /** Gives a line to what was only spoken of. */
  flush(): void {
    for (const [name, { row, readModel, process, key }] of this.added) {
      this.add.run(row, readModel, process, key);
      this.kept.set(name, row, keptBytes(name));
    }
    this.added.clear();
  }

  /** The batch is given up: what it has given is void. */
  giveUp(): void {
    this.added.clear();
  }

  /** What is kept is read again when it is next asked for. */
  forget(): void {
    this.kept.clear();
    this.absent?.clear();
    if (this.added.size === 0) this.last = undefined;
  }

  private numberOf(name: string, projection: string, { process, key }: RowKey): number | undefined {
    const known = this.kept.get(name) ?? this.added.get(name)?.row;
    if (known !== undefined || this.absent?.has(name)) return known;
    const number = this.numbers.process(process);
    if (number === undefined) return undefined;
    const found = this.find.get(this.readModels.of(projection), number, key)?.row;
    if (found === undefined) this.absent?.add(name);
    else this.kept.set(name, found, keptBytes(name));
    return found;
  }
}

/** The row that was last named: taking an entry in names each of its rows several times. */
let named = { projection: '', process: '', key: '', name: '\n\n' };

export function rowName(projection: string, { process, key }: RowKey): string {
  if (named.key === key && named.process === process && named.projection === projection) return named.name;
  const name = `${projection}\n${process}\n${key}`;
  named = { projection, process, key, name };
  return name;
}
