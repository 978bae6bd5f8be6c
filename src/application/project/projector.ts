/**
 * Reads the log and keeps the read models up to date: as large batches as what has arrived, each one transaction of
 * history, rows and checkpoint; then, and only then, whoever waits is told.
 */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Projection } from '../../../projections/projection.js';
import type { EventLog, Position, RecordedEvent } from '../../log/event-log.js';
import { logEndAt, originAt } from '../../views/sqlite/origin.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import { decode, type Decoded } from '../log/decode.js';
import { takeSlice } from './slice.js';
import type { RecentEntries } from '../append/recent-entries.js';
import type { LogEntries } from '../log/log-entries.js';
import { project } from '../../views/project.js';

/** What has been committed: the rows cover the log up to `position`. */
export interface Committed {
  readonly position: Position;
}

export interface ProjectorStatus {
  readonly position: Position;
  /** Events that this version cannot read. */
  readonly skipped: number;
  /** Whether the rows have covered the whole log at some moment since the start. Before that they are of no use. */
  readonly caughtUpOnce: boolean;
  /** The last fault of the store or the file, until a batch succeeds or the log is covered again. */
  readonly fault: string | undefined;
}

export interface ProjectorReport {
  skipped(reason: string): void;
  failed(error: unknown): void;
}

/** Where entries are that need not be decoded again. */
export interface DecodedEntries {
  readonly entries: Pick<LogEntries, 'remember'>;
  /** What this server has just recorded itself. */
  readonly recent?: Pick<RecentEntries, 'take'>;
}

/** Bounds the events that wait in memory. */
const BATCH = 2_000;
/** How long the event loop may wait for one transaction; while the rows are of no use yet, it has less to do. */
const LIVE_SLICE_MS = 5;
const CATCHING_UP_SLICE_MS = 40;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

export class Projector {
  private readonly listeners = new Set<(committed: Committed) => void>();
  private readonly stopping = new AbortController();
  private at: Position;
  private skipped: number;
  private readonly caughtUp = Promise.withResolvers<undefined>();
  private caughtUpOnce = false;
  private fault: string | undefined;
  private running: Promise<void> | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly log: EventLog,
    private readonly views: SqliteViews,
    private readonly kept: DecodedEntries,
    /** The read models whose rows are of this code's version; the others are being rebuilt. */
    private readonly projections: () => readonly Projection[],
    private readonly report: ProjectorReport,
  ) {
    const { position, skipped } = views.checkpoint();
    this.at = BigInt(position);
    this.skipped = skipped;
  }

  get position(): Position {
    return this.at;
  }

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.turn;
  }

  status(): ProjectorStatus {
    const { at: position, skipped, caughtUpOnce, fault } = this;
    return { position, skipped, caughtUpOnce, fault };
  }

  /** Resolves when the rows have covered the whole log for the first time. */
  async firstCaughtUp(): Promise<void> {
    await this.caughtUp.promise;
  }

  /** Whether they have. */
  get hasCaughtUp(): boolean {
    return this.caughtUpOnce;
  }

  /** Calls back after each commit, until the returned function is called. */
  onCommit(listener: (committed: Committed) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Resolves to true once the rows cover a position, to false when the signal aborts first. */
  async covers(position: Position, signal: AbortSignal): Promise<boolean> {
    if (this.at >= position) return true;
    if (signal.aborted) return false;
    return new Promise((resolve) => {
      const finish = (covered: boolean): void => {
        forget();
        signal.removeEventListener('abort', gaveUp);
        resolve(covered);
      };
      const gaveUp = (): void => {
        finish(false);
      };
      const forget = this.onCommit((committed) => {
        if (committed.position >= position) finish(true);
      });
      signal.addEventListener('abort', gaveUp, { once: true });
    });
  }

  /** Runs `work` while no batch is taken in: the rows stand still at the position that it is given. */
  async whilePaused<T>(work: (position: Position) => Promise<T> | T): Promise<T> {
    return this.inTurn(async () => work(this.at));
  }

  /** Tells the listeners that rows have changed otherwise than by a new entry. */
  announce(): void {
    for (const listener of [...this.listeners]) listener({ position: this.at });
  }

  private async run(): Promise<void> {
    let retry = FIRST_RETRY_MS;
    while (!this.stopping.signal.aborted) {
      try {
        await this.follow(() => {
          retry = FIRST_RETRY_MS;
        });
        return;
      } catch (error) {
        this.fault = error instanceof Error ? error.message : String(error);
        this.report.failed(error);
        await sleep(retry, undefined, { signal: this.stopping.signal }).catch(() => undefined);
        retry = Math.min(retry * 2, LAST_RETRY_MS);
      }
    }
  }

  private async follow(progressed: () => void): Promise<void> {
    let batch: RecordedEvent[] = [];
    for await (const message of this.log.follow({ after: this.at, signal: this.stopping.signal })) {
      if (message.kind === 'event') {
        batch.push(message.event);
        if (batch.length < BATCH) continue;
      }
      const events = batch;
      batch = [];
      if (events.length > 0) await this.inTurn(() => this.processBatch(events));
      if (message.kind === 'caught-up') {
        this.fault = undefined;
        this.caughtUpOnce = true;
        this.caughtUp.resolve(undefined);
      }
      progressed();
    }
  }

  /** Takes events in, a slice of time after the other: between two of them everything else has its turn. */
  private async processBatch(events: readonly RecordedEvent[]): Promise<void> {
    const fresh = events.filter(({ position }) => position > this.at);
    for (let done = 0; done < fresh.length && !this.stopping.signal.aborted;) {
      done = this.processSlice(fresh, done);
      if (done < fresh.length) await nextTurn();
    }
  }

  /** Commits as many events as a slice allows, one at least. Gives the place that is reached. */
  private processSlice(events: readonly RecordedEvent[], from: number): number {
    const skipped: string[] = [];
    const projections = this.projections();
    const [first] = events;
    let last = events[from];
    if (!first || !last) return from;
    let reached = from;
    const milliseconds = this.caughtUpOnce ? LIVE_SLICE_MS : CATCHING_UP_SLICE_MS;
    this.views.commit(() => {
      reached = takeSlice(events, { from, milliseconds }, (event) => {
        const decoded = this.decoded(event);
        if (decoded.outcome === 'entry') project(this.views, projections, decoded.entry);
        else skipped.push(decoded.reason);
        last = event;
      });
      return {
        position: Number(last?.position),
        skipped: this.skipped + skipped.length,
        origin: originAt(first),
        newest: last && logEndAt(last),
      };
    });
    this.at = last.position;
    this.skipped += skipped.length;
    this.fault = undefined;
    for (const reason of skipped) this.report.skipped(reason);
    this.announce();
    return reached;
  }

  private decoded(event: RecordedEvent): Decoded {
    const recent = this.kept.recent?.take(event.position);
    const decoded: Decoded = recent ? { outcome: 'entry', entry: recent } : decode(event);
    if (decoded.outcome === 'entry') this.kept.entries.remember(decoded.entry, event.body.length);
    return decoded;
  }

  private async inTurn<T>(work: () => Promise<T> | T): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}
