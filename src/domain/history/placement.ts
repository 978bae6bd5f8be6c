/**
 * Where an entry stands in the world's order: at the earliest instant that its date allows, but never before what it
 * refers to; ties by reference depth, then by the order of recording. One algorithm serves the decisions (in memory)
 * and the projector (in its local file): both hand it an index.
 */
import type { SubjectKey } from '../events/subject.js';

/** A place in occurred order. `order` is ms since the epoch; `sequence` grows with recording. */
export interface Place {
  readonly order: number;
  readonly depth: number;
  readonly sequence: number;
}

/** What ordering needs to know of an entry. */
export interface Placeable {
  readonly id: string;
  readonly sequence: number;
  /** The first and last instant that its date allows, ms since the epoch. */
  readonly earliest: number;
  readonly latest: number;
  /** The thing that this entry brings on the record, or takes a step of. */
  readonly introduces: SubjectKey | null;
  /** What it refers to; an entry never stands before any of it. Parties order nothing and are not here. */
  readonly refersTo: readonly SubjectKey[];
}

export type Placed<N extends Placeable = Placeable> = N & Place;

/** The entries that an index holds, found by what the algorithm asks for. */
export interface PlacementIndex<N extends Placeable = Placeable> {
  get(id: string): Placed<N> | undefined;
  put(node: Placed<N>): void;
  remove(node: Placed<N>): void;
  /** The place of a thing: that of the earliest entry which introduces it. */
  placeOf(subject: SubjectKey): Place | undefined;
  /** The entries that refer to a thing; of those that stand after `upTo` (ms) any may be left out. */
  referrers(subject: SubjectKey, upTo?: number): Iterable<Placed<N>>;
}

export function comparePlaces(a: Place, b: Place): number {
  return a.order - b.order || a.depth - b.depth || a.sequence - b.sequence;
}

/** An entry whose place changed because something it refers to moved. */
export interface Moved<N extends Placeable> {
  readonly before: Placed<N>;
  readonly after: Placed<N>;
}

/**
 * Puts, replaces (`before` and `after`) or removes (`before` alone) one entry and moves whatever stood on it.
 * Returns the other entries that moved. References must not run in circles: see `refersBackTo`.
 */
export function place<N extends Placeable>(
  index: PlacementIndex<N>,
  change: { before?: Placed<N> | undefined; after?: N | undefined },
): { placed: Placed<N> | undefined; moved: Moved<N>[] } {
  const watched = new Map<SubjectKey, Place | undefined>();
  for (const node of [change.before, change.after]) {
    if (node?.introduces) watched.set(node.introduces, index.placeOf(node.introduces));
  }
  if (change.before) index.remove(change.before);
  const placed = change.after && placedAmong(index, change.after);
  if (placed) index.put(placed);
  return { placed, moved: moveReferrers(index, watched) };
}

function placedAmong<N extends Placeable>(index: PlacementIndex<N>, node: N): Placed<N> {
  let order = node.earliest;
  let depth = 0;
  for (const subject of node.refersTo) {
    const at = index.placeOf(subject);
    if (!at) continue;
    order = Math.max(order, at.order);
    depth = Math.max(depth, at.depth + 1);
  }
  return { ...node, order, depth };
}

function moveReferrers<N extends Placeable>(
  index: PlacementIndex<N>,
  watched: ReadonlyMap<SubjectKey, Place | undefined>,
): Moved<N>[] {
  if (watched.size === 0) return [];
  const first = new Map<string, Placed<N>>();
  const last = new Map<string, Placed<N>>();
  const queue = [...watched];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [subject, before] = next;
    const now = index.placeOf(subject);
    if (samePlace(before, now)) continue;
    // What stands after both places stays where it is, unless its depth changes with that of the thing.
    const upTo = before && now && before.depth === now.depth ? Math.max(before.order, now.order) : Infinity;
    for (const node of [...index.referrers(subject, upTo)]) {
      const again = placedAmong(index, node);
      if (again.order === node.order && again.depth === node.depth) continue;
      if (node.introduces) queue.push([node.introduces, index.placeOf(node.introduces)]);
      index.remove(node);
      index.put(again);
      if (!first.has(node.id)) first.set(node.id, node);
      last.set(node.id, again);
    }
  }
  return [...first].map(([id, before]) => ({ before, after: last.get(id) ?? before }));
}

function samePlace(a: Place | undefined, b: Place | undefined): boolean {
  return a?.order === b?.order && a?.depth === b?.depth;
}

/**
 * Whether following the references from `subjects` leads back to what `node` introduces: such an entry would have to
 * stand after itself. Only a correction can ask for it.
 */
export function refersBackTo(
  target: SubjectKey,
  subjects: readonly SubjectKey[],
  introducers: (subject: SubjectKey) => Iterable<Placeable>,
): boolean {
  const seen = new Set<SubjectKey>();
  const queue = [...subjects];
  for (let subject = queue.pop(); subject; subject = queue.pop()) {
    if (subject === target) return true;
    if (seen.has(subject)) continue;
    seen.add(subject);
    for (const node of introducers(subject)) queue.push(...node.refersTo);
  }
  return false;
}
