/** Tells one log from another: read models are of no use on a log that they were not made from. */
import type { EventLog, RecordedEvent } from '../../log/event-log.js';

/** The first event of a log. */
export interface Origin {
  readonly stream: string;
  readonly position: number;
  /** Hex SHA-256 of the event. */
  readonly hash: string;
}

/** The last event of a log that was taken in: tells where a log was set back to a backup and went on otherwise. */
export interface LogEnd extends Origin {
  readonly revision: number;
}

/** The last event of a stream that was taken in. */
export interface KeptHead extends LogEnd {
  /** As the log has it. */
  readonly knownSince: string;
}

export function keptHeadAt(event: RecordedEvent): KeptHead {
  return { ...logEndAt(event), knownSince: event.knownSince };
}

export function logEndAt({ stream, revision, position, hash }: RecordedEvent): LogEnd {
  return { stream, revision, position: Number(position), hash };
}

export function originAt({ stream, position, hash }: RecordedEvent): Origin {
  return { stream, position: Number(position), hash };
}

/**
 * The first event of a stream. The first of a log is looked for where it would be: where a store is shared, reading from the
 * beginning goes through what others have written before.
 * @throws LogUnavailable, LogCorrupt
 */
export async function firstOf(log: EventLog, stream: string): Promise<RecordedEvent | undefined> {
  return eventAfter(log, stream, -1);
}

/** The event of a stream that comes after a revision. @throws LogUnavailable, LogCorrupt */
export async function eventAfter(
  log: EventLog,
  stream: string,
  after: number,
): Promise<RecordedEvent | undefined> {
  for await (const event of log.readStream(stream, { after, limit: 1 })) return event;
  return undefined;
}
