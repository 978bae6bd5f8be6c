/**
 * The port to the append-only log. One stream a process; two clocks live elsewhere, here is only the order of recording.
 *
 * Rules every adapter keeps, checked by the one contract suite in `test/contract/`:
 * lower bounds are exclusive, revisions start at 0, positions grow by any step, a conflict is a value, a fault is thrown.
 * The shape follows Equinox (load and sync, a conflict is a value) and eventsourcingdb-client (reading is an async iterator).
 */

/** Microseconds since the Unix epoch. `Date` would drop the last three digits. */
export type Micros = bigint;

/** Reads the wall clock. Passed in, so that tests own the time. */
export type Clock = () => Micros;

/** The store's global order. `0n` is before everything; a decimal string outside the process. */
export type Position = bigint;

/** What a writer has seen of a stream: its last revision and the hash of that event. `null`: no such stream yet. */
export interface StreamHead {
  readonly revision: number;
  readonly hash: string;
}

/** An event that is to be appended. `body` is any JSON value; the adapter stores its canonical text. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  /** Version of the payload's stored format, from 1. */
  readonly version: number;
  /** The caller's name. */
  readonly recordedBy: string;
  readonly body: unknown;
}

/** An event as it lies in the log. Its `body` is text: nothing is trusted before the catalogue has parsed it. */
export interface RecordedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  /** UTC with microseconds, `2025-12-20T09:30:00.000001Z`; compares as text. Strictly increasing within a stream. */
  readonly recordedAt: string;
  /**
   * From when on it counts as known, in the form of `recordedAt`: `recordedAt` itself, or later where the store took it in
   * too late for that. Like the position it is the store's and no part of the chain.
   */
  readonly knownSince: string;
  readonly recordedBy: string;
  /** Canonical JSON (RFC 8785) as it is stored; once the body was erased, what a redaction has left of it. */
  readonly body: string;
  /** Hex SHA-256 of the salt and the body that it was recorded with, see `chain.ts`. */
  readonly bodyHash: string;
  /** Hex of 16 random bytes; `null` once the body was erased, and the salt with it. */
  readonly salt: string | null;
  /** Hex SHA-256 of the event before it in its stream; `null` at revision 0. */
  readonly previousHash: string | null;
  /** Hex SHA-256, see `chain.ts`. */
  readonly hash: string;
}

/** An event as it was appended. From when on it counts as known is the store's to say, and is read. */
export type AppendedEvent = Omit<RecordedEvent, 'knownSince'>;

export interface Appended {
  readonly outcome: 'appended';
  readonly events: readonly AppendedEvent[];
}

/** The stream's head was not the expected one; nothing was written. */
export interface Conflict {
  readonly outcome: 'conflict';
  readonly actual: StreamHead | null;
}

/** What a follower hears. `caughtUp` says that everything up to `position` has been given. */
export type FollowMessage =
  | { readonly kind: 'event'; readonly event: RecordedEvent }
  | { readonly kind: 'caught-up'; readonly position: Position }
  | { readonly kind: 'checkpoint'; readonly position: Position };

/** What a file on this machine holds of a log: all events up to `position`. `complete`: the log has no other that is known of. */
export interface Arrival {
  readonly position: Position;
  readonly complete: boolean;
}

export interface EventLog {
  /**
   * Appends all events or none, right after `expected`. Resolves once they are durable. A million bytes always fit.
   * @throws LogUnavailable nothing was written; AppendOutcomeUnknown it may have been: read back; AppendTooLarge nothing was
   * written, and never will be at once; TypeError, RangeError for events, or a stream's name, that no log takes.
   */
  append(
    stream: string,
    events: readonly NewEvent[],
    expected: StreamHead | null,
  ): Promise<Appended | Conflict>;

  /** Refuses what `append` would refuse for its size, and asks nobody. @throws AppendTooLarge */
  expectToFit(stream: string, events: readonly NewEvent[], expected: StreamHead | null): void;

  /**
   * Appends events of another log, in its recorded order, as they are: ids, times and hashes are kept, positions are this
   * log's own. Resolves once they are durable; after a fault those up to some place may be.
   * @throws RangeError an event does not follow the head of its stream; LogUnavailable, AppendOutcomeUnknown, AppendTooLarge
   */
  restore(events: readonly RecordedEvent[]): Promise<void>;

  /** The events of one stream, oldest first unless `backwards`; none when there is no such stream. */
  readStream(
    stream: string,
    options?: { after?: number; limit?: number; backwards?: boolean },
  ): AsyncIterable<RecordedEvent>;

  /** Where a stream ends in the store at this moment, however far this server has read it; `null` when there is none. */
  headOf(stream: string): Promise<StreamHead | null>;

  /** The events of all streams in recorded order; `after` (exclusive) is `0n` or the position of an event, `upTo` (inclusive) any. */
  readAll(options?: { after?: Position; upTo?: Position; limit?: number }): AsyncIterable<RecordedEvent>;

  /** Everything after `0n` or the position of an event, then what comes; ends when the signal aborts. A drop of the store is healed inside. */
  follow(options: { after?: Position; signal: AbortSignal }): AsyncIterable<FollowMessage>;

  /** The position of the newest event, `0n` when the log is empty. */
  head(): Promise<Position>;

  /**
   * Closes a moment of the recording clock. When `settled`, nothing that comes later is known since `moment` or before, and
   * everything known since then has a position of at most `through`.
   */
  closeTime(moment: Micros): Promise<{ through: Position; settled: boolean }>;

  /** Finishes the appends that were taken, then lets go of the store. Idempotent. */
  close(): Promise<void>;
}

/** The store cannot be reached or refuses to write. Nothing of the call was written. */
export class LogUnavailable extends Error {
  override readonly name = 'LogUnavailable';
  /** What whoever asked may be told of it. The message is for the operator: it may name files and addresses. */
  readonly detail: string | undefined;

  constructor(message: string, options: ErrorOptions & { readonly detail?: string } = {}) {
    super(message, options);
    this.detail = options.detail;
  }
}

/** The store knows neither name nor password, or gives no rights, and will do so again. Nothing of the call was written. */
export class LogDenied extends LogUnavailable {}

/** The store answers, but what it holds is not a log of ours. */
export class LogCorrupt extends Error {
  override readonly name = 'LogCorrupt';
}

/** The events of one append are more than the store takes at once. Nothing of the call was written. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';
}

/** The call may or may not have been written. Only reading back tells. */
export class AppendOutcomeUnknown extends Error {
  override readonly name = 'AppendOutcomeUnknown';
}
