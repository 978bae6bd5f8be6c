/**
 * Signed notes with Ed25519, as C2SP `signed-note` and Go's golang.org/x/mod/sumdb/note have them: a text, an empty line, and a line
 * for each signature.
 */
import { createPublicKey, hash, verify, type KeyObject } from 'node:crypto';

/** The type of signature that the specification gives Ed25519. */
export const ED25519 = 1;
/** What stands before the 32 bytes of a key in its DER form (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** What a note is checked with. */
export interface VerifierKey {
  readonly name: string;
  /** Tells keys of one name apart. */
  readonly id: number;
  readonly publicKey: KeyObject;
}

export interface NoteSignature {
  readonly name: string;
  readonly id: number;
  readonly bytes: Buffer;
}

export interface SignedNote {
  /** With its last line break. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** @param publicKey 32 bytes */
export function verifierKeyOf(name: string, publicKey: Buffer): VerifierKey {
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
  return { name, id: keyId(name, publicKey), publicKey: key };
}

/** `<name>+<id>+<key>`. */
export function verifierKeyText({ name, id, publicKey }: VerifierKey): string {
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
  return `${name}+${hexOf(id)}+${Buffer.concat([Buffer.of(ED25519), raw]).toString('base64')}`;
}

/** Undefined for what is no verifier key, or one of another kind. */
export function readVerifierKey(text: string): VerifierKey | undefined {
  const [, name = '', id = '', encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  const key = fromBase64(encoded);
  if (key?.length !== 33 || key[0] !== ED25519) return undefined;
  const publicKey = key.subarray(1);
  return hexOf(keyId(name, publicKey)) === id ? verifierKeyOf(name, publicKey) : undefined;
}

export function hexOf(id: number): string {
  return id.toString(16).padStart(8, '0');
}

function keyId(name: string, publicKey: Buffer): number {
  const named = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ED25519), publicKey]);
  return hash('sha256', named, 'buffer').readUInt32BE();
}

/** A line for each signature, after the text of a note. */
export function noteOf({ text, signatures }: SignedNote): string {
  return `${text}\n${signatures.map(signatureLine).join('')}`;
}

function signatureLine({ name, id, bytes }: NoteSignature): string {
  const idBytes = Buffer.alloc(4);
  idBytes.writeUInt32BE(id);
  return `— ${name} ${Buffer.concat([idBytes, bytes]).toString('base64')}\n`;
}

/** Reads one note; undefined for what is none. */
export function readNote(note: string): SignedNote | undefined {
  const end = note.lastIndexOf('\n\n');
  // Control characters could be shown as something else than what is signed.
  if (end < 0 || !note.endsWith('\n') || /[\0-\x09\x0b-\x1f]/.test(note)) return undefined;
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map(readSignature).filter((one) => one !== undefined);
  return signatures.length === lines.length ? { text: note.slice(0, end + 1), signatures } : undefined;
}

function readSignature(line: string): NoteSignature | undefined {
  const [, name = '', encoded = ''] = /^— ([^+\s]+) (\S+)$/.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (bytes === undefined || bytes.length < 5) return undefined;
  return { name, id: bytes.readUInt32BE(), bytes: bytes.subarray(4) };
}

/** `unknown`: none of the keys has signed it. `forged`: one is named that has not. */
export function judgeNote(
  { text, signatures }: SignedNote,
  keys: readonly VerifierKey[],
): 'signed' | 'unknown' | 'forged' {
  const judged = signatures.flatMap(({ name, id, bytes }) => {
    const key = keys.find((one) => one.name === name && one.id === id);
    return key ? [verify(null, Buffer.from(text), key.publicKey, bytes)] : [];
  });
  if (judged.length === 0) return 'unknown';
  return judged.every(Boolean) ? 'signed' : 'forged';
}

/** Standard base64 with its padding; undefined for any other text. */
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return text !== '' && bytes.toString('base64') === text ? bytes : undefined;
}
