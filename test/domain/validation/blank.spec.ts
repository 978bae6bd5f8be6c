/** A text of which nothing is to be seen is blank, whatever characters it is made of. */
import { describe, expect, it } from 'vitest';
import { examples } from '../../../src/domain/events/examples.js';
import { isBlank, visiblePattern } from '../../../src/domain/validation/blank.js';
import { altered } from '../events/altered.js';
import { problemsOf } from '../events/problems-of.js';

const titled = (en: string) => problemsOf(altered(examples.ProcessOpened, '/data/title', { en }));

describe('a title', () => {
  it.each([
    ['', 'nothing'],
    [' \t\n\u00a0\u2003\u3000', 'white space'],
    ['\u0000\u001f\u007f\u0085', 'controls'],
    ['\u200b\u200b', 'zero-width spaces'],
    ['\u200c\u200d', 'zero-width joiners'],
    ['\u2060', 'a word joiner'],
    ['\ufeff', 'a byte order mark'],
    ['\u00ad', 'a soft hyphen'],
    ['\u200e\u200f\u202a\u202e\u2066\u2069\u061c', 'direction marks'],
    ['\u115f\u1160\u3164\uffa0', 'Hangul fillers'],
    ['\u2800', 'the blank of Braille'],
    ['\ufe0f\u180b\u{e0100}', 'variation selectors'],
    ['\u{e0001}\u{e0041}', 'tags'],
    ['\u{1d173}\u{1bca0}', 'formats of music and shorthand'],
    ['\ufff9\ufffb', 'anchors of annotations'],
    [' \u200b\ufeff\u2800\n', 'all of these'],
  ])('of %j alone is blank: %s', (en) => {
    expect(titled(en)).toEqual(['/data/title/en invalid-payload']);
  });

  it.each([
    ['.'],
    ['\u200fמשא ומתן'],
    ['گفت\u200cوگو'],
    ['👨\u200d👩\u200d👧'],
    ['❤\ufe0f'],
    ['⠁'],
    ['\u0600'],
    ['\ufeffTalks'],
  ])('of %j is not', (en) => {
    expect(titled(en)).toEqual([]);
  });
});

describe('the pattern of a text in JSON Schema', () => {
  const pattern = new RegExp(visiblePattern);
  const visible = (codePoint: number) => {
    const text = String.fromCodePoint(codePoint);
    return { codePoint: codePoint.toString(16), rule: !isBlank(text), schema: pattern.test(text) };
  };

  it('says the same as the rule, of every character of the basic plane', () => {
    const all = Array.from({ length: 0x1_0000 }, (_, codePoint) => visible(codePoint));
    expect(all.filter(({ rule, schema }) => rule !== schema)).toEqual([]);
  });

  it('refuses nothing that the rule accepts beyond it', () => {
    const all = Array.from({ length: 0x10_0000 }, (_, index) => visible(0x1_0000 + index));
    expect(all.filter(({ rule, schema }) => rule && !schema)).toEqual([]);
  });
});
