/** Who has signed a head. */
import { processIn, readCheckpoints, type SignedCheckpoint } from '../../attestation/checkpoint.js';
import { provesConsistency } from '../../attestation/merkle.js';
import { readConsistency, readEntryProof } from '../../attestation/proof-text.js';
import { hexOf, judgeNote, readVerifierKey, type VerifierKey } from '../../attestation/signed-note.js';

export { judgeProof } from './check-entry.js';
export { processIn, provesConsistency, readCheckpoints, readConsistency, readEntryProof };
export type { SignedCheckpoint, VerifierKey };

/** `not-checked`: no key was given. `unknown`: none of them has signed it. `forged`: one is named that has not. */
export type SignatureJudgement = 'signed' | 'not-checked' | 'unknown' | 'forged';

export function judgeSignature({ note }: SignedCheckpoint, keys: readonly VerifierKey[]): SignatureJudgement {
  return keys.length === 0 ? 'not-checked' : judgeNote(note, keys);
}

/** Who says that they have signed: `<name>+<id>`. */
export function signersOf({ note }: SignedCheckpoint): string {
  return note.signatures.map(({ name, id }) => `${name}+${hexOf(id)}`).join(', ');
}

/** The verifier keys of a text, one a line; undefined where another line is among them. */
export function readVerifierKeys(text: string): readonly VerifierKey[] | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#')).map(readVerifierKey);
  const known = keys.filter((key) => key !== undefined);
  return known.length > 0 && known.length === keys.length ? known : undefined;
}
