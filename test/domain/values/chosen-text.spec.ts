/** Rule: of a text in several languages that one is given which RFC 4647 looks up, and the answer says which it is. */
import { describe, expect, it } from 'vitest';
import { chosenText } from '../../../src/domain/values/chosen-text.js';

const announced = { ar: 'إعلان', en: 'Announcement', es: 'Anuncio', original: 'ar', machine: ['es'] };

describe('a text is given', () => {
  it('in the first language of the list that it has', () => {
    expect(chosenText(announced, ['he', 'en', 'ar'])).toEqual({
      text: 'Announcement',
      lang: 'en',
      original: 'ar',
    });
  });

  it('with a mark where a machine translated it', () => {
    expect(chosenText(announced, ['es'])).toEqual({
      text: 'Anuncio',
      lang: 'es',
      machine: true,
      original: 'ar',
    });
  });

  it('in the original language where none of the list is there', () => {
    expect(chosenText(announced, ['he', 'fr'])).toEqual({ text: 'إعلان', lang: 'ar', original: 'ar' });
  });

  it('in the first language that no machine wrote, where the original is not told', () => {
    expect(chosenText({ fr: 'Annonce', en: 'Announcement', machine: ['fr'] }, ['he'])).toEqual({
      text: 'Announcement',
      lang: 'en',
    });
  });

  it('in a machine translation where there is nothing else', () => {
    expect(chosenText({ fr: 'Annonce', machine: ['fr'] }, ['he'])).toEqual({
      text: 'Annonce',
      lang: 'fr',
      machine: true,
    });
  });
});

describe('a language is looked up', () => {
  const scripts = { zh: 'zh', 'zh-Hant': 'hant', 'zh-Hant-HK': 'hk' };

  it.each([
    ['zh-Hant-HK', 'zh-Hant-HK'],
    ['zh-Hant-CN', 'zh-Hant'],
    ['zh-Hans', 'zh'],
    ['zh-Hant-CN-x-private1', 'zh-Hant'],
  ])('%s finds %s: the longest that is left when it is cut shorter', (asked, found) => {
    expect(chosenText(scripts, [asked]).lang).toBe(found);
  });

  it('as a whole before it is cut shorter, and cut shorter before the next one', () => {
    expect(chosenText({ en: 'en', 'pt-BR': 'br' }, ['en-GB', 'pt-BR']).lang).toBe('en');
  });

  it('in whatever case and spelling the record has it', () => {
    expect(chosenText({ 'EN-gb': 'colour', iw: 'צבע' }, ['he', 'en-GB']).lang).toBe('iw');
  });

  it('by a more special tag only where no look-up finds any', () => {
    const texts = { ar: 'ar', 'en-GB': 'colour', 'en-US': 'color', original: 'ar' };
    expect(chosenText(texts, ['en']).lang).toBe('en-GB');
    expect(chosenText(texts, ['en', 'ar']).lang).toBe('ar');
  });

  it('and not taken for one that only begins like it', () => {
    expect(chosenText({ ar: 'ar', enm: 'Middle English', original: 'ar' }, ['en']).lang).toBe('ar');
  });
});
