/** Which views read which rows, and what rows add to the sums of others. */
import type { Database, Statement } from 'better-sqlite3';
import type { Projection, RowAddress } from '../../../projections/projection.js';
import { relationsOf } from '../valid-row.js';
import type { RowKey } from '../view-store.js';
import type { ReadModelNumbers, RowNumbers } from './row-numbers.js';
import { WaitingLines } from './waiting-lines.js';

/** The sum of this name counts the rows of a read model that a view is linked to. */
export function linkedSum(projection: string): string {
  return `linked:${projection}`;
}

const FIRST: readonly [number, number] = [0, 0];

interface Added {
  readonly row: number;
  readonly name: string;
  readonly readModel: number;
  /** The process that adds to a row of none; undefined where the row is of the same. */
  readonly process: number | undefined;
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
  /** Whether that row is of no process. */
  readonly isShared: boolean;
}

interface SaidContribution {
  /** The row whose view is told the sum. */
  readonly to: number;
  readonly name: string;
  readonly from: number | undefined;
  /** Whether that row is of no process. */
  readonly isShared: boolean;
}

/** What the row of a number and of a read model says from now on (1), or no longer (-1). */
interface Change {
  readonly owner: number;
  readonly readModel: number;
  readonly by: 1 | -1;
}

/** What a row says of links and sums, each once, by what tells them apart. */
export type Said = ReadonlyMap<string, SaidLink | SaidContribution>;

const NOTHING_SAID: Said = new Map();
const NO_ROWS: Iterable<number> = [];

export class Relations {
  private readonly links: WaitingLines;
  private readonly dropLink: Statement<[number, number, number, number, number, number]>;
  private readonly findDependents: Statement<[number], { dependent: number }>;
  private readonly addToSum: Statement<[number, string, number, number]>;
  private readonly starts: WaitingLines;
  private readonly addToShare: Statement<[number, string, number, number, number]>;
  private readonly dropFrom: Statement<[number, string, number, number, number]>;
  /** The row that was last spoken of: what a row says of another it mostly says several times. */
  private spokenOf: (RowAddress & { readonly process: string; readonly row: number }) | undefined;
  /** What the running batch adds to sums, by row and name. */
  private readonly added = new Map<string, Added>();
  /** The rows whose views read a row since the running batch, and the rows that some view does not read any more since. */
  private readonly linked = new Map<number, Set<number>>();
  private readonly loosened = new Set<number>();

  constructor(
    db: Database,
    private readonly rows: RowNumbers,
    private readonly readModels: ReadModelNumbers,
  ) {
    this.links = new WaitingLines(db, {
      name: 'links',
      columns: ['dependent', 'read_model', 'order1', 'order2', 'source', 'owner'],
      orIgnore: true,
    });
    this.dropLink = db.prepare(`DELETE FROM links WHERE dependent = ? AND read_model = ?
      AND order1 = ? AND order2 = ? AND source = ? AND owner = ?`);
    this.findDependents = db.prepare('SELECT DISTINCT dependent FROM links WHERE source = +?');
    this.addToSum = db.prepare(`INSERT INTO sums (row, name, read_model, count) VALUES (?, ?, ?, ?)
      ON CONFLICT (row, name, read_model) DO UPDATE SET count = count + excluded.count`);
    this.starts = new WaitingLines(db, {
      name: 'sums_from',
      columns: ['row', 'name', 'starts_at', 'read_model', 'owner'],
      orIgnore: true,
    });
    this.addToShare =
      db.prepare(`INSERT INTO shares (row, name, process, read_model, count) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (row, name, process, read_model) DO UPDATE SET count = count + excluded.count`);
    this.dropFrom = db.prepare(
      'DELETE FROM sums_from WHERE row = ? AND name = ? AND starts_at = ? AND read_model = ? AND owner = ?',
    );
  }

  /** The rows whose views read a row. All that is linked to a row of the running batch is so since then. */
  dependents(row: number): Iterable<number> {
    if (this.rows.isOfBatch(row) && !this.loosened.has(row)) return this.linked.get(row) ?? NO_ROWS;
    this.links.write();
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
        isShared: this.isShared(dependent),
      };
      said.set(`${link.to}<${link.source} ${order[0]} ${order[1]}`, link);
    }
    for (const { to, name, from } of contributions) {
      const contribution: SaidContribution = {
        to: this.rowOf(to, at),
        name,
        from,
        isShared: this.isShared(to),
      };
      said.set(`${contribution.to} ${name} ${from ?? ''}`, contribution);
    }
    return said;
  }

  /** Replaces what the row of a number, of a process, says of links and sums. */
  replace(
    projection: Projection,
    { row, process }: { readonly row: number; readonly process: number },
    { before, after }: { before: Said; after: Said },
  ): void {
    const readModel = this.readModels.of(projection.name);
    const change = (statement: SaidLink | SaidContribution, by: 1 | -1): void => {
      const shared = statement.isShared ? process : undefined;
      if ('source' in statement) this.changeLink(statement, shared, { owner: row, readModel, by });
      else if (statement.from === undefined)
        this.add({ row: statement.to, name: statement.name, readModel, process: shared }, by);
      else this.changeStart(statement.to, statement.name, statement.from, { owner: row, readModel, by });
    };
    for (const gone of notIn(after, before)) change(gone, -1);
    for (const made of notIn(before, after)) change(made, 1);
  }

  /** Writes what waits, and what the batch has added to sums, each once. */
  write(): void {
    this.links.write();
    this.starts.write();
    for (const { row, name, readModel, process, count } of this.added.values()) {
      if (count === 0) continue;
      this.addToSum.run(row, name, readModel, count);
      if (process !== undefined) this.addToShare.run(row, name, process, readModel, count);
    }
    this.added.clear();
  }

  /** The batch is given up. */
  giveUp(): void {
    this.links.giveUp();
    this.starts.giveUp();
    this.added.clear();
  }

  /** A batch has ended, well or not. */
  endBatch(): void {
    this.linked.clear();
    this.loosened.clear();
  }

  forget(): void {
    this.spokenOf = undefined;
  }

  private changeLink(
    { to, readModel, order: [order1, order2], source, name }: SaidLink,
    process: number | undefined,
    change: Change,
  ): void {
    if (change.by > 0) {
      this.links.add(to, readModel, order1, order2, source, change.owner);
      const dependents = this.linked.get(source);
      if (dependents) dependents.add(to);
      else this.linked.set(source, new Set([to]));
    } else {
      this.links.write();
      this.loosened.add(source);
      this.dropLink.run(to, readModel, order1, order2, source, change.owner);
    }
    this.add({ row: to, name, readModel: change.readModel, process }, change.by);
  }

  private changeStart(to: number, name: string, from: number, { owner, readModel, by }: Change): void {
    if (by > 0) {
      this.starts.add(to, name, from, readModel, owner);
      return;
    }
    this.starts.write();
    this.dropFrom.run(to, name, from, readModel, owner);
  }

  private add(to: Omit<Added, 'count'>, by: number): void {
    const id = `${to.row} ${to.readModel} ${to.process ?? ''} ${to.name}`;
    const known = this.added.get(id);
    if (known) known.count += by;
    else this.added.set(id, { ...to, count: by });
  }

  private isShared({ projection }: RowAddress): boolean {
    return this.readModels.byName(projection)?.scope === 'global';
  }

  private rowOf({ projection, key }: RowAddress, { process }: RowKey): number {
    const last = this.spokenOf;
    if (last?.key === key && last.projection === projection && last.process === process) return last.row;
    const isShared = this.isShared({ projection, key });
    const row = this.rows.takeRow(projection, { process: isShared ? '' : process, key });
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
