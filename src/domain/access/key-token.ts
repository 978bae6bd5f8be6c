/** The text of a key: `chy_<keyId>_<secret><checksum>`. By the checksum a scanner for secrets tells a real one from a likeness. */

export interface KeyToken {
  readonly keyId: string;
  readonly secret: string;
}

/** Random bytes that a new key is made of. */
export const KEY_ID_BYTES = 8;
export const SECRET_BYTES = 32;

const BEGINNING = 'chy_';
/** So many digits hold the bytes. A key id is lower case, so that it can stand in a path like any other id. */
const KEY_ID = { base: 36n, length: 13 } as const;
const SECRET = { base: 62n, length: 43 } as const;
const CHECKSUM = { base: 62n, length: 6 } as const;
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

const FORM = new RegExp(
  `^${BEGINNING}([0-9a-z]{${KEY_ID.length}})_([0-9A-Za-z]{${SECRET.length}})([0-9A-Za-z]{${CHECKSUM.length}})$`,
);

/** Whether a text means to be a key, well-formed or not. */
export function isLikeKeyToken(text: string): boolean {
  return text.startsWith(BEGINNING);
}

/** @param random of `KEY_ID_BYTES` and `SECRET_BYTES` */
export function newKeyToken(random: { readonly keyId: Uint8Array; readonly secret: Uint8Array }): KeyToken {
  return { keyId: inDigits(random.keyId, KEY_ID), secret: inDigits(random.secret, SECRET) };
}

export function writeKeyToken({ keyId, secret }: KeyToken): string {
  const text = `${BEGINNING}${keyId}_${secret}`;
  return `${text}${checksumOf(text)}`;
}

/** Undefined where the text is no key: not of its form, or with another checksum. */
export function readKeyToken(text: string): KeyToken | undefined {
  const [, keyId, secret, checksum] = FORM.exec(text) ?? [];
  if (keyId === undefined || secret === undefined) return undefined;
  return checksumOf(text.slice(0, -CHECKSUM.length)) === checksum ? { keyId, secret } : undefined;
}

function checksumOf(text: string): string {
  const sum = crc32(text);
  return inDigits(
    [24, 16, 8, 0].map((shift) => (sum >>> shift) & 0xff),
    CHECKSUM,
  );
}

function inDigits(
  bytes: Iterable<number>,
  { base, length }: { readonly base: bigint; readonly length: number },
): string {
  let rest = [...bytes].reduce((value, byte) => value * 256n + BigInt(byte), 0n);
  let text = '';
  for (let place = 0; place < length; place++) {
    text = `${DIGITS[Number(rest % base)] ?? ''}${text}`;
    rest /= base;
  }
  return text;
}

/** CRC-32 as in zip and PNG. */
function crc32(text: string): number {
  let sum = 0xffffffff;
  for (let i = 0; i < text.length; i++) {
    sum ^= text.charCodeAt(i);
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
