import type { RemainingBody } from '../events/editorial/payloads.js';
import type { PostedEntry } from '../events/entry.js';

/** An entry with what a redaction leaves of it in place of what was posted; the fields of its recording stay. */
export function remaining<E extends PostedEntry>(entry: E, left: RemainingBody): E {
  const { occurred: _occurred, data: _data, sources: _sources, note: _note, ...recording } = entry;
  const result: object = { ...recording, ...left, redacted: true };
  // The decision reads what is left by the catalogue.
  return result as E;
}
