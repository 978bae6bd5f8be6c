/**
 * The keys that heads are signed with, one a line in the form of Go's golang.org/x/mod/sumdb/note: `PRIVATE+KEY+<name>+<id>+<key>`.
 * The first signs from the beginning; each further one says ` from ` which moment. Which of them signs a head is told by when its last
 * entry was recorded, which never changes: so a head of one size has the same bytes for ever, and on every server.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { parseRecordedAt } from '../log/recorded-at.js';
import {
  ED25519,
  fromBase64,
  hexOf,
  noteOf,
  verifierKeyOf,
  verifierKeyText,
  type VerifierKey,
} from './signed-note.js';

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

interface SigningKey {
  readonly verifier: VerifierKey;
  readonly privateKey: KeyObject;
  /** Signs heads whose last entry was recorded at this moment or later. The empty text is before all. */
  readonly from: string;
}

export class SigningKeys {
  readonly #keys: readonly [SigningKey, ...SigningKey[]];

  private constructor(keys: readonly [SigningKey, ...SigningKey[]]) {
    this.#keys = keys;
  }

  /**
   * Reads keys, one a line or with commas between them. Empty lines and those that begin with # are left out.
   * @throws Error that says what is wrong without saying what is there
   */
  static read(text: string): SigningKeys {
    const lines = text
      .split('\n')
      .filter((line) => !line.trimStart().startsWith('#'))
      .flatMap((line) => line.split(','))
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const [first, ...others] = lines.map(readKey);
    if (!first) throw new Error('expected at least one signing key, got none');
    const keys = [first, ...others] as const;
    keys.forEach(({ from, verifier }, at) => {
      const before = keys[at - 1];
      if (before ? from <= before.from : from !== '')
        throw new Error(
          before
            ? `signing key ${at + 1}: expected \`from\` and a moment after that of the key before it`
            : 'the first signing key: expected no `from`, as it signs from the beginning',
        );
      if (verifier.name !== first.verifier.name)
        throw new Error(`signing key ${at + 1}: expected the name ${first.verifier.name} of the first one`);
    });
    return new SigningKeys(keys);
  }

  /** Who signs: the name of the keys, and the beginning of what heads are named. */
  get origin(): string {
    return this.#keys[0].verifier.name;
  }

  /** What their signatures are checked with, the oldest first; the last one signs now. */
  get verifierKeys(): readonly [VerifierKey, ...VerifierKey[]] {
    const [first, ...others] = this.#keys;
    return [first.verifier, ...others.map(({ verifier }) => verifier)];
  }

  /** Since when the newest of them signs; the empty text for the first of all. */
  get newestFrom(): string {
    return this.#keys.at(-1)?.from ?? '';
  }

  /** The verifier key of those that sign now. */
  get newest(): string {
    return verifierKeyText((this.#keys.at(-1) ?? this.#keys[0]).verifier);
  }

  /** Signs a text as a note. @param recordedAt when the last entry of the head was recorded */
  sign(text: string, recordedAt: string): string {
    const { verifier, privateKey } = this.#keys.findLast(({ from }) => from <= recordedAt) ?? this.#keys[0];
    const { name, id } = verifier;
    return noteOf({ text, signatures: [{ name, id, bytes: sign(null, Buffer.from(text), privateKey) }] });
  }
}

/** The line of a new key. @param from the moment that it signs from, absent for the first of all */
export function newSigningKey(name: string, from?: string): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8.length);
  const { id } = verifierKeyOf(name, publicKeyOf(privateKey));
  const key = Buffer.concat([Buffer.of(ED25519), seed]).toString('base64');
  return `PRIVATE+KEY+${name}+${hexOf(id)}+${key}${from === undefined ? '' : ` from ${from}`}`;
}

function readKey(line: string, at: number): SigningKey {
  const [, name = '', id = '', encoded = '', from = ''] =
    /^PRIVATE\+KEY\+([^+\s]+)\+([0-9a-f]{8})\+(\S+)(?: +from +(\S+))?$/.exec(line) ?? [];
  const key = fromBase64(encoded);
  if (key?.length !== 33 || key[0] !== ED25519)
    throw new Error(`signing key ${at + 1}: expected PRIVATE+KEY+<name>+<id>+<key>, got something else`);
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8, key.subarray(1)]),
    format: 'der',
    type: 'pkcs8',
  });
  const verifier = verifierKeyOf(name, publicKeyOf(privateKey));
  if (hexOf(verifier.id) !== id)
    throw new Error(`signing key ${at + 1}: expected the id of its name and key`);
  if (from !== '' && parseRecordedAt(from) === undefined)
    throw new Error(`signing key ${at + 1}: expected \`from\` a moment as 2026-12-01T00:00:00.000000Z`);
  return { verifier, privateKey, from };
}

function publicKeyOf(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
}
