import type { Rule } from '../../../src/domain/validation/rule.js';
import { ValidationContext } from '../../../src/domain/validation/validation-context.js';

/** What a rule says of a value, as `pointer detail`; empty when it is accepted. */
export function problemsOfValue(rule: Rule<unknown>, value: unknown): readonly string[] {
  const context = new ValidationContext();
  rule.accepts(value, context);
  return context.problems.map(({ pointer, detail }) => `${pointer} ${detail}`);
}

/** The places that a rule refuses in a value. */
export function placesRefused(rule: Rule<unknown>, value: unknown): readonly string[] {
  return problemsOfValue(rule, value).map((problem) => problem.split(' ', 1)[0] ?? '');
}
