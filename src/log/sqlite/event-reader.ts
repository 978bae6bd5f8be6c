import type Database from 'better-sqlite3';

import { LogCorrupt } from '../event-log.js';
import type { Position, RecordedEvent } from '../event-log.js';

/** SQLite's largest integer: no position lies above it. */
export const MAX_POSITION: Position = 2n ** 63n - 1n;

/** A page holds few enough events, and bytes of bodies, to be read without holding the process up. */
const PAGE_EVENTS = 512;
const PAGE_BYTES = 4 * 1024 * 1024;

/** `full`: the page ended at its own bound, there may be more after its last event. */
export interface Page {
  readonly events: readonly RecordedEvent[];
  readonly full: boolean;
}

// LEFT, so that an event whose stream was removed shows as damage instead of vanishing.
export interface StreamBounds {
  readonly after: number;
  readonly before: number;
  readonly backwards: boolean;
}

export interface IdPage {
  readonly after?: string;
  readonly descending: boolean;
  readonly limit: number;
}

/** After every id: no text goes beyond it. */
const LAST_ID = '\u{10ffff}';

const EVENT = `
  SELECT position, name, revision, id, type, version, recorded_at AS recordedAt, recorded_by AS recordedBy,
         body, body_hash AS bodyHash, salt, previous_hash AS previousHash, hash, coalesce(known_since, recorded_at) AS knownSince
    FROM events LEFT JOIN streams USING (stream)`;

/** Reads pages of events. Every page is one synchronous statement, so none stays open while the caller waits. */
export class EventReader {
  readonly #forwards: Database.Statement;
  readonly #backwards: Database.Statement;
  readonly #all: Database.Statement;
  readonly #head: Database.Statement;
  readonly #at: Database.Statement;
  readonly #byId: Database.Statement;
  readonly #positionOf: Database.Statement;
  readonly #idsForwards: Database.Statement;
  readonly #idsBackwards: Database.Statement;
  readonly #streams: Database.Statement;

  constructor(
    db: Database.Database,
    private readonly prefix: string,
  ) {
    // `+?`: SQLite would plan such a question anew at every binding of a bare parameter.
    const ofStream = `${EVENT} WHERE name = +? AND revision > +? AND revision < +? ORDER BY revision`;
    this.#forwards = db.prepare(`${ofStream} ASC LIMIT +?`);
    this.#backwards = db.prepare(`${ofStream} DESC LIMIT +?`);
    this.#all = db.prepare(`${EVENT} WHERE position > +? AND position <= +? ORDER BY position LIMIT +?`);
    this.#at = db.prepare(`${EVENT} WHERE position = ?`);
    this.#byId = db.prepare(`${EVENT} WHERE name = ? AND id = ?`);
    const found = 'stream = (SELECT stream FROM streams WHERE name = +?)';
    this.#positionOf = db.prepare(`SELECT position FROM events WHERE ${found} AND id = ?`).pluck();
    const ids = `SELECT id FROM events WHERE ${found}`;
    this.#idsForwards = db.prepare(`${ids} AND id > +? ORDER BY id LIMIT +?`).pluck();
    this.#idsBackwards = db.prepare(`${ids} AND id < +? ORDER BY id DESC LIMIT +?`).pluck();
    this.#head = db.prepare('SELECT max(position) FROM events').pluck();
    this.#streams = db.prepare('SELECT name FROM streams ORDER BY stream').pluck();
  }

  head(): Position {
    const head = this.#head.get();
    return typeof head === 'number' ? BigInt(head) : 0n;
  }

  /** The names of all streams, in the order in which they began. */
  streams(): string[] {
    const names = this.#streams.all().filter((name) => typeof name === 'string');
    return names.flatMap((name) => (name.startsWith(this.prefix) ? [name.slice(this.prefix.length)] : []));
  }

  /** The event at a position, if there is one. */
  eventAt(position: Position): RecordedEvent | undefined {
    return this.#one(this.#at.get(inRange(position)));
  }

  /** The event of a stream that has an id, if there is one. */
  eventById(stream: string, id: string): RecordedEvent | undefined {
    return this.#one(this.#byId.get(this.prefix + stream, id));
  }

  /** The position of the event of a stream that has an id, if there is one. */
  positionOf(stream: string, id: string): Position | undefined {
    const position = this.#positionOf.get(this.prefix + stream, id);
    return typeof position === 'number' ? BigInt(position) : undefined;
  }

  /** Ids of the events of a stream in the order of their text, after one of them or from the first. */
  idsOf(stream: string, { after, descending, limit }: IdPage): string[] {
    const statement = descending ? this.#idsBackwards : this.#idsForwards;
    const ids = statement.all(this.prefix + stream, after ?? (descending ? LAST_ID : ''), limit);
    return ids.filter((id) => typeof id === 'string');
  }

  /** The events of a stream between two revisions, both exclusive; newest first when `backwards`. */
  pageOfStream(stream: string, { after, before, backwards }: StreamBounds, limit: number): Page {
    const statement = backwards ? this.#backwards : this.#forwards;
    const last = backwards ? -before : after;
    const place = ({ revision }: RecordedEvent): number => (backwards ? -revision : revision);
    return this.#page(statement, [this.prefix + stream, after, before], limit, inOrder(last, place));
  }

  /** The events of all streams, `after` exclusive, `upTo` inclusive. */
  pageOfAll(after: Position, upTo: Position, limit: number): Page {
    const place = ({ position }: RecordedEvent): number => Number(position);
    const expectNext = inOrder(Number(after), place);
    return this.#page(this.#all, [inRange(after), inRange(upTo)], limit, expectNext);
  }

  #one(row: unknown): RecordedEvent | undefined {
    return row === undefined ? undefined : this.#decode(row);
  }

  #page(
    statement: Database.Statement,
    bounds: unknown[],
    limit: number,
    expectNext: (event: RecordedEvent) => void,
  ): Page {
    const most = Math.min(limit, PAGE_EVENTS);
    const events: RecordedEvent[] = [];
    let bytes = 0;
    for (const row of statement.iterate(...bounds, most)) {
      const event = this.#decode(row);
      expectNext(event);
      events.push(event);
      bytes += event.body.length;
      if (bytes >= PAGE_BYTES) return { events, full: true };
    }
    return { events, full: events.length === most };
  }

  #decode(row: unknown): RecordedEvent {
    if (!isStoredEvent(row) || !row.name.startsWith(this.prefix)) {
      throw new LogCorrupt(`The log holds a row that is no event of ours: ${excerpt(row)}`);
    }
    const { name, position, ...event } = row;
    return { ...event, stream: name.slice(this.prefix.length), position: BigInt(position) };
  }
}

/**
 * SQLite looks for where a page begins, and then takes rows as they come: where the file is damaged they come twice, or from before,
 * and whoever goes on after the last one would never come to an end.
 */
function inOrder(after: number, placeOf: (event: RecordedEvent) => number): (event: RecordedEvent) => void {
  let last = after;
  return (event) => {
    const place = placeOf(event);
    if (place <= last)
      throw new LogCorrupt(
        `The log is out of order: expected an event after ${Math.abs(last)}, got revision ${event.revision} of process ` +
          `${event.stream} at position ${event.position}`,
      );
    last = place;
  };
}

function inRange(position: Position): Position {
  return position < MAX_POSITION ? position : MAX_POSITION;
}

type StoredEvent = Omit<RecordedEvent, 'stream' | 'position'> & {
  readonly name: string;
  readonly position: number;
};

function isStoredEvent(row: unknown): row is StoredEvent {
  if (typeof row !== 'object' || row === null) return false;
  const event: Partial<Record<keyof StoredEvent, unknown>> = row;
  return (
    Number.isSafeInteger(event.position) &&
    Number.isSafeInteger(event.revision) &&
    Number.isSafeInteger(event.version) &&
    typeof event.name === 'string' &&
    typeof event.id === 'string' &&
    typeof event.type === 'string' &&
    typeof event.recordedAt === 'string' &&
    typeof event.knownSince === 'string' &&
    typeof event.recordedBy === 'string' &&
    typeof event.body === 'string' &&
    typeof event.bodyHash === 'string' &&
    (typeof event.salt === 'string' || event.salt === null) &&
    typeof event.hash === 'string' &&
    (typeof event.previousHash === 'string' || event.previousHash === null)
  );
}

/** Enough of a row to find it by. */
function excerpt(row: unknown): string {
  const text = JSON.stringify(row, (key, value: unknown) =>
    key === 'body' || key === 'salt' ? undefined : value,
  );
  return text.slice(0, 500);
}
