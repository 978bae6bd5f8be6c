/** Whether who presents a key has its secret. The same work is done for a key that nobody has. */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AccessKey } from '../../domain/access/access-state.js';
import { KEY_ID_BYTES, newKeyToken, SECRET_BYTES, type KeyToken } from '../../domain/access/key-token.js';

/** What the check is made of. */
export interface KeyDigests {
  /** Hex SHA-256. */
  readonly digest: (secret: string) => string;
  /** In constant time, for texts of one length. */
  readonly equal: (a: string, b: string) => boolean;
}

export const keyDigests: KeyDigests = {
  digest: (secret) => hash('sha256', secret, 'hex'),
  equal: (a, b) => timingSafeEqual(Buffer.from(a, 'latin1'), Buffer.from(b, 'latin1')),
};

/** Stands in for the digest of a key that is not there: no secret has it. */
const NOBODYS = '0'.repeat(64);

export function hasSecret(
  key: AccessKey | undefined,
  { secret }: KeyToken,
  { digest, equal }: KeyDigests = keyDigests,
): boolean {
  const isEqual = equal(digest(secret), key?.secretHash ?? NOBODYS);
  return key !== undefined && isEqual;
}

export function randomKeyToken(): KeyToken {
  return newKeyToken({ keyId: randomBytes(KEY_ID_BYTES), secret: randomBytes(SECRET_BYTES) });
}
