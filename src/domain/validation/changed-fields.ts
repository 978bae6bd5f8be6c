import { isObject, type JsonObject } from './compounds.js';
import { isStorable, storableText } from './leaves.js';
import { Rule } from './rule.js';
import type { JsonSchema } from './schema.js';
import type { ValidationContext } from './validation-context.js';

/** Fields of a payload by name, each with the JSON value that replaces it; null removes it. */
export type ChangedFields = JsonObject;

/**
 * Only what holds for any JSON is checked here: which fields the payload has, and what they may be, depends on the entry
 * that is corrected, and the result of the correction is read again as a whole.
 */
class FieldsRule extends Rule<JsonObject> {
  constructor(
    private readonly of: string,
    private readonly description: string,
  ) {
    super();
  }

  accepts(value: unknown, context: ValidationContext): value is JsonObject {
    if (!isObject(value)) return context.refuse(`an object of ${this.of}`, value);
    if (Object.keys(value).length === 0) return context.report('expected at least one field, got none');
    return allStorable(value, context);
  }

  schema(): JsonSchema {
    return { type: 'object', additionalProperties: true, minProperties: 1, description: this.description };
  }
}

/** A value below the changed fields, and how it was reached. */
interface Part {
  readonly value: unknown;
  readonly key?: string;
  readonly parent?: Part;
}

/** Every string and number below the value is checked, with a stack of its own: the nesting may be deeper than the call stack. */
function allStorable(value: unknown, context: ValidationContext): boolean {
  let valid = true;
  const open: Part[] = [{ value }];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const { value: found } = part;
    if (typeof found === 'string' && !isStorable(found))
      valid = context.refuseBelow(pathTo(part), storableText, found);
    // JSON writes larger numbers than can be stored again: 1e999.
    if (typeof found === 'number' && !Number.isFinite(found))
      valid = context.refuseBelow(pathTo(part), 'a number that a double can hold', found);
    if (typeof found !== 'object' || found === null) continue;
    for (const [key, inner] of Object.entries(found)) {
      const below: Part = { value: inner, key, parent: part };
      if (!isStorable(key)) valid = context.refuseBelow(pathTo(below), storableText, key);
      if (typeof inner !== 'boolean') open.push(below);
    }
  }
  return valid;
}

function pathTo(part: Part): string[] {
  const keys: string[] = [];
  for (let at: Part | undefined = part; at?.key !== undefined; at = at.parent) keys.push(at.key);
  return keys.reverse();
}

export const changedFields: Rule<ChangedFields> = new FieldsRule(
  'fields and their new values',
  'Top-level fields of the data; null removes one.',
);

/** The data of an entry of whatever type. */
export const dataOfAnyType: Rule<JsonObject> = new FieldsRule(
  'fields',
  'The data, whole, by the type of the entry that it is of.',
);
