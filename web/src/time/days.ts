/** Days in UTC, as numbers since the epoch, and back. */
import { readDate } from './edtf.ts';

export const DAY_MS = 86_400_000;

/** `2025-12-19`. */
export function dayOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The last instant of a date, in ms; undefined where it cannot be told here, as of `position:90`. */
export function endOf(text: string): number | undefined {
  const reading = readDate(text);
  switch (reading.form) {
    case 'instant':
      return reading.ms;
    case 'date': {
      const { year, month, day } = reading.date;
      const next =
        month === undefined
          ? Date.UTC(year + 1)
          : day === undefined
            ? Date.UTC(year, month)
            : Date.UTC(year, month - 1, day + 1);
      return next - 1;
    }
    case 'interval':
    case 'choice':
    case 'between':
    case 'unread':
      return undefined;
  }
}
