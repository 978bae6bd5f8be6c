/** Moments in microseconds since the epoch, as the clock of the record counts. They stay below 2^53 until the year 2255. */
import { parseOccurred } from './occurred.js';

/** Of a recorded moment, in the one form that the log gives. */
export function microsOf(moment: string): number {
  return Date.parse(`${moment.slice(0, 23)}Z`) * 1_000 + Number(moment.slice(23, 26));
}

/** The last one that a date, date-time or EDTF text means; undefined where it is none, or has no end. */
export function lastMicros(text: string): number | undefined {
  const reading = parseOccurred(text);
  if (!reading.ok || !Number.isFinite(reading.value.latest)) return undefined;
  return reading.value.latest * 1_000 + (microsWithin(text) ?? 999);
}

/** The microseconds that a date-time names beyond its millisecond; undefined for a day or more. */
export function microsWithin(text: string): number | undefined {
  const reading = parseOccurred(text);
  if (!reading.ok || reading.value.precision !== 'instant') return undefined;
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? '';
  return Number(fraction.padEnd(6, '0').slice(3, 6));
}
