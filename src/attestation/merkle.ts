/**
 * The Merkle tree of RFC 6962 and RFC 9162, section 2.1, with SHA-256. A tree of any size is made of complete subtrees: that of
 * level l and number i holds the leaves from i * 2^l up to (i + 1) * 2^l, and never changes once it is there.
 */
import { createHash, hash } from 'node:crypto';

/** 32 bytes. */
export type TreeHash = Buffer;

/** The hash of a complete subtree. */
export type HashAt = (level: number, index: number) => TreeHash;

/** A complete subtree with its hash. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
  readonly hash: TreeHash;
}

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** The root of a tree without leaves. */
export const EMPTY_ROOT: TreeHash = hash('sha256', '', 'buffer');

export function leafHash(data: string): TreeHash {
  return createHash('sha256').update(LEAF).update(data).digest();
}

function nodeHash(left: TreeHash, right: TreeHash): TreeHash {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

/** The complete subtrees that are there once a leaf is added to a tree of `index` leaves: the leaf first, each in the next. */
export function subtreesCompletedBy(index: number, leaf: TreeHash, hashAt: HashAt): readonly Subtree[] {
  const completed = [{ level: 0, index, hash: leaf }];
  let last = { level: 0, index, hash: leaf };
  while (last.index % 2 === 1) {
    const left = hashAt(last.level, last.index - 1);
    last = { level: last.level + 1, index: (last.index - 1) / 2, hash: nodeHash(left, last.hash) };
    completed.push(last);
  }
  return completed;
}

export function rootOf(size: number, hashAt: HashAt): TreeHash {
  return size === 0 ? EMPTY_ROOT : hashOfRange(0, size, hashAt);
}

/** What leads from a leaf to the root of a tree, from its sibling on. `index` is below `size`. */
export function inclusionProof(index: number, size: number, hashAt: HashAt): readonly TreeHash[] {
  const path = (low: number, high: number): TreeHash[] => {
    if (high - low === 1) return [];
    const middle = low + splitOf(high - low);
    return index < middle
      ? [...path(low, middle), hashOfRange(middle, high, hashAt)]
      : [...path(middle, high), hashOfRange(low, middle, hashAt)];
  };
  return path(0, size);
}

/** What shows that a tree of `from` leaves is the beginning of one of `to`. `from` is at most `to`. */
export function consistencyProof(from: number, to: number, hashAt: HashAt): readonly TreeHash[] {
  const proof = (low: number, high: number): TreeHash[] => {
    // Who checks it knows the root of the old tree.
    if (from === high) return low === 0 ? [] : [hashOfRange(low, high, hashAt)];
    const middle = low + splitOf(high - low);
    return from <= middle
      ? [...proof(low, middle), hashOfRange(middle, high, hashAt)]
      : [...proof(middle, high), hashOfRange(low, middle, hashAt)];
  };
  return from === 0 ? [] : proof(0, to);
}

/** The root that an inclusion proof leads to; undefined for one that cannot be of such a leaf in such a tree. */
export function rootByInclusion(
  { index, size, leaf }: { readonly index: number; readonly size: number; readonly leaf: TreeHash },
  proof: readonly TreeHash[],
): TreeHash | undefined {
  const run = (low: number, high: number, used: number): TreeHash | undefined => {
    if (high - low === 1) return used === 0 ? leaf : undefined;
    const middle = low + splitOf(high - low);
    const isLeft = index < middle;
    const inner = isLeft ? run(low, middle, used - 1) : run(middle, high, used - 1);
    const sibling = proof[used - 1];
    if (inner === undefined || sibling === undefined) return undefined;
    return isLeft ? nodeHash(inner, sibling) : nodeHash(sibling, inner);
  };
  return index >= 0 && index < size ? run(0, size, proof.length) : undefined;
}

/** A tree as its head has it. */
export interface TreeHead {
  readonly size: number;
  readonly root: TreeHash;
}

/** Whether a proof shows that the old tree is the beginning of the new one. */
export function provesConsistency(old: TreeHead, now: TreeHead, proof: readonly TreeHash[]): boolean {
  interface Roots {
    readonly old: TreeHash;
    readonly now: TreeHash;
  }
  const run = (low: number, high: number, used: number): Roots | undefined => {
    if (old.size === high) {
      const known = low === 0 ? old.root : proof[0];
      return known !== undefined && used === (low === 0 ? 0 : 1) ? { old: known, now: known } : undefined;
    }
    const middle = low + splitOf(high - low);
    const isLeft = old.size <= middle;
    const inner = isLeft ? run(low, middle, used - 1) : run(middle, high, used - 1);
    const sibling = proof[used - 1];
    if (inner === undefined || sibling === undefined) return undefined;
    return isLeft
      ? { old: inner.old, now: nodeHash(inner.now, sibling) }
      : { old: nodeHash(sibling, inner.old), now: nodeHash(sibling, inner.now) };
  };
  if (old.size === 0) return proof.length === 0 && old.root.equals(EMPTY_ROOT);
  if (old.size > now.size) return false;
  const roots = run(0, now.size, proof.length);
  return roots !== undefined && roots.old.equals(old.root) && roots.now.equals(now.root);
}

/** The root of the leaves from `low` up to `high`, which lie in the tree as a subtree of it does. */
function hashOfRange(low: number, high: number, hashAt: HashAt): TreeHash {
  const count = high - low;
  const half = splitOf(count);
  if (half * 2 === count || count === 1) return hashAt(Math.round(Math.log2(count)), low / count);
  return nodeHash(hashOfRange(low, low + half, hashAt), hashOfRange(low + half, high, hashAt));
}

/** How many leaves are on the left: the largest power of two below a count. */
function splitOf(count: number): number {
  let half = 1;
  while (half * 2 < count) half *= 2;
  return half;
}

/** A tree that grows leaf by leaf and keeps no more of it than its root is made of. */
export class GrowingTree {
  /** From the largest to the smallest: one for each bit of the size. */
  #subtrees: Subtree[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(leaf: TreeHash): void {
    const held = this.#subtrees;
    const completed = subtreesCompletedBy(this.#size, leaf, (level) => hashOfLevel(held, level));
    const largest = completed.at(-1) ?? { level: 0, index: this.#size, hash: leaf };
    this.#subtrees = [...held.filter(({ level }) => level > largest.level), largest];
    this.#size += 1;
  }

  root(): TreeHash {
    return rootOf(this.#size, (level) => hashOfLevel(this.#subtrees, level));
  }
}

function hashOfLevel(subtrees: readonly Subtree[], level: number): TreeHash {
  const found = subtrees.find((one) => one.level === level);
  if (!found) throw new Error(`expected a complete subtree of level ${level}, there is none`);
  return found.hash;
}
