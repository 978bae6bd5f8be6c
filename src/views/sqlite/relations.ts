/** Which views read which rows, and what rows add to the sums of others. */
import type { Database, Statement } from 'better-sqlite3';
import type { Contribution, Link, Projection, RowAddress } from '../../../projections/projection.js';
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

interface StoredLink {
  readonly dependent: number;
  readonly readModel: number;
  readonly order: readonly [number, number];
  readonly source: number;
}

export class Relations {
  private readonly addLink: Statement;
  private readonly dropLink: Statement;
  private readonly findDependents: Statement<[number], { dependent: number }>;
  private readonly addToSum: Statement<[number, string, number, number]>;
  private readonly addFrom: Statement<[number, string, number, number, number]>;
  private readonly dropFrom: Statement<[number, string, number, number, number]>;
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

  /** The rows whose views change with what a row says of links and sums, whether that is ever written or not. */
  changedTargets(
    projection: Projection,
    at: RowKey,
    { before, after }: { before: object | undefined; after: object | undefined },
  ): ReadonlySet<number> {
    const targets = (of: object | undefined): Map<string, RowAddress> => {
      const found = new Map<string, RowAddress>();
      if (!of) return found;
      for (const { dependent, source, order = FIRST } of projection.links?.(of, at.key, at.process) ?? [])
        found.set(
          `${dependent.projection} ${dependent.key} ${source.projection} ${source.key} ${order.join(' ')}`,
          dependent,
        );
      for (const [id, { to }] of contributionsOf(projection.contributes?.(of, at.key, at.process) ?? []))
        found.set(id, to);
      return found;
    };
    const changed = (target: RowAddress): unknown => rows.add(this.rowOf(target, at));
    const rows = new Set<number>();
    difference(targets(before), targets(after), { gone: changed, made: changed });
    return rows;
  }

  /** Replaces what a row says of links and sums. */
  replace(
    projection: Projection,
    at: RowKey,
    row: number,
    { before, after }: { before: object | undefined; after: object | undefined },
  ): void {
    const readModel = this.readModels.of(projection.name);
    if (projection.links) {
      const links = (of: object | undefined): Map<string, StoredLink> =>
        this.linksOf(of ? (projection.links?.(of, at.key, at.process) ?? []) : [], at);
      difference(links(before), links(after), {
        gone: (link) => {
          this.dropLink.run(link.dependent, link.readModel, ...link.order, link.source, row);
          this.add(link.dependent, this.linkedName(link), readModel, -1);
        },
        made: (link) => {
          this.addLink.run(link.dependent, link.readModel, ...link.order, link.source, row);
          this.add(link.dependent, this.linkedName(link), readModel, 1);
        },
      });
    }
    if (projection.contributes) {
      const contributions = (of: object | undefined): Map<string, Contribution> =>
        contributionsOf(of ? (projection.contributes?.(of, at.key, at.process) ?? []) : []);
      const counted = (by: number) => (contribution: Contribution) => {
        const to = this.rowOf(contribution.to, at);
        if (contribution.from === undefined) this.add(to, contribution.name, readModel, by);
        else if (by > 0) this.addFrom.run(to, contribution.name, contribution.from, readModel, row);
        else this.dropFrom.run(to, contribution.name, contribution.from, readModel, row);
      };
      difference(contributions(before), contributions(after), { gone: counted(-1), made: counted(1) });
    }
  }

  /** Writes what the batch has added to sums, each once. */
  flush(): void {
    for (const { row, name, readModel, count } of this.added.values())
      if (count !== 0) this.addToSum.run(row, name, readModel, count);
    this.added.clear();
  }

  forget(): void {
    this.added.clear();
  }

  private linkedName({ readModel }: StoredLink): string {
    return linkedSum(this.readModels.projection(readModel)?.name ?? '');
  }

  private add(row: number, name: string, readModel: number, by: number): void {
    const id = `${row} ${readModel} ${name}`;
    const known = this.added.get(id);
    if (known) known.count += by;
    else this.added.set(id, { row, name, readModel, count: by });
  }

  private linksOf(links: readonly Link[], at: RowKey): Map<string, StoredLink> {
    const stored = new Map<string, StoredLink>();
    for (const { source, dependent, order = FIRST } of links) {
      const link: StoredLink = {
        dependent: this.rowOf(dependent, at),
        readModel: this.readModels.of(source.projection),
        order,
        source: this.rowOf(source, at),
      };
      stored.set(`${link.dependent} ${link.readModel} ${order.join(' ')} ${link.source}`, link);
    }
    return stored;
  }

  private rowOf({ projection, key }: RowAddress, { process }: RowKey): number {
    const isGlobal = this.readModels.byName(projection)?.scope === 'global';
    return this.rows.takeRow(projection, { process: isGlobal ? '' : process, key });
  }
}

function contributionsOf(contributions: readonly Contribution[]): Map<string, Contribution> {
  return new Map(
    contributions.map((one) => [`${one.to.projection}\n${one.to.key}\n${one.name}\n${one.from ?? ''}`, one]),
  );
}

function difference<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  { gone, made }: { gone: (one: T) => unknown; made: (one: T) => unknown },
): void {
  for (const [id, one] of before) if (!after.has(id)) gone(one);
  for (const [id, one] of after) if (!before.has(id)) made(one);
}
