/** Wakes whoever waits for something to have happened, or for a moment. */

/** `setTimeout` takes no more. */
const LONGEST_MS = 2 ** 31 - 1;

export class Wake {
  private counted = 0;
  private readonly sleepers = new Set<() => void>();

  /** Take it before looking, so that what happens meanwhile is not slept through. */
  get count(): number {
    return this.counted;
  }

  raise(): void {
    this.counted += 1;
    for (const wake of [...this.sleepers]) wake();
  }

  /** Resolves once it was raised after `seen`, so many milliseconds are over, or the signal aborts. */
  async past(seen: number, milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.counted > seen || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer =
        milliseconds === Infinity
          ? undefined
          : setTimeout(wake, Math.min(Math.max(milliseconds, 0), LONGEST_MS)).unref();
      this.sleepers.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
