/** History, rows and checkpoint in the projector's local file. What one batch does is committed as one transaction. */
import type { Database, Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Position } from '../../log/event-log.js';
import type { Projection } from '../../../projections/projection.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { HistoryStatements, SqliteHistory } from './sqlite-history.js';
import type { Origin } from './origin.js';
import { SqliteLinks, type Dependent } from './sqlite-links.js';
import type { Parked, RowKey, RowState, ViewStore } from '../view-store.js';

/** Where the projector stands: the last position it has taken in, and how many events it could not read. */
export interface Checkpoint {
  readonly position: number;
  readonly skipped: number;
}

/** What a batch has come to, and the first event of the log that was taken in, which is kept once. */
export interface Reached extends Checkpoint {
  readonly origin?: Origin | undefined;
}

/** `generation` counts how often the rows of a version were replaced by other ones. */
export interface RowsVersion {
  readonly version: number;
  readonly generation: number;
}

interface RowRecord {
  readonly row: string | null;
  readonly position: number;
  readonly cause: string;
  readonly last: string | null;
  readonly parked: string | null;
}

/** How many rows stay in memory between batches. */
const CACHED_ROWS = 5_000;

interface Waiting {
  readonly projection: Projection;
  readonly at: RowKey;
  readonly state: RowState;
}

/** A view, and the row that it has changed with. */
interface Linked {
  readonly dependent: Dependent;
  readonly state: RowState;
}

export class SqliteViews implements ViewStore {
  private readonly historyStatements: HistoryStatements;
  private readonly rows: Statement<[string, string, string], RowRecord>;
  private readonly put: Statement;
  private readonly touch: Statement;
  private readonly untouch: Statement;
  private readonly touching: Statement<[string, string, string], { entry_process: string; entry_id: string }>;
  private readonly nextProcess: Statement<[string], { process: string | null }>;
  private readonly newest: Statement<[number], { entry: string }>;
  private readonly newestPosition: Statement<[number], { sequence: number | null }>;
  private readonly lastKnown: Statement<[string], { sequence: number }>;
  private readonly readCheckpoint: Statement<[], Checkpoint>;
  private readonly writeCheckpoint: Statement;
  private readonly links: SqliteLinks;
  private readonly cached = new LRUCache<string, RowState>({ max: CACHED_ROWS });
  /** The rows of the running batch: each is written once, however often it is touched. */
  private readonly waiting = new Map<string, Waiting>();
  /** The views that a row of the running batch let read it, or no longer, also where both happened within the batch. */
  private readonly linked = new Map<string, Linked>();

  constructor(
    private readonly db: Database,
    projections: readonly Projection[],
  ) {
    this.historyStatements = new HistoryStatements(db);
    this.links = new SqliteLinks(db, projections);
    this.rows = db.prepare(
      'SELECT row, position, cause, last, parked FROM rows WHERE projection = ? AND process = ? AND key = ?',
    );
    this.put = db.prepare(`INSERT OR REPLACE INTO rows
      (projection, process, key, row, position, cause, last, parked, sort1, sort2, sort3, wakes_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.touch = db.prepare(`INSERT OR REPLACE INTO touches
      (projection, process, key, ord, depth, sequence, entry_process, entry_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
    this.untouch = db.prepare(`DELETE FROM touches
      WHERE projection = ? AND process = ? AND key = ? AND ord = ? AND depth = ? AND sequence = ?`);
    this.touching = db.prepare(`SELECT entry_process, entry_id FROM touches
      WHERE projection = ? AND process = ? AND key = ? ORDER BY ord, depth, sequence`);
    this.nextProcess = db.prepare('SELECT MIN(process) process FROM records WHERE process > ?');
    this.newestPosition = db.prepare('SELECT MAX(sequence) sequence FROM records WHERE sequence <= ?');
    this.newest = db.prepare('SELECT entry FROM records WHERE sequence <= ? ORDER BY sequence DESC LIMIT 1');
    this.lastKnown = db.prepare(`SELECT sequence FROM records WHERE known_since <= ?
      ORDER BY known_since DESC, sequence DESC LIMIT 1`);
    this.readCheckpoint = db.prepare('SELECT position, skipped FROM checkpoint');
    this.writeCheckpoint = db.prepare(`UPDATE checkpoint SET position = ?, skipped = ?,
      origin = COALESCE(origin, ?)`);
  }

  checkpoint(): Checkpoint {
    return this.readCheckpoint.get() ?? { position: 0, skipped: 0 };
  }

  /** Runs a batch and commits what it did together with the checkpoint that it returns. A throw leaves nothing behind. */
  commit(batch: () => Reached): void {
    try {
      this.db.transaction(() => {
        const before = this.checkpoint().position;
        const { position, skipped, origin } = batch();
        const written = [...this.waiting.values()];
        const changed = written.filter(({ state }) => state.position > before);
        for (const { projection, at, state } of written) this.write(projection, at, state);
        for (const { projection, at, state } of changed)
          for (const dependent of this.links.dependents(projection, at)) this.move({ dependent, state });
        for (const link of this.linked.values()) this.move(link);
        this.writeCheckpoint.run(position, skipped, origin ? JSON.stringify(origin) : null);
      })();
    } catch (error) {
      this.cached.clear();
      throw error;
    } finally {
      this.waiting.clear();
      this.linked.clear();
    }
  }

  /** Every process that has an entry. */
  *processes(): Iterable<string> {
    for (
      let last = this.nextProcess.get('')?.process;
      last != null;
      last = this.nextProcess.get(last)?.process
    )
      yield last;
  }

  /**
   * The position of the entry that became known last by a moment of the recording clock, 0 for none. On a cluster it may
   * lie below entries that were known before: the servers that record there have a clock each.
   */
  positionBy(moment: string): number {
    return this.lastKnown.get(moment)?.sequence ?? 0;
  }

  /** The position of the last entry that is not after a position, 0 for none. */
  lastUpTo(position: Position): Position {
    const most = position < Number.MAX_SAFE_INTEGER ? Number(position) : Number.MAX_SAFE_INTEGER;
    return BigInt(this.newestPosition.get(most)?.sequence ?? 0);
  }

  /** When the newest entry up to a position was recorded. Those before it may say a later time: see `positionBy`. */
  recordedAtOf(position: number): string | undefined {
    const found = this.newest.get(position);
    return found && (JSON.parse(found.entry) as { recordedAt: string }).recordedAt;
  }

  /** The versions of the read models that the rows in the file are of. */
  versions(): Map<string, RowsVersion> {
    const found = this.db
      .prepare<[], RowsVersion & { name: string }>('SELECT name, version, generation FROM projections')
      .all();
    return new Map(found.map(({ name, version, generation }) => [name, { version, generation }]));
  }

  setVersion(name: string, { version, generation }: RowsVersion): void {
    this.db
      .prepare('INSERT OR REPLACE INTO projections (name, version, generation) VALUES (?, ?, ?)')
      .run(name, version, generation);
  }

  /** The keys of a read model that stand still because a fold failed. */
  parked(projection: string): (RowKey & Parked)[] {
    return this.db
      .prepare<[string], { process: string; key: string; parked: string }>(
        'SELECT process, key, parked FROM rows WHERE projection = ? AND parked IS NOT NULL ORDER BY process, key',
      )
      .all(projection)
      .map(({ process, key, parked }) => ({ process, key, ...(JSON.parse(parked) as Parked) }));
  }

  countRows(projection: string): number {
    return (
      this.db
        .prepare<[string], { rows: number }>(
          'SELECT COUNT(*) rows FROM rows WHERE projection = ? AND row IS NOT NULL',
        )
        .get(projection)?.rows ?? 0
    );
  }

  /** Forgets the rows kept in memory: the file has been changed from elsewhere. */
  forget(): void {
    this.cached.clear();
  }

  history(processId: string): SqliteHistory {
    return new SqliteHistory(this.historyStatements, processId);
  }

  rowState(projection: Projection, at: RowKey): RowState | undefined {
    const name = nameOf(projection.name, at);
    const known = this.cached.get(name);
    if (known) return known;
    const waiting = this.waiting.get(name);
    if (waiting) return waiting.state;
    const found = this.rows.get(projection.name, at.process, at.key);
    if (!found) return undefined;
    const state: RowState = {
      row: found.row === null ? undefined : (JSON.parse(found.row) as object),
      position: found.position,
      cause: JSON.parse(found.cause) as string[],
      last: found.last === null ? undefined : (JSON.parse(found.last) as RowState['last']),
      ...(found.parked === null ? {} : { parked: JSON.parse(found.parked) as RowState['parked'] }),
    };
    this.cached.set(name, state);
    return state;
  }

  putRow(projection: Projection, at: RowKey, state: RowState): void {
    const name = nameOf(projection.name, at);
    const before = this.rowState(projection, at);
    if (state.position !== before?.position) {
      for (const row of [before?.row, state.row])
        for (const dependent of row ? this.links.said(projection, at, row) : [])
          this.linked.set(nameOf(dependent.projection, dependent), { dependent, state });
    }
    this.cached.set(name, state);
    this.waiting.set(name, { projection, at: { process: at.process, key: at.key }, state });
  }

  index(projection: Projection, at: RowKey, { place, processId, id }: HistoryEntry): void {
    this.touch.run(
      projection.name,
      at.process,
      at.key,
      place.order,
      place.depth,
      place.sequence,
      processId,
      id,
    );
  }

  unindex(projection: Projection, at: RowKey, { place }: HistoryEntry): void {
    this.untouch.run(projection.name, at.process, at.key, place.order, place.depth, place.sequence);
  }

  *entriesOf(projection: Projection, at: RowKey): Iterable<HistoryEntry> {
    for (const touch of this.touching.all(projection.name, at.process, at.key)) {
      const entry = this.history(touch.entry_process).entryOf(touch.entry_id);
      if (entry) yield entry;
    }
  }

  private write(projection: Projection, at: RowKey, { row, position, cause, last, parked }: RowState): void {
    const [sort1 = 0, sort2 = 0, sort3 = 0] = row ? (projection.sort?.of(row) ?? []) : [];
    const wakesAt = row ? projection.wakesAt?.(row) : undefined;
    this.put.run(
      projection.name,
      at.process,
      at.key,
      row ? JSON.stringify(row) : null,
      position,
      JSON.stringify(cause),
      last ? JSON.stringify(last) : null,
      parked ? JSON.stringify(parked) : null,
      sort1,
      sort2,
      sort3,
      wakesAt ?? null,
    );
    if (projection.links) this.links.put(projection, at, row ? projection.links(row, at.key) : []);
  }

  /** A view that reads a changed row has changed with it. */
  private move({ dependent, state }: Linked): void {
    if (this.links.move(dependent, state)) this.cached.delete(nameOf(dependent.projection, dependent));
  }
}

function nameOf(projection: string, { process, key }: RowKey): string {
  return `${projection}\n${process}\n${key}`;
}
