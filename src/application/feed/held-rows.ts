/** The rows that everybody at the end of a feed holds: one that nobody can hold needs no `gone`. */
import type { ChangedRow } from '../../views/sqlite/sqlite-rows.js';

/** Beyond this many rows it is no longer known which ones they are. */
const MOST = 10_000;

export class HeldRows {
  private keys: Set<string> | undefined = new Set();

  clear(): void {
    this.keys = new Set();
  }

  add(row: ChangedRow): void {
    this.keys?.add(keyOf(row));
    if (this.keys && this.keys.size > MOST) this.keys = undefined;
  }

  /** Whether it may have been held until now. */
  remove(row: ChangedRow): boolean {
    return this.keys?.delete(keyOf(row)) ?? true;
  }
}

function keyOf({ projection, at }: ChangedRow): string {
  return `${projection}\n${at.process}\n${at.key}`;
}
