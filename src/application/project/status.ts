/** How the read models stand: what an operator looks at. */
import { projections } from '../../../projections/index.js';
import type { Position } from '../../log/event-log.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import type { Lag, LogWatch } from './log-watch.js';
import type { ProjectionThread } from './projection-thread.js';
import type { RebuildState } from './rebuild.js';

/** A key that stands still because a fold failed. */
export interface ParkedKey {
  /** The id of its process; empty for a row across processes. */
  readonly process: string;
  readonly key: string;
  /** The entry that could not be folded. */
  readonly entryId: string;
  /** What went wrong. */
  readonly error: string;
  readonly position: string;
}

/** How a read model stands. */
export interface ProjectionStatus {
  readonly name: string;
  /** Of its fold: a higher one rebuilds the rows. */
  readonly version: number;
  /** How often the rows of this version were replaced by a rebuild that came out different. */
  readonly generation: number;
  /** The position of the log that the rows cover. */
  readonly position: string;
  /** From the rows to the head in the steps of the log's positions: events, or bytes of the log. */
  readonly lag: string;
  /** How many rows there are. */
  readonly rows: number;
  /** Events that this version of the software cannot read, counted over all read models. */
  readonly skipped: number;
  /** The keys that stand still because a fold failed. */
  readonly parked: readonly ParkedKey[];
  /** The last rebuild since the start; null: there was none. */
  readonly rebuild: RebuildState | null;
}

/** What is measured of a running server. */
export interface Measures {
  readonly lag: Lag;
  readonly projections: readonly ProjectionStatus[];
}

export class Statuses {
  constructor(
    private readonly views: SqliteViews,
    private readonly projection: Pick<ProjectionThread, 'coverage' | 'stateOf'>,
    private readonly watch: LogWatch,
  ) {}

  /** Against the newest head that was seen, also while the store does not answer. */
  async measure(): Promise<Measures> {
    const lag = await this.watch.look();
    return { lag, projections: this.against(lag.head) };
  }

  /** How they stand to a head of the log. */
  against(head: Position): ProjectionStatus[] {
    const { position, skipped } = this.projection.coverage.status();
    const versions = this.views.versions();
    return projections.map(({ name, version }) => ({
      name,
      version,
      generation: versions.get(name)?.generation ?? 0,
      position: String(position),
      lag: String(head > position ? head - position : 0n),
      rows: this.views.countRows(name),
      skipped,
      parked: this.views.parked(name).map((parked) => ({ ...parked, position: String(parked.position) })),
      rebuild: this.projection.stateOf(name) ?? null,
    }));
  }
}
