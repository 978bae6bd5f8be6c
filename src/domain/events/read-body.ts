import { catalogue, isEventType, type EventType } from './catalogue.js';
import { shapeFor } from './entry-shape.js';
import type { StoredEntry } from './entry.js';
import type { FieldProblem } from '../validation/problems.js';
import { acceptsFields, isObject } from '../validation/compounds.js';
import { ValidationContext } from '../validation/validation-context.js';

/** What the body of a logged event turns out to be. All but `entry` are counted and skipped by whoever reads the log. */
export type BodyReading =
  | { readonly outcome: 'entry'; readonly entry: StoredEntry }
  | { readonly outcome: 'unknown-type'; readonly type: string }
  | { readonly outcome: 'unknown-version'; readonly type: EventType; readonly version: number }
  | { readonly outcome: 'malformed'; readonly type: EventType; readonly problems: readonly FieldProblem[] };

/** Decodes the body of an event of the log, which is unknown until the catalogue has parsed it. Never throws. */
export function readBody(type: string, version: number, body: unknown): BodyReading {
  if (!isEventType(type)) return { outcome: 'unknown-type', type };
  if (version !== catalogue[type].version) return { outcome: 'unknown-version', type, version };
  const context = new ValidationContext();
  const entry = { ...(isObject(body) && body), type };
  return isStoredEntry(entry, body, context)
    ? { outcome: 'entry', entry }
    : { outcome: 'malformed', type, problems: context.problems };
}

/** The entry is its type and its body; it is sound when the body is. */
function isStoredEntry(
  entry: { readonly type: EventType },
  body: unknown,
  context: ValidationContext,
): entry is StoredEntry {
  return acceptsFields(shapeFor(entry.type).body, body, context);
}
