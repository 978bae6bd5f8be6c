import type { Position } from './event-log.js';

/** How the local mirror of a log on a cluster stands. */
export interface MirrorStatus {
  /** Of the newest event in it. */
  readonly position: Position;
  /** Whether it held everything that the store had when it last heard from it. */
  readonly complete: boolean;
  /** Events seen since the start that break the chain of their stream. */
  readonly flaws: number;
  /** Why it cannot be filled, until it can again. */
  readonly fault: string | undefined;
  /** When it last held everything that the store had, as `recordedAt` is written; undefined when that is not known. */
  readonly completeAt: string | undefined;
  /** Seconds since then. */
  readonly ageSeconds: number | undefined;
  /** Since when the store has not answered, as `recordedAt` is written; undefined while it does. */
  readonly storeAwaySince: string | undefined;
}
