import type Database from 'better-sqlite3';

import type { CanonicalEvent } from '../chain.js';
import { AppendOutcomeUnknown, LogCorrupt, LogUnavailable } from '../event-log.js';
import type { Appended, Clock, Conflict, Micros, Position, RecordedEvent, StreamHead } from '../event-log.js';
import { EARLIEST, formatRecordedAt, parseRecordedAt } from '../recorded-at.js';
import { AppendQueue } from './append-queue.js';
import { Erasure } from './erasure.js';
import type { QueuedAppend } from './append-queue.js';
import { EventWriter } from './event-writer.js';
import type { Outcome } from './event-writer.js';
import type { FilePlace } from './file-place.js';
import { readMeta } from './schema.js';
import type { StoreFaults } from './store-faults.js';
import { Transactions } from './transactions.js';
import { WriteProbe } from './write-probe.js';

/** Before every moment that can be recorded, so that a floor there holds nothing up. */
const NO_FLOOR: Micros = EARLIEST - 1n;

export interface GroupCommitOptions {
  readonly db: Database.Database;
  readonly streamPrefix: string;
  readonly clock: Clock;
  readonly faults: StoreFaults;
  readonly place: FilePlace;
  /** Called after each commit, before those who wait for it are told. */
  readonly onCommit: () => void;
}

/**
 * The one writer of the log. Appends that arrive in the same turn of the event loop share a transaction, and so its fsync;
 * each is answered only after COMMIT has returned. A transaction is one synchronous block: between two of them nothing is
 * half written, which is what `settle` relies on.
 */
export class GroupCommit {
  readonly #queue = new AppendQueue();
  readonly #transactions: Transactions;
  readonly #writer: EventWriter;
  readonly #probe: WriteProbe;
  readonly #erasure: Erasure;
  readonly #keepFloor: Database.Statement<[string]>;
  #floor: Micros;
  #scheduled = false;
  /** Why the newest transaction was not written. */
  #unwritten: unknown;

  constructor(private readonly options: GroupCommitOptions) {
    const { db, streamPrefix, clock } = options;
    this.#transactions = new Transactions(db);
    this.#probe = new WriteProbe(db, this.#transactions);
    this.#writer = new EventWriter(db, streamPrefix, clock);
    this.#erasure = new Erasure(db);
    this.#keepFloor = db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('settled', ?)");
    this.#floor = storedFloor(db);
  }

  /** Rejects as `EventLog.append` does, and with RangeError when the stream holds an event with such an id already. */
  append(
    stream: string,
    events: readonly CanonicalEvent[],
    expected: StreamHead | null,
  ): Promise<Appended | Conflict> {
    return new Promise((resolve, reject) => {
      this.#queue.add({ stream, events, expected, resolve, reject });
      this.#schedule();
    });
  }

  /**
   * Raises the floor below which nothing is recorded any more; answers whether `moment` lies at or below it.
   *
   * An append that still waits in the queue needs no regard: its moment is taken in its own turn, after the floor was
   * raised. Everything else is committed, since a turn is synchronous and this is not part of one. The floor is kept in the
   * file, since a clock that was set back across a restart could otherwise record before it. A moment to come is never
   * settled: to keep the promise, the log would have to record ahead of the clock.
   */
  closeTime(moment: Micros): boolean {
    const { recordedAt } = this.#writer.tail();
    if (moment <= this.#floor || (recordedAt !== null && moment <= recordedAt)) return true;
    if (moment > this.options.clock() || this.options.faults.damage !== undefined) return false;
    try {
      this.#writing(() => this.#keepFloor.run(formatRecordedAt(moment)));
    } catch (error) {
      const fault = this.options.faults.of(error);
      if (fault instanceof LogUnavailable || fault instanceof AppendOutcomeUnknown) return false;
      throw fault;
    }
    this.#floor = moment;
    return true;
  }

  /**
   * Writes events of another log as they are, in one transaction. What is recorded next comes after all of their moments.
   * @throws RangeError when an event does not follow the head of its stream
   */
  restore(events: readonly RecordedEvent[]): void {
    this.drain();
    this.#expectWhole();
    try {
      this.#floor = this.#writing(() => {
        const turn = this.#writer.begin(this.#floor);
        for (const event of events) this.#writer.restore(turn, event);
        this.#keepFloor.run(formatRecordedAt(turn.moment));
        return turn.moment;
      });
    } catch (error) {
      throw this.options.faults.of(error);
    }
    this.options.onCommit();
  }

  /** Below it nothing is recorded any more; undefined while no moment was closed. */
  get floor(): Micros | undefined {
    return this.#floor === NO_FLOOR ? undefined : this.#floor;
  }

  /** Whether redactions up to a position have bodies to erase. */
  hasToErase(upTo: Position): boolean {
    return this.#erasure.isPending(upTo);
  }

  /**
   * Erases them from the file. What is committed by then is in the file itself.
   * @returns false while a reader keeps the write-ahead file as it is: the bodies are still in that
   */
  erase(upTo: Position): boolean {
    this.#expectWhole();
    try {
      if (this.#erasure.isPending(upTo))
        this.#writing(() => {
          this.#erasure.overwrite(upTo);
        });
      return this.#erasure.emptyWriteAhead();
    } catch (error) {
      throw this.options.faults.of(error);
    }
  }

  /** Commits everything that waits, now. */
  drain(): void {
    while (!this.#queue.isEmpty) this.#commitNext();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    // After the sockets of this turn have been read: what they carried shares the commit.
    setImmediate(() => {
      this.#scheduled = false;
      this.#commitNext();
      if (!this.#queue.isEmpty) this.#schedule();
    });
  }

  #commitNext(): void {
    const batch = this.#queue.take();
    if (batch.length > 0) this.#commit(batch);
  }

  #commit(batch: readonly QueuedAppend[]): void {
    let outcomes: readonly Outcome[];
    try {
      outcomes = this.#write(batch);
    } catch (error) {
      const fault = this.options.faults.of(error);
      // What is no fault of the store is one append's own: those that share its commit are written without it.
      if (batch.length > 1 && !isOfStore(fault)) for (const append of batch) this.#commit([append]);
      else for (const append of batch) append.reject(fault);
      return;
    }
    this.options.onCommit();
    batch.forEach((append, index) => answer(append, outcomes[index]));
  }

  #expectWhole(): void {
    const { damage } = this.options.faults;
    if (damage === undefined) return;
    throw new LogCorrupt(`Nothing is written to a damaged log: ${damage.message}`, { cause: damage });
  }

  /**
   * Why nothing can be written now; undefined while it can. Once a transaction has failed, another one tells whether that is
   * so still.
   */
  fault(): Error | undefined {
    try {
      this.#expectWhole();
      this.options.place.expectKept();
      if (this.#unwritten !== undefined) this.#probe.run();
      this.#unwritten = undefined;
      return undefined;
    } catch (error) {
      const fault = this.options.faults.of(error);
      if (fault instanceof Error) return fault;
      throw fault;
    }
  }

  /** Runs work in a transaction; what the writer remembers of one that failed is not so. */
  #writing<T>(work: () => T): T {
    try {
      this.options.place.expectKept();
      const result = this.#transactions.run(work);
      // What was committed to a file that has lost its name meanwhile is recorded nowhere.
      this.options.place.expectKept();
      this.#unwritten = undefined;
      return result;
    } catch (error) {
      this.#unwritten = error;
      this.#writer.forget();
      throw error;
    }
  }

  #write(batch: readonly QueuedAppend[]): readonly Outcome[] {
    this.#expectWhole();
    return this.#writing(() => {
      const turn = this.#writer.begin(this.#floor);
      return batch.map((append) => this.#writer.write(turn, append));
    });
  }
}

function isOfStore(fault: unknown): boolean {
  return (
    fault instanceof LogUnavailable || fault instanceof LogCorrupt || fault instanceof AppendOutcomeUnknown
  );
}

function answer(append: QueuedAppend, outcome: Outcome | undefined): void {
  if (outcome === undefined || outcome instanceof RangeError) append.reject(outcome);
  else append.resolve(outcome);
}

function storedFloor(db: Database.Database): Micros {
  const text = readMeta(db, 'settled');
  if (text === undefined) return NO_FLOOR;
  const floor = typeof text === 'string' ? parseRecordedAt(text) : undefined;
  if (floor === undefined) {
    throw new LogCorrupt(`The log file ${db.name} was settled at no moment: ${JSON.stringify(text)}`);
  }
  return floor;
}
