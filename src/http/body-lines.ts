/** Cuts the bytes of a body into lines, whatever pieces they come in, and holds no more than one line. */

/** The longest line of an import, without its end. */
export const LINE_LIMIT = 1024 * 1024;

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** A line that is not blank. */
export interface BodyLine {
  /** From 1; blank lines count. */
  readonly line: number;
  /** Undefined where it is longer than the limit. */
  readonly bytes: Buffer | undefined;
  /** The body has ended, and the line has not. */
  readonly isOpen?: true;
}

export class BodyLines {
  private line = 1;
  private pieces: Buffer[] = [];
  private held = 0;
  private isTooLong = false;

  /** The lines that end in these bytes. */
  push(bytes: Buffer): BodyLine[] {
    const lines: BodyLine[] = [];
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      this.hold(bytes.subarray(start, end));
      const line = this.take();
      if (line) lines.push(line);
      start = end + 1;
    }
    this.hold(bytes.subarray(start));
    return lines;
  }

  /** What is left when the body has ended: a line without an end, which may be cut off. */
  end(): BodyLine[] {
    const line = this.take();
    return line ? [{ ...line, isOpen: true }] : [];
  }

  private hold(piece: Buffer): void {
    if (piece.length === 0 || this.isTooLong) return;
    this.held += piece.length;
    // The end of a line may be two bytes.
    this.isTooLong = this.held > LINE_LIMIT + 1;
    if (this.isTooLong) this.pieces = [];
    else this.pieces.push(piece);
  }

  private take(): BodyLine | undefined {
    const { line, pieces, isTooLong } = this;
    this.line += 1;
    this.pieces = [];
    this.held = 0;
    this.isTooLong = false;
    if (isTooLong) return { line, bytes: undefined };
    const bytes = trimmed(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces), line);
    if (bytes.length === 0) return undefined;
    return { line, bytes: bytes.length > LINE_LIMIT ? undefined : bytes };
  }
}

/** Without the mark that may stand before the first line, and the blanks and the carriage return that may stand around one. */
function trimmed(bytes: Buffer = Buffer.alloc(0), line: number): Buffer {
  let start = line === 1 && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  let end = bytes.length;
  while (start < end && isBlank(bytes[start])) start += 1;
  while (start < end && isBlank(bytes[end - 1])) end -= 1;
  return bytes.subarray(start, end);
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === CARRIAGE_RETURN;
}
