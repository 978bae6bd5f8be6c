/**
 * Whether entries can be recorded, by what became of the newest appends. A store may answer reads and take no appends: its
 * leader may have no quorum, or its disk be full.
 */
import {
  AppendOutcomeUnknown,
  LogCorrupt,
  LogUnavailable,
  type Clock,
  type Micros,
} from '../../log/event-log.js';

/** A failure counts for so long: where nobody posts, nothing else would end it. */
const REMEMBERED: Micros = 10_000_000n;

export class AppendOutcomes {
  private failure: { readonly at: Micros } | undefined;

  constructor(private readonly clock: Clock) {}

  /** Whether the newest append has failed by a fault of the store, not long ago. */
  get failing(): boolean {
    return this.failure !== undefined && this.clock() - this.failure.at < REMEMBERED;
  }

  /** The store has taken an append, or has refused it for what it holds. */
  answered(): void {
    this.failure = undefined;
  }

  /** What is no fault of the store says nothing of it. */
  failed(error: unknown): void {
    const isFault =
      error instanceof LogUnavailable || error instanceof AppendOutcomeUnknown || error instanceof LogCorrupt;
    if (isFault) this.failure = { at: this.clock() };
  }
}
