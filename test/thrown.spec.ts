/** Whatever is thrown is told, and never lost on the way. */
import { expect, test } from 'vitest';
import { errorOf, sentenceOf } from '../src/thrown.js';

const error = new RangeError('out of range');

test('an error is itself, and says what it says', () => {
  expect(errorOf(error)).toBe(error);
  expect(sentenceOf(error)).toBe('out of range');
});

test.each([
  ['a text', 'a text'],
  [undefined, 'undefined'],
  [7, '7'],
])('what is no error becomes one: %s', (thrown, text) => {
  expect(errorOf(thrown)).toMatchObject({ message: text });
  expect(sentenceOf(thrown)).toBe(text);
});
