/** The moments that a question is about: `at` on the clock of the world, `knownAt` on that of the record. */
import { lastInstant, parseOccurred } from '../../domain/time/occurred.js';
import { Refused } from '../refusals.js';

/** `knownAt` as asked: an instant of the recording clock in microseconds, or a log position. */
export type KnownAt =
  | { readonly kind: 'instant'; readonly text: string; readonly micros: bigint }
  | { readonly kind: 'position'; readonly text: string; readonly position: bigint };

/** The last instant (ms) that a date, date-time or EDTF text means. */
export function readAt(text: string, parameter = 'at'): number {
  const reading = lastInstant(text);
  if (reading.ok && Number.isFinite(reading.value)) return reading.value;
  const expected = reading.ok ? 'a date with an end' : reading.expected;
  throw new Refused('invalid-query', `expected ${expected}, got "${text}"`, parameter);
}

export function readKnownAt(text: string, parameter = 'knownAt'): KnownAt {
  const position = /^position:(\d{1,18})$/.exec(text)?.[1];
  if (position !== undefined) return { kind: 'position', text, position: BigInt(position) };
  if (text.startsWith('position:')) {
    throw new Refused('invalid-query', `expected position: and a whole number, got "${text}"`, parameter);
  }
  return { kind: 'instant', text, micros: lastMicros(text, readAt(text, parameter)) };
}

/** A date-time means its instant to the microsecond; a day or more means its last microsecond. */
function lastMicros(text: string, milliseconds: number): bigint {
  const reading = parseOccurred(text);
  const whole = BigInt(milliseconds) * 1000n;
  if (!reading.ok || reading.value.precision !== 'instant') return whole + 999n;
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? '';
  return whole + BigInt(fraction.padEnd(6, '0').slice(3, 6));
}

/** The span that a date text means. @throws Refused invalid-query */
export function readSpan(
  text: string,
  parameter: string,
): { readonly earliest: number; readonly latest: number } {
  const reading = parseOccurred(text);
  if (reading.ok) return reading.value;
  throw new Refused('invalid-query', `expected ${reading.expected}, got "${text}"`, parameter);
}
