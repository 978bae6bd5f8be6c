/**
 * How far the rows are behind the log. Positions are bytes on some stores, so what says the same everywhere is time: for how
 * long a head that the log was seen to have has not been covered.
 */
import { LogCorrupt, LogUnavailable, type Clock, type EventLog, type Position } from '../../log/event-log.js';
import type { Coverage } from './coverage.js';

export interface Lag {
  /** Whether the store has answered this time, and takes entries as far as it can tell. */
  readonly storeUp: boolean;
  /** Why not, where it has said so. */
  readonly fault?: string;
  /** The newest head that was seen. */
  readonly head: Position;
  /** From the rows to that head. */
  readonly positions: bigint;
  /** For how many seconds the oldest head that was seen and is not covered has been waiting; 0 when all are covered. */
  readonly seconds: number;
}

/** The store itself, which may say of itself that it records nothing. */
export interface WatchedStore extends Pick<EventLog, 'head'> {
  readonly fault?: () => string | undefined;
}

interface Sighting {
  readonly head: Position;
  /** Microseconds since the epoch. */
  readonly seenAt: bigint;
}

/** How many heads wait to be covered; beyond it the newest takes the place of the one before it. */
const MOST_SIGHTINGS = 1_000;

export class LogWatch {
  /** The heads that are not covered, oldest first. */
  private readonly waiting: Sighting[] = [];
  private head: Position = 0n;

  constructor(
    private readonly store: WatchedStore,
    private readonly coverage: Coverage,
    private readonly clock: Clock,
  ) {}

  /** Asks the store for its head, and tells how the rows stand to it, or to the last one that was seen. */
  async look(): Promise<Lag> {
    const head = await this.store.head().catch(unanswered);
    const fault = this.store.fault?.();
    const now = this.clock();
    if (head !== undefined && head > this.head) this.see({ head, seenAt: now });
    const { position } = this.coverage;
    while (this.waiting[0] && this.waiting[0].head <= position) this.waiting.shift();
    const [oldest] = this.waiting;
    return {
      storeUp: head !== undefined && fault === undefined,
      ...(fault === undefined ? {} : { fault }),
      head: this.head,
      positions: this.head > position ? this.head - position : 0n,
      seconds: oldest && now > oldest.seenAt ? Number(now - oldest.seenAt) / 1e6 : 0,
    };
  }

  private see(sighting: Sighting): void {
    this.head = sighting.head;
    if (this.waiting.length === MOST_SIGHTINGS) this.waiting.pop();
    this.waiting.push(sighting);
  }
}

function unanswered(error: unknown): undefined {
  if (!(error instanceof LogUnavailable || error instanceof LogCorrupt)) throw error;
}
