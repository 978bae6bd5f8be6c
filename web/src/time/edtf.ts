/** Reads the dates of the record for showing: the forms of EDTF that docs/vocabulary.md allows. The server is the judge of them. */

/** `~` about, `?` perhaps, `%` both. */
export type Doubt = 'about' | 'perhaps' | 'perhapsAbout';

export interface CalendarDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  readonly doubt?: Doubt;
}

export type Reading =
  | { readonly form: 'date'; readonly date: CalendarDate }
  | { readonly form: 'instant'; readonly ms: number }
  | { readonly form: 'interval'; readonly start: CalendarDate; readonly end: CalendarDate | null }
  | { readonly form: 'choice'; readonly options: readonly CalendarDate[] }
  | { readonly form: 'between'; readonly first: CalendarDate; readonly last: CalendarDate }
  | { readonly form: 'unread'; readonly text: string };

const DOUBTS: Readonly<Record<string, Doubt>> = { '~': 'about', '?': 'perhaps', '%': 'perhapsAbout' };

export function readDate(text: string): Reading {
  const unread: Reading = { form: 'unread', text };
  const choice = /^\[(.+)\]$/.exec(text)?.[1];
  if (choice !== undefined) {
    const range = choice.split('..');
    const options = (range.length === 2 ? range : choice.split(',')).map(calendarDate);
    if (!options.every((one) => one !== undefined)) return unread;
    const [first, last] = options;
    return range.length === 2 && first && last
      ? { form: 'between', first, last }
      : { form: 'choice', options };
  }
  const [from = '', to] = text.split('/');
  if (to !== undefined) {
    const start = calendarDate(from);
    const end = to === '..' ? null : calendarDate(to);
    return start === undefined || end === undefined ? unread : { form: 'interval', start, end };
  }
  if (text.includes('T')) {
    const ms = Date.parse(text);
    return Number.isNaN(ms) ? unread : { form: 'instant', ms };
  }
  const date = calendarDate(text);
  return date ? { form: 'date', date } : unread;
}

function calendarDate(text: string): CalendarDate | undefined {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day, mark = ''] = match;
  const doubt = DOUBTS[mark];
  return {
    year: Number(year),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
    ...(doubt === undefined ? {} : { doubt }),
  };
}

/** Whether it says one day or instant and no doubt: then there is nothing to draw. */
export function isCertain(reading: Reading): boolean {
  if (reading.form === 'instant') return true;
  return reading.form === 'date' && reading.date.day !== undefined && reading.date.doubt === undefined;
}
