import { acceptsFields } from './compounds.js';
import type { FieldProblem } from './problems.js';
import { fieldsOf, type RuledClass } from './rule.js';
import { ValidationContext } from './validation-context.js';

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** Reads a value that nobody has checked by the rules of a class. Never throws. */
export function readAs<T extends object>(shape: RuledClass<T>, value: unknown): Read<T> {
  const context = new ValidationContext();
  return isShaped(shape, value, context) ? { ok: true, value } : { ok: false, problems: context.problems };
}

function isShaped<T extends object>(
  shape: RuledClass<T>,
  value: unknown,
  context: ValidationContext,
): value is T {
  return acceptsFields(fieldsOf(shape), value, context);
}
