/** What tells one state of the rows that a question is about from every other state, without reading them. */
import type { Database, Statement } from 'better-sqlite3';
import type { Projection } from '../../../projections/projection.js';
import type { RowKey } from '../view-store.js';
import type { SqliteViews } from './sqlite-views.js';

/** The rows that a question is about: one of them, those of a process, or all of a read model. */
export interface Asked {
  readonly projection: Projection;
  readonly process?: string | undefined;
  readonly key?: string | undefined;
}

export class RowVersions {
  private readonly edition: Statement<[number], { version: number; generation: number }>;
  private readonly changeOfRow: Statement<[number], { position: number }>;
  private readonly changeOfProcess: Statement<[number, number], { position: number }>;
  private readonly changeOfAll: Statement<[number], { position: number }>;
  private readonly changeOfEntries: Statement<[number], { position: number }>;
  private readonly anyParked: Statement<[number], { parked: number }>;
  private readonly anyParkedOf: Statement<[number, number], { parked: number }>;
  private readonly wakingOfProcess: Statement<[number, number, number], { instant: number }>;
  private readonly wakingOfAll: Statement<[number, number], { instant: number | null }>;

  constructor(
    db: Database,
    private readonly views: SqliteViews,
  ) {
    this.edition = db.prepare('SELECT version, generation FROM read_models WHERE read_model = +?');
    this.changeOfRow = db.prepare('SELECT position FROM rows WHERE row = +?');
    this.changeOfProcess = db.prepare(`SELECT position FROM rows INDEXED BY rows_by_change_of_process
      WHERE process = +? AND read_model = +? ORDER BY position DESC LIMIT 1`);
    this.changeOfAll = db.prepare(`SELECT position FROM rows INDEXED BY rows_by_change
      WHERE read_model = +? ORDER BY position DESC LIMIT 1`);
    this.changeOfEntries = db.prepare(`SELECT changed position FROM history INDEXED BY history_by_change
      WHERE process = +? AND changed IS NOT NULL ORDER BY changed DESC LIMIT 1`);
    this.anyParked = db.prepare(
      'SELECT 1 parked FROM rows WHERE read_model = +? AND parked IS NOT NULL LIMIT 1',
    );
    this.anyParkedOf = db.prepare(`SELECT 1 parked FROM rows INDEXED BY rows_parked
      WHERE read_model = +? AND process = +? AND parked IS NOT NULL LIMIT 1`);
    this.wakingOfProcess = db.prepare(`SELECT wakes_at instant FROM rows INDEXED BY rows_by_waking_of_process
      WHERE process = +? AND read_model = +? AND wakes_at IS NOT NULL AND wakes_at <= +?
      ORDER BY wakes_at DESC LIMIT 1`);
    this.wakingOfAll = db.prepare(`SELECT MAX(instant) instant FROM (
      SELECT MAX(wakes_at) instant FROM rows WHERE wakes_at <= +?
      UNION ALL SELECT MAX(starts_at) instant FROM sums_from WHERE starts_at <= +?)`);
  }

  /** The version of the rows of a read model, and how often they were replaced: `2-0`. Views that read replaced rows count. */
  editionOf({ name }: Projection): string {
    const { version, generation } = this.edition.get(this.views.readModels.of(name)) ?? {
      version: 0,
      generation: 0,
    };
    return `${version}-${generation}`;
  }

  /**
   * A text that differs whenever what is asked for can differ, and stays while other processes change. `now` is ms since
   * the epoch.
   */
  stateOf(asked: Asked, now: number): string {
    const { projection } = asked;
    const change = this.lastChange(asked);
    return JSON.stringify([
      this.editionOf(projection),
      change,
      // The same position of another log is another entry.
      this.views.causeAt(change),
      this.lastWaking(asked, now),
      // Why a row stands still may change without a change of the row.
      this.hasParked(asked) ? this.views.checkpoint().position : 0,
    ]);
  }

  /** The position of the last change, also of rows that are gone; 0 for none. */
  private lastChange({ projection, process, key }: Asked): number {
    const { numbers, readModels, rowNumbers } = this.views;
    const readModel = readModels.of(projection.name);
    const at = process ?? '';
    if (projection.rowPerEntry) {
      const number = numbers.process(at);
      return (number === undefined ? undefined : this.changeOfEntries.get(number)?.position) ?? 0;
    }
    if (key !== undefined) {
      const row = rowNumbers.row(projection.name, { process: at, key } satisfies RowKey);
      return (row === undefined ? undefined : this.changeOfRow.get(row)?.position) ?? 0;
    }
    if (process === undefined && projection.scope === 'process')
      return this.changeOfAll.get(readModel)?.position ?? 0;
    const number = numbers.process(at);
    return (number === undefined ? undefined : this.changeOfProcess.get(number, readModel)?.position) ?? 0;
  }

  /** The last instant, up to now, at which a view changed by itself; 0 for none. */
  private lastWaking({ projection, process }: Asked, now: number): number {
    const { numbers, readModels } = this.views;
    const timed = [projection.name, ...(projection.reads ?? [])].filter(
      (name) => readModels.byName(name)?.wakesAt !== undefined,
    );
    if (timed.length === 0) return 0;
    if (process === undefined || projection.scope === 'global')
      return this.wakingOfAll.get(now, now)?.instant ?? 0;
    const number = numbers.process(process) ?? -1;
    const instants = timed.map(
      (name) => this.wakingOfProcess.get(number, readModels.of(name), now)?.instant ?? 0,
    );
    return Math.max(...instants);
  }

  private hasParked({ projection: { name, scope }, process }: Asked): boolean {
    const { numbers, readModels } = this.views;
    const readModel = readModels.of(name);
    if (process === undefined || scope === 'global') return this.anyParked.get(readModel) !== undefined;
    return this.anyParkedOf.get(readModel, numbers.process(process) ?? -1) !== undefined;
  }
}
