/** From what the log returns to an entry: nothing is trusted before the catalogue has parsed it. */
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import { readBody, type BodyReading } from '../../domain/events/read-body.js';
import type { RecordedEvent } from '../../log/event-log.js';
import { isErased } from '../../log/redaction.js';

export type Decoded =
  | { readonly outcome: 'entry'; readonly entry: RecordedEntry }
  | { readonly outcome: 'unreadable'; readonly reason: string };

export function decode(event: RecordedEvent): Decoded {
  const reading = readBody(event.type, event.version, parsed(event.body));
  if (reading.outcome !== 'entry') return { outcome: 'unreadable', reason: reasonOf(event, reading) };
  const recording = {
    processId: event.stream,
    id: event.id,
    revision: event.revision,
    position: String(event.position),
    recordedAt: event.recordedAt,
    ...(event.knownSince === event.recordedAt ? {} : { knownSince: event.knownSince }),
    recordedBy: event.recordedBy,
    ...(isErased(event) ? { redacted: true as const } : {}),
    sequence: Number(event.position),
  };
  return { outcome: 'entry', entry: { ...reading.entry, ...recording } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(event: RecordedEvent, reading: Exclude<BodyReading, { outcome: 'entry' }>): string {
  const where = `event ${event.id} at position ${event.position}`;
  switch (reading.outcome) {
    case 'unknown-type':
      return `${where}: unknown event type "${reading.type}"`;
    case 'unknown-version':
      return `${where}: unknown version ${reading.version} of ${reading.type}`;
    case 'malformed':
      return `${where}: not a ${reading.type}: ${reading.problems.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ')}`;
  }
}
