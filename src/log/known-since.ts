/** The bounds of what is no part of the chain: since when an event counts as known. */
import type { Flaw } from './chain.js';
import type { Micros, RecordedEvent } from './event-log.js';
import { formatRecordedAt, parseRecordedAt } from './recorded-at.js';

/** How an event counts as known at a moment that cannot be: before it was recorded, or after `latest`; `null` when it does not. */
export function flawInKnownSince(
  { recordedAt, knownSince }: Pick<RecordedEvent, 'recordedAt' | 'knownSince'>,
  latest: Micros,
): Flaw | null {
  if (knownSince === recordedAt) return null;
  const moment = parseRecordedAt(knownSince);
  const recorded = parseRecordedAt(recordedAt);
  if (moment !== undefined && (recorded === undefined || moment > recorded) && moment <= latest) return null;
  const expected = `from ${recordedAt} to ${formatRecordedAt(latest)}`;
  return { reason: 'known-since', expected, actual: knownSince };
}
