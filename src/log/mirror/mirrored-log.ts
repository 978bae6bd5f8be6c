import { setImmediate as nextTurn } from 'node:timers/promises';

import { LogUnavailable } from '../event-log.js';
import type {
  Appended,
  Arrival,
  Clock,
  Conflict,
  EventLog,
  FollowMessage,
  Micros,
  NewEvent,
  Position,
  RecordedEvent,
  StreamHead,
} from '../event-log.js';
import type { MirrorFile } from '../sqlite/mirror-file.js';
import { FirstContact } from './first-contact.js';
import { KnownToExist } from './known-to-exist.js';
import type { MirrorStatus } from '../mirror-status.js';
import { formatRecordedAt } from '../recorded-at.js';
import { MirrorAge } from './mirror-age.js';
import { Mirror, type MirrorReport } from './mirror.js';
import { MirroredReads } from './mirrored-reads.js';
import { isMirrored } from './same-history.js';
import { StoreContact, type ClosedTime } from './store-contact.js';

const NO_LIMIT = Number.MAX_SAFE_INTEGER;

export interface MirroredLogOptions {
  readonly store: EventLog;
  readonly file: MirrorFile;
  /** Where the store ends; undefined when it was away: it is then held against the mirror at the first contact. */
  readonly head: Position | undefined;
  readonly clock: Clock;
  /** After so long a moment of the recording clock is over: what comes later counts as known only from then on. */
  readonly settleTime: Micros;
  readonly report: MirrorReport;
  /** Called once the log has let go of the file. */
  readonly onClosed: () => void;
}

/**
 * A log on a cluster with a mirror beside it. The store is asked for appends, for where it ends and for what is known to be
 * there before the mirror has it; everything else is read from the mirror, also while the store is away.
 */
export class MirroredLog implements EventLog {
  readonly #mirror: Mirror;
  readonly #known: KnownToExist;
  readonly #contact: StoreContact;
  readonly #reads: MirroredReads;
  readonly #first: FirstContact | undefined;
  readonly #age: MirrorAge;
  #closing: Promise<void> | undefined;

  constructor(private readonly options: MirroredLogOptions) {
    const { store, file, head, clock, settleTime, report } = options;
    const position = (): Position => this.#mirror.position;
    this.#known = new KnownToExist(head ?? file.head(), position);
    this.#age = new MirrorAge(file, position);
    const meet = (): Promise<void> | undefined =>
      this.#first?.isMade === false ? this.#first.make() : undefined;
    const ended = (moment: Micros, end: Position): void => {
      this.#age.storeEnded(moment, end);
    };
    this.#contact = new StoreContact(store, clock, settleTime, meet, ended);
    this.#mirror = new Mirror(file, report, (events) => {
      this.#contact.answered();
      this.#known.mirrored(events);
      this.#age.grew();
    });
    const isClosed = (): boolean => this.#closing !== undefined;
    this.#reads = new MirroredReads(this.#mirror, store, this.#known, this.#contact, isClosed);
    if (head === undefined) {
      this.#contact.failed();
      this.#first = new FirstContact(store, file, (end) => {
        this.#known.storeEnds(end);
        this.#contact.answered();
      });
    }
    this.#mirror.start(this.#first ?? store);
  }

  /** Resolves when a store that was away at the start comes and is another one: the server has to end. */
  get strange(): Promise<Error> {
    return this.#first?.strange ?? new Promise(() => undefined);
  }

  status(): MirrorStatus {
    const since = this.#contact.awaySince;
    const { completeAt } = this.#age;
    const age = completeAt === undefined ? undefined : this.options.clock() - completeAt;
    return {
      ...this.#mirror.status(),
      completeAt: completeAt === undefined ? undefined : formatRecordedAt(completeAt),
      ageSeconds: age === undefined ? undefined : Math.max(0, Number(age) / 1e6),
      storeAwaySince: since === undefined ? undefined : formatRecordedAt(since),
    };
  }

  async append(
    stream: string,
    events: readonly NewEvent[],
    expected: StreamHead | null,
  ): Promise<Appended | Conflict> {
    const outcome = await this.#contact.ask(async (store) => store.append(stream, events, expected));
    if (outcome.outcome === 'conflict') {
      this.#learnHead(stream, outcome.actual, expected);
      return outcome;
    }
    const last = outcome.events.at(-1);
    if (last !== undefined) this.#learn(stream, last.revision, last.position);
    return outcome;
  }

  expectToFit(stream: string, events: readonly NewEvent[], expected: StreamHead | null): void {
    this.options.store.expectToFit(stream, events, expected);
  }

  async restore(events: readonly RecordedEvent[]): Promise<void> {
    await this.#contact.ask((store) => store.restore(events));
    for (const { stream, revision } of events) this.#known.add(stream, revision);
    this.#known.reached(await this.storeHead());
  }

  async *readStream(
    stream: string,
    {
      after = -1,
      limit = NO_LIMIT,
      backwards = false,
    }: { after?: number; limit?: number; backwards?: boolean } = {},
  ): AsyncIterable<RecordedEvent> {
    expectBound('after', after, -1);
    expectBound('limit', limit, 0);
    this.#expectOpen();
    yield* backwards
      ? this.#reads.backwards(stream, { after, limit })
      : this.#reads.forwards(stream, { after, limit });
  }

  async headOf(stream: string): Promise<StreamHead | null> {
    this.#expectOpen();
    const head = await this.#contact.ask((store) => store.headOf(stream));
    this.#learnHead(stream, head, null);
    return head;
  }

  async *readAll({
    after = 0n,
    upTo,
    limit = NO_LIMIT,
  }: { after?: Position; upTo?: Position; limit?: number } = {}): AsyncIterable<RecordedEvent> {
    expectBound('after', after, 0);
    expectBound('upTo', upTo ?? 0n, 0);
    expectBound('limit', limit, 0);
    this.#expectOpen();
    yield* this.#reads.all({ after, upTo, limit });
  }

  async *follow({
    after = 0n,
    signal,
  }: {
    after?: Position;
    signal: AbortSignal;
  }): AsyncIterable<FollowMessage> {
    expectBound('after', after, 0);
    const mirror = this.#mirror;
    let position = after;
    let told: Position | undefined;
    while (!signal.aborted && !mirror.closed) {
      const seen = mirror.count;
      const { events, full } = mirror.after(position);
      for (const event of events) {
        yield { kind: 'event', event };
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- whoever took the event may have aborted
        if (signal.aborted) return;
        position = event.position;
      }
      if (full) await nextTurn();
      else if (mirror.count === seen) {
        if (this.#isWhole() && told !== position) {
          told = position;
          yield { kind: 'caught-up', position };
        }
        await mirror.past(seen, signal);
      }
    }
  }

  /** What the mirror holds: now, and again whenever that has changed. */
  async *arrivals(signal: AbortSignal): AsyncIterable<Arrival> {
    const mirror = this.#mirror;
    while (!signal.aborted && !mirror.closed) {
      const seen = mirror.count;
      yield { position: mirror.position, complete: this.#isWhole() };
      await mirror.past(seen, signal);
    }
  }

  /** Whether redactions up to a position have bodies to erase from the mirror. */
  hasToErase(upTo: Position): boolean {
    this.#expectOpen();
    return this.options.file.hasToErase(upTo);
  }

  /** Erases them there; the store keeps them. False while a reader keeps the write-ahead file, which still holds them. */
  erase(upTo: Position): boolean {
    this.#expectOpen();
    return this.#mirror.erase(upTo);
  }

  /** While the store is away, that of the newest event here. */
  async head(): Promise<Position> {
    this.#expectOpen();
    return this.#unlessAway(
      async () => this.storeHead(),
      () => this.#mirror.position,
    );
  }

  /**
   * The position of the newest event that the store has.
   * @throws LogUnavailable while it is away: at once where that is known, and the store is asked all the same
   */
  async storeHead(): Promise<Position> {
    this.#expectOpen();
    if (this.#contact.isAway) {
      this.#contact.probe();
      throw new LogUnavailable('The store does not answer');
    }
    return this.#contact.head();
  }

  async closeTime(moment: Micros): Promise<ClosedTime> {
    this.#expectOpen();
    return this.#unlessAway(
      async () => this.#contact.ask((store) => store.closeTime(moment)),
      () => this.#contact.closedTime(moment, this.#mirror.position),
    );
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.options.store.close();
    this.#age.keep();
    await this.#mirror.close();
    this.options.onClosed();
  }

  /** A store that is known to be away is not waited for; it is asked all the same, which tells when it is back. */
  async #unlessAway<T>(question: () => Promise<T>, instead: () => T): Promise<T> {
    if (this.#contact.isAway) {
      this.#contact.probe();
      return instead();
    }
    return question().catch((error: unknown) => {
      if (error instanceof LogUnavailable && this.#closing === undefined) return instead();
      throw error;
    });
  }

  #learn(stream: string, revision: number, position: Position): void {
    this.#known.reached(position);
    if (position > this.#mirror.position) this.#known.add(stream, revision);
  }

  /** @param expected the head that the store has refused an append after */
  #learnHead(stream: string, head: StreamHead | null, expected: StreamHead | null): void {
    if (isMirrored(this.options.file, stream, { head, expected }) || head === null) return;
    this.#known.add(stream, head.revision);
  }

  /** Before the first contact nothing is known of that the mirror has not. */
  #isWhole(): boolean {
    const complete = this.#first?.isMade === false || this.#mirror.status().complete;
    return complete && this.#mirror.position >= this.#known.position;
  }

  #expectOpen(): void {
    if (this.#closing !== undefined) throw new LogUnavailable('The log is closed');
  }
}

function expectBound(name: string, value: number | bigint, least: number): void {
  if ((typeof value === 'bigint' || Number.isSafeInteger(value)) && value >= least) return;
  throw new RangeError(`${name} must be a whole number from ${least}, got ${value}`);
}
