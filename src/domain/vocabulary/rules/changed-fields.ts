import { isObject, type JsonObject } from './compounds.js';
import { isStorable, storableText } from './leaves.js';
import { Rule } from './rule.js';
import type { JsonSchema } from './schema.js';
import type { Spot } from './spot.js';

/** Fields of a payload by name, each with the JSON value that replaces it; null removes it. */
export type ChangedFields = JsonObject;

/**
 * Only what holds for any JSON is checked here: which fields the payload has, and what they may be, depends on the entry
 * that is corrected, and the result of the correction is read again as a whole.
 */
class ChangedFieldsRule extends Rule<ChangedFields> {
  accepts(value: unknown, spot: Spot): value is ChangedFields {
    if (!isObject(value)) return spot.refuse('an object of fields and their new values', value);
    if (Object.keys(value).length === 0) return spot.report('expected at least one field, actual none');
    return allStorable(value, spot);
  }

  schema(): JsonSchema {
    return {
      type: 'object',
      minProperties: 1,
      description: 'Top-level fields of the data; null removes one.',
    };
  }
}

/** Every string below the value is checked, with a stack of its own: the nesting may be deeper than the call stack. */
function allStorable(value: unknown, spot: Spot): boolean {
  let sound = true;
  const open: { value: unknown; spot: Spot }[] = [{ value, spot }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: part, spot: place } = next;
    if (typeof part === 'string' && !isStorable(part)) sound = place.refuse(storableText, part);
    if (typeof part !== 'object' || part === null) continue;
    for (const [key, inner] of Object.entries(part)) {
      const below = place.at(key);
      if (!isStorable(key)) sound = below.refuse(storableText, key);
      if (typeof inner === 'string' || typeof inner === 'object') open.push({ value: inner, spot: below });
    }
  }
  return sound;
}

export const changedFields: Rule<ChangedFields> = new ChangedFieldsRule();
