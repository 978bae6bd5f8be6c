/** The ids of entries that come without one: UUIDs that grow with time, so that the log's index of ids stays local. */
import { randomFillSync } from 'node:crypto';
import { V7Generator } from 'uuidv7';

/** Random numbers are asked for by the page: one call of the system for each id costs more than the id. */
const random = new Uint32Array(1_024);
let used = random.length;

const generator = new V7Generator({
  nextUint32() {
    if (used === random.length) {
      randomFillSync(random);
      used = 0;
    }
    const next = random[used] ?? 0;
    used += 1;
    return next;
  },
});

/** Where the hyphens of a UUID's text stand, by the byte before which they come. */
const HYPHENS: ReadonlySet<number> = new Set([4, 6, 8, 10]);
const DIGITS = Buffer.from('0123456789abcdef', 'latin1');
const text = Buffer.alloc(36, '-');

/** A text in one piece: one that is put together character by character stays in pieces, as long as anything keeps it. */
export function newEntryId(): string {
  let at = 0;
  for (const [i, byte] of generator.generate().bytes.entries()) {
    if (HYPHENS.has(i)) at += 1;
    text[at] = DIGITS[byte >> 4] ?? 0;
    text[at + 1] = DIGITS[byte & 15] ?? 0;
    at += 2;
  }
  return text.toString('latin1');
}
