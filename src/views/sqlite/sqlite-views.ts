/** History, rows and checkpoint in the projector's local file. What one batch does is committed as one transaction. */
import type { Database, Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Projection } from '../../../projections/projection.js';
import type { Visibility } from '../../domain/access/visibility.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { microsOf } from '../../domain/time/microseconds.js';
import type { Position } from '../../log/event-log.js';
import { Room } from '../recently-used.js';
import {
  compareRowKeys,
  type EntrySource,
  type Parked,
  type RowKey,
  type RowState,
  type ViewStore,
} from '../view-store.js';
import { keptState, touchesKey } from '../folded-rows.js';
import { Numbers } from './numbers.js';
import { KeptHeads } from './kept-heads.js';
import type { KeptHead, LogEnd, Origin } from './origin.js';
import { Facets } from './facets.js';
import { PastEntries } from './past-entries.js';
import { PastKnowledge } from './past-knowledge.js';
import { limitedBy } from './seen-processes.js';
import { SeenHistory } from './seen-history.js';
import { Relations } from './relations.js';
import { RowAddresses } from './row-addresses.js';
import { ReadModelNumbers, RowNumbers, registerReadModels } from './row-numbers.js';
import { Histories } from './histories.js';
import { SearchIndex } from './search-index.js';
import { SearchRows } from './search-rows.js';
import { SqliteHistory } from './sqlite-history.js';
import { StoredRows } from './stored-rows.js';
import { Touches } from './touches.js';

/** Where the projector stands: the last position it has taken in, and how many events it could not read. */
export interface Checkpoint {
  readonly position: number;
  readonly skipped: number;
}

/** What a batch has come to, the first event of the log that was taken in, which is kept once, the last, and the last of each stream. */
export interface Reached extends Checkpoint {
  readonly origin?: Origin | undefined;
  readonly newest?: LogEnd | undefined;
  readonly heads?: Iterable<KeptHead> | undefined;
}

/** `generation` counts how often the rows of a version were replaced by other ones. */
export interface RowsVersion {
  readonly version: number;
  readonly generation: number;
}

/** What questions as of a moment are answered from. */
export interface Past {
  readonly entries: PastEntries;
  readonly knowledge: PastKnowledge;
  readonly addresses: RowAddresses;
  readonly seen: SeenHistory;
}

const KEPT_BYTES = 32 * 1024 * 1024;
export class SqliteViews implements ViewStore {
  readonly numbers: Numbers;
  readonly readModels: ReadModelNumbers;
  readonly rowNumbers: RowNumbers;
  readonly histories: Histories;
  private readonly room: Room;
  private asked: Past | undefined;
  readonly facets: Facets;
  readonly heads: KeptHeads;
  private readonly relations: Relations;
  private readonly rows: StoredRows;
  private readonly touches: Touches;
  private readonly searchIndex: SearchIndex;
  private searched: SearchRows | undefined;
  private readonly findCount: Statement<[string], { row_count: number }>;
  private readonly findProcesses: Statement<[string], { name: string }>;
  private readonly newestPosition: Statement<[number], { position: number | null }>;
  private readonly lastKnown: Statement<[number], { position: number }>;
  private readonly readCheckpoint: Statement<[], Checkpoint>;
  private readonly writeCheckpoint: Statement;
  private readonly findVersions: Statement<[], RowsVersion & { name: string }>;
  private readonly findParked: Statement<[number], { process: number; key: string; parked: string }>;
  private readonly known = new LRUCache<string, SqliteHistory>({ max: 1_000 });
  private readonly perEntry: readonly Projection[];

  constructor(
    private readonly db: Database,
    readonly projections: readonly Projection[],
    entries: EntrySource,
    /** Bounds what is kept of what was read, in bytes, roughly. */
    bytes = KEPT_BYTES,
  ) {
    this.room = new Room(bytes);
    const { room } = this;
    this.perEntry = projections.filter(({ rowPerEntry }) => rowPerEntry);
    // A reader of the file finds what its writer has put there.
    if (!db.readonly) registerReadModels(db, projections);
    this.numbers = new Numbers(db, room);
    this.readModels = new ReadModelNumbers(db, projections);
    this.rowNumbers = new RowNumbers(db, this.numbers, this.readModels, room);
    this.histories = new Histories(db, this.numbers, entries, room);
    this.heads = new KeptHeads(db);
    this.facets = new Facets(db, this.numbers, this.readModels, room);
    this.relations = new Relations(db, this.rowNumbers, this.readModels);
    const numbers = { processes: this.numbers, readModels: this.readModels, rows: this.rowNumbers };
    const entriesOf = this.entriesOf.bind(this);
    this.rows = new StoredRows(db, { ...numbers, entriesOf }, this.relations, this.facets, room);
    this.touches = new Touches(db, numbers, this.histories);
    this.searchIndex = new SearchIndex(db, this.numbers);
    this.findCount = db.prepare('SELECT row_count FROM read_models WHERE name = +?');
    this.findProcesses = db.prepare('SELECT name FROM processes WHERE name > +? ORDER BY name LIMIT 500');
    this.newestPosition = db.prepare('SELECT MAX(position) position FROM history WHERE position <= +?');
    this.lastKnown = db.prepare(`SELECT position FROM history WHERE known_since <= +?
      ORDER BY known_since DESC, position DESC LIMIT 1`);
    this.readCheckpoint = db.prepare('SELECT position, skipped FROM checkpoint');
    this.writeCheckpoint = db.prepare(`UPDATE checkpoint SET position = ?, skipped = ?,
      origin = COALESCE(origin, ?), newest = COALESCE(?, newest)`);
    this.findVersions = db.prepare('SELECT name, version, generation FROM read_models');
    this.findParked = db.prepare(
      'SELECT process, key, parked FROM rows WHERE read_model = +? AND parked IS NOT NULL',
    );
  }

  /** Bytes that are kept of what was read, roughly. */
  get cachedBytes(): number {
    return this.room.size;
  }

  checkpoint(): Checkpoint {
    return this.readCheckpoint.get() ?? { position: 0, skipped: 0 };
  }

  /** Made when it is first asked for: a file that is being rebuilt has no indexes for it. */
  get past(): Past {
    this.asked ??= this.openPast();
    return this.asked;
  }

  /** Made when it is first asked for, for the same reason. */
  get search(): SearchRows {
    this.searched ??= new SearchRows(this.db, this.numbers);
    return this.searched;
  }

  private openPast(): Past {
    const { db, histories, numbers, readModels } = this;
    const knowledge = new PastKnowledge(db, readModels);
    return {
      entries: new PastEntries(db, histories),
      knowledge,
      addresses: new RowAddresses(db, readModels),
      seen: new SeenHistory(db, numbers, knowledge),
    };
  }

  /** Runs a batch and commits what it did together with the checkpoint that it returns. A throw leaves nothing behind. */
  commit(batch: () => Reached): void {
    this.rowNumbers.beginBatch();
    try {
      this.db.transaction(() => {
        const { position, skipped, origin, newest, heads = [] } = batch();
        this.write();
        this.heads.put(heads);
        this.writeCheckpoint.run(position, skipped, jsonOrNull(origin), jsonOrNull(newest));
      })();
    } catch (error) {
      const { numbers, rowNumbers, histories, touches, facets, relations, searchIndex } = this;
      for (const part of [numbers, rowNumbers, histories, touches, facets, relations, searchIndex])
        part.giveUp();
      this.forget();
      throw error;
    } finally {
      this.rows.endBatch();
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
   * lie below entries that were known before: the servers that record there have a clock each. What is hidden does not count.
   */
  positionBy(moment: string, visibility: Visibility): number {
    const limited = limitedBy(visibility);
    if (limited) return this.past.seen.positionBy(microsOf(moment), this.checkpoint().position, limited);
    return this.lastKnown.get(microsOf(moment))?.position ?? 0;
  }

  /** The position of the last entry that is not after a position, 0 for none. */
  lastUpTo(position: Position): Position {
    const most = position < Number.MAX_SAFE_INTEGER ? Number(position) : Number.MAX_SAFE_INTEGER;
    return BigInt(this.newestPosition.get(most)?.position ?? 0);
  }

  /** When the newest entry up to a position was recorded. Those before it may say a later time: see `positionBy`. */
  recordedAtOf(position: number, visibility: Visibility): string | undefined {
    const limited = limitedBy(visibility);
    const found = limited
      ? this.past.seen.newestUpTo(position, limited) || undefined
      : this.newestPosition.get(position)?.position;
    return found == null ? undefined : this.histories.entries.entryAt(found).recordedAt;
  }

  /** The id of the recorded entry at the position of a change; none where nothing was recorded. */
  causeAt(position: number): readonly string[] {
    return position === 0 ? [] : [this.histories.entries.entryAt(position).id];
  }

  /** The versions of the read models that the rows in the file are of. */
  versions(): Map<string, RowsVersion> {
    return new Map(
      this.findVersions.all().map(({ name, version, generation }) => [name, { version, generation }]),
    );
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
    this.rows.forget();
    this.relations.forget();
    this.known.clear();
    this.histories.forget();
    this.rowNumbers.forget();
    this.facets.forget();
  }

  /** Forgets what another connection can have changed by a commit. Numbers stay what they are. */
  renew(): void {
    this.rows.forget();
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
    return this.rows.state(projection, at);
  }

  putRow(projection: Projection, at: RowKey, state: RowState): RowState {
    if (projection.rowPerEntry) return this.putRowOfEntry(projection, at, state);
    // It is judged when it is written, once for all that the batch does to it.
    this.rows.put(projection, at, state);
    return state;
  }

  /** Such a row is not stored, but for when it changed and while it is parked. */
  private putRowOfEntry(projection: Projection, at: RowKey, state: RowState): RowState {
    const entry = this.histories.entries.positionOf(at.process, at.key);
    if (entry !== undefined && state.position !== entry)
      this.histories.written.change.run(state.position, entry);
    const kept = keptState(projection, at, state, () => this.entriesOf(projection, at));
    if (kept.parked) this.rows.put(projection, at, kept);
    else if (this.rowState(projection, at)?.parked)
      this.rows.put(projection, at, { row: undefined, position: 0, last: undefined });
    return kept;
  }

  index(projection: Projection, at: RowKey, entry: HistoryEntry): void {
    if (projection.rowPerEntry && at.key === entry.id) {
      const facets = this.facets.place(projection, entry);
      this.searchIndex.place(projection, entry, facets);
    } else this.touches.index(projection, at, entry);
  }

  unindex(projection: Projection, at: RowKey, entry: HistoryEntry): void {
    if (projection.rowPerEntry && at.key === entry.id) {
      this.facets.unplace(projection, entry);
      this.searchIndex.unplace(projection, entry);
    } else this.touches.unindex(projection, at, entry);
  }

  *entriesOf(projection: Projection, at: RowKey): Iterable<HistoryEntry> {
    if (projection.rowPerEntry) {
      const own = this.histories.entries.positionOf(at.process, at.key);
      if (own !== undefined) yield* this.entriesOfEntry(projection, own);
    } else if (projection.revert) yield* this.entriesOfTally(projection, at);
    else yield* this.touches.ofRow(projection, at);
  }

  /** The entries that touch the row of the entry at a position, in occurred order. */
  entriesOfEntry(projection: Projection, own: number): HistoryEntry[] {
    return this.touches.ofEntry(projection, own);
  }

  private *entriesOfTally(projection: Projection, { process, key }: RowKey): Iterable<HistoryEntry> {
    for (const name of process === '' ? this.processes() : [process])
      for (const entry of this.history(name).entries()) if (touchesKey(projection, entry, key)) yield entry;
  }

  private write(): void {
    for (const projection of this.perEntry) this.rows.counts(projection, this.histories.placed);
    this.histories.placed = 0;
    this.histories.write();
    this.touches.write();
    this.rows.write();
    this.facets.write();
    this.searchIndex.write();
    this.numbers.flush();
  }
}

function jsonOrNull(value: object | undefined): string | null {
  return value ? JSON.stringify(value) : null;
}
