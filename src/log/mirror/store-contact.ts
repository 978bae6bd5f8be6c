import { LogUnavailable, type Clock, type EventLog, type Micros, type Position } from '../event-log.js';

/** Where the log ends, as `EventLog.closeTime` says it. */
export interface ClosedTime {
  readonly through: Position;
  readonly settled: boolean;
}

/** Whether the store answers, and what it said last of where it ends. */
export class StoreContact {
  #awaySince: Micros | undefined;
  #asking: Promise<Position> | undefined;
  #closed: { readonly moment: Micros; readonly through: Position } | undefined;

  constructor(
    private readonly store: EventLog,
    private readonly clock: Clock,
    /** After so long a moment of the recording clock is over: what comes later counts as known only from then on. */
    private readonly settleTime: Micros,
    /** What has to come before any question, and rejects with LogUnavailable while it cannot; undefined once it is done. */
    private readonly meet: () => Promise<void> | undefined,
    /** Called with where the store ended, and when it was asked. */
    private readonly ended: (moment: Micros, head: Position) => void,
  ) {}

  /** Whether the store did not answer when it was last asked. */
  get isAway(): boolean {
    return this.#awaySince !== undefined;
  }

  /** Since when it did not. */
  get awaySince(): Micros | undefined {
    return this.#awaySince;
  }

  answered(): void {
    this.#awaySince = undefined;
  }

  failed(): void {
    this.#awaySince ??= this.clock();
  }

  /** Asks the store, and notes whether it answers. */
  async ask<T>(question: (store: EventLog) => Promise<T>): Promise<T> {
    try {
      const meeting = this.meet();
      // Without a wait where there is none to wait for: an append counts as taken within the turn that it was made in.
      if (meeting !== undefined) await meeting;
      const answer = await question(this.store);
      this.answered();
      return answer;
    } catch (error) {
      if (error instanceof LogUnavailable) this.failed();
      throw error;
    }
  }

  /** The position of the newest event that the store has. The time that is over is closed with it. */
  async head(): Promise<Position> {
    const now = this.clock();
    const moment = now - this.settleTime;
    const { through } = await this.ask((store) => store.closeTime(moment));
    this.ended(now, through);
    if (this.#closed === undefined || moment > this.#closed.moment) this.#closed = { moment, through };
    return through;
  }

  /** Finds out whether a store that is away is back. */
  probe(): void {
    this.#asking ??= this.head().finally(() => {
      this.#asking = undefined;
    });
    this.#asking.catch(() => undefined);
  }

  /** What a store that is away would say: only the time that was closed before is settled. */
  closedTime(moment: Micros, here: Position): ClosedTime {
    const closed = this.#closed;
    if (closed === undefined || moment > closed.moment) return { through: here, settled: false };
    return { through: closed.through, settled: true };
  }
}
