import type { RecordedEvent, StreamHead } from '../event-log.js';

/** What an event is appended after: its head, and the time that the next one has to come after. */
export type KnownHead = StreamHead & Pick<RecordedEvent, 'recordedAt'>;

const KEPT = 10_000;

/** The last events that were seen of streams. They never change, so what is kept is true for ever; it may be passed by. */
export class KnownHeads {
  readonly #heads = new Map<string, KnownHead>();

  /** What was seen at a revision of a stream, if it is the last thing that was. */
  at(stream: string, revision: number): KnownHead | undefined {
    const known = this.#heads.get(stream);
    return known?.revision === revision ? known : undefined;
  }

  keep({ stream, revision, hash, recordedAt }: KnownHead & Pick<RecordedEvent, 'stream'>): void {
    if ((this.#heads.get(stream)?.revision ?? -1) > revision) return;
    this.#heads.delete(stream);
    this.#heads.set(stream, { revision, hash, recordedAt });
    if (this.#heads.size <= KEPT) return;
    for (const oldest of this.#heads.keys()) {
      this.#heads.delete(oldest);
      return;
    }
  }
}
