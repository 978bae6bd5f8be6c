/** Tells who follows the drafts of a process when there is more of them: it says that, not what. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Arrival } from '../../log/event-log.js';
import type { Drafts } from './drafts.js';

/** After each look others have as long. */
const PAUSE_MS = 20;

/** When there is more of the drafts of one process. */
export class Changes {
  /** Grows when there is more: taken before reading, nothing is slept through. */
  count = 0;
  /** How many follow. */
  followers = 0;
  /** The last event that was seen. */
  revision = -1;
  private readonly sleepers = new Set<() => void>();

  raise(): void {
    this.count += 1;
    for (const wake of [...this.sleepers]) wake();
  }

  /** Resolves once the count has moved past `seen`, or the signal aborts. */
  async past(seen: number, signal: AbortSignal): Promise<void> {
    if (this.count > seen || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.sleepers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.sleepers.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}

/** Looks at the drafts of each process that is followed, once for all who follow it. */
export class DraftChanges {
  private readonly followed = new Map<string, Changes>();

  constructor(private readonly drafts: Pick<Drafts, 'revision'>) {}

  /** Runs for as long as somebody follows the drafts of a process. */
  async *whileFollowed<T>(processId: string, run: (changes: Changes) => AsyncIterable<T>): AsyncGenerator<T> {
    const changes = this.followed.get(processId) ?? new Changes();
    this.followed.set(processId, changes);
    changes.followers += 1;
    try {
      yield* run(changes);
    } finally {
      changes.followers -= 1;
      if (changes.followers === 0) this.followed.delete(processId);
    }
  }

  /** Looks again whenever something has come into the log, until the arrivals end. */
  async follow(arrivals: AsyncIterable<Arrival>, signal: AbortSignal): Promise<void> {
    for await (const _arrival of arrivals) {
      for (const [processId, changes] of [...this.followed]) await this.look(processId, changes);
      if (this.followed.size > 0)
        await sleep(PAUSE_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async look(processId: string, changes: Changes): Promise<void> {
    // What cannot be read is told to those who follow, who read it themselves.
    const revision = await this.drafts.revision(processId).catch(() => Infinity);
    if (revision === changes.revision) return;
    changes.revision = revision;
    changes.raise();
  }
}
