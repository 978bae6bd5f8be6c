/**
 * Lines that wait for their table. A batch puts thousands of them into tables whose keys lie anywhere: many in one statement, in
 * the order of the key, cost a fraction of what each costs by itself. Whoever reads the table has them written first.
 */
import type { Database, Statement } from 'better-sqlite3';

type Value = number | string | null;

export interface WaitingTable {
  readonly name: string;
  /** Those of the key come first, in its order. */
  readonly columns: readonly string[];
  /** A line that is there already is left as it is. */
  readonly orIgnore?: boolean;
}

/** How many lines a statement writes: as many as there are, then as many as are left. */
const TOGETHER = [64, 8, 1] as const;

export class WaitingLines {
  private lines: (readonly Value[])[] = [];
  private readonly statements = new Map<number, Statement>();

  constructor(
    private readonly db: Database,
    private readonly table: WaitingTable,
  ) {}

  /** The values of a line, column by column. */
  add(...line: readonly Value[]): void {
    this.lines.push(line);
  }

  /** Writes what waits. */
  write(): void {
    const { lines } = this;
    if (lines.length === 0) return;
    this.lines = [];
    lines.sort(compareLines);
    let from = 0;
    for (const size of TOGETHER)
      for (; from + size <= lines.length; from += size)
        this.statement(size).run(lines.slice(from, from + size).flat());
  }

  /** The batch is given up: what waits is void. */
  giveUp(): void {
    this.lines = [];
  }

  private statement(lines: number): Statement {
    const known = this.statements.get(lines);
    if (known) return known;
    const { name, columns, orIgnore = false } = this.table;
    const line = `(${columns.map(() => '?').join(', ')})`;
    const made = this.db.prepare(
      `INSERT ${orIgnore ? 'OR IGNORE ' : ''}INTO ${name} (${columns.join(', ')}) VALUES ${Array<string>(lines).fill(line).join(', ')}`,
    );
    this.statements.set(lines, made);
    return made;
  }
}

function compareLines(a: readonly Value[], b: readonly Value[]): number {
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [a[i] ?? 0, b[i] ?? 0];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
