import {
  BACKWARDS,
  END,
  FORWARDS,
  START,
  streamNameFilter,
  type KurrentDBClient,
  type ResolvedEvent,
} from '@kurrent/kurrentdb-client';
import { setTimeout as sleep } from 'node:timers/promises';

import { LogCorrupt, LogUnavailable, type Position, type RecordedEvent } from '../event-log.js';
import { meaningOf } from './client-errors.js';
import type { Connection } from './connection.js';
import type { Watch } from './deadline.js';
import { fromResolved, type Reading } from './stored-event.js';

/** A page is read whole: a loop over the client's reads that is left early goes on in the background. */
const FIRST_PAGE = 128;
const LARGEST_PAGE = 1_024;
const PAGE_BYTES = 2 * 1024 * 1024;

/** Without a sign of life for so long, one try of a read is given up. */
const SILENCE_MS = 2_000;
/** How long a read is tried again before the caller is told. */
const PATIENCE_MS = 5_000;
const RETRY_MS = 100;

/** No record lies above it: the store's positions are signed 64-bit numbers. */
const MAX_POSITION: Position = 2n ** 63n - 1n;

export interface Page {
  readonly events: readonly RecordedEvent[];
  /** As many as were asked for: there may be more. */
  readonly full: boolean;
}

/** How many events a page holds: as many as fit into some bytes, going by the page before it. */
export class PageSize {
  #events = FIRST_PAGE;

  upTo(limit: number): number {
    return Math.min(limit, this.#events);
  }

  learn({ events }: Page): void {
    const bytes = events.reduce((sum, { body }) => sum + body.length, 0);
    const fitting = Math.ceil(PAGE_BYTES / Math.max(bytes / Math.max(events.length, 1), 1));
    this.#events = Math.min(LARGEST_PAGE, 2 * this.#events, Math.max(fitting, 8));
  }
}

/** Reads of the store, each bounded in events, bytes and time, always of the leader: what was acknowledged is there. */
export class Pages {
  readonly #reading: Reading;

  constructor(
    private readonly connection: Connection,
    reading: Reading,
  ) {
    this.#reading = reading;
  }

  /** The events of all streams after a position. */
  async ofAll(after: Position, count: number): Promise<Page> {
    if (after >= MAX_POSITION) return { events: [], full: false };
    // The store's lower bound is inclusive: the event that lies there comes first and is left out.
    const maxCount = count + 1;
    const fromPosition = after === 0n ? START : { commit: after, prepare: after };
    const filter = this.#filter();
    const read = await this.#read('reading the log', (client) =>
      client.readAll({ direction: FORWARDS, fromPosition, maxCount, filter, requiresLeader: true }),
    );
    const events = read.filter(({ position }) => position > after);
    return { events: events.slice(0, count), full: read.length === maxCount };
  }

  /** The newest event of all streams. */
  async last(): Promise<RecordedEvent | undefined> {
    const filter = this.#filter();
    const [newest] = await this.#read('asking for the head', (client) =>
      client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1, filter, requiresLeader: true }),
    );
    return newest;
  }

  /** The events of a stream from a revision on, in the direction; from the end when it is undefined. */
  async ofStream(
    stream: string,
    { from, backwards }: { from: number | undefined; backwards: boolean },
    count: number,
  ): Promise<Page> {
    const events = await this.#read(`reading stream ${stream}`, (client) =>
      client.readStream(this.#reading.prefix + stream, {
        direction: backwards ? BACKWARDS : FORWARDS,
        fromRevision: from === undefined ? END : BigInt(from),
        maxCount: count,
        requiresLeader: true,
      }),
    );
    return { events, full: events.length === count };
  }

  #filter(): ReturnType<typeof streamNameFilter> {
    return streamNameFilter({ prefixes: [this.#reading.prefix] });
  }

  async #read(
    what: string,
    start: (client: KurrentDBClient) => AsyncIterable<ResolvedEvent>,
  ): Promise<RecordedEvent[]> {
    const collect = async (client: KurrentDBClient, watch: Watch): Promise<RecordedEvent[]> => {
      const events: RecordedEvent[] = [];
      for await (const resolved of start(client)) {
        watch.alive();
        events.push(fromResolved(resolved, this.#reading));
      }
      return events;
    };
    const giveUp = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await this.connection.call(what, SILENCE_MS, collect);
      } catch (error) {
        const meaning = meaningOf(error);
        if (meaning === 'no-stream') return [];
        if (meaning === 'ours') throw error;
        const text = `The store failed at ${what}: ${error instanceof Error ? error.message : String(error)}`;
        if (meaning === 'deleted')
          throw new LogCorrupt(`${text}; a stream of the log was deleted`, { cause: error });
        if (meaning === 'denied' || performance.now() + RETRY_MS >= giveUp) {
          throw new LogUnavailable(text, { cause: error });
        }
        await sleep(RETRY_MS);
      }
    }
  }
}
