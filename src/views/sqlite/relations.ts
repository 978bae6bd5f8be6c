/** Which views read which rows, and what rows add to the sums of others. */
import type { Database, Statement } from 'better-sqlite3';
import type { Projection, RowAddress } from '../../../projections/projection.js';
import { relationsOf } from '../valid-row.js';
import type { RowKey } from '../view-store.js';
import type { ReadModelNumbers, RowNumbers } from './row-numbers.js';

/** The sum of this name counts the rows of a read model that a view is linked to. */
export function linkedSum(projection: string): string {
  return `linked:${projection}`;
}

const FIRST: readonly [number, number] = [0, 0];

interface Added {
  readonly row: number;
  readonly name: string;
  readonly readModel: number;
  count: number;
}

interface SaidLink {
  /** The row whose view reads. */
  readonly to: number;
  readonly readModel: number;
  readonly order: readonly [number, number];
  readonly source: number;
  /** The sum that counts such links. */
  readonly name: string;
}

interface SaidContribution {
  /** The row whose view is told the sum. */
  readonly to: number;
  readonly name: string;
  readonly from: number | undefined;
}

/** What a row says of links and sums, each once, by what tells them apart. */
export type Said = ReadonlyMap<string, SaidLink | SaidContribution>;

const NOTHING_SAID: Said = new Map();

export class Relations {
  private readonly addLink: Statement<[number, number, number, number, number, number]>;
  private readonly dropLink: Statement<[number, number, number, number, number, number]>;
  private readonly findDependents: Statement<[number], { dependent: number }>;
  private readonly addToSum: Statement<[number, string, number, number]>;
  private readonly addFrom: Statement<[number, string, number, number, number]>;
  private readonly dropFrom: Statement<[number, string, number, number, number]>;
  /** The row that was last spoken of: what a row says of another it mostly says several times. */
  private spokenOf: (RowAddress & { readonly process: string; readonly row: number }) | undefined;
  /** What the running batch adds to sums, by row and name. */
  private readonly added = new Map<string, Added>();

  constructor(
    db: Database,
    private readonly rows: RowNumbers,
    private readonly readModels: ReadModelNumbers,
  ) {
    this.addLink = db.prepare(`INSERT OR IGNORE INTO links
      (dependent, read_model, order1, order2, source, owner) VALUES (?, ?, ?, ?, ?, ?)`);
    this.dropLink = db.prepare(`DELETE FROM links WHERE dependent = ? AND read_model = ?
      AND order1 = ? AND order2 = ? AND source = ? AND owner = ?`);
    this.findDependents = db.prepare('SELECT DISTINCT dependent FROM links WHERE source = +?');
    this.addToSum = db.prepare(`INSERT INTO sums (row, name, read_model, count) VALUES (?, ?, ?, ?)
      ON CONFLICT (row, name, read_model) DO UPDATE SET count = count + excluded.count`);
    this.addFrom = db.prepare(
      'INSERT OR IGNORE INTO sums_from (row, name, starts_at, read_model, owner) VALUES (?, ?, ?, ?, ?)',
    );
    this.dropFrom = db.prepare(
      'DELETE FROM sums_from WHERE row = ? AND name = ? AND starts_at = ? AND read_model = ? AND owner = ?',
    );
  }

  /** The rows whose views read a row. */
  dependents(row: number): number[] {
    return this.findDependents.all(row).map(({ dependent }) => dependent);
  }

  /**
   * What a row says of links and sums. The rows that it speaks of get their numbers.
   * @throws whatever the read model throws
   */
  saidBy(projection: Projection, at: RowKey, row: object | undefined): Said {
    if (!row || !(projection.links ?? projection.contributes)) return NOTHING_SAID;
    const { links, contributions } = relationsOf(projection, at, row);
    const said = new Map<string, SaidLink | SaidContribution>();
    for (const { dependent, source, order = FIRST } of links) {
      const link: SaidLink = {
        to: this.rowOf(dependent, at),
        readModel: this.readModels.of(source.projection),
        order,
        source: this.rowOf(source, at),
        name: linkedSum(source.projection),
      };
      said.set(`${link.to}<${link.source} ${order[0]} ${order[1]}`, link);
    }
    for (const { to, name, from } of contributions) {
      const contribution: SaidContribution = { to: this.rowOf(to, at), name, from };
      said.set(`${contribution.to} ${name} ${from ?? ''}`, contribution);
    }
    return said;
  }

  /** Replaces what the row of a number says of links and sums. */
  replace(projection: Projection, row: number, { before, after }: { before: Said; after: Said }): void {
    const readModel = this.readModels.of(projection.name);
    const change = (statement: SaidLink | SaidContribution, by: 1 | -1): void => {
      if ('source' in statement) {
        const { to, readModel: read, order, source, name } = statement;
        (by > 0 ? this.addLink : this.dropLink).run(to, read, order[0], order[1], source, row);
        this.add(to, name, readModel, by);
      } else {
        const { to, name, from } = statement;
        if (from === undefined) this.add(to, name, readModel, by);
        else (by > 0 ? this.addFrom : this.dropFrom).run(to, name, from, readModel, row);
      }
    };
    for (const gone of notIn(after, before)) change(gone, -1);
    for (const made of notIn(before, after)) change(made, 1);
  }

  /** Writes what the batch has added to sums, each once. */
  flush(): void {
    for (const { row, name, readModel, count } of this.added.values())
      if (count !== 0) this.addToSum.run(row, name, readModel, count);
    this.added.clear();
  }

  /** The batch is given up. */
  giveUp(): void {
    this.added.clear();
  }

  forget(): void {
    this.spokenOf = undefined;
  }

  private add(row: number, name: string, readModel: number, by: number): void {
    const id = `${row} ${readModel} ${name}`;
    const known = this.added.get(id);
    if (known) known.count += by;
    else this.added.set(id, { row, name, readModel, count: by });
  }

  private rowOf({ projection, key }: RowAddress, { process }: RowKey): number {
    const last = this.spokenOf;
    if (last?.key === key && last.projection === projection && last.process === process) return last.row;
    const isGlobal = this.readModels.byName(projection)?.scope === 'global';
    const row = this.rows.takeRow(projection, { process: isGlobal ? '' : process, key });
    this.spokenOf = { projection, key, process, row };
    return row;
  }
}

/** What is said in `there` and not in `here`. */
export function notIn(here: Said, there: Said): (SaidLink | SaidContribution)[] {
  if (here === there) return [];
  const found: (SaidLink | SaidContribution)[] = [];
  for (const [id, statement] of there) if (!here.has(id)) found.push(statement);
  return found;
}
