import { readAs } from '../domain/validation/read-as.js';
import type { RuledClass } from '../domain/validation/rule.js';
import { Refused } from './refusals.js';

/** What was sent, by the rules of a class. @throws Refused invalid-payload */
export function expectShape<T extends object>(shape: RuledClass<T>, value: unknown): T {
  const reading = readAs(shape, value);
  if (reading.ok) return reading.value;
  const [first] = reading.problems;
  throw new Refused('invalid-payload', first?.detail ?? '', first?.pointer ?? '');
}
