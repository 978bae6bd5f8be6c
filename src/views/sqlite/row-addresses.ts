/** Which rows there are of a read model, and which of them say something of another row, as the live rows tell. */
import type { Database, Statement } from 'better-sqlite3';
import type { Projection } from '../../../projections/projection.js';
import type { ReadModelNumbers } from './row-numbers.js';

/** A row that is linked to another or says so. */
export interface Owner {
  readonly row: number;
  readonly projection: Projection;
  readonly key: string;
}

interface RowAddressRecord {
  readonly row: number;
  readonly key: string;
}

const PAGE = 200;
const LAST_KEY = '\u{10ffff}';

export class RowAddresses {
  private readonly forwards: Statement<[number, number, string], RowAddressRecord>;
  private readonly backwards: Statement<[number, number, string], RowAddressRecord>;
  private readonly owners: Statement<[number], RowAddressRecord & { read_model: number }>;

  constructor(
    db: Database,
    private readonly readModels: ReadModelNumbers,
  ) {
    const rows = 'SELECT row, key FROM rows WHERE read_model = +? AND process = +?';
    this.forwards = db.prepare(`${rows} AND key > +? ORDER BY key LIMIT ${PAGE}`);
    this.backwards = db.prepare(`${rows} AND key < +? ORDER BY key DESC LIMIT ${PAGE}`);
    this.owners = db.prepare(`SELECT o.row, o.read_model, o.key
      FROM (SELECT DISTINCT owner FROM links WHERE dependent = +?) l CROSS JOIN rows o ON o.row = l.owner`);
  }

  /** Every row of a read model and a process that was ever spoken of, in the order of their keys. */
  *keys(
    projection: Projection,
    process: number,
    { descending, after }: { readonly descending: boolean; readonly after?: string | undefined },
  ): Iterable<RowAddressRecord> {
    const statement = descending ? this.backwards : this.forwards;
    let from = after ?? (descending ? LAST_KEY : '');
    for (;;) {
      const page = statement.all(this.readModels.of(projection.name), process, from);
      yield* page;
      const last = page.at(-1);
      if (page.length < PAGE || !last) return;
      from = last.key;
    }
  }

  /** The rows that say what the view of a row reads. */
  ownersOfLinksTo(row: number): Owner[] {
    return this.owners.all(row).flatMap(({ row: owner, read_model, key }) => {
      const projection = this.readModels.projection(read_model);
      return projection ? { row: owner, projection, key } : [];
    });
  }
}
