import { isEditorialType, isEventType, type EventType } from './catalogue.js';
import { entryOfUnknownType, shapeFor } from './entry-shape.js';
import type { PostedEntry } from './entry.js';
import type { FieldProblem } from '../validation/problems.js';
import { acceptsFields, isObject, ownField, type JsonObject } from '../validation/compounds.js';
import { ValidationContext } from '../validation/validation-context.js';

export type EntryReading =
  | { readonly ok: true; readonly entry: PostedEntry }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * Reads one posted entry: its whole shape, nothing of the record's state. Every failing place is reported (the first 1,000),
 * unknown fields too. The JSON stays as it is, but for `id` and an editorial entry's `entryId`, which become lower case.
 * Never throws.
 */
export function readEntry(input: unknown): EntryReading {
  const context = new ValidationContext();
  const entry = isObject(input) ? withLowerCaseIds(input) : input;
  return isPostedEntry(entry, context) ? { ok: true, entry } : { ok: false, problems: context.problems };
}

/** The problems of a payload alone, with pointers from `/data` on: for the result of a correction. Never throws. */
export function checkData(type: EventType, data: unknown): readonly FieldProblem[] {
  const context = new ValidationContext('data');
  shapeFor(type).payload.accepts(data, context);
  return context.problems;
}

/** The problems of a body as it is stored, with pointers into it. Never throws. */
export function checkBody(type: EventType, body: unknown): readonly FieldProblem[] {
  const context = new ValidationContext();
  acceptsFields(shapeFor(type).body, body, context);
  return context.problems;
}

function isPostedEntry(entry: unknown, context: ValidationContext): entry is PostedEntry {
  const type = isObject(entry) ? ownField(entry, 'type') : undefined;
  return acceptsFields(isEventType(type) ? shapeFor(type).entry : entryOfUnknownType, entry, context);
}

/** A copy only where there is something to change. */
function withLowerCaseIds(entry: JsonObject): JsonObject {
  const lower = withLowerCase(entry, 'id');
  const type = ownField(lower, 'type');
  if (!isEventType(type) || !isEditorialType(type)) return lower;
  const data = ownField(lower, 'data');
  return isObject(data) ? { ...lower, data: withLowerCase(data, 'entryId') } : lower;
}

function withLowerCase(owner: JsonObject, field: string): JsonObject {
  const id = ownField(owner, field);
  return typeof id === 'string' && /[A-Z]/.test(id) ? { ...owner, [field]: id.toLowerCase() } : owner;
}
