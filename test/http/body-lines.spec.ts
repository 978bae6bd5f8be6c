/** Rule: the lines of a body are the same in whatever pieces it comes, and no more than one is held. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BodyLines, LINE_LIMIT, type BodyLine } from '../../src/http/body-lines.js';

function linesOf(...pieces: readonly (string | Buffer)[]): [number, string | undefined, boolean][] {
  const lines = new BodyLines();
  const all: BodyLine[] = pieces.flatMap((piece) => lines.push(Buffer.from(piece as string)));
  return [...all, ...lines.end()].map(({ line, bytes, isOpen }) => [
    line,
    bytes?.toString('utf8'),
    isOpen === true,
  ]);
}

it('numbers lines from 1, blank ones too, and leaves those out', () => {
  expect(linesOf('a\n\n \t\nb\n')).toEqual([
    [1, 'a', false],
    [4, 'b', false],
  ]);
});

it('takes both ends of a line', () => {
  expect(linesOf('a\r\nb\r\n\r\nc\n')).toEqual([
    [1, 'a', false],
    [2, 'b', false],
    [4, 'c', false],
  ]);
});

it('leaves out a byte order mark before the first line, and before no other', () => {
  expect(linesOf('\uFEFFa\n\uFEFFb\n')).toEqual([
    [1, 'a', false],
    [2, '\uFEFFb', false],
  ]);
});

it('says of a last line that it has no end', () => {
  expect(linesOf('a\nb')).toEqual([
    [1, 'a', false],
    [2, 'b', true],
  ]);
});

it('has no lines in nothing', () => {
  expect(linesOf()).toEqual([]);
  expect(linesOf('\n\r\n')).toEqual([]);
});

describe('a line that is too long', () => {
  const longest = 'x'.repeat(LINE_LIMIT);

  it('is told, and the next one is read', () => {
    expect(linesOf(`${longest}x\nb\n`)).toEqual([
      [1, undefined, false],
      [2, 'b', false],
    ]);
  });

  it('is one byte longer than the longest, with whatever end', () => {
    expect(linesOf(`${longest}\r\n`)).toEqual([[1, longest, false]]);
    expect(linesOf(longest)).toEqual([[1, longest, true]]);
  });

  it('is told also where it never ends', () => {
    expect(linesOf(...Array.from({ length: 20 }, () => 'x'.repeat(100_000)))).toEqual([[1, undefined, true]]);
  });
});

it('gives the same lines in whatever pieces', () => {
  const text = fc.array(fc.constantFrom('a', 'é', '\n', '\r\n', ' ', '\uFEFF', '𐐷'), { maxLength: 40 });
  const cuts = fc.array(fc.nat(60), { maxLength: 8 });
  fc.assert(
    fc.property(text, cuts, (parts, places) => {
      const bytes = Buffer.from(parts.join(''));
      const sorted = [0, ...places.filter((place) => place <= bytes.length), bytes.length].sort(
        (a, b) => a - b,
      );
      const pieces = sorted.slice(1).map((end, i) => bytes.subarray(sorted[i], end));
      expect(linesOf(...pieces)).toEqual(linesOf(bytes));
    }),
  );
});
