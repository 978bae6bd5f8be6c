import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';

import { expectToFollow, seal } from '../chain.js';
import type { CanonicalEvent, SealedEvent } from '../chain.js';
import { LogCorrupt } from '../event-log.js';
import type { Appended, Clock, Conflict, Micros, Position, RecordedEvent, StreamHead } from '../event-log.js';
import { formatRecordedAt, parseRecordedAt } from '../recorded-at.js';
import { redactionIn } from '../redaction.js';
import { newSalt } from '../salt.js';

/** Where the log ends: the next event goes after this position and this moment. */
export interface Tail {
  readonly position: Position;
  /** `null` while the log is empty. */
  readonly recordedAt: Micros | null;
}

/** One turn of the writer, as far as it has come: the last position and moment that are taken. */
export interface Turn {
  position: Position;
  moment: Micros;
}

/** An append that is still to be written. */
export interface PendingAppend {
  readonly stream: string;
  readonly events: readonly CanonicalEvent[];
  readonly expected: StreamHead | null;
}

/** What became of one append. An error concerns this append alone. */
export type Outcome = Appended | Conflict | RangeError;

/** A stream as this writer has left it. */
interface OwnStream {
  readonly number: number;
  readonly head: StreamHead | null;
}

/** Bounds the memory; what is forgotten is looked up in the file. */
const KEPT_STREAMS = 10_000;

/**
 * Writes events inside a transaction that someone else opens and commits. Nobody else writes to the file, so that it knows
 * where the log and its streams end from what it wrote itself.
 */
export class EventWriter {
  readonly #streams = new LRUCache<string, OwnStream>({ max: KEPT_STREAMS });
  #tail: Tail | undefined;
  readonly #findStream: Database.Statement<[string]>;
  readonly #addStream: Database.Statement<[string]>;
  readonly #findHead: Database.Statement<[number]>;
  readonly #findId: Database.Statement<[number, string]>;
  readonly #insert: Database.Statement;
  readonly #findTail: Database.Statement<[]>;

  constructor(
    db: Database.Database,
    private readonly prefix: string,
    private readonly clock: Clock,
  ) {
    this.#findStream = db.prepare<[string]>('SELECT stream FROM streams WHERE name = ?').pluck();
    this.#addStream = db.prepare('INSERT INTO streams (name) VALUES (?)');
    this.#findHead = db.prepare(
      'SELECT revision, hash FROM events WHERE stream = +? ORDER BY revision DESC LIMIT 1',
    );
    this.#findId = db.prepare('SELECT 1 FROM events WHERE stream = ? AND id = ?');
    this.#insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#findTail = db.prepare(
      'SELECT position, recorded_at AS recordedAt FROM events ORDER BY position DESC LIMIT 1',
    );
  }

  /** What was written since the last commit is undone, or may be: where things end is looked up again. */
  forget(): void {
    this.#streams.clear();
    this.#tail = undefined;
  }

  /** @throws LogCorrupt when the last event was not recorded at a moment */
  tail(): Tail {
    this.#tail ??= this.#readTail();
    return this.#tail;
  }

  #readTail(): Tail {
    const row = this.#findTail.get();
    if (row === undefined) return { position: 0n, recordedAt: null };
    const recordedAt = isTailRow(row) ? parseRecordedAt(row.recordedAt) : undefined;
    if (!isTailRow(row) || recordedAt === undefined) {
      throw new LogCorrupt(`The last event of the log was recorded at no moment: ${JSON.stringify(row)}`);
    }
    return { position: BigInt(row.position), recordedAt };
  }

  /** Begins a turn: the moments it gives come after all that are recorded, and after `floor`. */
  begin(floor: Micros): Turn {
    const { position, recordedAt } = this.tail();
    return { position, moment: recordedAt === null ? floor : max(recordedAt, floor) };
  }

  /** Writes an append if its stream, as the appends before it in this turn left it, is where it was expected to be. */
  write(turn: Turn, { stream, events, expected }: PendingAppend): Outcome {
    const known = this.#find(stream);
    const actual = known?.head ?? null;
    if (!sameHead(actual, expected)) return { outcome: 'conflict', actual };

    const taken = known && this.#firstTaken(known.number, events);
    if (taken !== undefined) return new RangeError(`Stream ${stream} already holds an event ${taken.id}`);

    const number = known?.number ?? this.#make(stream);
    let head = actual;
    const recorded = events.map((event) => {
      turn.position += 1n;
      turn.moment = max(this.clock(), turn.moment + 1n);
      const place = { stream, head, recordedAt: formatRecordedAt(turn.moment), salt: newSalt() };
      const sealed = seal(event, place);
      this.#add(turn.position, number, sealed, null);
      head = { revision: sealed.revision, hash: sealed.hash };
      return { ...sealed, position: turn.position };
    });
    this.#leave(turn, stream, { number, head });
    return { outcome: 'appended', events: recorded };
  }

  /**
   * Writes an event of another log as it is.
   * @throws RangeError when it does not follow the head of its stream
   */
  restore(turn: Turn, event: RecordedEvent): void {
    const known = this.#find(event.stream);
    expectToFollow(event, known?.head ?? null);
    const number = known?.number ?? this.#make(event.stream);
    turn.position += 1n;
    this.#add(turn.position, number, event, event.knownSince === event.recordedAt ? null : event.knownSince);
    for (const text of [event.recordedAt, event.knownSince]) {
      turn.moment = max(turn.moment, parseRecordedAt(text) ?? turn.moment);
    }
    this.#leave(turn, event.stream, { number, head: { revision: event.revision, hash: event.hash } });
  }

  #find(stream: string): OwnStream | undefined {
    const own = this.#streams.get(stream);
    if (own) return own;
    const number = this.#numberOf(this.prefix + stream);
    return number === undefined ? undefined : { number, head: this.#headOf(number) };
  }

  #make(stream: string): number {
    return Number(this.#addStream.run(this.prefix + stream).lastInsertRowid);
  }

  #leave(turn: Turn, stream: string, own: OwnStream): void {
    this.#streams.set(stream, own);
    this.#tail = { position: turn.position, recordedAt: turn.moment };
  }

  /**
   * Writes an event of a cluster at the position that it has there, even where it breaks the chain of its stream: what a
   * store holds is shown, and not left out.
   * @returns how it breaks the chain; undefined when it is sound
   */
  mirror(event: RecordedEvent): string | undefined {
    const known = this.#find(event.stream);
    const flaw = flawOf(event, known?.head ?? null);
    const number = known?.number ?? this.#make(event.stream);
    const knownSince = event.knownSince === event.recordedAt ? null : event.knownSince;
    const taken = flaw !== undefined && this.#findId.get(number, event.id) !== undefined;
    // Another program has copied an event of ours: an id names one event, and this is not the one.
    const shown = taken ? { ...event, id: `${event.id}@${event.revision}`, version: 0 } : event;
    this.#add(event.position, number, shown, knownSince);
    this.#streams.set(event.stream, { number, head: { revision: event.revision, hash: event.hash } });
    return flaw;
  }

  #firstTaken(stream: number, events: readonly CanonicalEvent[]): CanonicalEvent | undefined {
    return events.find(({ id }) => this.#findId.get(stream, id) !== undefined);
  }

  #numberOf(name: string): number | undefined {
    const number = this.#findStream.get(name);
    return typeof number === 'number' ? number : undefined;
  }

  #headOf(stream: number): StreamHead | null {
    const row = this.#findHead.get(stream);
    if (row === undefined) return null;
    if (!isHead(row)) throw new LogCorrupt(`Stream ${stream} has no proper head: ${JSON.stringify(row)}`);
    return row;
  }

  #add(position: Position, stream: number, event: SealedEvent, knownSince: string | null): void {
    this.#insert.run(
      position,
      stream,
      event.revision,
      event.id,
      event.type,
      event.version,
      event.recordedAt,
      event.recordedBy,
      event.previousHash,
      event.hash,
      event.bodyHash,
      event.salt,
      knownSince,
      redactionIn(event)?.entryId ?? null,
      event.body,
    );
  }
}

function flawOf(event: RecordedEvent, head: StreamHead | null): string | undefined {
  try {
    expectToFollow(event, head);
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

function sameHead(one: StreamHead | null, other: StreamHead | null): boolean {
  return one?.revision === other?.revision && one?.hash === other?.hash;
}

function max(one: Micros, other: Micros): Micros {
  return one > other ? one : other;
}

function isTailRow(row: unknown): row is { position: number; recordedAt: string } {
  if (typeof row !== 'object' || row === null) return false;
  const fields: { position?: unknown; recordedAt?: unknown } = row;
  return Number.isSafeInteger(fields.position) && typeof fields.recordedAt === 'string';
}

function isHead(row: unknown): row is StreamHead {
  if (typeof row !== 'object' || row === null) return false;
  const fields: { revision?: unknown; hash?: unknown } = row;
  return Number.isSafeInteger(fields.revision) && typeof fields.hash === 'string';
}
