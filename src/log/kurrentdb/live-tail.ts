import { START, streamNameFilter, type AllStreamSubscription } from '@kurrent/kurrentdb-client';
import { setTimeout as sleep } from 'node:timers/promises';

import { errorOf } from '../../thrown.js';
import { LogCorrupt, type Position, type RecordedEvent } from '../event-log.js';
import type { Connection } from './connection.js';
import type { Pages } from './pages.js';
import { fromResolved, leftAfter, type Reading } from './stored-event.js';

/** What the tail keeps for followers that are close behind; the others read pages. */
const KEPT_EVENTS = 2_048;
const KEPT_BYTES = 8 * 1024 * 1024;

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;
/** The filter passes over 32 records for each: a position to go on from, however few of them are ours. */
const CHECKPOINT_INTERVAL = 8;

export interface LiveTailOptions {
  readonly connection: Connection;
  readonly pages: Pages;
  readonly reading: Reading;
  /** Called for every event as it comes, before followers are told. */
  readonly saw: (event: RecordedEvent) => void;
  /** Ms without anything new after which the store is asked whether there should be. */
  readonly stallMs: number;
}

/**
 * The one subscription of a process, which all followers share. It is subscribed again after whatever was seen last each
 * time that it fails, just ends, or is silent while the log has grown: the client never does so by itself.
 */
export class LiveTail {
  #kept: RecordedEvent[] = [];
  /** Events of an append of which the last has not come yet. */
  #begun: RecordedEvent[] = [];
  #bytes = 0;
  /** Everything after this position, up to `#latest`, is kept; undefined before the first subscription. */
  #from: Position | undefined;
  #latest: Position = 0n;
  #passed: Position = 0n;
  #live = false;
  #count = 0;
  #heardAt = 0;
  #waking = false;
  readonly #sleepers = new Set<() => void>();
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;

  constructor(private readonly options: LiveTailOptions) {}

  get closed(): boolean {
    return this.#stopping.signal.aborted;
  }

  /** Grows whenever there is something new to see. */
  get count(): number {
    return this.#count;
  }

  /** Whether everything that the store has is kept here or older than what is. */
  get live(): boolean {
    return this.#live;
  }

  /** The newest event that has come. */
  get latest(): Position {
    return this.#latest;
  }

  /** How far the subscription has come, events of others included. */
  get passed(): Position {
    return this.#passed;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** What came after a position; undefined when some of it is kept no longer, or nothing is yet. */
  after(position: Position): readonly RecordedEvent[] | undefined {
    if (this.#from === undefined || position < this.#from) return undefined;
    if (position >= this.#latest) return [];
    return this.#kept.slice(firstAfter(this.#kept, position));
  }

  /** Resolves once the count has moved past `seen`, the tail stops or the caller leaves. Never rejects. */
  past(seen: number, signal: AbortSignal): Promise<void> {
    if (this.#count > seen || this.closed || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#sleepers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#sleepers.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#changed();
    await this.#running;
  }

  async #run(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.closed) {
      const { passed } = this;
      await this.#subscribe().catch(() => undefined);
      pause = this.#live || this.passed > passed ? FIRST_PAUSE_MS : Math.min(2 * pause, LONGEST_PAUSE_MS);
      this.#live = false;
      this.#changed();
      await sleep(pause, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  /** One subscription, until it ends in whatever way. */
  async #subscribe(): Promise<void> {
    const { connection, reading } = this.options;
    if (this.#from === undefined) await this.#begin();
    if (this.closed) return;
    const session = await connection.session();
    const subscription = session.client.subscribeToAll({
      fromPosition: this.#passed === 0n ? START : { commit: this.#passed, prepare: this.#passed },
      filter: streamNameFilter({
        prefixes: [reading.prefix],
        checkpointInterval: CHECKPOINT_INTERVAL,
        // A rejection in here would hang the subscription for ever. The client calls this while events that came before
        // still wait to be read: going on after it would leave them out.
        checkpointReached: async ({ readableLength }, { commit }) => {
          this.#heard(readableLength === 0 && this.#begun.length === 0 ? commit : 0n);
        },
      }),
    });
    const end = (): void => {
      subscription.destroy();
      void subscription.unsubscribe().catch(() => undefined);
    };
    const over = AbortSignal.any([this.#stopping.signal, session.ended]);
    over.addEventListener('abort', end, { once: true });
    if (over.aborted) end();
    // It goes on emitting errors after the first, which the loop below no longer hears.
    subscription.on('error', () => undefined);
    subscription.on('caughtUp', () => {
      this.#liveOnceRead(subscription);
    });
    this.#begun = [];
    this.#heardAt = performance.now();
    const watch = this.#watch(subscription);
    try {
      for await (const resolved of subscription) {
        this.#take(fromResolved(resolved, reading), leftAfter(resolved));
        if (subscription.readableLength === 0) this.#changedSoon();
      }
      // It also just ends, when the server stops or drops us.
    } catch (error) {
      connection.failed(session, error);
    } finally {
      over.removeEventListener('abort', end);
      clearInterval(watch);
      end();
    }
  }

  /** The tail begins at the end of the log: what is older is read in pages. */
  async #begin(): Promise<void> {
    const { event, end } = await this.options.pages.newest(0n);
    this.#from = this.#latest = event?.position ?? 0n;
    this.#passed = end;
  }

  /** The client tells of it while events that came before still wait to be read. */
  #liveOnceRead(subscription: AllStreamSubscription): void {
    if (subscription.destroyed) return;
    if (subscription.readableLength > 0) {
      setImmediate(() => {
        this.#liveOnceRead(subscription);
      });
      return;
    }
    this.#live = true;
    this.#heardAt = performance.now();
    this.#changed();
  }

  /** Ends a subscription that has fallen silent although the log has grown, or that nobody answers for. */
  #watch(subscription: AllStreamSubscription): NodeJS.Timeout {
    const { pages, stallMs } = this.options;
    let asking = false;
    const look = async (): Promise<void> => {
      if (asking || performance.now() - this.#heardAt < stallMs) return;
      asking = true;
      try {
        const { event } = await pages.newest(this.#passed);
        const behind = event !== undefined && event.position > this.#latest;
        if (!behind) this.#heardAt = performance.now();
        else if (performance.now() - this.#heardAt >= stallMs) subscription.destroy(new Error('stalled'));
      } catch (error) {
        subscription.destroy(errorOf(error));
      } finally {
        asking = false;
      }
    };
    return setInterval(() => void look(), Math.max(stallMs / 4, 10)).unref();
  }

  /** The events of one append are told together: whoever follows sees all of them or none. */
  #take(event: RecordedEvent, left: number): void {
    this.#heardAt = performance.now();
    // After a drop the store may give again what was seen.
    if (event.position <= (this.#begun.at(-1)?.position ?? this.#latest)) return;
    this.options.saw(event);
    this.#begun.push(event);
    if (left > 0 && this.#begun.length < KEPT_EVENTS) return;
    for (const one of this.#begun) {
      this.#kept.push(one);
      this.#bytes += one.body.length;
    }
    this.#begun = [];
    this.#latest = event.position;
    while (this.#kept.length > KEPT_EVENTS || this.#bytes > KEPT_BYTES) this.#forget();
    this.#heard(event.position);
  }

  /** Events of one append come close together: who follows is woken for all of them. */
  #changedSoon(): void {
    if (this.#waking) return;
    this.#waking = true;
    setImmediate(() => {
      this.#waking = false;
      this.#changed();
    });
  }

  #forget(): void {
    const oldest = this.#kept.shift();
    if (oldest === undefined) throw new LogCorrupt('The live tail keeps nothing');
    this.#bytes -= oldest.body.length;
    this.#from = oldest.position;
  }

  #heard(position: Position): void {
    this.#heardAt = performance.now();
    if (position > this.#passed) this.#passed = position;
  }

  #changed(): void {
    this.#count += 1;
    for (const wake of [...this.#sleepers]) wake();
  }
}

/** The index of the first event after a position; events are in order. */
function firstAfter(events: readonly RecordedEvent[], position: Position): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle]?.position ?? 0n) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
