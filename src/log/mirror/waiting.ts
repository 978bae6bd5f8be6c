import type { RecordedEvent } from '../event-log.js';

/**
 * So long after a commit the next one waits for more. An event that comes alone is committed at once; of many, those that come
 * in this time share a commit here, one of the rows, and whatever is told of both.
 */
const GATHER_MS = 20;
/** Bounds one commit, and so how long the process is held up by it. */
const COMMIT_EVENTS = 256;
const COMMIT_BYTES = 1024 * 1024;

/** Events that have come and are not committed yet. */
export class Waiting {
  #events: RecordedEvent[] = [];
  #bytes = 0;
  #isAll = false;
  #committedAt = 0;
  #cancel: (() => void) | undefined;

  /** @param take is given what waits, and whether it is all that there is so far */
  constructor(private readonly take: (events: readonly RecordedEvent[], isAll: boolean) => void) {}

  get isFull(): boolean {
    return this.#events.length >= COMMIT_EVENTS || this.#bytes >= COMMIT_BYTES;
  }

  add(event: RecordedEvent): void {
    this.#events.push(event);
    this.#bytes += event.body.length;
    this.#isAll = false;
    this.#soon();
  }

  /** What has come is all that there is so far. */
  wasAll(): void {
    this.#isAll = true;
    if (this.#events.length === 0) this.take([], true);
  }

  commit(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const [events, isAll] = [this.#events, this.#isAll];
    this.#events = [];
    this.#bytes = 0;
    if (events.length === 0) return;
    this.#committedAt = performance.now();
    this.take(events, isAll);
  }

  #soon(): void {
    if (this.#cancel !== undefined) return;
    const commit = (): void => {
      this.commit();
    };
    const wait = this.#committedAt + GATHER_MS - performance.now();
    if (wait > 0) {
      const timer = setTimeout(commit, wait);
      this.#cancel = () => {
        clearTimeout(timer);
      };
    } else {
      const immediate = setImmediate(commit);
      this.#cancel = () => {
        clearImmediate(immediate);
      };
    }
  }
}
