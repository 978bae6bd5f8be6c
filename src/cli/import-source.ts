/** What an import sends: the lines of a file or of the standard input, from one of them on. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { sentenceOf } from '../thrown.js';

/** An array is read as a whole. */
const LARGEST_ARRAY = 256 * 1024 * 1024;
const NEWLINE = 0x0a;

export interface ImportSource {
  readonly pieces: AsyncIterable<Uint8Array>;
  /** How much of it has been taken, from 0 to 1; undefined where nobody knows how much there is. */
  readonly share: () => number | undefined;
}

/** @throws Error in words for whoever named the file */
export async function openSource(file: string, from: number): Promise<ImportSource> {
  const isInput = file === '-';
  const size = isInput ? undefined : await sizeOf(file);
  let taken = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of isInput ? process.stdin : createReadStream(file)) {
      const bytes = Buffer.from(piece as Uint8Array);
      taken += bytes.length;
      yield bytes;
    }
  };
  return {
    pieces: linesFrom(from, asLines(counted())),
    share: () => (size === undefined ? undefined : size === 0 ? 1 : Math.min(1, taken / size)),
  };
}

async function sizeOf(file: string): Promise<number> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw new Error('a folder');
    return found.size;
  } catch (cause) {
    throw new Error(`Expected a file that can be read at ${file}; got ${sentenceOf(cause)}`, { cause });
  }
}

/** An array of JSON becomes a line an item; everything else is lines already. */
async function* asLines(pieces: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const begun = await pieces.next();
  if (begun.done === true) return;
  const first = begun.value;
  if (!/^\uFEFF?\s*\[/.test(Buffer.from(first.subarray(0, 1_024)).toString('utf8'))) {
    yield first;
    yield* pieces;
    return;
  }
  const all = [first];
  let size = first.length;
  for await (const piece of pieces) {
    all.push(piece);
    size += piece.length;
    if (size > LARGEST_ARRAY)
      throw new Error(`Expected a JSON array of at most ${LARGEST_ARRAY} bytes, or lines; got more`);
  }
  const text = Buffer.concat(all)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  const items = JSON.parse(text) as unknown[];
  for (const item of items) yield Buffer.from(`${JSON.stringify(item)}\n`);
}

async function* linesFrom(from: number, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = from - 1;
  for await (const piece of pieces) {
    let start = 0;
    for (; left > 0; left--) {
      const end = piece.indexOf(NEWLINE, start);
      if (end < 0) break;
      start = end + 1;
    }
    if (left === 0 && start < piece.length) yield piece.subarray(start);
  }
}
