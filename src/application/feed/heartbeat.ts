/** Tells feeds when there is something new: rows have been committed, or an instant has come at which a view changes by itself. */
import { LogUnavailable, type Clock, type EventLog } from '../../log/event-log.js';
import type { Coverage } from '../project/coverage.js';
import type { SqliteRows } from '../../views/sqlite/sqlite-rows.js';

/** The rows cover the log up to `position`; `clock` is whole seconds since the epoch. */
export interface Tick {
  readonly position: number;
  readonly clock: number;
}

/** `setTimeout` takes no more than 24 days; an hour is often enough to look again. */
const LONGEST_SLEEP_MS = 3_600_000;

/** How soon a store that did not answer is asked again. */
const RETRY_MS = 1_000;

export class Heartbeat {
  private readonly listeners = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;
  private readonly forget: () => void;

  constructor(
    private readonly coverage: Coverage,
    private readonly rows: SqliteRows,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {
    this.forget = coverage.onCommit(() => {
      this.notify();
    });
    this.schedule();
  }

  tick(): Tick {
    return { position: Number(this.coverage.position), clock: Number(this.clock() / 1_000_000n) };
  }

  /** Calls back whenever there is something new. */
  onTick(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Waits for the rows to cover a position, and for a store that is away; false when the log itself does not reach it. */
  async reaches(position: number, signal: AbortSignal): Promise<boolean> {
    const asked = BigInt(position);
    while (this.coverage.position < asked && !signal.aborted) {
      const head = await this.log.head().catch(unavailable);
      if (head !== undefined) return asked <= head && this.coverage.covers(asked, signal);
      await this.coverage.covers(asked, AbortSignal.any([signal, AbortSignal.timeout(RETRY_MS)]));
    }
    return this.coverage.position >= asked;
  }

  stop(): void {
    this.forget();
    this.listeners.clear();
    clearTimeout(this.timer);
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
    this.schedule();
  }

  /** Sleeps until the next view changes by itself. */
  private schedule(): void {
    clearTimeout(this.timer);
    const now = Number(this.clock() / 1_000n);
    const next = this.rows.nextWaking(Math.floor(now / 1_000) * 1_000);
    if (next === undefined) return;
    // Feeds count in whole seconds: the view has changed at the first of them that is not before the instant.
    const due = Math.ceil(next / 1_000) * 1_000 - now;
    this.timer = setTimeout(
      () => {
        this.notify();
      },
      Math.min(Math.max(due, 1), LONGEST_SLEEP_MS),
    );
    this.timer.unref();
  }
}

function unavailable(error: unknown): undefined {
  if (!(error instanceof LogUnavailable)) throw error;
}
