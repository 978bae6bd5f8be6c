/** A log without who may what: that belongs to the place where a record is served, and is copied only where it is asked for. */
import { isSystemStream } from '../../domain/access/events.js';
import type { EventLog, RecordedEvent } from '../../log/event-log.js';
import { readThrough } from './read-through.js';

export function withoutAccess(log: EventLog): EventLog {
  return readThrough(log, entriesIn);
}

async function* entriesIn(events: AsyncIterable<RecordedEvent>): AsyncGenerator<RecordedEvent> {
  for await (const event of events) if (!isSystemStream(event.stream)) yield event;
}
