import { isEditorialType, isEventType, type EventType } from './catalogue.js';
import { entryOfUnknownType, shapeFor } from './entry-shape.js';
import type { PostedEntry } from './entry.js';
import type { FieldProblem } from './problems.js';
import { acceptsFields, isObject, ownField, type JsonObject } from './rules/compounds.js';
import { Spot } from './rules/spot.js';

export type EntryReading =
  | { readonly ok: true; readonly entry: PostedEntry }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * Reads one posted entry: its whole shape, nothing of the record's state. Every failing place is reported (the first 1,000),
 * unknown fields too. The JSON stays as it is, but for `id` and an editorial entry's `entryId`, which become lower case.
 * Never throws.
 */
export function readEntry(input: unknown): EntryReading {
  const problems: FieldProblem[] = [];
  const entry = isObject(input) ? withLowerCaseIds(input) : input;
  return isPostedEntry(entry, new Spot(problems)) ? { ok: true, entry } : { ok: false, problems };
}

/** The problems of a payload alone, with pointers from `/data` on: for the result of a correction. Never throws. */
export function checkData(type: EventType, data: unknown): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  shapeFor(type).payload.accepts(data, new Spot(problems).at('data'));
  return problems;
}

function isPostedEntry(entry: unknown, spot: Spot): entry is PostedEntry {
  const type = isObject(entry) ? ownField(entry, 'type') : undefined;
  return acceptsFields(isEventType(type) ? shapeFor(type).entry : entryOfUnknownType, entry, spot);
}

function withLowerCaseIds(entry: JsonObject): JsonObject {
  const type = ownField(entry, 'type');
  const data = ownField(entry, 'data');
  const isEditorial = isEventType(type) && isEditorialType(type);
  return {
    ...withLowerCase(entry, 'id'),
    ...(isEditorial && isObject(data) && { data: withLowerCase(data, 'entryId') }),
  };
}

function withLowerCase(owner: JsonObject, field: string): JsonObject {
  const id = ownField(owner, field);
  return typeof id === 'string' ? { ...owner, [field]: id.toLowerCase() } : owner;
}
