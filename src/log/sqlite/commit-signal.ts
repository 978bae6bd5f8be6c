/** Wakes followers when something was committed in this process. It says that, not what: they read the log. */
export class CommitSignal {
  #count = 0;
  #closed = false;
  readonly #sleepers = new Set<() => void>();

  /** Grows with every commit. Take it before reading, so that a commit after the read is not slept through. */
  get count(): number {
    return this.#count;
  }

  get closed(): boolean {
    return this.#closed;
  }

  raise(): void {
    this.#count += 1;
    this.#wakeAll();
  }

  close(): void {
    this.#closed = true;
    this.#wakeAll();
  }

  /** Resolves once the count has moved past `seen`, the signal is closed or the caller aborts. Never rejects. */
  past(seen: number, { signal }: { signal: AbortSignal }): Promise<void> {
    if (this.#count > seen || this.#closed || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#sleepers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#sleepers.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  #wakeAll(): void {
    for (const wake of [...this.#sleepers]) wake();
  }
}
