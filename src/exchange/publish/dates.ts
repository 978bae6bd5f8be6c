/** How a date of the record, which may be uncertain, is said in formats that know certain ones alone. */
import { parseOccurred } from '../../domain/time/occurred.js';

/** A date of a row: its text as posted (EDTF or ISO 8601), and its first and last instant (ISO, UTC). */
export interface RecordedDate {
  readonly text: string;
  readonly earliest: string | null;
  /** Null for an open end. */
  readonly latest: string | null;
}

/** Whether the date is one instant, or one day without a mark of uncertainty. */
export function isCertain(date: RecordedDate): boolean {
  return isInstant(date) || /^\d{4}-\d\d-\d\d$/.test(date.text);
}

/** Whether the time of day is known. */
export function isInstant({ text }: RecordedDate): boolean {
  return precisionOf(text) === 'instant';
}

/** As far as the first of its dates is known. */
export function precisionOf(text: string): 'instant' | 'day' | 'month' | 'year' {
  const reading = parseOccurred(text);
  return reading.ok ? reading.value.precision : 'year';
}

/** The date as it was recorded, for readers; undefined where a calendar says it as well. */
export function uncertaintyOf(date: RecordedDate): string | undefined {
  if (isCertain(date)) return undefined;
  const { text, earliest, latest } = date;
  const to = latest === null ? 'with an open end' : `to ${day(latest)}`;
  return `Date as recorded (EDTF): ${text}, from ${earliest === null ? 'an unknown day' : day(earliest)} ${to}.`;
}

/** `2025-12-19` of an instant. */
export function day(instant: string): string {
  return instant.slice(0, 10);
}
