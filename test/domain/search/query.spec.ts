/** Rule: whatever anybody types is a search or is refused with what was expected; nothing of it is read as more than words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_QUERY, readQuery, type Term } from '../../../src/domain/search/query.js';

function told(term: Term): string {
  if (term.kind === 'word') return `${term.forms[0] ?? ''}${term.isPrefix ? '*' : ''}`;
  return `"${[term.first[0], ...term.rest].join(' ')}"`;
}

function read(text: string): unknown {
  const reading = readQuery(text);
  if (!reading.ok) return reading.expected;
  const { wanted, unwanted, languages } = reading.query;
  return [
    ...wanted.map(told),
    ...unwanted.map((term) => `-${told(term)}`),
    ...languages.map((language) => `lang:${language}`),
  ].join(' ');
}

describe('a search', () => {
  it.each([
    ['words', 'Ceasefire  HOSTAGES', 'ceasefire hostages'],
    ['what begins like a word', 'conven*', 'conven*'],
    ['a phrase', '"Phase  two"', '"phase two"'],
    ['a phrase that nobody has closed', '"phase two', '"phase two"'],
    ['a phrase of one word', '"phase"', 'phase'],
    ['an empty phrase beside a word', '"" aid', 'aid'],
    ['what must not be there', 'aid -Rafah -"phase two"', 'aid -rafah -"phase two"'],
    ['languages', 'lang:ar LANG:es-MX اتفاق', 'اتفاق lang:ar lang:es-mx'],
    ['a language by its other name', 'lang:iw aid', 'aid lang:he'],
    ['words that a sign joins', 'cease-fire SPLM/A-IO', '"cease fire" "splm a io"'],
    ['an abbreviation in Hebrew', 'צה"ל', 'צהל'],
    [
      'signs that mean something elsewhere',
      'a AND NOT (b) title:c ^d {e} + NEAR(f)',
      'a and not b "title c" d e "near f"',
    ],
    ['a star that begins nothing', '* a* *b c*d', 'a b "c d"'],
  ])('takes %s', (_, text, terms) => {
    expect(read(text)).toBe(terms);
  });

  it.each([
    ['nothing', '', 'a word to look for'],
    ['signs alone', '" * ( - 🕊', 'a word to look for'],
    ['only what must not be there', '-aid', 'a word to look for'],
    ['only a language', 'lang:ar', 'a word to look for'],
    ['a language that is none', 'aid lang:', 'a language after lang:, such as lang:ar'],
    ['a language that must not be there', 'aid -lang:ar', 'a language after lang:, such as lang:ar'],
    ['more words than 20', 'a '.repeat(21), 'at most 20 words and phrases'],
    ['a text that is too long', 'a'.repeat(LONGEST_QUERY + 1), 'a search of at most 500 characters'],
  ])('refuses %s', (_, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('is made of letters and digits alone, whatever is typed', () => {
    const typed = fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 0x1ffff }).map((point) => String.fromCodePoint(point)),
        fc.constantFrom(...'"*-():^{}+'),
        fc.constantFrom(
          ' AND ',
          ' OR ',
          ' NOT ',
          'NEAR(',
          ' lang:',
          'marks:',
          '\u0000',
          '\ue001',
          "' OR 1=1 --",
        ),
      ),
    );
    fc.assert(
      fc.property(typed, (parts) => {
        const reading = readQuery(parts.join(''));
        if (!reading.ok) {
          expect(reading.expected).not.toBe('');
          return;
        }
        const { wanted, unwanted } = reading.query;
        expect(wanted.length).toBeGreaterThan(0);
        const words = [...wanted, ...unwanted].flatMap((term) =>
          term.kind === 'word' ? term.forms : [...term.first, ...term.rest],
        );
        expect(words.filter((word) => !/^[\p{L}\p{N}\p{M}]+$/u.test(word))).toEqual([]);
      }),
    );
  });
});
