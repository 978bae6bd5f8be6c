import type { EntryChanges } from '../events/editorial/payloads.js';
import type { PostedEntry } from '../events/entry.js';
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
