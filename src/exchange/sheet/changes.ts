/** What a correction has to say to make of an entry what a row says. */
import type { Draft } from './places.js';
import type { EntryParts } from './plan.js';

export interface Changes {
  /** As `EntryCorrected` takes them. */
  readonly data: object;
  /** The parts that a correction cannot take away, and that the row has taken away. */
  readonly removed: readonly ('occurred' | 'sources' | 'note')[];
}

export function changesBetween(before: EntryParts, after: Draft): Changes | undefined {
  const removed: ('occurred' | 'sources' | 'note')[] = [];
  const changes: Draft = {};
  for (const part of ['occurred', 'sources', 'note'] as const) {
    if (isSame(before[part], after[part])) continue;
    if (after[part] === undefined) removed.push(part);
    else changes[part] = after[part];
  }
  const fields = changedFields(before.data, after['data'] ?? {});
  if (Object.keys(fields).length > 0) changes['data'] = fields;
  return Object.keys(changes).length + removed.length === 0 ? undefined : { data: changes, removed };
}

function changedFields(before: object, after: object): object {
  const was = new Map<string, unknown>(Object.entries(before));
  const is = new Map<string, unknown>(Object.entries(after));
  const names = new Set([...was.keys(), ...is.keys()]);
  const differing = [...names].filter((name) => !isSame(was.get(name), is.get(name)));
  return Object.fromEntries(differing.map((name) => [name, is.get(name) ?? null]));
}

/** The one is a copy of the other, so that fields stand in the same order. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
