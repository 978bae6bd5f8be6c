import { setTimeout as sleep } from 'node:timers/promises';

import { sentenceOf } from '../../thrown.js';
import { seal, type CanonicalEvent, type SealedEvent } from '../chain.js';
import {
  AppendOutcomeUnknown,
  AppendTooLarge,
  LogCorrupt,
  LogUnavailable,
  type Appended,
  type AppendedEvent,
  type Clock,
  type Conflict,
  type Micros,
  type Position,
  type RecordedEvent,
  type StreamHead,
} from '../event-log.js';
import { EARLIEST, formatRecordedAt, parseRecordedAt } from '../recorded-at.js';
import { newSalt } from '../salt.js';
import { asOneAppend, expectToFit } from './append-size.js';
import { Arrivals, type Arrival } from './arrivals.js';
import { actualRevision, meaningOf, type Meaning } from './client-errors.js';
import type { Connection } from './connection.js';
import { KnownHeads, type KnownHead } from './known-heads.js';
import type { Pages } from './pages.js';
import { toBytes, type Storable, type StorableBytes } from './stored-event.js';

/** Tries within one deadline, while the store elects a leader, say. */
const TRIES = 3;
const FIRST_PAUSE_MS = 50;
/** How long the live tail may take to bring what was acknowledged; after that it is read. */
const ARRIVAL_MS = 500;
const LONGEST_PAUSE_MS = 400;

export interface AppenderOptions {
  readonly connection: Connection;
  readonly pages: Pages;
  readonly streamPrefix: string;
  readonly clock: Clock;
  /** Ms from the sealing of an append until it is given up. */
  readonly deadlineMs: number;
  /** Whether what is appended will be seen by itself. */
  readonly follows: () => boolean;
}

/** What was asked for, whole: it is sent again as it is until its outcome is known. */
interface Attempt {
  readonly stream: string;
  readonly after: StreamHead | null;
  readonly sealed: readonly SealedEvent[];
  readonly data: readonly StorableBytes[];
  /** Of an append of several events, whose places the store does not say. */
  readonly arrival: Arrival | undefined;
}

/**
 * Appends to a stream at the revision that was expected. The same events are sent again after a fault, which the store takes
 * for a repetition; where it does not say what became of them, the stream is read back.
 */
export class Appender {
  readonly #heads = new KnownHeads();
  readonly #arrivals = new Arrivals();
  #last: Micros = EARLIEST - 1n;

  constructor(private readonly options: AppenderOptions) {}

  /** From now on nothing is recorded at or before a moment. */
  raiseFloor(moment: Micros): void {
    if (moment > this.#last) this.#last = moment;
  }

  /** An event was read, or has come by itself. */
  saw(event: RecordedEvent): void {
    this.#heads.keep(event);
    this.#arrivals.saw(event);
  }

  /** As `EventLog.append`. */
  async append(
    stream: string,
    events: readonly CanonicalEvent[],
    expected: StreamHead | null,
  ): Promise<Appended | Conflict> {
    const head = await this.#verified(stream, expected);
    if (head === undefined) return this.#conflict(stream, -1);
    const sealed = this.#seal(stream, events, head);
    const storable = sealed.map((event) => ({ sealed: event }));
    return this.#send(stream, expected, asOneAppend(storable));
  }

  /** Appends events of one stream as they are. @throws RangeError where the stream is elsewhere */
  async restore(stream: string, events: readonly RecordedEvent[], after: StreamHead | null): Promise<void> {
    const storable = events.map((event) => ({
      sealed: event,
      knownSince: event.knownSince,
    }));
    const outcome = await this.#send(stream, after, storable);
    if (outcome.outcome === 'appended') return;
    throw new RangeError(
      `Stream ${stream} stands at revision ${outcome.actual?.revision ?? 'none'}, expected ${after?.revision ?? 'none'}`,
    );
  }

  /** The head as it was expected, as the store has it; undefined when it has another one, `null` before the first event. */
  async #verified(stream: string, expected: StreamHead | null): Promise<KnownHead | null | undefined> {
    if (expected === null) return null;
    const { revision, hash } = expected;
    let known = this.#heads.at(stream, revision);
    if (known === undefined) {
      const { events } = await this.options.pages.ofStream(stream, { from: revision, backwards: false }, 1);
      known = events[0]?.revision === revision ? events[0] : undefined;
    }
    return known?.hash === hash ? known : undefined;
  }

  #seal(stream: string, events: readonly CanonicalEvent[], after: KnownHead | null): readonly SealedEvent[] {
    const before = after === null ? undefined : parseRecordedAt(after.recordedAt);
    if (before !== undefined) this.raiseFloor(before);
    let head: StreamHead | null = after;
    return events.map((event) => {
      const now = this.options.clock();
      this.#last = now > this.#last ? now : this.#last + 1n;
      const place = { stream, head, recordedAt: formatRecordedAt(this.#last), salt: newSalt() };
      const sealed = seal(event, place);
      head = sealed;
      return sealed;
    });
  }

  async #send(
    stream: string,
    after: StreamHead | null,
    storable: readonly Storable[],
  ): Promise<Appended | Conflict> {
    expectToFit(stream, storable);
    const sealed = storable.map((one) => one.sealed);
    const arrival = sealed.length > 1 ? this.#arrivals.expect(sealed.map(({ hash }) => hash)) : undefined;
    const attempt = { stream, after, sealed, data: storable.map(toBytes), arrival };
    try {
      return await this.#untilKnown(attempt);
    } finally {
      arrival?.stop();
    }
  }

  async #untilKnown(attempt: Attempt): Promise<Appended | Conflict> {
    const { stream } = attempt;
    const giveUp = performance.now() + this.options.deadlineMs;
    let mayBeWritten = false;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const tried = await this.#try(attempt, giveUp - performance.now());
      if ('position' in tried) return this.#appended(attempt, tried.position);
      const { error } = tried;
      const meaning = meaningOf(error);
      if (meaning === 'wrong-version')
        return this.#afterConflict(attempt, actualRevision(error), mayBeWritten);
      mayBeWritten ||= meaning === 'uncertain';
      const again = meaning === 'uncertain' || meaning === 'away';
      if (!again || performance.now() + pause >= giveUp) throw fault(stream, error, meaning, mayBeWritten);
      await sleep(pause);
    }
  }

  /** @param left ms in which it may be sent: what is sent later would come in late, though nobody waits for it */
  async #try(
    { stream, after, data }: Attempt,
    left: number,
  ): Promise<{ readonly position: Position | undefined } | { readonly error: unknown }> {
    const { connection, deadlineMs, streamPrefix } = this.options;
    const ms = Math.ceil(deadlineMs / TRIES);
    const request = { stream: streamPrefix + stream, after: after?.revision ?? null, events: data };
    try {
      const position = await connection.call(
        `appending to ${stream}`,
        ms,
        ({ appends }) => appends.append({ ...request, deadline: Date.now() + ms }),
        left,
      );
      return { position };
    } catch (error) {
      return { error };
    }
  }

  async #appended(attempt: Attempt, position: Position | undefined): Promise<Appended | Conflict> {
    const [only, ...more] = attempt.sealed;
    if (only === undefined || position === undefined) return this.#readBack(attempt);
    if (more.length > 0) return (await this.#arrived(attempt)) ?? this.#readBack(attempt);
    this.#heads.keep(only);
    return { outcome: 'appended', events: [{ ...only, position }] };
  }

  /** The store says how far an append has come, but not where each of its events lies: the live tail does, before long. */
  async #arrived({ sealed, arrival }: Attempt): Promise<Appended | undefined> {
    if (arrival === undefined || !this.options.follows()) return undefined;
    const positions = await Promise.race([arrival.positions, sleep(ARRIVAL_MS, undefined, { ref: false })]);
    if (positions === undefined) return undefined;
    const events = sealed.flatMap((event, index) => {
      const position = positions[index];
      return position === undefined ? [] : [{ ...event, position }];
    });
    return { outcome: 'appended', events };
  }

  /** Where the live tail does not bring them, they are read. */
  async #readBack(attempt: Attempt): Promise<Appended> {
    const stored = await this.#stored(attempt).catch(unknownOutcome);
    if (stored !== undefined) return { outcome: 'appended', events: stored };
    throw new AppendOutcomeUnknown(
      `The store took an append to stream ${attempt.stream}, but does not give it back`,
    );
  }

  /** The wrong version may be the one that a try of ours has made, of which no answer came. */
  async #afterConflict(
    attempt: Attempt,
    actual: number,
    mayBeWritten: boolean,
  ): Promise<Appended | Conflict> {
    if (!mayBeWritten) return this.#conflict(attempt.stream, actual);
    const stored = await this.#stored(attempt).catch(unknownOutcome);
    return stored === undefined
      ? this.#conflict(attempt.stream, actual)
      : { outcome: 'appended', events: stored };
  }

  /** The events of an attempt as the store has them; undefined when it has others in their place, or none. */
  async #stored({ stream, after, sealed }: Attempt): Promise<readonly AppendedEvent[] | undefined> {
    const events: RecordedEvent[] = [];
    let from = after === null ? 0 : after.revision + 1;
    for (let page = sealed.length; page > 0; page = sealed.length - events.length) {
      const read = await this.options.pages.ofStream(stream, { from, backwards: false }, page);
      events.push(...read.events);
      if (!read.full) break;
      from += read.events.length;
    }
    const ours = sealed.every(({ hash }, index) => events[index]?.hash === hash);
    const last = events[sealed.length - 1];
    if (!ours || last === undefined) return undefined;
    this.#heads.keep(last);
    return sealed.map((event, index) => ({ ...event, position: events[index]?.position ?? last.position }));
  }

  /** The head of a stream, once it can be read: the store refuses an append before what it lost to is readable. */
  async #conflict(stream: string, least: number): Promise<Conflict> {
    const giveUp = performance.now() + this.options.deadlineMs;
    for (let pause = 2; ; pause = Math.min(2 * pause, FIRST_PAUSE_MS)) {
      const { events } = await this.options.pages.ofStream(stream, { from: undefined, backwards: true }, 1);
      const [actual] = events;
      if ((actual?.revision ?? -1) >= least) {
        if (actual === undefined) return { outcome: 'conflict', actual: null };
        this.#heads.keep(actual);
        return { outcome: 'conflict', actual: { revision: actual.revision, hash: actual.hash } };
      }
      if (performance.now() >= giveUp) {
        throw new LogUnavailable(
          `The store says that stream ${stream} is at revision ${least}, but gives it only up to ${actual?.revision ?? 'none'}`,
        );
      }
      await sleep(pause);
    }
  }
}

function unknownOutcome(error: unknown): never {
  if (!(error instanceof LogUnavailable)) throw error;
  throw new AppendOutcomeUnknown(`What became of an append could not be read back: ${error.message}`, {
    cause: error,
  });
}

function fault(stream: string, error: unknown, meaning: Meaning, mayBeWritten: boolean): unknown {
  const text = `The store failed at an append to stream ${stream}: ${sentenceOf(error)}`;
  if (meaning === 'too-large') return new AppendTooLarge(text, { cause: error });
  if (meaning === 'ours') return error;
  if (mayBeWritten) return new AppendOutcomeUnknown(text, { cause: error });
  if (meaning === 'deleted') return new LogCorrupt(`${text}; the stream was deleted`, { cause: error });
  return new LogUnavailable(text, { cause: error });
}
