import { describe, expect, it } from 'vitest';
import { examples } from '../../../src/domain/events/examples.js';
import { isSameLanguage, textsOf } from '../../../src/domain/values/localized-text.js';
import { altered } from './altered.js';
import { problemsOf } from './problems-of.js';

function problemsOfTitle(title: unknown): readonly string[] {
  return problemsOf(altered(examples.ProcessOpened, '/data/title', title)).map((problem) =>
    problem.replace('/data/title', ''),
  );
}

const longest = 20_000;

describe('a text in several languages', () => {
  it.each([
    [{ en: 'Talks' }],
    [{ 'zh-Hant-TW': '會談', 'ar-EG': 'محادثات', und: 'x', 'de-1996': 'Gespräche' }],
    [{ EN: 'Talks', 'en-GB': 'Talks' }],
    [{ ar: 'محادثات', en: 'Talks', original: 'ar', machine: ['en'] }],
    [{ ar: 'محادثات', en: 'Talks', machine: [] }],
    [{ 'zh-yue': '會談', 'ar-apc': 'محادثات', 'sgn-ase': 'Talks', 'zh-Hant': '會談' }],
    [{ 'zh-yue-Hant-HK': '會談', 'ms-min': 'Talks', 'en-XK': 'Talks', 'sq-XK': 'Bisedime' }],
    [{ en: ' Talks\n' }],
    [{ en: '🕊'.repeat(longest) }],
  ])('is accepted: %j', (title) => {
    expect(problemsOfTitle(title)).toEqual([]);
  });

  it.each([
    [{}, ''],
    [{ original: 'en' }, '', '/original'],
    [{ machine: ['en'] }, '', '/machine/0'],
    [{ english: 'Talks', 'not a tag': 'Talks' }, '/not a tag'],
    [{ en_GB: 'Talks' }, '/en_GB'],
    [{ 'a/b~c': 'Talks', en: 'Talks' }, '/a~1b~0c'],
    [{ '': 'Talks' }, '/'],
    [{ en: 'Talks', EN: 'Talks' }, '/EN'],
    [{ he: 'x', iw: 'x' }, '/iw'],
    // An extended language stands after the one that it extends, alone, and is that language by itself too.
    [{ 'en-yue': 'x' }, '/en-yue'],
    [{ 'zh-yue-cmn': 'x' }, '/zh-yue-cmn'],
    [{ 'zh-yu': 'x', 'zh-y': 'x' }, '/zh-y'],
    [{ 'zh-min': 'x', 'zh-min-nan': 'x' }, '/zh-min', '/zh-min-nan'],
    [{ yue: 'x', 'zh-yue': 'x' }, '/zh-yue'],
    [{ 'ZH-YUE': 'x', 'zh-yue': 'x' }, '/zh-yue'],
    [{ ar: 'x', 'ar-arb': 'x' }, '/ar-arb'],
    [{ en: '' }, '/en'],
    [{ en: '\u00a0\u2003' }, '/en'],
    [{ en: { text: 'Talks' } }, '/en'],
    [{ en: 'a\ud800b' }, '/en'],
    [{ en: `${'🕊'.repeat(longest)}.` }, '/en'],
    [{ en: 'Talks', original: 'EN' }, '/original'],
    [{ en: 'Talks', original: ['en'] }, '/original'],
    [{ en: 'Talks', original: 'machine', machine: [] }, '/original'],
    [{ en: 'Talks', machine: 'en' }, '/machine'],
    [{ en: 'Talks', machine: ['en', 'en'] }, '/machine/1'],
    [{ en: 'Talks', machine: [7, 'fr'] }, '/machine/0', '/machine/1'],
    [{ en: 'Talks', machine: ['original'], original: 'en' }, '/machine/0'],
    [
      JSON.parse('{"en": "Talks", "__proto__": "x", "constructor": "y"}') as unknown,
      '/__proto__',
      '/constructor',
    ],
  ])('is refused: %j', (title, ...places) => {
    expect(problemsOfTitle(title)).toHaveLength(places.length);
    expect(new Set(problemsOfTitle(title))).toEqual(
      new Set(places.map((place) => `${String(place)} invalid-payload`)),
    );
  });

  it('gives its texts by tag', () => {
    expect(textsOf({ ar: 'نص', en: 'Text', original: 'ar', machine: ['en'] })).toEqual({
      ar: 'نص',
      en: 'Text',
    });
  });

  it('knows a language in any spelling of its tag', () => {
    expect(isSameLanguage('en-gb', 'EN-GB')).toBe(true);
    expect(isSameLanguage('iw', 'he')).toBe(true);
    expect(isSameLanguage('zh-yue', 'yue')).toBe(true);
    expect(isSameLanguage('zh-yue', 'zh')).toBe(false);
    expect(isSameLanguage('ar-apc', 'ar')).toBe(false);
    expect(isSameLanguage('en', 'en-GB')).toBe(false);
  });
});
