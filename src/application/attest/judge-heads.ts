/**
 * Holds saved heads of a process against the log: which of them are the beginning of what is there, and where not, the first revision
 * that differs, as far as that can be known. A tree that was kept beside the log tells more, where a saved head vouches for it.
 */
import { hash } from 'node:crypto';
import { GrowingTree, leafHash, type HashAt, type TreeHead } from '../../attestation/merkle.js';
import { envelopeOf } from '../../log/chain.js';
import type { RecordedEvent } from '../../log/event-log.js';
import type { Trees } from './trees.js';

/** The entries of a process, oldest first; each call begins anew. */
export type Entries = () => AsyncIterable<RecordedEvent>;

/** The tree that is kept of the process, to be read. */
export type KeptTrees = Pick<Trees, 'treeOf' | 'hashAt'>;

export interface Difference {
  /** The entries of lower revisions are as they were signed. */
  readonly from: number;
  /** The first that differs is this one or an earlier one. */
  readonly to: number;
  readonly cause: Cause;
}

/**
 * `cut`: the log ends there. `swapped`: the entries of two revisions have changed places, `moved`: one lies elsewhere. `altered`:
 * another entry is there. `rewritten`: the log was rewritten, or is another history; nothing tells more. `forked`: it is another
 * history, of which a tree was kept.
 */
export type Cause =
  | { readonly kind: 'cut' }
  | { readonly kind: 'swapped' | 'moved'; readonly with: number; readonly eventId: string }
  | { readonly kind: 'altered' }
  | { readonly kind: 'rewritten' }
  | { readonly kind: 'forked' };

export interface JudgedHeads {
  /** How many entries are there. */
  readonly there: number;
  /** The sizes of the heads that hold. */
  readonly held: readonly number[];
  /** The sizes of those that do not. */
  readonly failed: readonly number[];
  /** Absent: they all hold. */
  readonly difference?: Difference;
}

export async function judgeHeads(
  process: string,
  { entries, kept }: { readonly entries: Entries; readonly kept: KeptTrees | undefined },
  heads: readonly TreeHead[],
): Promise<JudgedHeads> {
  const keptSize = kept?.treeOf(process)?.size ?? 0;
  const roots = await rootsOf(entries, [...heads.map(({ size }) => size), keptSize]);
  const there = roots.size;
  const holds = ({ size, root }: TreeHead): boolean => roots.at.get(size)?.equals(root) ?? false;
  const held = heads.filter(holds);
  const failed = heads.filter((head) => !holds(head));
  const judged = { there, held: held.map(({ size }) => size), failed: failed.map(({ size }) => size) };
  if (failed.length === 0) return judged;

  const keptHash: HashAt = (level, index) => keptHashOf(kept, process, level, index);
  const vouched = failed
    .filter(({ size, root }) => size <= keptSize && rootOfLeaves(size, keptHash)?.equals(root))
    .toSorted((a, b) => b.size - a.size)[0];
  if (vouched) return { ...judged, difference: await exactly(entries, keptHash, vouched.size) };

  const from = Math.max(0, ...held.map(({ size }) => size));
  const differing = failed.filter(({ size }) => size <= there);
  if (differing.length === 0)
    return { ...judged, difference: { from: there, to: there, cause: { kind: 'cut' } } };
  const ownRoot = keptSize > 0 ? rootOfLeaves(keptSize, keptHash) : undefined;
  const ownTree = ownRoot !== undefined && (roots.at.get(keptSize)?.equals(ownRoot) ?? false);
  const to = Math.min(...differing.map(({ size }) => size)) - 1;
  return { ...judged, difference: { from, to, cause: { kind: ownTree ? 'forked' : 'rewritten' } } };
}

/** The roots that the log has at some sizes, and how many entries there are. */
async function rootsOf(
  entries: Entries,
  sizes: readonly number[],
): Promise<{ readonly size: number; readonly at: ReadonlyMap<number, Buffer> }> {
  const wanted = new Set(sizes);
  const tree = new GrowingTree();
  const at = new Map([[0, tree.root()]]);
  for await (const event of entries()) {
    tree.add(leafHash(envelopeOf(event)));
    if (wanted.has(tree.size)) at.set(tree.size, tree.root());
  }
  return { size: tree.size, at };
}

/** From the leaves of a kept tree and nothing else of it: a head vouches for no more. Undefined where one is missing. */
function rootOfLeaves(size: number, keptHash: HashAt): Buffer | undefined {
  const tree = new GrowingTree();
  try {
    while (tree.size < size) tree.add(keptHash(0, tree.size));
  } catch {
    return undefined;
  }
  return tree.root();
}

/** The first entry that has another leaf than the kept tree, for the size of which a saved head vouches. */
async function exactly(entries: Entries, keptHash: HashAt, size: number): Promise<Difference> {
  let revision = 0;
  let before: RecordedEvent | undefined;
  for await (const event of entries()) {
    if (revision >= size) break;
    if (!leafHash(envelopeOf(event)).equals(keptHash(0, revision)))
      return {
        from: revision,
        to: revision,
        cause: await causeAt(entries, keptHash, { event, revision, before, size }),
      };
    before = event;
    revision += 1;
  }
  return { from: revision, to: revision, cause: { kind: 'cut' } };
}

interface FirstDifference {
  readonly event: RecordedEvent;
  readonly revision: number;
  readonly before: RecordedEvent | undefined;
  readonly size: number;
}

/** Looks for the entry that was there among those that are there now. */
async function causeAt(entries: Entries, keptHash: HashAt, first: FirstDifference): Promise<Cause> {
  const { event, revision, before } = first;
  const previousHash = before?.hash ?? null;
  for await (const one of entries()) {
    if (one.revision === event.revision) continue;
    const envelope = envelopeThatWas(one, { revision, previousHash, moments: [event.recordedAt] }, keptHash);
    if (envelope === undefined) continue;
    const moved = { with: one.revision, eventId: one.id };
    const swapped =
      one.revision > revision &&
      (await isSwap(entries, keptHash, { ...first, other: one, previousHash: hash('sha256', envelope) }));
    return { kind: swapped ? 'swapped' : 'moved', ...moved };
  }
  return { kind: 'altered' };
}

/** Whether the entries between two that were found to have moved are what they were, and the other is where this one was. */
async function isSwap(
  entries: Entries,
  keptHash: HashAt,
  found: FirstDifference & { readonly other: RecordedEvent; readonly previousHash: string },
): Promise<boolean> {
  const { event, revision: first, other, size } = found;
  let { previousHash } = found;
  let revision = -1;
  for await (const one of entries()) {
    revision += 1;
    if (revision <= first) continue;
    if (revision > other.revision || revision >= size) break;
    const was = revision === other.revision ? event : one;
    const place = { revision, previousHash, moments: [one.recordedAt] };
    const envelope = envelopeThatWas(was, place, keptHash);
    if (envelope === undefined) return false;
    previousHash = hash('sha256', envelope);
  }
  return true;
}

/** The envelope of an entry at another place, where the kept tree has it there: with its own moment, or with one of that place. */
function envelopeThatWas(
  event: RecordedEvent,
  {
    revision,
    previousHash,
    moments,
  }: { readonly revision: number; readonly previousHash: string | null; readonly moments: readonly string[] },
  keptHash: HashAt,
): string | undefined {
  return [event.recordedAt, ...moments]
    .map((recordedAt) => envelopeOf({ ...event, revision, previousHash, recordedAt }))
    .find((envelope) => leafHash(envelope).equals(keptHash(0, revision)));
}

function keptHashOf(kept: KeptTrees | undefined, process: string, level: number, index: number): Buffer {
  if (!kept) throw new Error('expected a kept tree');
  return kept.hashAt(process, level, index);
}
