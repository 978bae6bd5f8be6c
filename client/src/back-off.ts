/** How long to wait before something that failed is tried again. */

export interface Failure {
  /** How many in a row, this one too: 1, 2, 3 ... */
  readonly failures: number;
  /** Ms before the second try, on average three quarters of it. */
  readonly base: number;
  /** Ms that the server asks for. */
  readonly atLeast: number;
}

const LONGEST_MS = 30_000;

/**
 * Doubles with every failure in a row, up to 30 seconds. Half of it is left to chance, so that clients that lost a server together do
 * not come back together.
 * @param chance from 0 to 1
 * @returns ms
 */
export function delayAfter({ failures, base, atLeast }: Failure, chance: number): number {
  const longest = Math.min(LONGEST_MS, base * 2 ** (failures - 1));
  return Math.max(atLeast, longest / 2 + (longest / 2) * chance);
}

/** Resolves after a time, or at once when the signal aborts. */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}
