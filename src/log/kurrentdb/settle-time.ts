import type { Micros } from '../event-log.js';

const SECOND = 1_000_000n;

/**
 * How the time after which a moment of the recording clock is over is spent. The clocks of the replicas and of the store
 * may differ by a fifth of it. An append is given up after three fifths, so an event that the store takes in much later than
 * it was recorded is one that was given up, or whose clock is wrong: it counts as known only from then on. What the store
 * takes in after the whole settle time therefore never counts as known since before, whichever clock is asked.
 */
export interface SettleTime {
  readonly deadlineMs: number;
  /** How much later than recorded an event may come in and still count as known since it was recorded. */
  readonly late: Micros;
  readonly whole: Micros;
}

/** @param seconds whole, from 5 */
export function settleTime(seconds: number): SettleTime {
  const whole = BigInt(seconds) * SECOND;
  // Some reads tell the time at which an event came in to the second only, so lateness may be a second more than it seems.
  return { deadlineMs: seconds * 600, late: (whole * 4n) / 5n - SECOND, whole };
}
