/**
 * A log as its redactions leave it. A cluster keeps the bytes of what was redacted: they are not copied, and neither is what
 * a target still has of them compared.
 */
import type { EventLog, RecordedEvent } from '../../log/event-log.js';
import type { CopySource } from './copying.js';
import { redactionIn } from '../../log/redaction.js';
import { readThrough } from './read-through.js';

/** The newest redaction of each entry. */
type Redactions = ReadonlyMap<string, { readonly id: string; readonly left: string; readonly body: string }>;

/** Reads a log to its end for the redactions in it; whoever aborts gets those up to there. */
export async function redactionsOf(log: Pick<EventLog, 'readAll'>, signal: AbortSignal): Promise<Redactions> {
  const found = new Map<string, { id: string; left: string; body: string }>();
  for await (const event of log.readAll()) {
    if (signal.aborted) break;
    const redaction = redactionIn(event);
    const { stream, id, body } = event;
    if (redaction) found.set(nameIn(stream, redaction.entryId), { id, left: redaction.left, body });
  }
  return found;
}

/** The log with what the redactions leave in the place of what they erase, as a file has it that was erased from. */
export function withoutErased(log: EventLog, redactions: Redactions): EventLog {
  if (redactions.size === 0) return log;
  return readThrough(log, (events) => erased(events, redactions));
}

/** The same of what is only read. */
export function sourceWithoutErased(source: CopySource, redactions: Redactions): CopySource {
  return {
    head: () => source.head(),
    readAll: (options) => erased(source.readAll(options), redactions),
  };
}

async function* erased(
  events: AsyncIterable<RecordedEvent>,
  redactions: Redactions,
): AsyncGenerator<RecordedEvent> {
  for await (const event of events) yield withoutBody(event, redactions);
}

function withoutBody(event: RecordedEvent, redactions: Redactions): RecordedEvent {
  const { stream, id } = event;
  const own = redactions.get(nameIn(stream, id));
  if (own) return { ...event, body: own.left, salt: null };
  const redaction = redactionIn(event);
  const newest = redaction && redactions.get(nameIn(stream, redaction.entryId));
  return newest && newest.id !== id ? { ...event, body: newest.body, salt: null } : event;
}

function nameIn(stream: string, entryId: string): string {
  return `${stream}\n${entryId}`;
}
