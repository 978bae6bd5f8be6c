import { readCalendarDate, type Moment, type Precision } from './calendar-date.js';
import { readDateTime } from './date-time.js';
import { remembering } from './remembering.js';

/** When something occurred, as far as it is known. */
export interface TimeSpan {
  /** As posted. */
  readonly text: string;
  /** The first millisecond that it may be, since the epoch. */
  readonly earliest: number;
  /** The last one; Infinity for an interval with an open end. */
  readonly latest: number;
  /** How exactly its start is known. */
  readonly precision: Precision;
}

export type OccurredReading =
  { readonly ok: true; readonly value: TimeSpan } | { readonly ok: false; readonly expected: string };

const expected = {
  any:
    'a date that exists (2025-12-19, 2025-12, 2025), an interval with a known start (2025-10-08/2025-10-09, ' +
    '2025-10-08/..), one of several dates ([2025-10-08,2025-10-09], [2025-10-08..2025-10-10]), each date perhaps marked ' +
    'with ~ ? or %, or a date-time with offset (2025-10-10T12:00+03:00)',
  dateTime:
    'a date-time that exists, with offset, in the years 0000 to 9999 UTC, such as 2025-10-10T12:00+03:00 or 2025-10-10T09:00:00Z',
  interval:
    'an interval of two dates that exist, without times, or with an open end: 2025-10-08/2025-10-09, 2025-10-08/..',
  choice:
    'two or more dates that exist, or the first and last of them: [2025-10-08,2025-10-09], [2025-10-08..2025-10-10]',
  order: 'an end that is not before its start',
} as const;

const longest = 500;

/**
 * Reads when something occurs: the forms of EDTF (ISO 8601-2) that have a known earliest instant, and ISO 8601 date-times
 * with offset. Days without offset are UTC days. A mark of uncertainty widens nothing.
 */
export function parseOccurred(text: string): OccurredReading {
  if (text.length > longest) return { ok: false, expected: `${expected.any}; at most ${longest} characters` };
  return read(text);
}

/** An entry's date is read when its shape is checked, when it is decided, and when it is put on the record. */
const read = remembering(4_096, (text: string): OccurredReading => {
  if (text.startsWith('[')) return readChoice(text);
  if (text.includes('/')) return readInterval(text);
  if (text.includes('T')) return answer(text, readDateTime(text), expected.dateTime);
  return answer(text, readCalendarDate(text), expected.any);
});

/** An instant as UTC text with milliseconds. Every fold of an entry says when it was. */
export const isoInstant = remembering(4_096, (ms: number): string => new Date(ms).toISOString());

function readInterval(text: string): OccurredReading {
  const [from = '', to = '', ...more] = text.split('/');
  const start = readCalendarDate(from);
  const end = to === '..' ? openEnd : readCalendarDate(to);
  if (start === undefined || end === undefined || more.length > 0) {
    return { ok: false, expected: expected.interval };
  }
  return between(text, start, end);
}

function readChoice(text: string): OccurredReading {
  const inner = /^\[([^[\]]*)\]$/.exec(text)?.[1] ?? '';
  const isRange = inner.includes('..');
  const parts = inner.split(isRange ? '..' : ',').map(readCalendarDate);
  const dates = parts.filter((date) => date !== undefined);
  const [first, second] = dates;
  if (
    first === undefined ||
    second === undefined ||
    dates.length < parts.length ||
    (isRange && parts.length > 2)
  ) {
    return { ok: false, expected: expected.choice };
  }
  return isRange ? between(text, first, second) : answer(text, oneOf(dates, first), expected.choice);
}

const openEnd = { latest: Infinity };

function between(text: string, start: Moment, end: { readonly latest: number }): OccurredReading {
  const span = { earliest: start.earliest, latest: end.latest, precision: start.precision };
  return answer(text, end.latest < start.earliest ? undefined : span, expected.order);
}

function oneOf(dates: readonly Moment[], first: Moment): Moment {
  const start = dates.reduce((least, date) => (date.earliest < least.earliest ? date : least), first);
  const latest = Math.max(...dates.map((date) => date.latest));
  return { earliest: start.earliest, latest, precision: start.precision };
}

function answer(text: string, moment: Moment | undefined, otherwise: string): OccurredReading {
  return moment === undefined ? { ok: false, expected: otherwise } : { ok: true, value: { text, ...moment } };
}
