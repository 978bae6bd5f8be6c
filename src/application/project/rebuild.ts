/**
 * Rebuilds a read model beside the live one: the same projector runs over all of the log into a file of its own, the live
 * one stands still for the last entries, and the rows are swapped in one transaction. Readers see old or new, never a mix.
 */
import { rmSync } from 'node:fs';
import { projections } from '../../../projections/index.js';
import type { Projection } from '../../../projections/projection.js';
import type { EventLog, Position, RecordedEvent } from '../../log/event-log.js';
import { SqliteViews, type RowsVersion } from '../../views/sqlite/sqlite-views.js';
import { openViewsFile, type ViewsFile } from '../../views/sqlite/views-file.js';
import { decode } from '../log/decode.js';
import type { Generations } from './generations.js';
import { project } from '../../views/project.js';
import type { Projector } from './projector.js';

export type RebuildState =
  | { readonly state: 'running'; readonly position: string; readonly head: string }
  /** `changed`: whether the new rows differ from the ones that were live. */
  | { readonly state: 'done'; readonly position: string; readonly changed: boolean }
  | { readonly state: 'failed'; readonly reason: string };

const BATCH = 500;

export class Rebuilds {
  private readonly states = new Map<string, RebuildState>();
  private readonly running = new Map<string, Promise<RebuildState>>();
  private stopped = false;

  constructor(
    private readonly live: {
      readonly db: ViewsFile['db'];
      readonly file: string;
      readonly views: SqliteViews;
    },
    private readonly log: EventLog,
    private readonly projector: Projector,
    private readonly generations: Generations,
  ) {}

  stateOf(name: string): RebuildState | undefined {
    return this.states.get(name);
  }

  /** Brings read models of another version up to this one's, once the log is in the history. */
  async renew(): Promise<void> {
    await this.projector.firstCaughtUp();
    for (const projection of this.generations.outdated()) await this.rebuild(projection);
  }

  /** Starts a rebuild, or joins the one that is running. Resolves when it has ended, well or not. */
  async rebuild(projection: Projection): Promise<RebuildState> {
    const running = this.running.get(projection.name);
    if (running) return running;
    this.states.set(projection.name, { state: 'running', position: '0', head: '0' });
    const work = this.run(projection)
      .catch((error: unknown): RebuildState => ({
        state: 'failed',
        reason: error instanceof Error ? error.message : String(error),
      }))
      .then((state) => {
        this.states.set(projection.name, state);
        this.running.delete(projection.name);
        return state;
      });
    this.running.set(projection.name, work);
    return work;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.running.values());
  }

  private async run(projection: Projection): Promise<RebuildState> {
    const file = `${this.live.file}.${projection.name}.rebuild`;
    const discard = (): void => {
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    };
    discard();
    const { db } = openViewsFile(file);
    try {
      const views = new SqliteViews(db, projections);
      // Never ahead of the live rows: what is swapped in has to be at their checkpoint.
      for (let at = 0n, upTo = this.projector.position; at < upTo; at = upTo, upTo = this.projector.position)
        await this.project(projection, views, at, upTo);
      return await this.projector.whilePaused(async (position) => {
        await this.project(projection, views, BigInt(views.checkpoint().position), position);
        db.close();
        const changed = this.swap(projection, file);
        this.generations.refresh();
        if (changed) this.projector.announce();
        return { state: 'done', position: String(position), changed };
      });
    } finally {
      if (db.open) db.close();
      discard();
    }
  }

  private async project(
    projection: Projection,
    views: SqliteViews,
    after: Position,
    upTo: Position,
  ): Promise<void> {
    let batch: RecordedEvent[] = [];
    const take = (): void => {
      const last = batch.at(-1);
      if (!last) return;
      views.commit(() => {
        for (const event of batch) {
          const decoded = decode(event);
          if (decoded.outcome !== 'entry')
            throw new Error(`the rebuild stops at what it cannot read: ${decoded.reason}`);
          project(views, [projection], decoded.entry);
        }
        return { position: Number(last.position), skipped: 0 };
      });
      const parked = views.parked(projection.name)[0];
      if (parked)
        throw new Error(`the fold of "${parked.key}" failed at entry ${parked.entryId}: ${parked.error}`);
      this.states.set(projection.name, {
        state: 'running',
        position: String(last.position),
        head: String(upTo),
      });
      batch = [];
    };
    for await (const event of this.log.readAll({ after, upTo })) {
      if (this.stopped) throw new Error('the server is stopping');
      batch.push(event);
      if (batch.length === BATCH) take();
    }
    take();
  }

  /** Replaces the rows where they differ; the same rows keep the ids of their feeds. */
  private swap(projection: Projection, file: string): boolean {
    const { db, views } = this.live;
    const known = views.versions().get(projection.name);
    db.prepare('ATTACH ? AS beside').run(file);
    try {
      const same = known?.version === projection.version && this.sameRows(projection.name);
      if (!same) {
        const generation = known?.version === projection.version ? known.generation + 1 : 0;
        db.transaction(() => {
          for (const [table, column] of [
            ['rows', 'projection'],
            ['touches', 'projection'],
            ['links', 'owner_projection'],
          ] as const) {
            db.prepare(`DELETE FROM main.${table} WHERE ${column} = ?`).run(projection.name);
            db.prepare(`INSERT INTO main.${table} SELECT * FROM beside.${table} WHERE ${column} = ?`).run(
              projection.name,
            );
          }
          views.setVersion(projection.name, { version: projection.version, generation });
          for (const reader of this.readersOf(projection)) views.setVersion(...reader);
        })();
        views.forget();
      }
      return !same;
    } finally {
      db.exec('DETACH beside');
    }
  }

  /** The read models whose views read these rows, with their next generation: their views may differ as well. */
  private readersOf({ name }: Projection): [string, RowsVersion][] {
    const readers = projections.filter(({ reads }) => reads?.includes(name)).map((reader) => reader.name);
    return [...this.live.views.versions()]
      .filter(([other]) => readers.includes(other))
      .map(([other, { version, generation }]) => [other, { version, generation: generation + 1 }]);
  }

  /** Rows that are gone say nothing, and neither do those that never were. */
  private sameRows(name: string): boolean {
    const { db } = this.live;
    const fields = 'process, key, row, parked';
    const there = 'WHERE projection = @name AND (row IS NOT NULL OR parked IS NOT NULL)';
    const differing = db
      .prepare(
        `SELECT 1 FROM (
          SELECT * FROM (SELECT ${fields} FROM main.rows ${there} EXCEPT SELECT ${fields} FROM beside.rows ${there})
          UNION ALL
          SELECT * FROM (SELECT ${fields} FROM beside.rows ${there} EXCEPT SELECT ${fields} FROM main.rows ${there})
        ) LIMIT 1`,
      )
      .get({ name });
    return differing === undefined;
  }
}
