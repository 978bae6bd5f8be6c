import type { EventType } from './catalogue.js';
import { shapeFor } from './entry-shape.js';
import { localized, type LocalizedText } from '../values/localized-text.js';
import { changedFields } from '../validation/changed-fields.js';
import { isObject, ownField } from '../validation/compounds.js';
import type { Rule } from '../validation/rule.js';
import { ValidationContext } from '../validation/validation-context.js';

/**
 * The localized text at a JSON Pointer (RFC 6901) inside the data of an entry; undefined where the catalogue knows of none
 * there, or the data holds none. `types` are the entry's type and, for an editorial entry, those of what it is about, one
 * after the other: which fields a correction changes only the corrected type can tell.
 */
export function textAt(
  types: Iterable<EventType, undefined>,
  data: unknown,
  pointer: string,
): LocalizedText | undefined {
  const further = types[Symbol.iterator]();
  let rule = payloadRule(further.next());
  let value = data;
  for (const key of keysOf(pointer)) {
    if (rule === changedFields) rule = payloadRule(further.next());
    rule = rule?.inner(key);
    value = memberAt(value, key);
  }
  return rule === localized && localized.accepts(value, new ValidationContext()) ? value : undefined;
}

function payloadRule({ value }: IteratorResult<EventType, undefined>): Rule<unknown> | undefined {
  return value && shapeFor(value).payload;
}

/** A copy of data with another text at a pointer where `textAt` finds one. */
export function withTextAt<D>(data: D, pointer: string, text: LocalizedText): D {
  // Only a text is replaced, by a text: the rest keeps its shape.
  return replaced(data, keysOf(pointer), text) as D;
}

function replaced(value: unknown, [key, ...rest]: readonly string[], text: LocalizedText): unknown {
  if (key === undefined) return text;
  const inner = replaced(memberAt(value, key), rest, text);
  return Array.isArray(value)
    ? value.with(Number(key), inner)
    : { ...(isObject(value) && value), [key]: inner };
}

function memberAt(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) ? ownField(value, key) : undefined;
}

function keysOf(pointer: string): string[] {
  const tokens = pointer.split('/').slice(1);
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
