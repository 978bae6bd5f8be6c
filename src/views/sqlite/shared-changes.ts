/** Keeps from which processes the rows of no process were changed, and at which position by each last. */
import type { Database, Statement } from 'better-sqlite3';

export class SharedChanges {
  private readonly processAt: Statement<[number], { process: number }>;
  private readonly keep: Statement<[number, number, number]>;
  /** What the running batch has changed: rows by process, each with its last position. */
  private readonly changed = new Map<number, Map<number, number>>();
  /** The rows that entries have changed, of which the process is looked up once they are in the file. */
  private readonly byEntries = new Map<number, number[]>();

  constructor(db: Database) {
    this.processAt = db.prepare('SELECT process FROM history WHERE position = +?');
    this.keep = db.prepare(`INSERT INTO shared_changes (row, process, position) VALUES (?, ?, ?)
      ON CONFLICT (row, process) DO UPDATE SET position = MAX(position, excluded.position)`);
  }

  /** A row was changed by a row of a process. */
  changedBy(row: number, process: number, position: number): void {
    const rows = this.changed.get(process) ?? new Map<number, number>();
    this.changed.set(process, rows.set(row, Math.max(rows.get(row) ?? 0, position)));
  }

  /** A row was changed by the entry at a position. */
  changedAt(row: number, position: number): void {
    const rows = this.byEntries.get(position) ?? [];
    rows.push(row);
    this.byEntries.set(position, rows);
  }

  flush(): void {
    for (const [position, rows] of this.byEntries) {
      const process = this.processAt.get(position)?.process;
      if (process !== undefined) for (const row of rows) this.changedBy(row, process, position);
    }
    for (const [process, rows] of this.changed)
      for (const [row, position] of rows) this.keep.run(row, process, position);
  }

  clear(): void {
    this.changed.clear();
    this.byEntries.clear();
  }
}
