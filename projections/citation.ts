/** How a row says when something was and which entry says so. */
import type { HistoryEntry } from '../src/domain/history/history-entry.js';
import { isoInstant, parseOccurred } from '../src/domain/time/occurred.js';
import type { LocalizedText } from '../src/domain/values/localized-text.js';

/** When an entry occurred: its text as posted, and the first and last instant that it allows (UTC, ms). */
export interface Occurred {
  readonly text: string;
  readonly earliest: string;
  /** Null for an open end. */
  readonly latest: string | null;
}

/** A date that is planned or owed, not one that an entry occurred on. */
export interface PlannedDate {
  readonly text: string;
  /** Null where the text cannot be read, which the vocabulary does not let happen. */
  readonly earliest: string | null;
  /** Null for an open end. */
  readonly latest: string | null;
}

/** The entry that a part of a row is from; its sources stand at `/events/{entryId}`. */
export interface Citation {
  readonly occurred: Occurred;
  readonly entryId: string;
  /** There when somebody contests the entry. */
  readonly disputed?: true;
}

/** Since when a state holds, and the entry that brought it about. */
export interface Since {
  readonly since: Occurred;
  readonly entryId: string;
  readonly disputed?: true;
}

/** An entry with the reason that it gives. */
export interface ReasonedCitation extends Citation {
  readonly reason?: LocalizedText;
}

/** Since when a state holds, and the reason that was given for it; null where none was. */
export interface ReasonedSince extends Since {
  readonly reason: LocalizedText | null;
}

export function occurredOf({ occurred: { text, earliest, latest } }: HistoryEntry): Occurred {
  return { text, earliest: isoInstant(earliest), latest: instantOrNull(latest) };
}

export function cite(entry: HistoryEntry): Citation {
  return { occurred: occurredOf(entry), entryId: entry.id, ...disputed(entry) };
}

export function since(entry: HistoryEntry): Since {
  return { since: occurredOf(entry), entryId: entry.id, ...disputed(entry) };
}

export function citeWithReason(
  entry: HistoryEntry & { readonly data: { readonly reason?: LocalizedText } },
): ReasonedCitation {
  const { reason } = entry.data;
  return { ...cite(entry), ...(reason && { reason }) };
}

export function plannedDate(text: string): PlannedDate {
  const reading = parseOccurred(text);
  if (!reading.ok) return { text, earliest: null, latest: null };
  return { text, earliest: isoInstant(reading.value.earliest), latest: instantOrNull(reading.value.latest) };
}

/** A planned date, or null where none is given. */
export function plannedDateOrNull(text: string | undefined): PlannedDate | null {
  return text === undefined ? null : plannedDate(text);
}

/** ISO text; null for an end that is open. */
export function instantOrNull(ms: number): string | null {
  return Number.isFinite(ms) ? isoInstant(ms) : null;
}

function disputed({ disputes }: HistoryEntry): { readonly disputed?: true } {
  return disputes.length > 0 ? { disputed: true } : {};
}
