/** Tells feeds when there is something new: rows have been committed, or an instant has come at which a view changes by itself. */
import { LogUnavailable, type Clock, type EventLog } from '../../log/event-log.js';
import type { Projector } from '../project/projector.js';
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
  private readonly waiting = new Set<() => void>();
  private count = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly forget: () => void;
  private readonly counts = new WeakMap<Tick, number>();

  constructor(
    private readonly projector: Projector,
    private readonly rows: SqliteRows,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {
    this.forget = projector.onCommit(() => {
      this.notify();
    });
    this.schedule();
  }

  tick(): Tick {
    const beat = { position: Number(this.projector.position), clock: Number(this.clock() / 1_000_000n) };
    this.counts.set(beat, this.count);
    return beat;
  }

  /** Resolves when something has happened after a beat, or the signal aborts. */
  async next(beat: Tick, signal: AbortSignal): Promise<void> {
    if (this.counts.get(beat) !== this.count || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  /** Waits for the rows to cover a position, and for a store that is away; false when the log itself does not reach it. */
  async reaches(position: number, signal: AbortSignal): Promise<boolean> {
    const asked = BigInt(position);
    while (this.projector.position < asked && !signal.aborted) {
      const head = await this.log.head().catch(unavailable);
      if (head !== undefined) return asked <= head && this.projector.covers(asked, signal);
      await this.projector.covers(asked, AbortSignal.any([signal, AbortSignal.timeout(RETRY_MS)]));
    }
    return this.projector.position >= asked;
  }

  stop(): void {
    this.forget();
    clearTimeout(this.timer);
    this.notify();
    clearTimeout(this.timer);
  }

  private notify(): void {
    this.count++;
    for (const wake of [...this.waiting]) wake();
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
