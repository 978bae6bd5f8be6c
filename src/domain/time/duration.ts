import { firstInstant, lastInstant } from './calendar-date.js';
import { remembering } from './remembering.js';

/** How far one moment lies from another, by the calendar: negative parts lie before it. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly milliseconds: number;
}

const form =
  /^(-?)P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** The same in JSON Schema: the digits are as many as a thousand years of seconds have. */
export const durationPattern =
  '^-?P(?=.)(\\d{1,11}Y)?(\\d{1,11}M)?(\\d{1,11}W)?(\\d{1,11}D)?(T(?=.)(\\d{1,11}H)?(\\d{1,11}M)?(\\d{1,11}S)?)?$';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const mostYears = 1_000;
const averageYear = 365.2425 * day;

export const expectedDuration =
  'an ISO 8601 duration of whole years, months, weeks, days, hours, minutes or seconds, of at most ' +
  `${mostYears} years, such as P30D, P1Y6M, PT72H or -P60D`;

const longest = 100;

/** Reads an ISO 8601 duration; undefined where the text is none, or longer than a thousand years. */
export function readDuration(text: string): Duration | undefined {
  return text.length <= longest ? read(text) : undefined;
}

const read = remembering(1_000, (text: string): Duration | undefined => {
  const [matched, sign, ...digits] = form.exec(text) ?? [];
  if (matched === undefined) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = digits.map(
    (part: string | undefined) => Number(part ?? 0),
  );
  const size = {
    months: years * 12 + months,
    days: weeks * 7 + days,
    milliseconds: hours * hour + minutes * minute + seconds * second,
  };
  const about = (size.months / 12) * averageYear + size.days * day + size.milliseconds;
  if (about > mostYears * averageYear) return undefined;
  if (sign === '') return size;
  // Taken from zero, so that nothing becomes -0.
  return { months: 0 - size.months, days: 0 - size.days, milliseconds: 0 - size.milliseconds };
});

/**
 * The instant that lies so far from another, in milliseconds since the epoch: months by the calendar day in UTC, a month
 * that has no such day by its last day; then days; then the time. The time of day stays. What would lie outside the years
 * 0000 to 9999 is their first or last instant; Infinity, an end that is not known, stays.
 */
export function addDuration(instant: number, { months, days, milliseconds }: Duration): number {
  if (!Number.isFinite(instant)) return instant;
  const moved = inMonths(instant, months) + days * day + milliseconds;
  return Math.min(Math.max(moved, firstInstant), lastInstant);
}

function inMonths(instant: number, months: number): number {
  if (months === 0) return instant;
  const date = new Date(instant);
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(Math.min(dayOfMonth, daysOf(date)));
  return date.getTime();
}

/** The days of the month that a date lies in. */
function daysOf(date: Date): number {
  const end = new Date(date);
  end.setUTCMonth(end.getUTCMonth() + 1, 0);
  return end.getUTCDate();
}

/** The first and last instant that something may be. */
interface Bounds {
  readonly earliest: number;
  readonly latest: number;
}

/**
 * The bounds of what lies so far from something that is known within bounds. The end of a month takes several days to one,
 * and each keeps its time of day: the earlier of the two is the earliest.
 */
export function boundsAfter({ earliest, latest }: Bounds, duration: Duration): Bounds {
  const ends = [addDuration(earliest, duration), addDuration(latest, duration)];
  return { earliest: Math.min(...ends), latest: Math.max(...ends) };
}
