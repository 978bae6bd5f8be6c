/** The rows that are kept in the file: read once, kept while there is room, written once a batch. */
import type { Database, Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Projection } from '../../../projections/projection.js';
import type { Parked, RowKey, RowState } from '../view-store.js';
import type { Numbers } from './numbers.js';
import type { Relations } from './relations.js';
import { rowName, type ReadModelNumbers, type RowNumbers } from './row-numbers.js';

interface RowRecord {
  readonly row: number;
  readonly body: string | null;
  readonly position: number;
  readonly last_ord: number | null;
  readonly last_depth: number | null;
  readonly last_position: number | null;
  readonly parked: string | null;
}

/** Bounds the memory of the rows between batches, in bytes of their bodies. */
const KEPT_ROWS = 16 * 1024 * 1024;
/** What a row takes besides its body. */
const ROW_OVERHEAD = 300;

interface Waiting {
  readonly projection: Projection;
  readonly at: RowKey;
  /** As it was last written. */
  readonly before: object | undefined;
  state: RowState;
}

interface KeptRow {
  readonly state: RowState;
  readonly size: number;
}

export class StoredRows {
  private readonly find: Statement<[number], RowRecord>;
  private readonly update: Statement;
  private readonly move: Statement<[number, number, number]>;
  private readonly count: Statement<[number, number]>;
  private readonly findName: Statement<[number], { read_model: number; process: number; key: string }>;
  private readonly cached = new LRUCache<string, KeptRow>({
    maxSize: KEPT_ROWS,
    sizeCalculation: ({ size }) => size,
  });
  /** The rows of the running batch: each is written once, however often it is touched. */
  private readonly waiting = new Map<string, Waiting>();
  /** The rows whose views the running batch has changed with other rows, and up to which position. */
  private readonly moved = new Map<number, number>();
  private readonly counted = new Map<string, number>();

  constructor(
    db: Database,
    private readonly numbers: {
      readonly processes: Numbers;
      readonly readModels: ReadModelNumbers;
      readonly rows: RowNumbers;
    },
    private readonly relations: Relations,
  ) {
    this.find = db.prepare(`SELECT row, body, position, last_ord, last_depth, last_position, parked
      FROM rows WHERE row = +?`);
    this.update = db.prepare(`UPDATE rows SET body = ?, position = ?, last_ord = ?, last_depth = ?,
      last_position = ?, parked = ?, sort1 = ?, sort2 = ?, sort3 = ?, wakes_at = ? WHERE row = ?`);
    this.move = db.prepare(
      'UPDATE rows SET position = ? WHERE row = ? AND body IS NOT NULL AND position < ?',
    );
    this.count = db.prepare('UPDATE read_models SET row_count = row_count + ? WHERE read_model = ?');
    this.findName = db.prepare('SELECT read_model, process, key FROM rows WHERE row = +?');
  }

  state(projection: Projection, at: RowKey): RowState | undefined {
    const name = rowName(projection.name, at);
    const waiting = this.waiting.get(name);
    if (waiting) return waiting.state;
    const known = this.cached.get(name);
    if (known) return known.state;
    const row = this.numbers.rows.row(projection.name, at);
    const found = row === undefined ? undefined : this.find.get(row);
    if (!found || (found.position === 0 && found.body === null && found.parked === null)) return undefined;
    const state: RowState = {
      row: found.body === null ? undefined : (JSON.parse(found.body) as object),
      position: found.position,
      last:
        found.last_ord === null
          ? undefined
          : { order: found.last_ord, depth: found.last_depth ?? 0, sequence: found.last_position ?? 0 },
      ...(found.parked === null ? {} : { parked: JSON.parse(found.parked) as Parked }),
    };
    this.cached.set(name, { state, size: ROW_OVERHEAD + (found.body?.length ?? 0) });
    return state;
  }

  put(projection: Projection, at: RowKey, state: RowState): void {
    const name = rowName(projection.name, at);
    const waiting = this.waiting.get(name);
    const before = this.state(projection, at)?.row;
    if (before !== state.row && (projection.links ?? projection.contributes)) {
      // Also what comes and goes within a batch has changed the views of others.
      for (const row of this.relations.changedTargets(projection, at, { before, after: state.row }))
        this.viewChanged(row, state.position);
    }
    if (waiting) waiting.state = state;
    else {
      this.numbers.rows.takeRow(projection.name, at);
      this.waiting.set(name, { projection, at: { process: at.process, key: at.key }, before, state });
    }
  }

  /** How many more rows a read model has. */
  counts(projection: Projection, by: number): void {
    if (by !== 0) this.counted.set(projection.name, (this.counted.get(projection.name) ?? 0) + by);
  }

  /** Writes what the batch has come to. */
  write(): void {
    for (const [name, { projection, at, before, state }] of this.waiting) {
      const row = this.numbers.rows.takeRow(projection.name, at);
      this.writeRow(projection, row, name, state);
      const { row: after, position } = state;
      if (before === after || projection.rowPerEntry) continue;
      this.counts(projection, (after ? 1 : 0) - (before ? 1 : 0));
      this.relations.replace(projection, at, row, { before, after });
      for (const dependent of this.relations.dependents(row)) this.viewChanged(dependent, position);
    }
    this.relations.flush();
    for (const [row, position] of this.moved) this.moveTo(row, position);
    for (const [name, by] of this.counted) if (by !== 0) this.count.run(by, this.numbers.readModels.of(name));
  }

  /** A batch has ended, well or not. */
  endBatch(): void {
    this.waiting.clear();
    this.moved.clear();
    this.counted.clear();
  }

  forget(): void {
    this.cached.clear();
  }

  private viewChanged(row: number, position: number): void {
    this.moved.set(row, Math.max(this.moved.get(row) ?? 0, position));
  }

  private writeRow(projection: Projection, row: number, name: string, state: RowState): void {
    const { row: value, position, last, parked } = state;
    const [sort1 = 0, sort2 = 0, sort3 = 0] = value ? (projection.sort?.of(value) ?? []) : [];
    const body = value ? JSON.stringify(value) : null;
    this.update.run(
      body,
      position,
      last?.order ?? null,
      last?.depth ?? null,
      last?.sequence ?? null,
      parked ? JSON.stringify(parked) : null,
      sort1,
      sort2,
      sort3,
      (value && projection.wakesAt?.(value)) ?? null,
      row,
    );
    this.cached.set(name, { state, size: ROW_OVERHEAD + (body?.length ?? 0) });
  }

  /** A view that reads a changed row has changed with it. */
  private moveTo(row: number, position: number): void {
    if (this.move.run(position, row, position).changes === 0) return;
    const name = this.nameOf(row);
    const known = this.cached.peek(name);
    if (known) this.cached.set(name, { ...known, state: { ...known.state, position } });
  }

  private nameOf(row: number): string {
    const found = this.findName.get(row);
    const projection = found && this.numbers.readModels.projection(found.read_model);
    return found && projection
      ? rowName(projection.name, { process: this.numbers.processes.nameOf(found.process), key: found.key })
      : '';
  }
}
