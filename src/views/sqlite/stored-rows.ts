/** The rows that are kept in the file: read once, kept while there is room, written once a batch. */
import { isDeepStrictEqual } from 'node:util';
import Sqlite, { type Database, type Statement } from 'better-sqlite3';
import type { Projection } from '../../../projections/projection.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { standing } from '../folded-rows.js';
import { RecentlyUsed, type Room } from '../recently-used.js';
import { placingOf, textOf, type RowPlacing } from '../valid-row.js';
import type { Parked, RowKey, RowState } from '../view-store.js';
import type { Facets } from './facets.js';
import type { Numbers } from './numbers.js';
import { notIn, type Relations, type Said } from './relations.js';
import { SharedChanges } from './shared-changes.js';
import { rowName, type ReadModelNumbers, type RowNumbers } from './row-numbers.js';

interface RowRecord {
  readonly body: string | null;
  readonly position: number;
  readonly last_ord: number | null;
  readonly last_depth: number | null;
  readonly last_position: number | null;
  readonly parked: string | null;
}

/** How many rows a batch completes at most. */
const MOST_ROUNDS = 1_000_000;

/** What a row takes besides its body. */
const ROW_OVERHEAD = 500;

/** A row that was asked for, also where there is none. */
interface KnownRow {
  readonly state: RowState | undefined;
  /** Undefined: not looked at. */
  readonly said: Said | undefined;
  readonly placing: Placing | undefined;
}

/** A row of the running batch. */
interface Waiting {
  readonly projection: Projection;
  readonly at: RowKey;
  /** As it was last written. */
  readonly before: {
    readonly row: object | undefined;
    readonly said: Said;
    readonly placing: Placing | undefined;
  };
  state: RowState;
  said: Said;
}

/** What a row is found by in lists and at instants. */
type Placing = readonly [
  sort1: number,
  sort2: number,
  sort3: number,
  wakesAt: number | null,
  parked: string | null,
];

/** What is written of a row, and what it was and is found by. */
interface Written {
  readonly body: string | null;
  readonly placing: Placing;
  readonly was: ReadonlySet<string>;
  readonly is: ReadonlySet<string>;
}

const NOWHERE: RowPlacing = { sort: [0, 0, 0], wakesAt: null };
const NO_FACETS: ReadonlySet<string> = new Set();
/** Said by a row of which it cannot be told. */
const UNTOLD: Said = new Map();

export class StoredRows {
  private readonly find: Statement<[number], RowRecord>;
  private readonly insert: Statement;
  private readonly update: Statement;
  private readonly updateInPlace: Statement;
  private readonly move: Statement<[number, number, number]>;
  private readonly count: Statement<[number, number]>;
  private readonly findAny: Statement<[number], { row: number }>;
  private readonly findName: Statement<[number], { read_model: number; process: number; key: string }>;
  private readonly known: RecentlyUsed<string, KnownRow>;
  /** The rows of the running batch: each is written once, however often it is touched. */
  private readonly waiting = new Map<string, Waiting>();
  /** The rows whose views the running batch has changed with other rows, and up to which position. */
  private readonly moved = new Map<number, number>();
  /** The rows that were written since their dependents were told, and up to which position. */
  private readonly changed = new Map<number, number>();
  /** Which processes the running batch has changed rows of no process from. */
  private readonly shared: SharedChanges;
  private readonly counted = new Map<string, number>();
  /** Whether any row of a read model is in the file. Of one with a row an entry nearly never is. */
  private readonly has = new Map<Projection, boolean>();

  constructor(
    db: Database,
    private readonly numbers: {
      readonly processes: Numbers;
      readonly readModels: ReadModelNumbers;
      readonly rows: RowNumbers;
      /** The entries that a row is made of, in occurred order. */
      readonly entriesOf: (projection: Projection, at: RowKey) => Iterable<HistoryEntry>;
    },
    private readonly relations: Relations,
    private readonly facets: Facets,
    /** Where rows are kept between batches. */
    room: Room,
  ) {
    this.known = new RecentlyUsed(room);
    this.shared = new SharedChanges(db);
    this.find = db.prepare(`SELECT body, position, last_ord, last_depth, last_position, parked
      FROM rows WHERE row = +?`);
    this.insert = db.prepare(`INSERT INTO rows (body, position, last_ord, last_depth, last_position,
      sort1, sort2, sort3, wakes_at, parked, row, read_model, process, key)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.update = db.prepare(`UPDATE rows SET body = ?, position = ?, last_ord = ?, last_depth = ?,
      last_position = ?, sort1 = ?, sort2 = ?, sort3 = ?, wakes_at = ?, parked = ? WHERE row = ?`);
    this.updateInPlace = db.prepare(`UPDATE rows SET body = ?, position = ?, last_ord = ?, last_depth = ?,
      last_position = ? WHERE row = ?`);
    this.move = db.prepare(
      'UPDATE rows SET position = ? WHERE row = ? AND body IS NOT NULL AND position < ?',
    );
    this.count = db.prepare('UPDATE read_models SET row_count = row_count + ? WHERE read_model = ?');
    this.findAny = db.prepare('SELECT row FROM rows WHERE read_model = +? LIMIT 1');
    this.findName = db.prepare('SELECT read_model, process, key FROM rows WHERE row = +?');
  }

  state(projection: Projection, at: RowKey): RowState | undefined {
    if (projection.rowPerEntry && !this.hasAny(projection)) return undefined;
    const name = rowName(projection.name, at);
    return (this.waiting.get(name) ?? this.knownRow(name, projection, at)).state;
  }

  put(projection: Projection, at: RowKey, state: RowState): void {
    const name = rowName(projection.name, at);
    if (projection.rowPerEntry) this.has.set(projection, true);
    const waiting = this.waiting.get(name) ?? this.begin(name, projection, at);
    if (waiting.state.row !== state.row) this.say(waiting, state);
    waiting.state = state;
    if (projection.scope === 'global' && state.position > 0)
      this.shared.changedAt(this.numbers.rows.takeRow(projection.name, at), state.position);
  }

  /** A row of which that fails says nothing: it will turn out to be none that can be kept. */
  private say(waiting: Waiting, { row, position }: RowState): void {
    const said = this.saidBy(waiting.projection, waiting.at, row);
    // Also what comes and goes within a batch has changed the views of others.
    for (const { to, isShared } of [...notIn(said, waiting.said), ...notIn(waiting.said, said)]) {
      this.viewChanged(to, position);
      if (isShared) this.shared.changedBy(to, this.processOf(waiting.at), position);
    }
    waiting.said = said;
  }

  private processOf({ process }: RowKey): number {
    return this.numbers.processes.process(process) ?? 0;
  }

  private saidBy(projection: Projection, at: RowKey, row: object | undefined): Said {
    try {
      return this.relations.saidBy(projection, at, row);
    } catch (error) {
      if (error instanceof Sqlite.SqliteError) throw error;
      return UNTOLD;
    }
  }

  /** How many more rows a read model has. */
  counts(projection: Projection, by: number): void {
    if (by !== 0) this.counted.set(projection.name, (this.counted.get(projection.name) ?? 0) + by);
  }

  /** Writes what the batch has come to. */
  write(): void {
    for (const [name, waiting] of this.waiting) this.writeRow(name, waiting);
    this.numbers.rows.flush();
    this.tellDependents();
    this.completeRows();
    this.relations.write();
    this.shared.flush();
    for (const [row, position] of this.moved) this.moveTo(row, position);
    for (const [name, by] of this.counted) if (by !== 0) this.count.run(by, this.numbers.readModels.of(name));
  }

  /** Completes what the batch has written, and the rows that are completed by it, until nothing moves any more. */
  private completeRows(): void {
    const open = [...this.waiting.values()]
      .filter(({ projection }) => projection.complete !== undefined)
      .map(({ projection, at, state: { position } }) => ({ projection, at, position }));
    for (const [row, position] of this.moved) open.push(...this.completable(row, position));
    // What hangs on itself in the end, which no decision lets pass, is not followed for ever.
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds++) {
      const next = open.pop();
      if (!next) return;
      const row = this.completeRow(next.projection, next.at, next.position);
      if (row === undefined) continue;
      for (const dependent of this.relations.dependents(row))
        open.push(...this.completable(dependent, next.position));
    }
  }

  private completable(
    row: number,
    position: number,
  ): { projection: Projection; at: RowKey; position: number }[] {
    const address = this.addressOf(row);
    return address?.projection.complete ? [{ ...address, position }] : [];
  }

  /** Gives the number of the row where it is another one now. */
  private completeRow(projection: Projection, at: RowKey, position: number): number | undefined {
    const state = this.state(projection, at);
    if (!projection.complete || !state?.row || state.parked) return undefined;
    const row = projection.complete(state.row, (address) => {
      const source = this.numbers.readModels.byName(address.projection);
      return source && this.state(source, { process: at.process, key: address.key })?.row;
    });
    if (isDeepStrictEqual(row, state.row)) return undefined;
    const name = rowName(projection.name, at);
    this.waiting.delete(name);
    this.put(projection, at, { ...state, row, position: Math.max(state.position, position) });
    const waiting = this.waiting.get(name);
    if (waiting) this.writeRow(name, waiting);
    this.tellDependents();
    return this.numbers.rows.row(projection.name, at);
  }

  /** The views that read what was written have changed with it. Told once all is linked that a batch links. */
  private tellDependents(): void {
    for (const [row, position] of this.changed)
      for (const dependent of this.relations.dependents(row)) this.viewChanged(dependent, position);
    this.changed.clear();
  }

  /** A batch has ended, well or not. */
  endBatch(): void {
    this.waiting.clear();
    this.moved.clear();
    this.changed.clear();
    this.shared.clear();
    this.counted.clear();
    this.numbers.rows.endBatch();
    this.relations.endBatch();
  }

  forget(): void {
    this.known.clear();
    this.has.clear();
  }

  private hasAny(projection: Projection): boolean {
    const known = this.has.get(projection);
    if (known !== undefined) return known;
    const found = this.findAny.get(this.numbers.readModels.of(projection.name)) !== undefined;
    this.has.set(projection, found);
    return found;
  }

  private knownRow(name: string, projection: Projection, at: RowKey): KnownRow {
    const known = this.known.get(name);
    if (known) return known;
    const row = this.numbers.rows.row(projection.name, at);
    const found = row === undefined ? undefined : this.find.get(row);
    const made = { state: found && stateOf(found), said: undefined, placing: undefined };
    this.known.set(name, made, weightOf(found?.body));
    return made;
  }

  private begin(name: string, projection: Projection, at: RowKey): Waiting {
    const known = this.knownRow(name, projection, at);
    const { state = NO_STATE, placing } = known;
    const { row } = state;
    const said = known.said ?? this.saidBy(projection, at, row);
    this.numbers.rows.takeRow(projection.name, at);
    const { process, key } = at;
    const begun = { projection, at: { process, key }, before: { row, said, placing }, state, said };
    this.waiting.set(name, begun);
    return begun;
  }

  private viewChanged(row: number, position: number): void {
    this.moved.set(row, Math.max(this.moved.get(row) ?? 0, position));
  }

  private writeRow(name: string, waiting: Waiting): void {
    const judged = this.judged(waiting) ?? this.written(this.standing(waiting));
    const { row, written } = this.writeLine(name, waiting, judged);
    const { projection, before, state, said } = waiting;
    const { body, placing, was, is } = written;
    const after = state.row;
    this.known.set(name, { state, said, placing }, weightOf(body));
    if (before.row === after || projection.rowPerEntry) return;
    this.counts(projection, (after ? 1 : 0) - (before.row ? 1 : 0));
    const process = this.processOf(waiting.at);
    this.relations.replace(projection, { row, process }, { before: before.said, after: said });
    this.facets.replace(projection, waiting.at, row, { was, is });
    this.changed.set(row, state.position);
    for (const one of said.values())
      if (one.isShared && 'source' in one) this.shared.changedBy(one.to, process, state.position);
  }

  /** What is written of a row; undefined for one that cannot be kept. */
  private judged(waiting: Waiting): Written | undefined {
    if (waiting.said === UNTOLD) return undefined;
    try {
      return this.written(waiting);
    } catch {
      return undefined;
    }
  }

  private written({ projection, before, state: { row, parked } }: Waiting): Written {
    const { sort, wakesAt } = row ? placingOf(projection, row) : NOWHERE;
    const isRow = before.row !== row;
    return {
      body: row ? textOf(row) : null,
      placing: [...sort, wakesAt, parked ? JSON.stringify(parked) : null],
      was: isRow ? this.facets.of(projection, before.row) : NO_FACETS,
      is: isRow ? this.facets.of(projection, row) : NO_FACETS,
    };
  }

  /** Has a key stand still whose row cannot be kept. */
  private standing(waiting: Waiting): Waiting {
    const { projection, at } = waiting;
    return this.stand(waiting, standing(projection, at, this.numbers.entriesOf(projection, at)));
  }

  /** Has a key stand still whose row the file does not take, as it was before the batch. */
  private refused(waiting: Waiting, error: Error): Waiting {
    const { projection, at, before } = waiting;
    const { newest } = standing(projection, at, this.numbers.entriesOf(projection, at));
    const { entryId = '', position = waiting.state.position } = newest ?? {};
    return this.stand(waiting, { row: before.row, parked: { entryId, position, error: error.message } });
  }

  private stand(waiting: Waiting, { row, parked }: Pick<RowState, 'row' | 'parked'>): Waiting {
    const { position, last } = waiting.state;
    // No reader has seen a row that never was, and none is told.
    const told = row || waiting.before.row ? position : 0;
    const state = { row, position: told, last, ...(parked && { parked }) };
    this.say(waiting, state);
    waiting.state = state;
    return waiting;
  }

  /** Gives the number of the row, and what was written of it. */
  private writeLine(
    name: string,
    waiting: Waiting,
    judged: Written,
  ): { readonly row: number; readonly written: Written } {
    const { projection, at } = waiting;
    const added = this.numbers.rows.takeAdded(name);
    const row = added?.row ?? this.numbers.rows.takeRow(projection.name, at);
    const write = (written: Written): { readonly row: number; readonly written: Written } => {
      const { last, position } = waiting.state;
      const { body, placing } = written;
      const content = [body, position, last?.order ?? null, last?.depth ?? null, last?.sequence ?? null];
      const staysInPlace = waiting.before.placing?.every((value, index) => value === placing[index]) === true;
      if (added) this.insert.run(...content, ...placing, row, added.readModel, added.process, added.key);
      else if (staysInPlace) this.updateInPlace.run(...content, row);
      else this.update.run(...content, ...placing, row);
      return { row, written };
    };
    try {
      return write(judged);
    } catch (error) {
      if (!isOfRow(error)) throw error;
      return write(this.written(this.refused(waiting, error)));
    }
  }

  /** A view that reads a changed row has changed with it. */
  private moveTo(row: number, position: number): void {
    if (this.move.run(position, row, position).changes === 0) return;
    const name = this.nameOf(row);
    const known = this.known.get(name);
    if (known?.state)
      this.known.set(
        name,
        { ...known, state: { ...known.state, position } },
        this.known.weightOf(name) ?? ROW_OVERHEAD,
      );
  }

  private nameOf(row: number): string {
    const address = this.addressOf(row);
    return address ? rowName(address.projection.name, address.at) : '';
  }

  private addressOf(row: number): { readonly projection: Projection; readonly at: RowKey } | undefined {
    const found = this.findName.get(row);
    const projection = found && this.numbers.readModels.projection(found.read_model);
    if (!projection) return undefined;
    return { projection, at: { process: this.numbers.processes.nameOf(found.process), key: found.key } };
  }
}

/** Whether the file refuses what a row holds. Anything else is a fault of the file, and is told and tried again. */
function isOfRow(error: unknown): error is Error {
  if (!(error instanceof Sqlite.SqliteError))
    return error instanceof TypeError || error instanceof RangeError;
  return /^SQLITE_(TOOBIG|MISMATCH|CONSTRAINT)/.test(error.code);
}

/** What a row takes in memory, roughly: a byte of its text takes three when it is decoded. */
function weightOf(body: string | null | undefined): number {
  return ROW_OVERHEAD + 3 * (body?.length ?? 0);
}

const NO_STATE: RowState = { row: undefined, position: 0, last: undefined };

function stateOf({
  body,
  position,
  last_ord,
  last_depth,
  last_position,
  parked,
}: RowRecord): RowState | undefined {
  if (position === 0 && body === null && parked === null) return undefined;
  return {
    row: body === null ? undefined : (JSON.parse(body) as object),
    position,
    last:
      last_ord === null
        ? undefined
        : { order: last_ord, depth: last_depth ?? 0, sequence: last_position ?? 0 },
    ...(parked === null ? {} : { parked: JSON.parse(parked) as Parked }),
  };
}
