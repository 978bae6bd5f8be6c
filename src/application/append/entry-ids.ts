/** The ids of entries that come without one: UUIDs that grow with time, so that the log's index of ids stays local; or made of a key. */
import { hash, randomFillSync } from 'node:crypto';
import { UUID, V7Generator } from 'uuidv7';

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

/** Name what ids are made of: never changed, or what was posted under a key, or imported, would not be known again. */
const KEY_NAMESPACE = Buffer.from('6b1f0b5c2a5e4c0d9d6e3f1a7c84e2b1', 'hex');
const CONTENT_NAMESPACE = Buffer.from('e2a4c1f09b5d4f3a8c7e1d206f93b58a', 'hex');
/** Of URLs (RFC 9562, 6.6). */
export const URL_NAMESPACE = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/** A UUID of version 5 (RFC 9562, 5.5): the same for the same name. */
export function namedUuid(namespace: Buffer, name: string): string {
  const bytes = hash('sha1', Buffer.concat([namespace, Buffer.from(name)]), 'buffer').subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return UUID.ofInner(bytes).toString();
}

/** The id of the entry at an index of the batch that was posted to a process under a key. */
export function keyedEntryId(processId: string, key: string, index: number): string {
  return namedUuid(KEY_NAMESPACE, `${processId}\n${index}\n${key}`);
}

/** The id of an entry that is known by what it says. @param content its canonical JSON */
export function contentEntryId(processId: string, content: string): string {
  return namedUuid(CONTENT_NAMESPACE, `${processId}\n${content}`);
}
