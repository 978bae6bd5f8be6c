/** How far the rows cover the log, for those who wait for it. */
import type { Position } from '../../log/event-log.js';
import { sentenceOf } from '../../thrown.js';
import type { Checkpoint } from '../../views/sqlite/sqlite-views.js';

/** What has been committed: the rows cover the log up to `position`. */
export interface Committed {
  readonly position: Position;
}

export interface CoverageStatus {
  readonly position: Position;
  /** Events that this version cannot read. */
  readonly skipped: number;
  /** Whether the rows have covered the whole log at some moment since the start. Before that they are of no use. */
  readonly caughtUpOnce: boolean;
  /** The last fault of the store or the file, until a batch succeeds or the log is covered again. */
  readonly fault: string | undefined;
}

export class Coverage {
  private readonly listeners = new Set<(committed: Committed) => void>();
  private readonly caughtUp = Promise.withResolvers<undefined>();
  private caughtUpOnce = false;
  private fault: string | undefined;
  private at: Position;
  private skipped: number;

  constructor({ position, skipped }: Checkpoint) {
    this.at = BigInt(position);
    this.skipped = skipped;
  }

  get position(): Position {
    return this.at;
  }

  status(): CoverageStatus {
    const { position, skipped, caughtUpOnce, fault } = this;
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

  /** Tells the listeners that rows have changed, also otherwise than by a new entry. */
  announce(): void {
    for (const listener of [...this.listeners]) listener({ position: this.at });
  }

  /** The rows are at a checkpoint now. Whoever calls it announces it. */
  reached({ position, skipped }: Checkpoint): void {
    this.at = BigInt(position);
    this.skipped = skipped;
    this.fault = undefined;
  }

  /** The rows cover all that the log holds. */
  coversAll(): void {
    this.fault = undefined;
    this.caughtUpOnce = true;
    this.caughtUp.resolve(undefined);
  }

  failed(error: unknown): void {
    this.fault = sentenceOf(error);
  }
}
