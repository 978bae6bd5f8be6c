/** What items that are not on the record would have brought: others that refer to it are not to blame. */
import type { Refusal } from '../../domain/events/refusal.js';
import { isObject } from '../../domain/validation/compounds.js';

/** No id is longer. */
const LONGEST_ID = 64;
/** Bounds what is remembered; whoever refers to more is told so. */
const MOST_IDS = 100_000;

/** The ids that items would have introduced, among all their short texts. */
export class MissingItems {
  private readonly named = new Set<unknown>();

  add(item: unknown): void {
    collect(item, this.named);
  }

  /** Whether a refusal of an item only says that something of these is not on the record. */
  explain(item: unknown, { code, pointer }: Refusal): boolean {
    if (code === 'process-not-found') return this.named.has('ProcessOpened');
    const isReference = ['reference-not-found', 'party-not-in-process', 'entry-not-found'].includes(code);
    return isReference && this.named.has(valueAt(item, pointer));
  }
}

/** Leaves out the refusals that only say that something of an unread item is not on the record. */
export function withoutFollowing(
  refusals: readonly Refusal[],
  items: readonly unknown[],
  unread: readonly Refusal[],
): readonly Refusal[] {
  if (unread.length === 0 || refusals.length === 0) return refusals;
  const missing = new MissingItems();
  for (const index of new Set(unread.map((refusal) => refusal.index))) missing.add(items[index]);
  return refusals.filter((refusal) => !missing.explain(items[refusal.index], refusal));
}

/** Every text in a value that may be an id. */
function collect(value: unknown, texts: Set<unknown>): void {
  if (typeof value === 'string') {
    if (value.length <= LONGEST_ID && texts.size < MOST_IDS) texts.add(value);
  } else if (Array.isArray(value)) for (const item of value) collect(item, texts);
  else if (isObject(value)) for (const item of Object.values(value)) collect(item, texts);
}

function valueAt(item: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isObject(value) ? value[key] : undefined;
  }, item);
}
