/** What the items of a batch that could not be read would have brought: others that refer to it are not to blame. */
import type { Refusal } from '../../domain/events/refusal.js';
import { isObject } from '../../domain/validation/compounds.js';

/** Leaves out the refusals that only say that something of an unread item is not on the record. */
export function withoutFollowing(
  refusals: readonly Refusal[],
  items: readonly unknown[],
  unread: readonly Refusal[],
): readonly Refusal[] {
  if (unread.length === 0 || refusals.length === 0) return refusals;
  const named = new Set<unknown>();
  for (const index of new Set(unread.map((refusal) => refusal.index))) collect(items[index], named);
  return refusals.filter(({ index, code, pointer }) => {
    if (code === 'process-not-found') return !named.has('ProcessOpened');
    const isReference = ['reference-not-found', 'party-not-in-process', 'entry-not-found'].includes(code);
    return !isReference || !named.has(valueAt(items[index], pointer));
  });
}

/** Every text in a value. */
function collect(value: unknown, texts: Set<unknown>): void {
  if (typeof value === 'string') texts.add(value);
  else if (Array.isArray(value)) for (const item of value) collect(item, texts);
  else if (isObject(value)) for (const item of Object.values(value)) collect(item, texts);
}

function valueAt(item: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isObject(value) ? value[key] : undefined;
  }, item);
}
