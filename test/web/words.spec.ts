/** Guards the words of the desk: every language says all of it, with the same places to fill, in the plural forms that it has. */
import { describe, expect, it } from 'vitest';
import { ar } from '../../web/src/words/ar.ts';
import { en } from '../../web/src/words/en.ts';
import { languageOf } from '../../web/src/words/language.ts';
import type { Words } from '../../web/src/words/words.ts';

const english: Words = en;
const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
const sections = ['phaseStatus', 'level', 'standing', 'theme', 'role', 'kind', 'source'] as const;

describe('a sentence in Arabic', () => {
  const pairs = [
    ...Object.entries(english.messages).map(
      ([key, text]) => [key, text, ar.messages[key as keyof typeof ar.messages]] as const,
    ),
    ...Object.entries(english.entry).map(
      ([key, text]) => [key, text, ar.entry[key as keyof typeof ar.entry]] as const,
    ),
  ];

  // A step of the one that is named in English may be named by its kind alone in Arabic, but nothing is told that was not said.
  it.each(pairs)('%s has the places of the English one', (_key, inEnglish, inArabic) => {
    expect(places(inArabic)).toEqual(places(inEnglish));
  });

  it.each(pairs.filter(([key]) => key !== 'app.name' && key !== 'app.other'))(
    '%s is in Arabic letters',
    (_key, _english, inArabic) => {
      expect(inArabic.replaceAll(/\{\w+\}/g, '')).toMatch(/\p{Script=Arabic}/u);
      expect(inArabic.replaceAll(/\{\w+\}/g, '')).not.toMatch(/[A-Za-z]/);
    },
  );

  it.each(sections)('has each word of %s once', (section) => {
    const words = Object.values(ar[section]);
    expect(new Set(words).size).toBe(words.length);
  });
});

describe('plural forms', () => {
  const categories = new Intl.PluralRules('ar').resolvedOptions().pluralCategories;

  it.each(Object.entries(ar.plurals))('%s has all six of Arabic', (_key, forms) => {
    expect(Object.keys(forms).sort()).toEqual([...categories].sort());
  });

  it.each([
    [1, 'مصدر واحد'],
    [2, 'مصدران'],
    [3, '3 مصادر'],
    [11, '11 مصدرًا'],
    [100, '100 مصدر'],
  ])('%i sources are told by the form of that number', (n, said) => {
    expect(languageOf('ar', 'latn').count('sources.count', n)).toBe(said);
  });

  it('have the digits that the reader chose', () => {
    expect(languageOf('ar', 'arab').count('sources.count', 12)).toBe('١٢ مصدرًا');
    expect(languageOf('en', 'latn').count('sources.count', 1)).toBe('1 source');
  });
});
