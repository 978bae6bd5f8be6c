/** A date of the record in words, in the reader's language. */
import type { Language } from '../words/language.ts';
import { readDate, type CalendarDate, type Reading } from './edtf.ts';

export function dateInWords(text: string, language: Language): string {
  return readingInWords(readDate(text), language);
}

export function readingInWords(reading: Reading, language: Language): string {
  const { say, list } = language;
  const one = (date: CalendarDate) => calendarInWords(date, language);
  switch (reading.form) {
    case 'date':
      return one(reading.date);
    case 'instant':
      return format(language, reading.ms, {
        ...DAY,
        hour: '2-digit',
        minute: '2-digit',
        timeZoneName: 'short',
      });
    case 'interval':
      return reading.end
        ? say('date.from', { from: one(reading.start), to: one(reading.end) })
        : say('date.since', { from: one(reading.start) });
    case 'choice': {
      const [first, second, ...more] = reading.options.map(one);
      if (first !== undefined && second !== undefined && more.length === 0)
        return say('date.or', { first, second });
      return say('date.oneOf', { dates: list(reading.options.map(one), 'disjunction') });
    }
    case 'between':
      return say('date.between', { from: one(reading.first), to: one(reading.last) });
    case 'unread':
      return reading.text;
  }
}

const DAY = { year: 'numeric', month: 'long', day: 'numeric' } as const;

function calendarInWords({ year, month, day, doubt }: CalendarDate, language: Language): string {
  const ms = Date.UTC(2000, (month ?? 1) - 1, day ?? 1);
  // Years before 100 are not those of the last century.
  const date = format(language, new Date(ms).setUTCFullYear(year), {
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  });
  return doubt === undefined ? date : language.say(`date.${doubt}`, { date });
}

/** The days of the record are days in UTC. */
export function format({ locale }: Language, ms: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(ms);
}

export function dayInWords(iso: string, language: Language): string {
  return format(language, Date.parse(iso), DAY);
}

export function momentInWords(iso: string, language: Language): string {
  return format(language, Date.parse(iso), {
    ...DAY,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
}
