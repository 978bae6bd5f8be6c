/** Guards that the trees, proofs and their checks are those of RFC 6962 and RFC 9162. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consistencyProof,
  EMPTY_ROOT,
  GrowingTree,
  inclusionProof,
  leafHash,
  provesConsistency,
  rootByInclusion,
  rootOf,
  subtreesCompletedBy,
  type HashAt,
} from '../../src/attestation/merkle.js';
import { naivePath, naiveProof, naiveRoot } from './naive-tree.js';

/** The subtrees of a tree, kept as they come to be. */
function treeOf(leaves: readonly string[]): HashAt {
  const kept = new Map<string, Buffer>();
  const hashAt: HashAt = (level, index) => {
    const found = kept.get(`${level} ${index}`);
    if (!found) throw new Error(`no subtree ${index} of level ${level}`);
    return found;
  };
  leaves.forEach((leaf, revision) => {
    for (const { level, index, hash } of subtreesCompletedBy(revision, leafHash(leaf), hashAt))
      kept.set(`${level} ${index}`, hash);
  });
  return hashAt;
}

const hex = (hashes: readonly Buffer[]): string[] => hashes.map((one) => one.toString('hex'));

/** What the reference tests of Certificate Transparency take as leaves, and the roots that they expect, by size. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((text) => Buffer.from(text, 'hex').toString('latin1'));
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the known answers of Certificate Transparency', () => {
  const hashAt = treeOf(LEAVES);

  it.each(ROOTS.map((root, size) => ({ root, size })))('the root of $size leaves', ({ root, size }) => {
    expect(rootOf(size, hashAt).toString('hex')).toBe(root);
    const growing = new GrowingTree();
    for (const leaf of LEAVES.slice(0, size)) growing.add(leafHash(leaf));
    expect(growing.root().toString('hex')).toBe(root);
  });

  it('the path of leaf 5 in a tree of 8, and of leaf 1 in one of 5', () => {
    expect(hex(inclusionProof(5, 8, hashAt))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(hex(inclusionProof(1, 5, hashAt))).toEqual([
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });

  it('the proof from 6 to 8, and from 2 to 5', () => {
    expect(hex(consistencyProof(6, 8, hashAt))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(hex(consistencyProof(2, 5, hashAt))).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });
});

/** A tree, and two sizes of it, the smaller first. */
const trees = fc.array(fc.string({ maxLength: 4 }), { minLength: 1, maxLength: 70 }).chain((leaves) =>
  fc.record({
    leaves: fc.constant(leaves),
    sizes: fc
      .tuple(fc.integer({ min: 1, max: leaves.length }), fc.integer({ min: 1, max: leaves.length }))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
    flipped: fc.nat(),
  }),
);

describe('any tree', () => {
  it('has the roots and proofs of the definition at every size that it had', () => {
    fc.assert(
      fc.property(trees, ({ leaves, sizes: [from, to] }) => {
        const hashAt = treeOf(leaves);
        const then = leaves.slice(0, to);
        expect(rootOf(to, hashAt)).toEqual(naiveRoot(then));
        expect(inclusionProof(from - 1, to, hashAt)).toEqual(naivePath(from - 1, then));
        expect(consistencyProof(from, to, hashAt)).toEqual(naiveProof(from, then));
      }),
    );
  });

  it('has an entry proven by its own proof, and by no other leaf, place, size or proof', () => {
    fc.assert(
      fc.property(trees, ({ leaves, sizes: [from, size], flipped }) => {
        const hashAt = treeOf(leaves);
        const index = from - 1;
        const proof = inclusionProof(index, size, hashAt);
        const root = rootOf(size, hashAt);
        const leaf = leafHash(leaves[index] ?? '');
        expect(rootByInclusion({ index, size, leaf }, proof)).toEqual(root);
        expect(rootByInclusion({ index, size, leaf: leafHash('another') }, proof)).not.toEqual(root);
        expect(rootByInclusion({ index, size, leaf }, [...proof, root])).toBeUndefined();
        expect(rootByInclusion({ index: size, size, leaf }, proof)).toBeUndefined();
        if (proof.length === 0) return;
        expect(rootByInclusion({ index, size, leaf }, proof.slice(1))).toBeUndefined();
        expect(rootByInclusion({ index, size, leaf }, withFlipped(proof, flipped))).not.toEqual(root);
      }),
    );
  });

  it('is the beginning of what it grew to, and of nothing else', () => {
    fc.assert(
      fc.property(trees, ({ leaves, sizes: [from, to], flipped }) => {
        const hashAt = treeOf(leaves);
        const old = { size: from, root: rootOf(from, hashAt) };
        const now = { size: to, root: rootOf(to, hashAt) };
        const proof = consistencyProof(from, to, hashAt);
        expect(provesConsistency(old, now, proof)).toBe(true);
        expect(provesConsistency(old, { ...now, root: EMPTY_ROOT }, proof)).toBe(false);
        expect(provesConsistency({ ...old, root: EMPTY_ROOT }, now, proof)).toBe(false);
        expect(provesConsistency({ ...old, size: to + 1 }, now, proof)).toBe(false);
        expect(provesConsistency(old, now, [...proof, now.root])).toBe(false);
        if (proof.length === 0) return;
        expect(provesConsistency(old, now, proof.slice(1))).toBe(false);
        expect(provesConsistency(old, now, withFlipped(proof, flipped))).toBe(false);
      }),
    );
  });

  it('begins with nothing: that needs no proof', () => {
    const nothing = { size: 0, root: EMPTY_ROOT };
    const now = { size: 8, root: rootOf(8, treeOf(LEAVES)) };
    expect(consistencyProof(0, 8, treeOf(LEAVES))).toEqual([]);
    expect(provesConsistency(nothing, now, [])).toBe(true);
    expect(provesConsistency({ size: 0, root: now.root }, now, [])).toBe(false);
  });
});

/** One bit of one of the hashes is another one. */
function withFlipped(proof: readonly Buffer[], bit: number): readonly Buffer[] {
  const place = bit % (proof.length * 256);
  return proof.map((hash, at) => {
    if (at !== Math.floor(place / 256)) return hash;
    const copy = Buffer.from(hash);
    copy.writeUInt8(
      copy.readUInt8(Math.floor((place % 256) / 8)) ^ (1 << (place % 8)),
      Math.floor((place % 256) / 8),
    );
    return copy;
  });
}
