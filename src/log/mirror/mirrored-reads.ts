import { setImmediate as nextTurn } from 'node:timers/promises';

import { LogUnavailable, type EventLog, type Position, type RecordedEvent } from '../event-log.js';
import type { KnownToExist } from './known-to-exist.js';
import type { Mirror } from './mirror.js';
import type { Page } from '../sqlite/event-reader.js';
import { pagesOfAll, pagesOfStream } from '../sqlite/pages.js';
import type { StoreContact } from './store-contact.js';

const NO_LIMIT = Number.MAX_SAFE_INTEGER;

export interface StreamRange {
  /** Exclusive. */
  readonly after: number;
  readonly limit: number;
}

export interface AllRange {
  /** Exclusive. */
  readonly after: Position;
  /** Inclusive; as far as this server knows the log to reach when it is left out. */
  readonly upTo: Position | undefined;
  readonly limit: number;
}

/**
 * Reads from the mirror, and on from the store where that is known to have more: what this server has appended, and what
 * its appends have lost to. While the store is away, what the mirror has is all there is.
 */
export class MirroredReads {
  constructor(
    private readonly mirror: Mirror,
    private readonly store: EventLog,
    private readonly known: KnownToExist,
    private readonly contact: StoreContact,
    private readonly isClosed: () => boolean,
  ) {}

  async *forwards(stream: string, { after, limit }: StreamRange): AsyncGenerator<RecordedEvent> {
    let last = after;
    let left = limit;
    // What is known to be there may come into the mirror while this reads.
    do {
      const known = this.known.revision(stream);
      const bounds = { after: last, before: NO_LIMIT, backwards: false };
      for await (const event of this.inTurns(pagesOfStream(this.mirror.file, stream, bounds, left))) {
        last = event.revision;
        left -= 1;
        yield event;
      }
      if (left === 0 || last >= known) return;
    } while (this.known.revision(stream) <= last);
    yield* this.ofStore(this.store.readStream(stream, { after: last, limit: left }));
  }

  async *backwards(stream: string, { after, limit }: StreamRange): AsyncGenerator<RecordedEvent> {
    const { file } = this.mirror;
    const bounds = { after, before: NO_LIMIT, backwards: true };
    const newest = file.pageOfStream(stream, bounds, 1).events[0]?.revision ?? after;
    let left = limit;
    if (left > 0 && newest < this.known.revision(stream)) {
      const missing = this.store.readStream(stream, { after: newest, limit, backwards: true });
      for await (const event of this.ofStore(missing)) {
        left -= 1;
        yield event;
      }
    }
    yield* this.inTurns(pagesOfStream(file, stream, { ...bounds, before: newest + 1 }, left));
  }

  async *all({ after, upTo, limit }: AllRange): AsyncGenerator<RecordedEvent> {
    const reach = this.contact.isAway ? 0n : this.known.position;
    // The end is fixed at the beginning: a reader slower than the writers would never reach a moving one.
    const end = upTo ?? max(this.mirror.position, reach);
    const known = end < reach ? end : reach;
    let last = after;
    let left = limit;
    let covered: Position;
    do {
      covered = this.mirror.position;
      for await (const event of this.inTurns(pagesOfAll(this.mirror.file, last, end, left))) {
        last = event.position;
        left -= 1;
        yield event;
      }
      if (left === 0 || covered >= known) return;
    } while (this.mirror.position > covered);
    yield* this.ofStore(this.store.readAll({ after: last, upTo: known, limit: left }));
  }

  private async *ofStore(events: AsyncIterable<RecordedEvent>): AsyncGenerator<RecordedEvent> {
    try {
      yield* events;
    } catch (error) {
      if (!(error instanceof LogUnavailable) || this.isClosed()) throw error;
      this.contact.failed();
    }
  }

  private async *inTurns(pages: Iterable<Page>): AsyncGenerator<RecordedEvent> {
    for (const { events } of pages) {
      yield* events;
      // Reading is synchronous here: without this a long read would be the only thing the process does.
      await nextTurn();
      if (this.isClosed()) throw new LogUnavailable('The log is closed');
    }
  }
}

function max(one: Position, other: Position): Position {
  return one > other ? one : other;
}
