import { definitionOf, type EventType } from '../events/catalogue.js';
import type { EntryChanges } from '../events/editorial/payloads.js';
import type { PostedEntry } from '../events/entry.js';
import { nearest } from '../validation/nearest.js';
import type { FieldProblem } from '../validation/problems.js';
import { fieldsOf } from '../validation/rule.js';
import { shown, ValidationContext } from '../validation/validation-context.js';
import type { LocalizedText } from '../values/localized-text.js';
import type { Source } from '../values/source.js';

/** The parts of an entry that a correction replaced, and fields of its `data`, as they were: `null` where there was nothing. */
export interface Before {
  occurred?: string | undefined;
  sources?: readonly Source[] | null;
  note?: LocalizedText | null;
  data?: Record<string, unknown>;
}

/** Replaces the named parts of an entry, each whole; `null` removes a field of `data`. */
export function corrected<E extends PostedEntry>(
  entry: E,
  changes: EntryChanges,
): { entry: E; before: Before } {
  const { occurred, sources, note, data: fields } = changes;
  const before: Before = {
    ...(occurred !== undefined && { occurred: entry.occurred }),
    ...(sources !== undefined && { sources: entry.sources ?? null }),
    ...(note !== undefined && { note: entry.note ?? null }),
  };
  const result = {
    ...entry,
    ...(occurred !== undefined && { occurred }),
    ...(sources !== undefined && { sources }),
    ...(note !== undefined && { note }),
  };
  if (fields === undefined) return { entry: result, before };
  const known = new Map<string, unknown>(Object.entries(entry.data));
  before.data = Object.fromEntries(Object.keys(fields).map((field) => [field, known.get(field) ?? null]));
  const data = Object.entries({ ...entry.data, ...fields }).filter(([field]) => fields[field] !== null);
  // The decision reads what a correction leaves again, by the catalogue.
  return { entry: { ...result, data: Object.fromEntries(data) }, before };
}

/**
 * The fields that a correction would remove and an entry of that type cannot have: its result would not show the slip. A field
 * that the entry could have and has not may be removed; pointers lead into the correction.
 */
export function unknownRemovals(type: EventType, { data = {} }: EntryChanges): readonly FieldProblem[] {
  const context = new ValidationContext('data', 'changes', 'data');
  const known = [...fieldsOf(definitionOf(type).payload).keys()];
  for (const [field, value] of Object.entries(data)) {
    if (value !== null || known.includes(field)) continue;
    const likely = nearest(field, known);
    const there = likely.length > 0 ? `nearest: ${likely.join(', ')}` : `known: ${known.join(', ')}`;
    context.reportBelow([field], `expected a field of ${type} to remove, ${there}; got ${shown(field)}`);
  }
  return context.problems;
}
