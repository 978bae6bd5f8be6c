/** Counts what the statements of a file read and write. */
import type { Database, Statement } from 'better-sqlite3';

/** Counts the rows that every statement of a file gives and changes. Made before the statements are. */
export class Counted {
  rowsRead = 0;
  rowsWritten = 0;

  constructor(db: Database) {
    const prepare = db.prepare.bind(db);
    Object.assign(db, {
      prepare: (sql: string): Statement => {
        const statement = prepare(sql);
        const { get, all, run } = statement;
        Object.assign(statement, {
          get: (...values: unknown[]): unknown => {
            this.rowsRead++;
            return get.apply(statement, values);
          },
          all: (...values: unknown[]): unknown[] => {
            const rows = all.apply(statement, values);
            this.rowsRead += 1 + rows.length;
            return rows;
          },
          run: (...values: unknown[]): unknown => {
            const result = run.apply(statement, values);
            this.rowsWritten += 1 + result.changes;
            return result;
          },
        });
        return statement;
      },
    });
  }
}
