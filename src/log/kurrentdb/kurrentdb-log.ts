import { setTimeout as sleep } from 'node:timers/promises';

import { canonicalEvent, expectToFollow } from '../chain.js';
import { LogUnavailable } from '../event-log.js';
import type {
  Appended,
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
import { expectUnsealedToFit } from './append-size.js';
import { Appender } from './appender.js';
import type { Connection } from './connection.js';
import { LiveTail } from './live-tail.js';
import { LARGEST_PAGE, PageSize, Pages, type Page, type PageOfAll } from './pages.js';
import type { SettleTime } from './settle-time.js';
import { sizeOf } from './stored-event.js';

/** Appends that may be under way at once; beyond it the log refuses instead of growing the process. */
const APPENDS_UNDER_WAY = 10_000;
/** Restored events travel in appends of about this size. */
const RESTORE_BYTES = 512 * 1024;
const RESTORE_EVENTS = 500;
const RETRY_MS = 500;
const LEAST_PAGE = 128;

export interface KurrentdbLogOptions {
  readonly connection: Connection;
  readonly streamPrefix: string;
  readonly clock: Clock;
  readonly settleTime: SettleTime;
  readonly stallMs: number;
}

/** The log on a cluster that several servers write to: a stream of the store for each stream of the log. */
export class KurrentdbLog implements EventLog {
  readonly #pages: Pages;
  readonly #appender: Appender;
  readonly #tail: LiveTail;
  readonly #underWay = new Set<Promise<unknown>>();
  /** The newest event that was seen, and how far the store was looked through for it. */
  #head: Position = 0n;
  #looked: Position = 0n;
  #closing: Promise<void> | undefined;

  constructor(private readonly options: KurrentdbLogOptions) {
    const { connection, streamPrefix, clock, settleTime, stallMs } = options;
    const reading = { prefix: streamPrefix, late: settleTime.late };
    this.#pages = new Pages(connection, reading);
    const { deadlineMs } = settleTime;
    const follows = (): boolean => this.#tail.live;
    this.#appender = new Appender({
      connection,
      pages: this.#pages,
      streamPrefix,
      clock,
      deadlineMs,
      follows,
    });
    const saw = (event: RecordedEvent): void => {
      this.#appender.saw(event);
    };
    this.#tail = new LiveTail({ connection, pages: this.#pages, reading, stallMs, saw });
  }

  async append(
    stream: string,
    events: readonly NewEvent[],
    expected: StreamHead | null,
  ): Promise<Appended | Conflict> {
    this.#expectOpen();
    if (stream === '' || !stream.isWellFormed()) {
      throw new TypeError(`A stream's name must be well-formed text, got ${JSON.stringify(stream)}`);
    }
    if (new Set(events.map(({ id }) => id)).size !== events.length || events.length === 0) {
      throw new RangeError(`An append to stream ${stream} needs events, each with an id of its own`);
    }
    const canonical = events.map(canonicalEvent);
    return this.#tracked(() => this.#appender.append(stream, canonical, expected));
  }

  expectToFit(stream: string, events: readonly NewEvent[], expected: StreamHead | null): void {
    this.#expectOpen();
    expectUnsealedToFit(stream, events.map(canonicalEvent), expected);
  }

  async restore(events: readonly RecordedEvent[]): Promise<void> {
    this.#expectOpen();
    await this.#tracked(() => this.#restore(events));
  }

  async *readStream(
    stream: string,
    {
      after = -1,
      limit = Number.MAX_SAFE_INTEGER,
      backwards = false,
    }: { after?: number; limit?: number; backwards?: boolean } = {},
  ): AsyncIterable<RecordedEvent> {
    expectBound('after', after, -1);
    expectBound('limit', limit, 0);
    let from = backwards ? undefined : after + 1;
    const events = this.#inPages(limit, async (count) => {
      const page = await this.#pages.ofStream(stream, { from, backwards }, count);
      const last = page.events.at(-1)?.revision;
      const over = last === undefined || (backwards && last <= after + 1);
      if (last !== undefined) from = backwards ? last - 1 : last + 1;
      for (const event of page.events) this.#appender.saw(event);
      return {
        events: page.events.filter(({ revision }) => revision > after),
        full: page.full && !over,
      };
    });
    yield* events;
  }

  async headOf(stream: string): Promise<StreamHead | null> {
    this.#expectOpen();
    return this.#headOf(stream);
  }

  async *readAll({
    after = 0n,
    upTo,
    limit = Number.MAX_SAFE_INTEGER,
  }: { after?: Position; upTo?: Position; limit?: number } = {}): AsyncIterable<RecordedEvent> {
    expectBound('after', after, 0);
    expectBound('upTo', upTo ?? 0n, 0);
    expectBound('limit', limit, 0);
    // The end is fixed at the beginning: a reader slower than the writers would never reach a moving one.
    const end = upTo ?? (await this.head());
    let position = after;
    let sparse = false;
    yield* this.#inPages(limit, async (count) => {
      if (position >= end) return { events: [], full: false };
      // Others' records may lie between ours: a page of few records could hold none.
      const page = await this.#pages.ofAll(position, Math.max(count, LEAST_PAGE), sparse);
      ({ passed: position, sparse } = page);
      return { events: page.events.filter((event) => event.position <= end), full: page.full };
    });
  }

  async *follow({
    after = 0n,
    signal,
  }: {
    after?: Position;
    signal: AbortSignal;
  }): AsyncIterable<FollowMessage> {
    expectBound('after', after, 0);
    const size = new PageSize();
    let position = after;
    // How far pages were looked through, which is further than our last event where others write too.
    let looked = { passed: after, sparse: false };
    let toldPassed = 0n;
    let told: Position | undefined;
    // The store reads the next page while whoever follows works on this one.
    let ahead: Promise<PageOfAll | undefined> | undefined;
    this.#tail.start();
    while (!signal.aborted && !this.#tail.closed) {
      const { count: seen, live, passed } = this.#tail;
      const kept = this.#tail.after(position);
      const page = kept === undefined ? await (ahead ?? this.#nextPage(position, looked, size)) : undefined;
      ahead = undefined;
      if (page !== undefined) looked = page;
      const events = kept ?? page?.events ?? [];
      if (page?.full === true) {
        ahead = this.#nextPage(events.at(-1)?.position ?? position, looked, size);
        // Whoever follows may leave before it is looked at.
        ahead.catch(() => undefined);
      }
      for (const event of events) {
        yield { kind: 'event', event };
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- whoever took the event may have aborted
        if (signal.aborted) return;
        position = event.position;
      }
      if (events.length > 0 || page?.full === true) continue;
      if (kept !== undefined && live && this.#tail.count === seen) {
        if (passed > position && passed > toldPassed) {
          toldPassed = passed;
          yield { kind: 'checkpoint', position: passed };
        }
        // A subscription that is taken up again says it anew, though nothing has come since.
        if (told !== position) yield { kind: 'caught-up', position };
        told = position;
      }
      if (kept !== undefined) await this.#tail.past(seen, signal);
      else await Promise.race([this.#tail.past(seen, signal), sleep(RETRY_MS)]);
    }
  }

  async head(): Promise<Position> {
    this.#expectOpen();
    // What was looked at before is not looked at again: others may write much more into the store than we do.
    const { event, end } = await this.#pages.newest(max(this.#looked, this.#tail.passed));
    if (event !== undefined) this.#head = max(this.#head, event.position);
    this.#head = max(this.#head, this.#tail.latest);
    this.#looked = max(this.#looked, end);
    return this.#head;
  }

  async closeTime(moment: Micros): Promise<{ through: Position; settled: boolean }> {
    this.#expectOpen();
    const settled = moment + this.options.settleTime.whole <= this.options.clock();
    if (settled) this.#appender.raiseFloor(moment);
    // The head comes after the clock: what is not below it by now will not be known since the moment.
    return { through: await this.head(), settled };
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await Promise.allSettled(this.#underWay);
    await this.#tail.stop();
    this.options.connection.close();
  }

  async #restore(events: readonly RecordedEvent[]): Promise<void> {
    const heads = new Map<string, StreamHead | null>();
    for (const run of runsOf(events)) {
      const [first] = run;
      if (first === undefined) continue;
      const { stream } = first;
      const known = heads.get(stream);
      const after = known === undefined ? await this.#headOf(stream) : known;
      let head = after;
      for (const event of run) {
        expectToFollow(event, head);
        head = event;
        heads.set(stream, event);
      }
      await this.#appender.restore(stream, run, after);
    }
  }

  async #headOf(stream: string): Promise<StreamHead | null> {
    const { events } = await this.#pages.ofStream(stream, { from: undefined, backwards: true }, 1);
    const [head] = events;
    return head === undefined ? null : { revision: head.revision, hash: head.hash };
  }

  /** A page after a position; none while the store is away. */
  async #nextPage(
    position: Position,
    { passed, sparse }: Pick<PageOfAll, 'passed' | 'sparse'>,
    size: PageSize,
  ): Promise<PageOfAll | undefined> {
    try {
      const page = await this.#pages.ofAll(max(position, passed), size.upTo(LARGEST_PAGE), sparse);
      size.learn(page);
      return page;
    } catch (error) {
      if (error instanceof LogUnavailable) return undefined;
      throw error;
    }
  }

  async *#inPages(limit: number, next: (count: number) => Promise<Page>): AsyncGenerator<RecordedEvent> {
    const size = new PageSize();
    let left = limit;
    while (left > 0) {
      this.#expectOpen();
      const page = await next(size.upTo(left));
      yield* page.events.slice(0, left);
      left -= page.events.length;
      if (!page.full) return;
      size.learn(page);
    }
  }

  async #tracked<T>(work: () => Promise<T>): Promise<T> {
    if (this.#underWay.size >= APPENDS_UNDER_WAY) {
      throw new LogUnavailable(`The log is overloaded: ${this.#underWay.size} appends are under way`);
    }
    const working = work();
    this.#underWay.add(working);
    try {
      return await working;
    } finally {
      this.#underWay.delete(working);
    }
  }

  #expectOpen(): void {
    if (this.#closing !== undefined) throw new LogUnavailable('The log is closed');
  }
}

/** Events in recorded order, in runs of one stream that fit into one append. */
function* runsOf(events: readonly RecordedEvent[]): Generator<RecordedEvent[]> {
  let run: RecordedEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    const size = sizeOf({ sealed: event, knownSince: event.knownSince });
    const fits = run.length < RESTORE_EVENTS && bytes + size <= RESTORE_BYTES;
    if (run.length > 0 && (run[0]?.stream !== event.stream || !fits)) {
      yield run;
      run = [];
      bytes = 0;
    }
    run.push(event);
    bytes += size;
  }
  if (run.length > 0) yield run;
}

function expectBound(name: string, value: number | bigint, least: number): void {
  if ((typeof value === 'bigint' || Number.isSafeInteger(value)) && value >= least) return;
  throw new RangeError(`${name} must be a whole number from ${least}, got ${value}`);
}

function max(one: Position, other: Position): Position {
  return one > other ? one : other;
}
