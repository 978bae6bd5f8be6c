/**
 * The moments that a question is about: `at` on the clock of the world, `knownAt` on that of the record, `reportedBy` on that of
 * what was published.
 */
import { microsWithin } from '../../domain/time/microseconds.js';
import { parseOccurred } from '../../domain/time/occurred.js';
import { Refused } from '../refusals.js';

/** `knownAt` as asked: an instant of the recording clock in microseconds, or a log position. */
export type KnownAt =
  | { readonly kind: 'instant'; readonly text: string; readonly micros: bigint }
  | { readonly kind: 'position'; readonly text: string; readonly position: bigint };

/** The last instant (ms) that a date, date-time or EDTF text means. */
export function readAt(text: string, parameter = 'at'): number {
  return lastOf(readSpan(text, parameter), text, parameter);
}

/** The end of a span that has one. @throws Refused invalid-query */
export function lastOf({ latest }: Span, text: string, parameter = 'to'): number {
  if (Number.isFinite(latest)) return latest;
  throw new Refused('invalid-query', `expected a date with an end, got "${text}"`, parameter);
}

export function readKnownAt(text: string, parameter = 'knownAt'): KnownAt {
  const position = /^position:(\d{1,18})$/.exec(text)?.[1];
  if (position !== undefined) return { kind: 'position', text, position: BigInt(position) };
  if (text.startsWith('position:')) {
    throw new Refused('invalid-query', `expected position: and a whole number, got "${text}"`, parameter);
  }
  return { kind: 'instant', text, micros: lastMicros(text, readAt(text, parameter)) };
}

/** `reportedBy` as asked: the last microsecond that it means. */
export function readReportedBy(text: string, parameter = 'reportedBy'): number {
  return lastOf(readMicrosSpan(text, parameter), text, parameter);
}

/** A date-time means its instant to the microsecond; a day or more means its last microsecond. */
function lastMicros(text: string, milliseconds: number): bigint {
  return BigInt(milliseconds) * 1000n + BigInt(microsWithin(text) ?? 999);
}

/** First and last of what a date text means. */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
}

/** The span that a date text means, in ms. @throws Refused invalid-query */
export function readSpan(text: string, parameter: string): Span {
  const reading = parseOccurred(text);
  if (reading.ok) return reading.value;
  const hint = / \d\d:\d\d$/.test(text) ? '; a bare + in a query is read as a space, write %2B' : '';
  throw new Refused('invalid-query', `expected ${reading.expected}, got "${text}"${hint}`, parameter);
}

/** The same in microseconds. */
export function readMicrosSpan(text: string, parameter: string): Span {
  const { earliest, latest } = readSpan(text, parameter);
  const micros = microsWithin(text);
  return {
    earliest: earliest * 1_000 + (micros ?? 0),
    latest: latest * 1_000 + (micros ?? 999),
  };
}

/** One end of a span as asked, and where it lies on the clock of the span. */
export interface SpanEnd<Value> {
  readonly text: string | undefined;
  readonly value: Value;
}

/** @throws Refused invalid-query where `from` lies after `to`, naming both */
export function expectOrder<Value extends number | bigint>(from: SpanEnd<Value>, to: SpanEnd<Value>): void {
  if (from.value <= to.value) return;
  const detail = `expected a "from" that is not after "to", got from ${from.text ?? ''} and to ${to.text ?? ''}`;
  throw new Refused('invalid-query', detail, 'from', 'to');
}
