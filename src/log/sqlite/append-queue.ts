import { LogUnavailable } from '../event-log.js';
import type { Appended, Conflict } from '../event-log.js';
import type { PendingAppend } from './event-writer.js';

/** What may wait at most; beyond it the log refuses instead of growing the process. */
const QUEUE_APPENDS = 10_000;
const QUEUE_BYTES = 64 * 1024 * 1024;

/** What one commit holds at most, so that the other work of the process gets its turn in between. */
const COMMIT_EVENTS = 1_000;
const COMMIT_BYTES = 4 * 1024 * 1024;

/** An append that waits for its commit, and whom to tell. */
export interface QueuedAppend extends PendingAppend {
  readonly resolve: (outcome: Appended | Conflict) => void;
  readonly reject: (error: unknown) => void;
}

/** The appends that wait, first come first served, bounded in number and size. */
export class AppendQueue {
  #waiting: QueuedAppend[] = [];
  #bytes = 0;

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** @throws LogUnavailable when the queue is full */
  add(append: QueuedAppend): void {
    const bytes = this.#bytes + sizeOf(append);
    if (this.#waiting.length >= QUEUE_APPENDS || (bytes > QUEUE_BYTES && !this.isEmpty)) {
      throw new LogUnavailable(
        `The log is overloaded: ${this.#waiting.length} appends with ${this.#bytes} characters are waiting; ` +
          `at most ${QUEUE_APPENDS} with ${QUEUE_BYTES} may`,
      );
    }
    this.#waiting.push(append);
    this.#bytes = bytes;
  }

  /** Takes the next commit's worth; one append at least, however large it is. */
  take(): readonly QueuedAppend[] {
    let events = 0;
    let bytes = 0;
    let count = 0;
    for (const append of this.#waiting) {
      events += append.events.length;
      bytes += sizeOf(append);
      if (count > 0 && (events > COMMIT_EVENTS || bytes > COMMIT_BYTES)) break;
      count += 1;
    }
    const taken = this.#waiting.splice(0, count);
    for (const append of taken) this.#bytes -= sizeOf(append);
    return taken;
  }
}

/** Characters of the bodies, which is close enough to bytes for a bound. */
function sizeOf(append: QueuedAppend): number {
  return append.events.reduce((sum, event) => sum + event.body.length, 0);
}
