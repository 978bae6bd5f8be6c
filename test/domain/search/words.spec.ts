/** Rule: what a reader takes for the same word is the same word, and each is told with its place in the text as it was written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedText, wordsOf } from '../../../src/domain/search/words.js';

/** Any signs of Unicode, those of the scripts that are folded more often. */
function signs(most: number): fc.Arbitrary<string> {
  const sign = fc.oneof(
    fc.integer({ min: 0x20, max: 0x6ff }),
    fc.integer({ min: 0x700, max: 0x1ffff }),
    fc.constantFrom(...[...'\u200f\u00ad\u0640\u05f4 "½ﷺ'].map((one) => one.codePointAt(0) ?? 0)),
  );
  return fc.array(sign, { maxLength: most }).map((points) => String.fromCodePoint(...points));
}

const folded = (text: string): string =>
  wordsOf(text)
    .map((word) => word.text)
    .join(' ');

describe('words are compared without', () => {
  it.each([
    ['case', 'CeaseFire', 'ceasefire'],
    ['accents', 'Türkiye, São Tomé, Côte d’Ivoire', 'turkiye sao tome cote d ivoire'],
    ['accents of Spanish', '¿Cuándo acordó España la tregua?', 'cuando acordo espana la tregua'],
    ['the long s, ligatures and full widths', 'ﬁrſt Ｆｕｌｌ ８', 'first full 8'],
    ['letters that no rule takes apart', 'Łódź, Ærø, Straße', 'lodz aero strasse'],
    ['the other sigma', 'ΟΔΟΣ οδος', 'οδοσ οδοσ'],
    ['hamza on alef', 'أحمد إتفاق آخر ٱلسلام', 'احمد اتفاق اخر السلام'],
    ['hamza on waw and yeh', 'مسؤول هيئة', 'مسوول هييه'],
    ['taa marbuta and alef maksura', 'الحكومة على', 'الحكومه علي'],
    ['the letters of Persian and Urdu', 'کتابی', 'كتابي'],
    ['Arabic vowels', 'اتِّفَاقُ السَّلامِ', 'اتفاق السلام'],
    ['tatweel', 'اتفـــاق', 'اتفاق'],
    ['forms of presentation', 'ﺍﻟﺴﻼﻡ', 'السلام'],
    ['Arabic and Persian digits', '٢٠٢٥ ۲۰۲۵ 2025', '2025 2025 2025'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
    ['marks of Hebrew abbreviations', 'צה״ל צה"ל', 'צהל צהל'],
    [
      'joiners, soft hyphens and marks of direction',
      'می\u200cخواهم cease\u00adfire a\u200fb',
      'ميخواهم ceasefire ab',
    ],
  ])('%s', (_, text, words) => {
    expect(folded(text)).toBe(words);
  });

  it('what keeps words of other scripts apart', () => {
    expect(folded('हिन्दी ไทย')).toBe('हिन्दी ไทย');
  });
});

describe('words are told apart', () => {
  it.each([
    ['by whatever is no letter and no digit', 'cease-fire: SPLM/A-IO (1,700)', 'cease fire splm a io 1 700'],
    ['sign by sign where there are no spaces', '停火协议 2025', '停 火 协 议 2025'],
    ['without a radical that is no letter, and with one that stands for a sign', '⺀ ⼈', '人'],
    ['where one sign stands for several', 'ﷺ ½', 'صلي الله عليه وسلم 1 2'],
    ['and none is found in signs alone', '— … 🕊 " * ( )', ''],
  ])('%s', (_, text, words) => {
    expect(folded(text)).toBe(words);
  });
});

it('a word is told with its place in the text as it was written', () => {
  const text = 'قال: «اتِّفَاقُ السَّلام» 🕊 Türkiye';
  expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'قال',
    'اتِّفَاقُ',
    'السَّلام',
    'Türkiye',
  ]);
});

it('places lie in the text, in order, and hold what was folded, whatever the text', () => {
  fc.assert(
    fc.property(signs(60), (text) => {
      const words = wordsOf(text);
      const wrong = words.filter(({ text: word, start, end }, i) => {
        const isPlaced = start >= (words[i - 1]?.start ?? 0) && end > start && end <= text.length;
        const isThere = wordsOf(text.slice(start, end)).some((one) => one.text === word);
        return !isPlaced || !isThere || !/^[\p{L}\p{N}\p{M}]+$/u.test(word);
      });
      expect(wrong).toEqual([]);
    }),
  );
});

it('folding a folded word changes nothing', () => {
  fc.assert(
    fc.property(signs(30), (text) => {
      const once = folded(text);
      expect(folded(once)).toBe(once);
    }),
  );
});

it('a word that nobody types is cut, and found by its beginning', () => {
  const long = 'a'.repeat(5_000);
  expect(wordsOf(long)).toEqual([{ text: 'a'.repeat(100), start: 0, end: 5_000 }]);
});

it('a text without places has the same words', () => {
  fc.assert(
    fc.property(fc.oneof(signs(40), fc.string({ unit: 'binary-ascii' })), (text) => {
      expect(foldedText(text)).toBe(folded(text));
    }),
  );
});
