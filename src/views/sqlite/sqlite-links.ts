/** Which views read which rows, in the projector's local file. */
import type { Database, Statement } from 'better-sqlite3';
import type { Link, Projection, RowAddress } from '../../../projections/projection.js';
import type { RowKey, RowState } from '../view-store.js';

/** A row whose view reads another row. */
export interface Dependent extends RowKey {
  readonly projection: string;
}

const DEPENDENT =
  'SELECT dependent_projection projection, dependent_process process, dependent_key key FROM links';

export class SqliteLinks {
  private readonly unlinkAll: Statement;
  private readonly link: Statement;
  private readonly bySource: Statement<[string, string, string], Dependent>;
  private readonly moveRow: Statement;
  /** The read models whose rows are of no process. */
  private readonly globals: ReadonlySet<string>;

  /** `projections` are all there are: links lead from one to another. */
  constructor(db: Database, projections: readonly Projection[]) {
    this.globals = new Set(projections.flatMap(({ name, scope }) => (scope === 'global' ? [name] : [])));
    this.unlinkAll = db.prepare(
      'DELETE FROM links WHERE owner_projection = ? AND owner_process = ? AND owner_key = ?',
    );
    this.link = db.prepare('INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.bySource = db.prepare(
      `${DEPENDENT} WHERE source_projection = ? AND source_process = ? AND source_key = ?`,
    );
    this.moveRow = db.prepare(`UPDATE rows SET position = ?, cause = ?
      WHERE projection = ? AND process = ? AND key = ? AND row IS NOT NULL AND position < ?`);
  }

  /** The rows whose views read a row. */
  dependents({ name }: Projection, { process, key }: RowKey): Dependent[] {
    return this.bySource.all(name, process, key);
  }

  /** The rows whose views read others because a row says so. */
  said(declaring: Projection, at: RowKey, row: object): Dependent[] {
    return (declaring.links?.(row, at.key) ?? []).map(({ dependent }) => {
      const [projection, process, key] = this.address(dependent, at);
      return { projection, process, key };
    });
  }

  /** Replaces what a row says of who reads what. */
  put({ name }: Projection, at: RowKey, links: readonly Link[]): void {
    const owner = [name, at.process, at.key] as const;
    this.unlinkAll.run(...owner);
    for (const { source, dependent } of links)
      this.link.run(...owner, ...this.address(source, at), ...this.address(dependent, at));
  }

  /** Says that a row's view has changed with another row. False where the row has changed as late itself, or is not there. */
  move(
    { projection, process, key }: Dependent,
    { position, cause }: Pick<RowState, 'position' | 'cause'>,
  ): boolean {
    const { changes } = this.moveRow.run(position, JSON.stringify(cause), projection, process, key, position);
    return changes > 0;
  }

  private address({ projection, key }: RowAddress, { process }: RowKey): [string, string, string] {
    return [projection, this.globals.has(projection) ? '' : process, key];
  }
}
