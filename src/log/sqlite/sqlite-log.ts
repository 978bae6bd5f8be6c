import type Database from 'better-sqlite3';
import { setImmediate } from 'node:timers/promises';

import { canonicalEvent } from '../chain.js';
import { AppendOutcomeUnknown, LogCorrupt, LogUnavailable } from '../event-log.js';
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
import { CommitSignal } from './commit-signal.js';
import { EventReader, MAX_POSITION } from './event-reader.js';
import type { Page } from './event-reader.js';
import { FilePlace } from './file-place.js';
import { GroupCommit } from './group-commit.js';
import { pagesOfAll, pagesOfStream, type PageSource } from './pages.js';
import { StoreFaults } from './store-faults.js';

const NO_LIMIT = Number.MAX_SAFE_INTEGER;
const UNWRITABLE = 'the file of the log cannot be written';

export interface SqliteLogOptions {
  /** A connection to a migrated log file; the log closes it. */
  readonly db: Database.Database;
  readonly streamPrefix: string;
  readonly clock: Clock;
  /** Called once the log has let go of the file. */
  readonly onClosed: () => void;
}

/** The embedded log: one file, one writer, reads in pages between its commits. */
export class SqliteLog implements EventLog {
  readonly #commits = new CommitSignal();
  readonly #faults: StoreFaults;
  readonly #place: FilePlace;
  readonly #reader: EventReader;
  readonly #writer: GroupCommit;
  readonly #pages: PageSource = {
    pageOfStream: (...asked) => this.#use(() => this.#reader.pageOfStream(...asked)),
    pageOfAll: (...asked) => this.#use(() => this.#reader.pageOfAll(...asked)),
  };
  #closing: Promise<void> | undefined;

  constructor(private readonly options: SqliteLogOptions) {
    const { db, streamPrefix, clock } = options;
    const onCommit = (): void => this.#commits.raise();
    this.#faults = new StoreFaults(db.name);
    this.#place = new FilePlace(db.name);
    this.#reader = new EventReader(db, streamPrefix);
    const [faults, place] = [this.#faults, this.#place];
    this.#writer = new GroupCommit({ db, streamPrefix, clock, faults, place, onCommit });
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
    return this.#writer.append(stream, events.map(canonicalEvent), expected);
  }

  /** Nothing is too large for the file: what may be posted at once fits many times. */
  expectToFit(): void {
    this.#expectOpen();
  }

  async restore(events: readonly RecordedEvent[]): Promise<void> {
    this.#expectOpen();
    if (events.length > 0) this.#writer.restore(events);
  }

  readStream(
    stream: string,
    {
      after = -1,
      limit = NO_LIMIT,
      backwards = false,
    }: { after?: number; limit?: number; backwards?: boolean } = {},
  ): AsyncIterable<RecordedEvent> {
    expectBound('after', after, -1);
    expectBound('limit', limit, 0);
    return this.#inTurns(() =>
      pagesOfStream(this.#pages, stream, { after, before: NO_LIMIT, backwards }, limit),
    );
  }

  async headOf(stream: string): Promise<StreamHead | null> {
    const newest = { after: -1, before: NO_LIMIT, backwards: true };
    const [head] = this.#pages.pageOfStream(stream, newest, 1).events;
    return head === undefined ? null : { revision: head.revision, hash: head.hash };
  }

  readAll({
    after = 0n,
    upTo,
    limit = NO_LIMIT,
  }: { after?: Position; upTo?: Position; limit?: number } = {}): AsyncIterable<RecordedEvent> {
    expectBound('after', after, 0);
    expectBound('upTo', upTo ?? 0n, 0);
    expectBound('limit', limit, 0);
    // The end is fixed when reading begins: a reader slower than the writers would never reach a moving one.
    return this.#inTurns(() =>
      pagesOfAll(this.#pages, after, upTo ?? this.#use(() => this.#reader.head()), limit),
    );
  }

  async *follow({
    after = 0n,
    signal,
  }: {
    after?: Position;
    signal: AbortSignal;
  }): AsyncIterable<FollowMessage> {
    expectBound('after', after, 0);
    let position = after;
    while (!signal.aborted && !this.#commits.closed) {
      const seen = this.#commits.count;
      const page = this.#pages.pageOfAll(position, MAX_POSITION, NO_LIMIT);
      for (const event of page.events) {
        yield { kind: 'event', event };
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- whoever took the event may have aborted
        if (signal.aborted) return;
        position = event.position;
      }
      if (page.full) await setImmediate();
      else if (this.#commits.count === seen) {
        yield { kind: 'caught-up', position };
        await this.#commits.past(seen, { signal });
      }
    }
  }

  /** What the file holds: now, and again whenever something was committed. */
  async *arrivals(signal: AbortSignal): AsyncIterable<Arrival> {
    while (!signal.aborted && !this.#commits.closed) {
      const seen = this.#commits.count;
      yield { position: this.#reader.head(), complete: true };
      await this.#commits.past(seen, { signal });
    }
  }

  /** Whether redactions up to a position have bodies to erase from the file. */
  hasToErase(upTo: Position): boolean {
    return this.#use(() => this.#writer.hasToErase(upTo));
  }

  /** Erases them; false while a reader keeps the write-ahead file, which still holds them. @throws LogUnavailable, LogCorrupt */
  erase(upTo: Position): boolean {
    return this.#use(() => this.#writer.erase(upTo));
  }

  async head(): Promise<Position> {
    return this.#use(() => this.#reader.head());
  }

  async closeTime(moment: Micros): Promise<{ through: Position; settled: boolean }> {
    return this.#use(() => {
      const settled = this.#writer.closeTime(moment);
      return { through: this.#reader.head(), settled };
    });
  }

  /** The moment before which nothing is recorded any more, as the file has it; undefined where it has none. */
  settled(): Micros | undefined {
    return this.#writer.floor;
  }

  /** Why nothing can be recorded now, whatever can still be read; undefined while entries are taken. */
  fault(): string | undefined {
    if (this.#commits.closed) return 'the log is closed';
    const fault = this.#writer.fault();
    if (fault === undefined) return undefined;
    if (fault instanceof LogCorrupt) return 'the file of the log is damaged';
    if (fault instanceof LogUnavailable) return fault.detail ?? UNWRITABLE;
    if (fault instanceof AppendOutcomeUnknown) return UNWRITABLE;
    throw fault;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const { db, onClosed } = this.options;
    this.#writer.drain();
    this.#commits.close();
    try {
      db.pragma('wal_checkpoint(TRUNCATE)');
    } catch {
      // The write-ahead file stays and is taken up at the next open; nothing is lost by it.
    }
    db.close();
    onClosed();
  }

  async *#inTurns(begin: () => Iterable<Page>): AsyncGenerator<RecordedEvent> {
    for (const { events, full } of begin()) {
      yield* events;
      // Reading is synchronous here: without this a long read would be the only thing the process does.
      if (full) await setImmediate();
    }
  }

  #use<T>(work: () => T): T {
    this.#expectOpen();
    try {
      // What was written to a file without a name must not be found there and told to be recorded.
      this.#place.expectKept();
      return work();
    } catch (error) {
      throw this.#faults.of(error);
    }
  }

  #expectOpen(): void {
    if (this.#commits.closed) throw new LogUnavailable(`The log file ${this.options.db.name} is closed`);
  }
}

function expectBound(name: string, value: number | bigint, least: number): void {
  if ((typeof value === 'bigint' || Number.isSafeInteger(value)) && value >= least) return;
  throw new RangeError(`${name} must be a whole number from ${least}, got ${value}`);
}
