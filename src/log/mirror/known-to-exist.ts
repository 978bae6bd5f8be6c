import { LRUCache } from 'lru-cache';

import type { Position, RecordedEvent } from '../event-log.js';

/** Bounds the memory, should the mirror stand still while appends go on. */
const KEPT_STREAMS = 100_000;

/** What this server has learnt from the store by other ways than the mirror, until the mirror has it as well. */
export class KnownToExist {
  readonly #revisions = new LRUCache<string, number>({ max: KEPT_STREAMS });
  #position: Position;

  /**
   * @param opened where the store ended when the mirror was opened
   * @param mirror how far the mirror has come
   */
  constructor(
    private opened: Position,
    private readonly mirror: () => Position,
  ) {
    this.#position = opened;
  }

  /** A store that was away when the mirror was opened ends here. */
  storeEnds(head: Position): void {
    this.opened = head;
    this.reached(head);
  }

  /** The newest position that is known to hold an event. */
  get position(): Position {
    return this.#position;
  }

  /**
   * The newest revision of a stream that is known and that the mirror may not have yet; -1 when it has all, and Infinity
   * while it has not even what was there when it was opened.
   */
  revision(stream: string): number {
    if (this.mirror() < this.opened) return Infinity;
    return this.#revisions.get(stream) ?? -1;
  }

  add(stream: string, revision: number): void {
    if (revision > (this.#revisions.get(stream) ?? -1)) this.#revisions.set(stream, revision);
  }

  reached(position: Position): void {
    if (position > this.#position) this.#position = position;
  }

  mirrored(events: readonly RecordedEvent[]): void {
    if (this.#revisions.size === 0) return;
    for (const { stream, revision } of events)
      if (revision >= (this.#revisions.get(stream) ?? -1)) this.#revisions.delete(stream);
  }
}
