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

export function logEndAt({ stream, revision, position, hash }: RecordedEvent): LogEnd {
  return { stream, revision, position: Number(position), hash };
}

export function originAt({ stream, position, hash }: RecordedEvent): Origin {
  return { stream, position: Number(position), hash };
}

/**
 * Whether a log begins with this event. It is looked for where it would be, as the first of its stream: where a store is
 * shared, reading from the beginning goes through what others have written before.
 * @throws LogUnavailable, LogCorrupt
 */
export async function beginsWith(log: EventLog, origin: Origin): Promise<boolean> {
  for await (const first of log.readStream(origin.stream, { limit: 1 }))
    return first.hash === origin.hash && Number(first.position) === origin.position;
  return false;
}

/** Whether a log holds this event where it was. @throws LogUnavailable, LogCorrupt */
export async function holdsEnd(log: EventLog, end: LogEnd): Promise<boolean> {
  for await (const event of log.readStream(end.stream, { after: end.revision - 1, limit: 1 }))
    return event.hash === end.hash && Number(event.position) === end.position;
  return false;
}
