/**
 * Reads the log and keeps the read models up to date: as large batches as what has arrived, each one transaction of
 * history, rows and checkpoint; then, and only then, whoever waits is told.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Projection } from '../../../projections/projection.js';
import type { EventLog, Position, RecordedEvent } from '../../log/event-log.js';
import { originAt } from '../../views/sqlite/origin.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import { decode } from '../log/decode.js';
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

/** Bounds what one transaction holds, and how long the event loop waits for it. */
const BATCH = 500;
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

  private processBatch(events: readonly RecordedEvent[]): void {
    const fresh = events.filter(({ position }) => position > this.at);
    const [first, last] = [fresh.at(0), fresh.at(-1)];
    if (!first || !last) return;
    const skipped: string[] = [];
    const projections = this.projections();
    this.views.commit(() => {
      for (const event of fresh) {
        const decoded = decode(event);
        if (decoded.outcome === 'entry') project(this.views, projections, decoded.entry);
        else skipped.push(decoded.reason);
      }
      return {
        position: Number(last.position),
        skipped: this.skipped + skipped.length,
        origin: originAt(first),
      };
    });
    this.at = last.position;
    this.skipped += skipped.length;
    this.fault = undefined;
    for (const reason of skipped) this.report.skipped(reason);
    this.announce();
  }

  private async inTurn<T>(work: () => Promise<T> | T): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}
