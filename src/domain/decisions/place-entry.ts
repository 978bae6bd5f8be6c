/** Puts an entry of the world on the record, unless a rule forbids that it comes there at all. */
import type { SubstantiveType } from '../events/catalogue.js';
import type { PostedEntry } from '../events/entry.js';
import type { NumberedEntry } from '../history/editorial.js';
import { place } from '../history/placement.js';
import { structureOf } from '../history/structure.js';
import { circles, closed, future, missing, taken, tooEarly, unopened } from './checks.js';
import type { Item } from './item.js';
import { nodeOf, spanOf } from './node.js';
import type { Added, Rejected } from './placement.js';
import type { RecordState } from './record-state.js';

/**
 * Changes the state, unless the item is rejected.
 * @param now ms since the epoch
 */
export function placeEntry(
  state: RecordState,
  item: Item<NumberedEntry<PostedEntry<SubstantiveType>>>,
  now: number,
): Added | Rejected {
  const { entry } = item;
  const untimely =
    entry.type === 'ProcessOpened' ? undefined : (unopened(state, entry) ?? closed(state, entry));
  if (untimely) return { result: 'rejected', item, violations: [untimely] };
  const structure = structureOf(entry);
  const node = nodeOf(state, entry, structure);
  const { subject } = node;
  // An entry that introduces a thing twice, or would stand after itself, has no place.
  const blocking = [...taken(state, entry, structure), ...circles(state, structure)];
  const lacking = missing(state, structure);
  const violations = [...future(now, spanOf(entry)), ...blocking, ...lacking, ...tooEarly(state, node)];
  if (blocking.length > 0) return { result: 'rejected', item, violations };
  // What is missing may come later in the batch and refer back: it must not find the reference.
  const after =
    lacking.length > 0 ? { ...node, refersTo: node.refersTo.filter((key) => state.exists(key)) } : node;
  const { moved } = place(state, { after });
  return { result: 'added', item, subject, moved, violations };
}
