/** A session in a text that only who holds the secret can read or make: no server has to remember it. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export interface Session {
  /** Its own id, by which it is ended. */
  readonly id: string;
  readonly callerId: string;
  /** Ms since the epoch. */
  readonly until: number;
  /** Of a token: what it grants. What a key grants is on record. */
  readonly grants?: readonly string[];
}

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

export class SessionSeal {
  private readonly key: Buffer;

  /** @param secret the same on every server that is to know the sessions of the others; absent: it ends with this one */
  constructor(secret: string | undefined) {
    const given = secret ?? randomBytes(32);
    this.key = Buffer.from(hkdfSync('sha256', given, '', 'chancery session', 32));
  }

  seal(session: Session): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, iv);
    const sealed = [cipher.update(JSON.stringify(session), 'utf8'), cipher.final()];
    return Buffer.concat([iv, ...sealed, cipher.getAuthTag()]).toString('base64url');
  }

  /** Undefined for what was not sealed with this secret, or was altered since. */
  open(text: string): Session | undefined {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length <= IV_BYTES + TAG_BYTES || bytes.toString('base64url') !== text) return undefined;
    const decipher = createDecipheriv(ALGORITHM, this.key, bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const opened = [decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()];
      return JSON.parse(Buffer.concat(opened).toString('utf8')) as Session;
    } catch {
      return undefined;
    }
  }
}
