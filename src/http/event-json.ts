/** An event of the log as it goes out: its envelope, then what was posted. */
import { isErased, type RecordedEvent } from '../application/log/read-log.js';

export function eventObject(event: RecordedEvent): object {
  const { stream: processId, position, body, knownSince, ...envelope } = event;
  const late = knownSince === event.recordedAt ? {} : { knownSince };
  const redacted = isErased(event) ? { redacted: true } : {};
  return { processId, position: String(position), ...envelope, ...late, ...redacted, ...posted(body) };
}

/** The body as it was stored; what somebody has made unreadable is shown as the text it is. */
function posted(body: string): object {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : { body };
  } catch {
    return { body };
  }
}
