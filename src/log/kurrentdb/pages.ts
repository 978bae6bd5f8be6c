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

import { sentenceOf } from '../../thrown.js';
import { LogCorrupt, LogDenied, LogUnavailable, type Position, type RecordedEvent } from '../event-log.js';
import { meaningOf } from './client-errors.js';
import type { Connection, Session } from './connection.js';
import type { Watch } from './deadline.js';
import { fromResolved, type Reading } from './stored-event.js';

/** A page is read whole: a loop over the client's reads that is left early goes on in the background. */
const FIRST_PAGE = 128;
export const LARGEST_PAGE = 1_024;
/** How many records are looked at for the newest of ours: where the log has the store for itself, it is the newest of all. */
const LOOKS = [4, 64, 512];
const PAGE_BYTES = 2 * 1024 * 1024;

/** Without a sign of life for so long, one try of a read is given up. */
const SILENCE_MS = 2_000;
/** How long the server may look for events of ours among others', which it does without a sign of life. */
const SCAN_MS = 60_000;
/** How long a read is tried again before the caller is told. */
const PATIENCE_MS = 5_000;
const RETRY_MS = 100;

/** No record lies above it: the store's positions are signed 64-bit numbers. */
const MAX_POSITION: Position = 2n ** 63n - 1n;

export interface Page {
  readonly events: readonly RecordedEvent[];
  /** As many records as were asked for: there may be more. */
  readonly full: boolean;
}

/** A page of the store's whole log, of which only our events are given. */
export interface PageOfAll extends Page {
  /** How far it looked: the position of its last record, whoever’s it is. */
  readonly passed: Position;
  /** Hardly anything there is ours. */
  readonly sparse: boolean;
}

/** Where the log ends, and where the store's does. */
export interface Newest {
  /** Our newest event after the position that was asked from; undefined when there is none. */
  readonly event: RecordedEvent | undefined;
  /** Everything up to here was looked at. */
  readonly end: Position;
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
  readonly #login: Connection['credentialsOfReads'];

  constructor(
    private readonly connection: Connection,
    reading: Reading,
  ) {
    this.#reading = reading;
    this.#login = connection.credentialsOfReads;
  }

  /**
   * The events of all streams after a position. The store is read as it is, and others' records are left out here: that is
   * the faster way where the log has the store for itself, and each page shows that the server is alive. Where a page has
   * shown that hardly anything is ours, the next is `sparse`: the server looks for our events, silently, for as long as it
   * takes.
   */
  async ofAll(after: Position, records: number, sparse: boolean): Promise<PageOfAll> {
    if (after >= MAX_POSITION) return { events: [], full: false, passed: after, sparse };
    // The store's lower bound is inclusive: what lies there comes first and is left out.
    const maxCount = records + 1;
    const fromPosition = after === 0n ? START : { commit: after, prepare: after };
    const filter = sparse ? { filter: this.#filter() } : {};
    const read = await this.#read('reading the log', sparse ? SCAN_MS : SILENCE_MS, (client) =>
      client.readAll({
        direction: FORWARDS,
        fromPosition,
        maxCount,
        requiresLeader: true,
        ...filter,
        ...this.#login,
      }),
    );
    const events = this.#ours(read).filter(({ position }) => position > after);
    return {
      events,
      full: read.length === maxCount,
      passed: positionOf(read.at(-1)) ?? after,
      sparse: sparse || events.length < read.length / 8,
    };
  }

  /** Looks back from the end of the store's log for an event of ours, as far as a position that was looked at before. */
  async newest(after: Position): Promise<Newest> {
    const what = 'asking for the head';
    let end: Position | undefined;
    for (const records of LOOKS) {
      const read = await this.#read(what, SILENCE_MS, (client) =>
        client.readAll({
          direction: BACKWARDS,
          fromPosition: END,
          maxCount: records,
          requiresLeader: true,
          ...this.#login,
        }),
      );
      end = positionOf(read[0]) ?? after;
      const event = this.#ours(read)[0];
      if (event !== undefined) return { event: event.position > after ? event : undefined, end };
      const last = positionOf(read.at(-1));
      if (last === undefined || last <= after || read.length < records) return { event: undefined, end };
    }
    const filter = this.#filter();
    const found = await this.#read(what, SCAN_MS, (client) =>
      client.readAll({
        direction: BACKWARDS,
        fromPosition: END,
        maxCount: 1,
        filter,
        requiresLeader: true,
        ...this.#login,
      }),
    );
    const event = this.#ours(found)[0];
    return { event: event !== undefined && event.position > after ? event : undefined, end: end ?? after };
  }

  /** The events of a stream from a revision on, in the direction; from the end when it is undefined. */
  async ofStream(
    stream: string,
    { from, backwards }: { from: number | undefined; backwards: boolean },
    count: number,
  ): Promise<Page> {
    const read = await this.#read(`reading stream ${stream}`, SILENCE_MS, (client) =>
      client.readStream(this.#reading.prefix + stream, {
        direction: backwards ? BACKWARDS : FORWARDS,
        fromRevision: from === undefined ? END : BigInt(from),
        maxCount: count,
        requiresLeader: true,
        ...this.#login,
      }),
    );
    return { events: this.#ours(read), full: read.length === count };
  }

  #filter(): ReturnType<typeof streamNameFilter> {
    return streamNameFilter({ prefixes: [this.#reading.prefix] });
  }

  #ours(read: readonly ResolvedEvent[]): RecordedEvent[] {
    const ours = read.filter(({ event }) => event?.streamId.startsWith(this.#reading.prefix) === true);
    return ours.map((resolved) => fromResolved(resolved, this.#reading));
  }

  async #read(
    what: string,
    silenceMs: number,
    start: (client: KurrentDBClient) => AsyncIterable<ResolvedEvent>,
  ): Promise<ResolvedEvent[]> {
    const collect = async ({ client }: Session, watch: Watch): Promise<ResolvedEvent[]> => {
      const read: ResolvedEvent[] = [];
      for await (const resolved of start(client)) {
        watch.alive();
        read.push(resolved);
      }
      return read;
    };
    const giveUp = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await this.connection.call(what, silenceMs, collect);
      } catch (error) {
        const meaning = meaningOf(error);
        if (meaning === 'no-stream') return [];
        if (meaning === 'ours') throw error;
        const text = `The store failed at ${what}: ${sentenceOf(error)}`;
        if (meaning === 'deleted')
          throw new LogCorrupt(`${text}; a stream of the log was deleted`, { cause: error });
        if (meaning === 'denied') throw new LogDenied(text, { cause: error });
        if (performance.now() + RETRY_MS >= giveUp) throw new LogUnavailable(text, { cause: error });
        await sleep(RETRY_MS);
      }
    }
  }
}

function positionOf(resolved: ResolvedEvent | undefined): Position | undefined {
  return resolved?.event?.position?.commit ?? resolved?.commitPosition;
}
