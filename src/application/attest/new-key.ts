import { verifierKeyText } from '../../attestation/signed-note.js';
import type { SigningKeys } from '../../attestation/signing-keys.js';

export { newSigningKey } from '../../attestation/signing-keys.js';

/** Verifier keys, one a line, the oldest first. */
export function verifierLines(keys: SigningKeys): string {
  return keys.verifierKeys.map((key) => `${verifierKeyText(key)}\n`).join('');
}
