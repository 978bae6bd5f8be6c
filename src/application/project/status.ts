/** How the read models stand: what an operator looks at. */
import { projections } from '../../../projections/index.js';
import type { SqliteViews } from '../views/sqlite-views.js';
import type { Projector } from './projector.js';
import type { RebuildState, Rebuilds } from './rebuild.js';

export interface ParkedKey {
  readonly process: string;
  readonly key: string;
  readonly entryId: string;
  readonly error: string;
  readonly position: string;
}

export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  /** How often the rows of this version were replaced by a rebuild that came out different. */
  readonly generation: number;
  readonly position: string;
  /** Log positions between the head and the rows. */
  readonly lag: string;
  readonly rows: number;
  /** Events that this version of the software cannot read, counted over all read models. */
  readonly skipped: number;
  readonly parked: readonly ParkedKey[];
  readonly rebuild: RebuildState | null;
}

export async function projectionStatuses(
  views: SqliteViews,
  projector: Projector,
  rebuilds: Rebuilds,
): Promise<ProjectionStatus[]> {
  const { position, head, skipped } = await projector.status();
  const versions = views.versions();
  return projections.map(({ name, version }) => ({
    name,
    version,
    generation: versions.get(name)?.generation ?? 0,
    position: String(position),
    lag: String(head > position ? head - position : 0n),
    rows: views.countRows(name),
    skipped,
    parked: views.parked(name).map((parked) => ({ ...parked, position: String(parked.position) })),
    rebuild: rebuilds.stateOf(name) ?? null,
  }));
}
