import { readEntry } from '../../../src/domain/events/read-entry.js';

/** The problems of an entry as `pointer code`, in order; empty when it is accepted. */
export function problemsOf(entry: unknown): readonly string[] {
  const reading = readEntry(entry);
  return reading.ok ? [] : reading.problems.map(({ pointer, code }) => `${pointer} ${code}`);
}

/** The detail of the one problem of an entry. */
export function detailOf(entry: unknown): string {
  const reading = readEntry(entry);
  if (reading.ok || reading.problems.length !== 1)
    throw new Error(`expected one problem: ${JSON.stringify(reading)}`);
  return reading.problems[0]?.detail ?? '';
}
