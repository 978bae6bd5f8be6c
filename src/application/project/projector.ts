/**
 * Reads the log and keeps the read models up to date: as large batches as what has arrived, each one transaction of
 * history, rows and checkpoint; then, and only then, whoever waits is told.
 */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Projection } from '../../../projections/projection.js';
import { isSystemStream } from '../../domain/access/events.js';
import type { EventLog, Position, RecordedEvent } from '../../log/event-log.js';
import { keptHeadAt, logEndAt, originAt } from '../../views/sqlite/origin.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import { decode, type Decoded } from '../log/decode.js';
import type { LogEntries } from '../log/log-entries.js';
import { project } from '../../views/project.js';
import { Coverage } from './coverage.js';
import { takeSlice } from './slice.js';

export interface ProjectorReport {
  skipped(reason: string): void;
  failed(error: unknown): void;
  /** The rows cover what the log is known to hold. */
  caughtUp?(): void;
}

/** Bounds the events that wait in memory, by their number and by the characters of their bodies. */
const BATCH = 8_000;
const BATCH_SIZE = 8 * 1024 * 1024;
/**
 * How long those who wait for an entry wait for the others of its transaction. What each costs falls with their number: a row that
 * many of them touch is written once, and so is a page of an index. So it is longer while many wait. While the rows are of no use yet
 * nobody does but who stops the server.
 */
const LIVE_SLICE_MS = 50;
const BEHIND_SLICE_MS = 250;
const CATCHING_UP_SLICE_MS = 2_000;
/** The rows are behind when so many events wait. */
const BEHIND = 1_000;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

export class Projector extends Coverage {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly log: Pick<EventLog, 'follow'>,
    private readonly views: SqliteViews,
    /** What is decoded here is kept there. */
    private readonly entries: Pick<LogEntries, 'remember'>,
    /** The read models whose rows are of this code's version; the others are being rebuilt. */
    private readonly projections: () => readonly Projection[],
    private readonly report: ProjectorReport,
  ) {
    super(views.checkpoint());
  }

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.turn;
  }

  /** Runs `work` while no batch is taken in: the rows stand still at the position that it is given. */
  async whilePaused<T>(work: (position: Position) => Promise<T> | T): Promise<T> {
    return this.inTurn(async () => work(this.position));
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
        this.failed(error);
        this.report.failed(error);
        await sleep(retry, undefined, { signal: this.stopping.signal }).catch(() => undefined);
        retry = Math.min(retry * 2, LAST_RETRY_MS);
      }
    }
  }

  private async follow(progressed: () => void): Promise<void> {
    let batch: RecordedEvent[] = [];
    let size = 0;
    for await (const message of this.log.follow({ after: this.position, signal: this.stopping.signal })) {
      if (message.kind === 'event') {
        batch.push(message.event);
        size += message.event.body.length;
        if (batch.length < BATCH && size < BATCH_SIZE) continue;
      }
      const events = batch;
      batch = [];
      size = 0;
      if (events.length > 0) await this.inTurn(() => this.processBatch(events));
      if (message.kind === 'caught-up') {
        this.coversAll();
        this.report.caughtUp?.();
      }
      progressed();
    }
  }

  /** Takes events in, a slice of time after the other: between two of them everything else has its turn. */
  private async processBatch(events: readonly RecordedEvent[]): Promise<void> {
    const fresh = events.filter(({ position }) => position > this.position);
    for (let done = 0; done < fresh.length && !this.stopping.signal.aborted;) {
      done = this.processSlice(fresh, done);
      if (done < fresh.length) await nextTurn();
    }
  }

  /** Commits as many events as a slice allows, one at least. Gives the place that is reached. */
  private processSlice(events: readonly RecordedEvent[], from: number): number {
    const skipped: string[] = [];
    const heads = new Map<string, RecordedEvent>();
    const projections = this.projections();
    const [first] = events;
    let last = events[from];
    if (!first || !last) return from;
    let reached = from;
    const milliseconds = this.sliceFor(events.length - from);
    const before = this.status().skipped;
    this.views.commit(() => {
      reached = takeSlice(events, { from, milliseconds }, (event) => {
        last = event;
        heads.set(event.stream, event);
        if (isSystemStream(event.stream)) return;
        const decoded = this.decoded(event);
        if (decoded.outcome === 'entry') project(this.views, projections, decoded.entry);
        else skipped.push(decoded.reason);
      });
      return {
        position: Number(last?.position),
        skipped: before + skipped.length,
        origin: originAt(first),
        newest: last && logEndAt(last),
        heads: [...heads.values()].map(keptHeadAt),
      };
    });
    this.reached({ position: Number(last.position), skipped: before + skipped.length });
    for (const reason of skipped) this.report.skipped(reason);
    this.announce();
    return reached;
  }

  private sliceFor(waiting: number): number {
    if (!this.hasCaughtUp) return CATCHING_UP_SLICE_MS;
    return waiting >= BEHIND ? BEHIND_SLICE_MS : LIVE_SLICE_MS;
  }

  private decoded(event: RecordedEvent): Decoded {
    const decoded = decode(event);
    if (decoded.outcome === 'entry') this.entries.remember(decoded.entry, event.body.length);
    return decoded;
  }

  private async inTurn<T>(work: () => Promise<T> | T): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}
