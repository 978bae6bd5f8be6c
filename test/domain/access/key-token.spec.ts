/** Rule: a key is known by its form and its checksum before anything is looked up, so that scanners find real ones only. */
import { describe, expect, it } from 'vitest';
import {
  isLikeKeyToken,
  newKeyToken,
  readKeyToken,
  writeKeyToken,
} from '../../../src/domain/access/key-token.js';

const token = newKeyToken({ keyId: new Uint8Array(8).fill(7), secret: new Uint8Array(32).fill(201) });
const text = writeKeyToken(token);

describe('a key', () => {
  it('is written in one form: id, secret, and the CRC-32 of both as zip has it', () => {
    expect(text).toBe('chy_03ui15ocb55on_LQIbNp3SE3jzVKtG07YGAM9uGhOeI7YlfWjuSuB4xXb4fRRNE');
  });

  it('is read as it was written', () => {
    expect(readKeyToken(text)).toEqual(token);
  });

  it.each<[string, Uint8Array]>([
    ['of zeros', new Uint8Array(32)],
    ['of ones', new Uint8Array(32).fill(255)],
  ])('with a secret %s is as long as any', (_, secret) => {
    const other = writeKeyToken(newKeyToken({ keyId: new Uint8Array(8), secret }));
    expect(other).toHaveLength(text.length);
    expect(readKeyToken(other)).toBeDefined();
  });
});

describe('what is no key', () => {
  it.each([...text].map((_, place) => place))('is one with another character at place %i', (place) => {
    const other = text[place] === 'x' ? 'y' : 'x';
    expect(readKeyToken(`${text.slice(0, place)}${other}${text.slice(place + 1)}`)).toBeUndefined();
  });

  it.each([
    ['an empty text', ''],
    ['a key with a space behind it', `${text} `],
    ['a key with a line break behind it', `${text}\n`],
    ['one without its checksum', text.slice(0, -6)],
    ['two of them', `${text}${text}`],
    ['a token of an issuer', 'eyJhbGciOiJub25lIn0.e30.'],
  ])('is %s', (_, other) => {
    expect(readKeyToken(other)).toBeUndefined();
  });

  it('may mean to be one all the same', () => {
    expect([isLikeKeyToken('chy_'), isLikeKeyToken('eyJhbGciOiJub25lIn0.e30.')]).toEqual([true, false]);
  });
});
