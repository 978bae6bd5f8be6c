/**
 * Rebuilds read models beside the live ones, as many as are asked for in one pass: the same projector runs over all of the
 * log into a file of its own, the live one stands still for the last entries, and the rows are swapped in one transaction.
 * Readers see old or new, never a mix.
 */
import { isSystemStream } from '../../domain/access/events.js';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { projections } from '../../../projections/index.js';
import type { Projection } from '../../../projections/projection.js';
import type { EventLog, Position, RecordedEvent } from '../../log/event-log.js';
import { sentenceOf } from '../../thrown.js';
import { project } from '../../views/project.js';
import { SqliteViews, type RowsVersion } from '../../views/sqlite/sqlite-views.js';
import { sameRows, swapRows } from '../../views/sqlite/swap-rows.js';
import { makeRebuildFile, removeFile, type ViewsFile } from '../../views/sqlite/views-file.js';
import { decode } from '../log/decode.js';
import type { LogEntries } from '../log/log-entries.js';
import type { Generations } from './generations.js';
import type { Projector } from './projector.js';
import { takeSlice } from './slice.js';

/** How a rebuild goes. */
export type RebuildState = RebuildRunning | RebuildDone | RebuildFailed;

/** It has come to `position`. */
export interface RebuildRunning {
  readonly state: 'running';
  readonly position: string;
  /** The position that it has to reach. */
  readonly head: string;
}

/** It has replaced the rows. */
export interface RebuildDone {
  readonly state: 'done';
  readonly position: string;
  /** Whether the new rows differ from the ones that were live. */
  readonly changed: boolean;
}

/** The rows of before stay. */
export interface RebuildFailed {
  readonly state: 'failed';
  readonly reason: string;
}

/** Bounds the events that wait in memory, by their number and by the characters of their bodies. */
const BATCH = 2_000;
const BATCH_SIZE = 8 * 1024 * 1024;
/** How long new entries may wait for one transaction. */
const SLICE_MS = 250;

export interface RebuildReport {
  state(name: string, state: RebuildState): void;
}

interface Asked {
  readonly projection: Projection;
  readonly ended: PromiseWithResolvers<RebuildState>;
}

/** What a rebuild works on. */
interface Work {
  readonly projections: readonly Projection[];
  readonly views: SqliteViews;
}

export class Rebuilds {
  private readonly asked = new Map<string, Asked>();
  private readonly running = new Map<string, Asked>();
  private passes: Promise<void> | undefined;
  private stopped = false;
  private gate: Promise<undefined> | undefined;
  private openGate: (() => void) | undefined;

  constructor(
    private readonly live: {
      readonly db: ViewsFile['db'];
      readonly file: string;
      readonly views: SqliteViews;
      readonly entries: LogEntries;
      /** Bounds what a rebuild keeps of what it has read, in bytes. */
      readonly cacheBytes: number;
    },
    private readonly log: Pick<EventLog, 'readAll'>,
    private readonly projector: Projector,
    private readonly generations: Generations,
    private readonly report: RebuildReport,
  ) {}

  /** Brings read models of another version up to this one's, once the log is in the history. */
  async renew(): Promise<void> {
    await this.projector.firstCaughtUp();
    await Promise.all(this.generations.outdated().map(async (projection) => this.rebuild(projection)));
  }

  /** Asks for a rebuild, or joins the one that is under way. Resolves when it has ended, well or not. */
  async rebuild(projection: Projection): Promise<RebuildState> {
    const { name } = projection;
    const known = this.running.get(name) ?? this.asked.get(name);
    if (known) return known.ended.promise;
    const asked: Asked = { projection, ended: Promise.withResolvers() };
    this.asked.set(name, asked);
    this.report.state(name, { state: 'running', position: '0', head: '0' });
    this.passes ??= this.runPasses();
    return asked.ended.promise;
  }

  /**
   * Begins no rebuild until what it gives is called; resolves once none is under way. What is erased from the log meanwhile would
   * be taken back from the new rows otherwise than it was added.
   */
  async hold(): Promise<() => void> {
    const gate = Promise.withResolvers<undefined>();
    this.gate = gate.promise;
    this.openGate = () => {
      gate.resolve(undefined);
    };
    await Promise.all([...this.running.values()].map(({ ended }) => ended.promise));
    return this.openGate;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.openGate?.();
    await this.passes;
  }

  /** Read models that are asked for together are rebuilt in one pass, those that are asked for meanwhile in the next. */
  private async runPasses(): Promise<void> {
    await nextTurn();
    for (;;) {
      await this.gate;
      const asked = this.takeAsked();
      if (asked.length === 0) break;
      try {
        await this.run(asked.map(({ projection }) => projection));
      } catch (error) {
        const reason = sentenceOf(error);
        for (const { projection } of asked) this.end(projection.name, { state: 'failed', reason });
      }
    }
    this.passes = undefined;
  }

  private takeAsked(): Asked[] {
    const asked = [...this.asked.values()];
    this.asked.clear();
    for (const one of asked) this.running.set(one.projection.name, one);
    return asked;
  }

  private end(name: string, state: RebuildState): void {
    this.report.state(name, state);
    this.running.get(name)?.ended.resolve(state);
    this.running.delete(name);
  }

  private async run(rebuilt: readonly Projection[]): Promise<void> {
    const file = `${this.live.file}.${rebuilt[0]?.name ?? ''}.rebuild`;
    const db = makeRebuildFile(file);
    try {
      const { entries, cacheBytes } = this.live;
      const work = { projections: rebuilt, views: new SqliteViews(db, projections, entries, cacheBytes) };
      // Never ahead of the live rows: what is swapped in has to be at their checkpoint.
      for (let at = 0n, upTo = this.projector.position; at < upTo; at = upTo, upTo = this.projector.position)
        await this.project(work, at, upTo);
      await this.projector.whilePaused(async (position) => {
        await this.project(work, BigInt(work.views.checkpoint().position), position);
        for (const { name } of rebuilt) this.expectNoneParkedAnew(name, work.views);
        db.close();
        const changed = this.swap(rebuilt, file);
        this.generations.refresh();
        if (changed.size > 0) this.projector.announce();
        for (const { name } of rebuilt)
          this.end(name, { state: 'done', position: String(position), changed: changed.has(name) });
      });
    } finally {
      if (db.open) db.close();
      removeFile(file);
    }
  }

  private async project(work: Work, after: Position, upTo: Position): Promise<void> {
    let batch: RecordedEvent[] = [];
    let size = 0;
    const take = async (): Promise<void> => {
      for (let done = 0; done < batch.length;) {
        done = this.projectSlice(work, batch, done);
        const position = String(work.views.checkpoint().position);
        for (const { name } of work.projections)
          this.report.state(name, { state: 'running', position, head: String(upTo) });
        await nextTurn();
      }
      batch = [];
      size = 0;
    };
    for await (const event of this.log.readAll({ after, upTo })) {
      if (this.stopped) throw new Error('the server is stopping');
      batch.push(event);
      size += event.body.length;
      if (batch.length === BATCH || size >= BATCH_SIZE) await take();
    }
    await take();
  }

  /** Commits as many events as a slice allows, one at least. Gives the place that is reached. */
  private projectSlice(
    { projections: rebuilt, views }: Work,
    batch: readonly RecordedEvent[],
    from: number,
  ): number {
    let reached = from;
    views.commit(() => {
      let position = 0;
      reached = takeSlice(batch, { from, milliseconds: SLICE_MS }, (event) => {
        position = Number(event.position);
        if (isSystemStream(event.stream)) return;
        const decoded = decode(event);
        if (decoded.outcome !== 'entry')
          throw new Error(`the rebuild stops at what it cannot read: ${decoded.reason}`);
        this.live.entries.remember(decoded.entry, event.body.length);
        project(views, rebuilt, decoded.entry);
      });
      return { position, skipped: 0 };
    });
    return reached;
  }

  /** What stands still in the live rows as well is no reason to keep them. @throws Error another key does */
  private expectNoneParkedAnew(name: string, rebuilt: SqliteViews): void {
    const known = this.live.views.parked(name);
    const parked = rebuilt
      .parked(name)
      .find(({ process, key }) => !known.some((live) => live.process === process && live.key === key));
    if (parked)
      throw new Error(`the fold of "${parked.key}" failed at entry ${parked.entryId}: ${parked.error}`);
  }

  /** Replaces the rows where they differ; the same rows keep the ids of their feeds. Gives the read models that differ. */
  private swap(rebuilt: readonly Projection[], file: string): Set<string> {
    const { db, views } = this.live;
    const versions = views.versions();
    db.prepare('ATTACH ? AS beside').run(file);
    try {
      const differing = rebuilt.filter(
        ({ name, version }) => versions.get(name)?.version !== version || !sameRows(db, name),
      );
      if (differing.length === 0) return new Set();
      const names = new Set(differing.map(({ name }) => name));
      swapRows(db, [...names]);
      for (const { name, version } of differing) {
        const known = versions.get(name);
        views.setVersion(name, {
          version,
          generation: known?.version === version ? known.generation + 1 : 0,
        });
      }
      for (const reader of this.readersOf(names)) views.setVersion(...reader);
      views.forget();
      return names;
    } finally {
      db.exec('DETACH beside');
    }
  }

  /** The read models whose views read these rows, with their next generation: their views may differ as well. */
  private readersOf(names: ReadonlySet<string>): [string, RowsVersion][] {
    const readers = projections.filter(
      ({ name, reads }) => !names.has(name) && reads?.some((read) => names.has(read)) === true,
    );
    const versions = this.live.views.versions();
    return readers.map(({ name }) => {
      const { version, generation } = versions.get(name) ?? { version: 0, generation: 0 };
      return [name, { version, generation: generation + 1 }];
    });
  }
}
