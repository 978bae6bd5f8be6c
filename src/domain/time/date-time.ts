import { firstInstant, lastInstant, readCalendarDate, type Moment } from './calendar-date.js';

const minute = 60_000;
const form =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/** An ISO 8601 date-time with offset, as one instant to the millisecond; undefined where the text is none. */
export function readDateTime(text: string): Moment | undefined {
  const [matched, day = '', hours, minutes, seconds = 0, fraction = '', sign, ...offset] =
    form.exec(text) ?? [];
  const date = readCalendarDate(day);
  if (matched === undefined || date === undefined) return undefined;
  const sinceMidnight =
    (Number(hours) * 60 + Number(minutes)) * minute +
    Number(seconds) * 1_000 +
    Number(fraction.padEnd(3, '0').slice(0, 3));
  const instant = date.earliest + sinceMidnight - offsetOf(sign, offset);
  // An offset may lead out of the years that there are.
  if (instant < firstInstant || instant > lastInstant) return undefined;
  return { earliest: instant, latest: instant, precision: 'instant' };
}

function offsetOf(
  sign: string | undefined,
  [hours = '', minutes = '']: readonly (string | undefined)[],
): number {
  if (sign === undefined) return 0;
  const offset = (Number(hours) * 60 + Number(minutes)) * minute;
  return sign === '-' ? -offset : offset;
}
