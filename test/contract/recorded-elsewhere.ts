import { canonicalEvent, seal } from '../../src/log/chain.js';
import type { NewEvent, RecordedEvent, StreamHead } from '../../src/log/event-log.js';
import { formatRecordedAt } from '../../src/log/recorded-at.js';
import { newSalt } from '../../src/log/salt.js';
import { MORNING, SECOND, statement } from './sample-events.js';

/** How an event was recorded: in seconds after the morning. */
export interface Recording {
  readonly seconds?: bigint;
  /** When the other store has taken it in late. */
  readonly knownSeconds?: bigint;
  readonly event?: NewEvent;
}

/** An event of another log, to be restored after a head. */
export function recordedElsewhere(
  stream: string,
  head: StreamHead | null,
  { seconds = 0n, knownSeconds = seconds, event = statement() }: Recording = {},
): RecordedEvent {
  const recordedAt = formatRecordedAt(MORNING + seconds * SECOND);
  const knownSince = formatRecordedAt(MORNING + knownSeconds * SECOND);
  // Far from where it will lie: a position is the store's own.
  const position = 1_000_000n + seconds;
  return {
    ...seal(canonicalEvent(event), { stream, head, recordedAt, salt: newSalt() }),
    knownSince,
    position,
  };
}

/** An event without what is the store's own. */
export function withoutPosition({ position: _, ...event }: RecordedEvent): Omit<RecordedEvent, 'position'> {
  return event;
}
