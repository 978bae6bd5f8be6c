/** Rule: an Arabic word is found with and without its article and prefixes of one letter, and other words are not. */
import { describe, expect, it } from 'vitest';
import { formsOf } from '../../../src/domain/search/arabic-forms.js';
import { foldWord } from '../../../src/domain/search/fold-word.js';

const finds = (asked: string, written: string): boolean =>
  formsOf(foldWord(asked)).includes(foldWord(written));

describe('a word is found', () => {
  it.each([
    ['with the article', 'اتفاق', 'الاتفاق'],
    ['in another spelling', 'اتفاق', 'إتفاق'],
    ['with a preposition', 'غزة', 'بغزة'],
    ['with "and"', 'مصر', 'ومصر'],
    ['with a preposition and the article', 'مرحلة', 'بالمرحلة'],
    ['with "for" and the article', 'مرحلة', 'للمرحلة'],
    ['with all of them', 'مرحلة', 'وبالمرحلة'],
    ['without the article that was typed', 'الاتفاق', 'اتفاق'],
    ['without what stands before the article that was typed', 'وبالاتفاق', 'الاتفاق'],
    ['without the letter that was typed', 'لاتفاق', 'اتفاق'],
    ['with another article than was typed', 'الحكومة', 'للحكومة'],
  ])('%s', (_, asked, written) => {
    expect(finds(asked, written)).toBe(true);
  });
});

describe('another word is not found', () => {
  it.each([
    ['that begins alike', 'اتفاق', 'اتفاقية'],
    ['that holds it', 'سلام', 'استسلام'],
    ['that is left of a short one', 'كتاب', 'تاب'],
    ['that two letters and one more make', 'من', 'ومن'],
    ['of another script', 'peace', 'السلام'],
  ])('%s', (_, asked, written) => {
    expect(finds(asked, written)).toBe(false);
  });

  it('and no other script has such forms', () => {
    expect(formsOf('peace')).toEqual(['peace']);
    expect(formsOf('שלום')).toEqual(['שלום']);
  });
});
