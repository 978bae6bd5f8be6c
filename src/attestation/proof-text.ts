/**
 * The text forms of proofs. That of an entry is C2SP `tlog-proof`: its place, the hashes, the head. That of two heads is what a C2SP
 * `tlog-witness` is sent: the old size, the hashes, the new head.
 */
import { readCheckpoint, type SignedCheckpoint } from './checkpoint.js';
import type { TreeHash } from './merkle.js';
import { fromBase64 } from './signed-note.js';

const VERSION = 'c2sp.org/tlog-proof@v1';

export interface EntryProof {
  /** What is hashed to the leaf. It is carried as the extra data, so that the file is checked without anything beside it. */
  readonly leaf: string;
  readonly index: number;
  readonly hashes: readonly TreeHash[];
  readonly checkpoint: SignedCheckpoint;
}

/** @param head the note of the head */
export function entryProofText(
  { leaf, index, hashes }: Omit<EntryProof, 'checkpoint'>,
  head: string,
): string {
  const extra = Buffer.from(leaf).toString('base64');
  return `${VERSION}\nextra ${extra}\nindex ${index}\n${linesOf(hashes)}\n${head}`;
}

/** @param head the note of the new head */
export function consistencyText(from: number, hashes: readonly TreeHash[], head: string): string {
  return `old ${from}\n${linesOf(hashes)}\n${head}`;
}

/** Reads the proof of an entry that carries what its leaf is made of; undefined for what is none. */
export function readEntryProof(text: string): EntryProof | undefined {
  const [, extra = '', index = '', lines = '', head = ''] =
    /^c2sp\.org\/tlog-proof@v1\nextra (\S+)\nindex (0|[1-9]\d{0,14})\n((?:\S+\n)*)\n([^]*)$/.exec(text) ?? [];
  const leaf = fromBase64(extra);
  const hashes = hashesIn(lines);
  const checkpoint = readCheckpoint(head);
  if (!leaf || !hashes || !checkpoint) return undefined;
  return { leaf: leaf.toString(), index: Number(index), hashes, checkpoint };
}

export interface ConsistencyProof {
  readonly from: number;
  readonly hashes: readonly TreeHash[];
  readonly checkpoint: SignedCheckpoint;
}

/** Reads what shows that an old tree is the beginning of a newer one; undefined for what is none. */
export function readConsistency(text: string): ConsistencyProof | undefined {
  const [, from = '', lines = '', head = ''] =
    /^old (0|[1-9]\d{0,14})\n((?:\S+\n)*)\n([^]*)$/.exec(text) ?? [];
  const hashes = hashesIn(lines);
  const checkpoint = readCheckpoint(head);
  return hashes && checkpoint ? { from: Number(from), hashes, checkpoint } : undefined;
}

function linesOf(hashes: readonly TreeHash[]): string {
  return hashes.map((one) => `${one.toString('base64')}\n`).join('');
}

function hashesIn(lines: string): readonly TreeHash[] | undefined {
  const texts = lines.split('\n').slice(0, -1);
  const hashes = texts.map(fromBase64).filter((one) => one?.length === 32);
  return hashes.length === texts.length ? hashes.filter((one) => one !== undefined) : undefined;
}
