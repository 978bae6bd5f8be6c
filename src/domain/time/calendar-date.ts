import edtf from 'edtf';
import { remembering } from './remembering.js';

/** How exactly a moment is known. */
export type Precision = 'instant' | 'day' | 'month' | 'year';

/** The first and last millisecond that a moment may be, since the epoch, both included. */
export interface Moment {
  readonly earliest: number;
  readonly latest: number;
  readonly precision: Precision;
}

/** The first and last instant of the years 0000 to 9999, UTC: what lies outside has no text of the same form. */
export const firstInstant = -62_167_219_200_000;
export const lastInstant = 253_402_300_799_999;

const dayLength = 86_400_000;

const form = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?[~?%]?$/;

/** A UTC day, month or year, with or without a mark of uncertainty at its end; undefined where the text is none. */
export function readCalendarDate(text: string): Moment | undefined {
  const [matched, year, month, dayOfMonth] = form.exec(text) ?? [];
  // Checked here: the library rolls the 29th of February over into March.
  if (
    matched === undefined ||
    (dayOfMonth !== undefined && !hasDay(Number(year), Number(month), Number(dayOfMonth)))
  )
    return undefined;
  const bounds = month === '02' && dayOfMonth === '29' ? lastDayOf(`${year}-02`) : boundsOf(text);
  return { ...bounds, precision: dayOfMonth !== undefined ? 'day' : month !== undefined ? 'month' : 'year' };
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function hasDay(year: number, month: number, day: number): boolean {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeapYear ? 29 : (monthDays[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

/** A leap day is read as the last day of its month: in the year 0 the library rolls that one over too. */
function lastDayOf(month: string): { readonly earliest: number; readonly latest: number } {
  const { latest } = boundsOf(month);
  return { earliest: latest + 1 - dayLength, latest };
}

/** The library takes about 100 microseconds for a date; the dates of a process are few. */
const boundsOf = remembering(4_096, (text: string) => {
  const date = edtf(text);
  return { earliest: date.min, latest: date.max };
});
