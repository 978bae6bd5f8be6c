/** History, rows and checkpoint in the projector's local file. What one batch does is committed as one transaction. */
import type { Database, Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Projection } from '../../../projections/projection.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { comparePlaces } from '../../domain/history/placement.js';
import type { Position } from '../../log/event-log.js';
import {
  compareRowKeys,
  type EntrySource,
  type Parked,
  type RowKey,
  type RowState,
  type ViewStore,
} from '../view-store.js';
import { Numbers, microsOf } from './numbers.js';
import type { LogEnd, Origin } from './origin.js';
import { Relations } from './relations.js';
import { ReadModelNumbers, RowNumbers, registerReadModels, rowName } from './row-numbers.js';
import { Histories, SqliteHistory } from './sqlite-history.js';

/** Where the projector stands: the last position it has taken in, and how many events it could not read. */
export interface Checkpoint {
  readonly position: number;
  readonly skipped: number;
}

/** What a batch has come to, the first event of the log that was taken in, which is kept once, and the last. */
export interface Reached extends Checkpoint {
  readonly origin?: Origin | undefined;
  readonly newest?: LogEnd | undefined;
}

/** `generation` counts how often the rows of a version were replaced by other ones. */
export interface RowsVersion {
  readonly version: number;
  readonly generation: number;
}

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

export class SqliteViews implements ViewStore {
  readonly numbers: Numbers;
  readonly readModels: ReadModelNumbers;
  readonly rowNumbers: RowNumbers;
  readonly histories: Histories;
  private readonly relations: Relations;
  private readonly findRow: Statement<[number], RowRecord>;
  private readonly updateRow: Statement;
  private readonly moveRow: Statement<[number, number, number]>;
  private readonly touch: Statement;
  private readonly untouch: Statement;
  private readonly touching: Statement<[number], { position: number }>;
  private readonly touchEntry: Statement;
  private readonly untouchEntry: Statement;
  private readonly touchingEntry: Statement<[number, number], { position: number }>;
  private readonly changeEntry: Statement<[number, number]>;
  private readonly countRow: Statement<[number, number]>;
  private readonly findCount: Statement<[string], { row_count: number }>;
  private readonly findProcesses: Statement<[string], { name: string }>;
  private readonly newestPosition: Statement<[number], { position: number | null }>;
  private readonly lastKnown: Statement<[number], { position: number }>;
  private readonly readCheckpoint: Statement<[], Checkpoint>;
  private readonly writeCheckpoint: Statement;
  private readonly findName: Statement<[number], { read_model: number; process: number; key: string }>;
  private readonly findParked: Statement<[number], { process: number; key: string; parked: string }>;
  private readonly cached = new LRUCache<string, KeptRow>({
    maxSize: KEPT_ROWS,
    sizeCalculation: ({ size }) => size,
  });
  private readonly known = new LRUCache<string, SqliteHistory>({ max: 1_000 });
  /** The rows of the running batch: each is written once, however often it is touched. */
  private readonly waiting = new Map<string, Waiting>();
  /** The rows whose views the running batch has changed with other rows, and up to which position. */
  private readonly moved = new Map<number, number>();
  private readonly perEntry: readonly Projection[];
  private readonly counted = new Map<string, number>();

  constructor(
    private readonly db: Database,
    readonly projections: readonly Projection[],
    entries: EntrySource,
  ) {
    this.perEntry = projections.filter(({ rowPerEntry }) => rowPerEntry);
    // A reader of the file finds what its writer has put there.
    if (!db.readonly) registerReadModels(db, projections);
    this.numbers = new Numbers(db);
    this.readModels = new ReadModelNumbers(db, projections);
    this.rowNumbers = new RowNumbers(db, this.numbers, this.readModels);
    this.histories = new Histories(db, this.numbers, entries);
    this.relations = new Relations(db, this.rowNumbers, this.readModels);
    this.findRow = db.prepare(`SELECT row, body, position, last_ord, last_depth, last_position, parked
      FROM rows WHERE row = +?`);
    this.updateRow = db.prepare(`UPDATE rows SET body = ?, position = ?, last_ord = ?, last_depth = ?,
      last_position = ?, parked = ?, sort1 = ?, sort2 = ?, sort3 = ?, wakes_at = ? WHERE row = ?`);
    this.moveRow = db.prepare(
      'UPDATE rows SET position = ? WHERE row = ? AND body IS NOT NULL AND position < ?',
    );
    this.touch = db.prepare('INSERT OR IGNORE INTO touches (row, ord, depth, position) VALUES (?, ?, ?, ?)');
    this.untouch = db.prepare('DELETE FROM touches WHERE row = ? AND ord = ? AND depth = ? AND position = ?');
    this.touching = db.prepare('SELECT position FROM touches WHERE row = +? ORDER BY ord, depth, position');
    this.touchEntry = db.prepare(`INSERT OR IGNORE INTO entry_touches
      (read_model, entry, ord, depth, position) VALUES (?, ?, ?, ?, ?)`);
    this.untouchEntry = db.prepare(`DELETE FROM entry_touches
      WHERE read_model = ? AND entry = ? AND ord = ? AND depth = ? AND position = ?`);
    this.touchingEntry = db.prepare(
      'SELECT position FROM entry_touches WHERE read_model = +? AND entry = +?',
    );
    this.changeEntry = db.prepare('UPDATE history SET changed = ? WHERE position = ?');
    this.countRow = db.prepare('UPDATE read_models SET row_count = row_count + ? WHERE read_model = ?');
    this.findCount = db.prepare('SELECT row_count FROM read_models WHERE name = +?');
    this.findProcesses = db.prepare('SELECT name FROM processes WHERE name > +? ORDER BY name LIMIT 500');
    this.newestPosition = db.prepare('SELECT MAX(position) position FROM history WHERE position <= +?');
    this.lastKnown = db.prepare(`SELECT position FROM history WHERE known_since <= +?
      ORDER BY known_since DESC, position DESC LIMIT 1`);
    this.readCheckpoint = db.prepare('SELECT position, skipped FROM checkpoint');
    this.writeCheckpoint = db.prepare(`UPDATE checkpoint SET position = ?, skipped = ?,
      origin = COALESCE(origin, ?), newest = COALESCE(?, newest)`);
    this.findName = db.prepare('SELECT read_model, process, key FROM rows WHERE row = +?');
    this.findParked = db.prepare(
      'SELECT process, key, parked FROM rows WHERE read_model = +? AND parked IS NOT NULL',
    );
  }

  checkpoint(): Checkpoint {
    return this.readCheckpoint.get() ?? { position: 0, skipped: 0 };
  }

  /** Runs a batch and commits what it did together with the checkpoint that it returns. A throw leaves nothing behind. */
  commit(batch: () => Reached): void {
    try {
      this.db.transaction(() => {
        const { position, skipped, origin, newest } = batch();
        this.write();
        this.writeCheckpoint.run(position, skipped, jsonOrNull(origin), jsonOrNull(newest));
      })();
    } catch (error) {
      this.histories.placed = 0;
      this.relations.forget();
      this.forget();
      throw error;
    } finally {
      this.waiting.clear();
      this.moved.clear();
      this.counted.clear();
    }
  }

  /** Every process that has an entry, by name. */
  *processes(after = ''): Iterable<string> {
    for (let page = this.findProcesses.all(after); page.length > 0;) {
      for (const { name } of page) yield name;
      page = this.findProcesses.all(page.at(-1)?.name ?? '');
    }
  }

  /**
   * The position of the entry that became known last by a moment of the recording clock, 0 for none. On a cluster it may
   * lie below entries that were known before: the servers that record there have a clock each.
   */
  positionBy(moment: string): number {
    return this.lastKnown.get(microsOf(moment))?.position ?? 0;
  }

  /** The position of the last entry that is not after a position, 0 for none. */
  lastUpTo(position: Position): Position {
    const most = position < Number.MAX_SAFE_INTEGER ? Number(position) : Number.MAX_SAFE_INTEGER;
    return BigInt(this.newestPosition.get(most)?.position ?? 0);
  }

  /** When the newest entry up to a position was recorded. Those before it may say a later time: see `positionBy`. */
  recordedAtOf(position: number): string | undefined {
    const found = this.newestPosition.get(position)?.position;
    return found == null ? undefined : this.histories.entries.entryAt(found).recordedAt;
  }

  /** The id of the recorded entry at the position of a change; none where nothing was recorded. */
  causeAt(position: number): readonly string[] {
    return position === 0 ? [] : [this.histories.entries.entryAt(position).id];
  }

  /** The versions of the read models that the rows in the file are of. */
  versions(): Map<string, RowsVersion> {
    const found = this.db
      .prepare<[], RowsVersion & { name: string }>('SELECT name, version, generation FROM read_models')
      .all();
    return new Map(found.map(({ name, version, generation }) => [name, { version, generation }]));
  }

  setVersion(name: string, { version, generation }: RowsVersion): void {
    this.db
      .prepare('UPDATE read_models SET version = ?, generation = ? WHERE name = ?')
      .run(version, generation, name);
  }

  /** The keys of a read model that stand still because a fold failed. */
  parked(projection: string): (RowKey & Parked)[] {
    return this.findParked
      .all(this.readModels.of(projection))
      .map(({ process, key, parked }) => ({
        process: this.numbers.nameOf(process),
        key,
        ...(JSON.parse(parked) as Parked),
      }))
      .sort(compareRowKeys);
  }

  /** Kept beside the rows, not counted when asked for. */
  countRows(projection: string): number {
    return this.findCount.get(projection)?.row_count ?? 0;
  }

  /** Forgets what is kept in memory: the file has been changed from elsewhere, or a batch was given up. */
  forget(): void {
    this.cached.clear();
    this.known.clear();
    this.histories.forget();
    this.rowNumbers.forget();
  }

  /** Forgets what another connection can have changed by a commit. Numbers stay what they are. */
  renew(): void {
    if (this.cached.size > 0) this.cached.clear();
    this.histories.renew();
  }

  history(processId: string): SqliteHistory {
    const known = this.known.get(processId);
    if (known) return known;
    const made = new SqliteHistory(this.histories, processId);
    if (this.numbers.process(processId) !== undefined) this.known.set(processId, made);
    return made;
  }

  rowState(projection: Projection, at: RowKey): RowState | undefined {
    const name = rowName(projection.name, at);
    const waiting = this.waiting.get(name);
    if (waiting) return waiting.state;
    const known = this.cached.get(name);
    if (known) return known.state;
    const row = this.rowNumbers.row(projection.name, at);
    const found = row === undefined ? undefined : this.findRow.get(row);
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

  putRow(projection: Projection, at: RowKey, state: RowState): void {
    const stored = projection.rowPerEntry ? this.putRowOfEntry(projection, at, state) : state;
    if (!stored) return;
    const name = rowName(projection.name, at);
    const waiting = this.waiting.get(name);
    const before = this.rowState(projection, at)?.row;
    if (before !== stored.row && (projection.links ?? projection.contributes)) {
      // Also what comes and goes within a batch has changed the views of others.
      for (const row of this.relations.changedTargets(projection, at, { before, after: stored.row }))
        this.viewChanged(row, stored.position);
    }
    if (waiting) waiting.state = stored;
    else {
      this.rowNumbers.takeRow(projection.name, at);
      this.waiting.set(name, { projection, at: { process: at.process, key: at.key }, before, state: stored });
    }
  }

  private viewChanged(row: number, position: number): void {
    this.moved.set(row, Math.max(this.moved.get(row) ?? 0, position));
  }

  /** Such a row is not stored, but for when it changed and while it is parked. Gives what is to be stored of it. */
  private putRowOfEntry(projection: Projection, at: RowKey, state: RowState): RowState | undefined {
    const entry = this.histories.entries.positionOf(at.process, at.key);
    if (entry !== undefined && state.position !== entry) this.changeEntry.run(state.position, entry);
    if (state.parked) return state;
    return this.rowState(projection, at)?.parked
      ? { row: undefined, position: 0, last: undefined }
      : undefined;
  }

  index(projection: Projection, at: RowKey, entry: HistoryEntry): void {
    this.touchRow(projection, at, entry, { ofRow: this.touch, ofEntry: this.touchEntry });
  }

  unindex(projection: Projection, at: RowKey, entry: HistoryEntry): void {
    this.touchRow(projection, at, entry, { ofRow: this.untouch, ofEntry: this.untouchEntry });
  }

  private touchRow(
    projection: Projection,
    at: RowKey,
    { place: { order, depth, sequence }, id, processId }: HistoryEntry,
    { ofRow, ofEntry }: { readonly ofRow: Statement; readonly ofEntry: Statement },
  ): void {
    if (!projection.rowPerEntry)
      ofRow.run(this.rowNumbers.takeRow(projection.name, at), order, depth, sequence);
    else if (at.key !== id) {
      const entry = this.histories.entries.positionOf(processId, at.key);
      if (entry !== undefined)
        ofEntry.run(this.readModels.of(projection.name), entry, order, depth, sequence);
    }
  }

  *entriesOf(projection: Projection, at: RowKey): Iterable<HistoryEntry> {
    if (projection.rowPerEntry) {
      const own = this.histories.entries.positionOf(at.process, at.key);
      if (own !== undefined) yield* this.entriesOfEntry(projection, own);
    } else if (projection.revert) yield* this.entriesOfTally(projection, at);
    else {
      const row = this.rowNumbers.row(projection.name, at);
      for (const { position } of row === undefined ? [] : this.touching.all(row)) {
        const entry = this.histories.entry(position);
        if (entry) yield entry;
      }
    }
  }

  /** The entries that touch the row of the entry at a position, in occurred order. */
  entriesOfEntry(projection: Projection, own: number): HistoryEntry[] {
    const others = this.touchingEntry.all(this.readModels.of(projection.name), own);
    const entries = [own, ...others.map(({ position }) => position)].flatMap(
      (position) => this.histories.entry(position) ?? [],
    );
    return entries.sort((a, b) => comparePlaces(a.place, b.place));
  }

  private *entriesOfTally(projection: Projection, { process, key }: RowKey): Iterable<HistoryEntry> {
    for (const name of process === '' ? this.processes() : [process])
      for (const entry of this.history(name).entries()) if (projection.keys(entry).includes(key)) yield entry;
  }

  private count(projection: Projection, by: number): void {
    if (by !== 0) this.counted.set(projection.name, (this.counted.get(projection.name) ?? 0) + by);
  }

  private write(): void {
    for (const [name, { projection, at, before, state }] of this.waiting) {
      const row = this.rowNumbers.takeRow(projection.name, at);
      this.writeRow(projection, row, name, state);
      const { row: after, position } = state;
      if (before === after || projection.rowPerEntry) continue;
      this.count(projection, (after ? 1 : 0) - (before ? 1 : 0));
      this.relations.replace(projection, at, row, { before, after });
      for (const dependent of this.relations.dependents(row)) this.viewChanged(dependent, position);
    }
    this.relations.flush();
    for (const [row, position] of this.moved) this.moveTo(row, position);
    for (const projection of this.perEntry) this.count(projection, this.histories.placed);
    this.histories.placed = 0;
    for (const [name, by] of this.counted) if (by !== 0) this.countRow.run(by, this.readModels.of(name));
  }

  private writeRow(projection: Projection, row: number, name: string, state: RowState): void {
    const { row: value, position, last, parked } = state;
    const [sort1 = 0, sort2 = 0, sort3 = 0] = value ? (projection.sort?.of(value) ?? []) : [];
    const body = value ? JSON.stringify(value) : null;
    this.updateRow.run(
      body,
      position,
      last?.order ?? null,
      last?.depth ?? null,
      last?.sequence ?? null,
      jsonOrNull(parked),
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
    if (this.moveRow.run(position, row, position).changes === 0) return;
    const name = this.nameOfRow(row);
    const known = this.cached.peek(name);
    if (known) this.cached.set(name, { ...known, state: { ...known.state, position } });
  }

  private nameOfRow(row: number): string {
    const found = this.findName.get(row);
    const projection = found && this.readModels.projection(found.read_model);
    return found && projection
      ? rowName(projection.name, { process: this.numbers.nameOf(found.process), key: found.key })
      : '';
  }
}

function jsonOrNull(value: object | undefined): string | null {
  return value ? JSON.stringify(value) : null;
}
