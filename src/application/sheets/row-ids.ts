/** The ids of entries that come from rows of sheets: the same whenever a row is sent, and known again as those of its sheet. */
import { hash } from 'node:crypto';
import { UUID } from 'uuidv7';

/** Names what the ids are made of: never changed, or every row would be another one. */
const SHEET_NAMESPACE = Buffer.from('8f0c2d7e5b1a4c3d9e6f7a8b90c1d2e3', 'hex');

/** Ten bytes tell rows apart; the others tell, of an id alone, whether it is of a sheet. */
const OWN_BYTES = 10;

export class RowIds {
  private readonly namespace: Buffer;

  constructor(processId: string, sheet: string) {
    this.namespace = versionFive(SHEET_NAMESPACE, `${processId}\n${sheet}`);
  }

  /**
   * A row that is named by a UUID stands for the entry with that id, as in an export. Any other name makes a UUID of version 5
   * (RFC 9562, 5.5) of process, sheet and row, whose last six bytes are a second hash, of the first ten.
   */
  of(row: string): string {
    if (isUuid(row)) return row.toLowerCase();
    return this.withCheck(versionFive(this.namespace, row));
  }

  /** Whether an entry came from a row of this sheet. */
  has(id: string): boolean {
    return isUuid(id) && this.withCheck(bytesOf(id)) === id;
  }

  private withCheck(bytes: Buffer): string {
    const own = bytes.subarray(0, OWN_BYTES);
    const check = hash('sha1', Buffer.concat([this.namespace, own]), 'buffer').subarray(0, 16 - OWN_BYTES);
    return UUID.ofInner(Buffer.concat([own, check])).toString();
  }
}

function versionFive(namespace: Buffer, name: string): Buffer {
  const bytes = hash('sha1', Buffer.concat([namespace, Buffer.from(name)]), 'buffer').subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

function bytesOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}
