import { setTimeout as sleep } from 'node:timers/promises';

import { LogCorrupt, LogDenied, LogUnavailable } from '../event-log.js';
import type { EventLog, FollowMessage, Position } from '../event-log.js';
import type { MirrorFile } from '../sqlite/mirror-file.js';
import { missingIn } from './same-log.js';

const RETRY_MS = 500;

/**
 * The first word with a store that was away when the mirror was opened. Until then nothing else is asked of it: it has to be
 * the one that the mirror is a copy of.
 */
export class FirstContact {
  readonly #strange = Promise.withResolvers<LogCorrupt>();
  #making: Promise<void> | undefined;
  #made = false;
  #fault: LogCorrupt | undefined;

  constructor(
    private readonly store: EventLog,
    private readonly file: MirrorFile,
    /** Called once the store has shown itself to be the right one, with where it ends. */
    private readonly onMade: (head: Position) => void,
  ) {}

  get isMade(): boolean {
    return this.#made;
  }

  /** Resolves when the store turns out to be another one. */
  get strange(): Promise<LogCorrupt> {
    return this.#strange.promise;
  }

  /** Resolves once contact was made. @throws LogUnavailable while the store is away, and always where it is another one */
  async make(): Promise<void> {
    if (this.#made) return;
    this.#making ??= this.#make().finally(() => {
      this.#making = undefined;
    });
    await this.#making;
  }

  /** Follows the store from the first contact on. */
  async *follow(options: { after?: Position; signal: AbortSignal }): AsyncGenerator<FollowMessage> {
    const { signal } = options;
    const left = leaving(signal);
    while (!this.#made && !signal.aborted) {
      try {
        await Promise.race([this.make(), left]);
      } catch (error) {
        if (error instanceof LogDenied || !(error instanceof LogUnavailable)) throw error;
        await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
    if (!signal.aborted) yield* this.store.follow(options);
  }

  async #make(): Promise<void> {
    if (this.#fault === undefined) {
      const missing = await missingIn(this.store, this.file);
      if (missing === undefined) {
        const head = await this.store.head();
        this.#made = true;
        this.onMade(head);
        return;
      }
      this.#fault = new LogCorrupt(
        `The store is not the one that the mirror ${this.file.path} is a copy of, or was put back to a backup: event ` +
          `${missing.id}, revision ${missing.revision} of stream ${missing.stream}, does not lie at position ` +
          `${missing.position} there. Check which store and stream prefix are configured; if they are right, start this ` +
          'server again: its mirror is made anew then',
      );
      this.#strange.resolve(this.#fault);
    }
    throw new LogUnavailable(this.#fault.message, { cause: this.#fault });
  }
}

function leaving(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}
