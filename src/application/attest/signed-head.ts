/** The head of a process, made from its entries alone. */
import { checkpointText, originOf } from '../../attestation/checkpoint.js';
import { GrowingTree, leafHash } from '../../attestation/merkle.js';
import type { SigningKeys } from '../../attestation/signing-keys.js';
import { envelopeOf } from '../../log/chain.js';
import type { Entries } from './judge-heads.js';

/** The text is the one that a server answers for so many entries. @throws Error where there are none */
export async function headOfEntries(process: string, entries: Entries, keys: SigningKeys): Promise<string> {
  const tree = new GrowingTree();
  let recordedAt: string | undefined;
  for await (const event of entries()) {
    tree.add(leafHash(envelopeOf(event)));
    ({ recordedAt } = event);
  }
  if (recordedAt === undefined) throw new Error(`expected entries of process ${process}, got none`);
  return signedHead(keys, { process, size: tree.size, root: tree.root(), recordedAt });
}

/** @param head `recordedAt`: when the last of its entries was recorded */
export function signedHead(
  keys: SigningKeys,
  head: {
    readonly process: string;
    readonly size: number;
    readonly root: Buffer;
    readonly recordedAt: string;
  },
): string {
  const { process, size, root, recordedAt } = head;
  return keys.sign(checkpointText({ origin: originOf(keys.origin, process), size, root }), recordedAt);
}
