/**
 * How words are compared: one spelling for all that a reader takes for the same word. Texts and queries are folded alike, so that
 * a change here is another layout of the index.
 */

import { remembering } from '../time/remembering.js';

/** Marks that are written above and below letters and change no word: accents, Arabic vowels and hamza, Hebrew points. */
const MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufb1e\ufe20-\ufe2f]/gu;

/** What is written inside a word and is no part of it: tatweel, joiners, soft hyphens, marks of direction, signs of Hebrew abbreviations. */
export const WITHIN_WORDS =
  '\\u00ad\\u0640\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff\\u05f3\\u05f4';
const WITHIN = new RegExp(`[${WITHIN_WORDS}"']`, 'gu');

/** Letters that stand for others, once marks are gone. */
const LETTERS: Readonly<Record<string, string>> = {
  // Arabic: alef wasla, taa marbuta, alef maksura; Persian and Urdu yeh, kaf and heh.
  '\u0671': '\u0627',
  '\u0629': '\u0647',
  '\u0649': '\u064a',
  '\u06cc': '\u064a',
  '\u06a9': '\u0643',
  '\u06c1': '\u0647',
  '\u06d5': '\u0647',
  // Latin letters that no rule of Unicode takes apart, and the Greek sigma at the end of a word.
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
};
const FOLDED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** Arabic and Persian digits. */
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/gu;

/** Nothing of the above is in it. */
const IS_PLAIN = /^[A-Za-z0-9]*$/;

/** A word as it is compared. What one sign of it stands for may hold spaces: it is told in several words then. */
export function foldWord(word: string): string {
  return IS_PLAIN.test(word) ? word.toLowerCase() : folded(word);
}

/** The same words come again and again. */
const folded = remembering(20_000, (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(WITHIN, '')
    .normalize('NFC')
    .replace(FOLDED, (letter) => LETTERS[letter] ?? letter)
    .replace(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf)),
);
