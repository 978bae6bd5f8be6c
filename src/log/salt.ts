import { randomFillSync } from 'node:crypto';

const BYTES = 16;

/** Random bytes are asked for by the page: one call of the system for each event costs more than its hash. */
const page = Buffer.alloc(256 * BYTES);
let used = page.length;

/** Hex of 16 random bytes. */
export function newSalt(): string {
  if (used === page.length) {
    randomFillSync(page);
    used = 0;
  }
  const salt = page.toString('hex', used, used + BYTES);
  used += BYTES;
  return salt;
}
