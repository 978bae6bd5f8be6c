import { describe, expect, test } from 'vitest';
import { readPace, waitBefore, type Pace } from '../../src/application/replay/pace.js';
import { Refused } from '../../src/application/refusals.js';

const day = 86_400_000;

describe('a pace', () => {
  test.each<[string, Pace]>([
    ['max', { kind: 'max' }],
    ['20/s', { kind: 'entries', perSecond: 20 }],
    ['0.5/s', { kind: 'entries', perSecond: 0.5 }],
    ['1s/s', { kind: 'story', perSecond: 1_000 }],
    ['90m/s', { kind: 'story', perSecond: 5_400_000 }],
    ['12h/s', { kind: 'story', perSecond: day / 2 }],
    ['1d/s', { kind: 'story', perSecond: day }],
    ['1.5d/s', { kind: 'story', perSecond: 1.5 * day }],
    ['2w/s', { kind: 'story', perSecond: 14 * day }],
  ])('%s', (text, pace) => {
    expect(readPace(text)).toEqual(pace);
  });

  test.each(
    [
      '',
      'fast',
      'Max',
      '20',
      '/s',
      '20/m',
      '0/s',
      '0.0d/s',
      '-1/s',
      '1e3/s',
      '1y/s',
      '1 d/s',
      '1d/s ',
      '1.2345/s',
    ].concat('1234567/s', 'NaN/s', '１/s'),
  )('"%s" is none', (text) => {
    expect(() => readPace(text)).toThrow(Refused);
    expect(() => readPace(text)).toThrow(
      expect.objectContaining({ code: 'invalid-query', pointers: ['pace'] }),
    );
  });
});

describe('before an entry the replay waits', () => {
  test('not at all at its fastest', () => {
    expect(waitBefore({ kind: 'max' }, 30 * day)).toBe(0);
  });

  test('the same time for each entry at so many a second', () => {
    expect([0, day].map((gap) => waitBefore({ kind: 'entries', perSecond: 20 }, gap))).toEqual([50, 50]);
  });

  test('as long as the story takes at so much story a second, and not for what comes at once or late', () => {
    const pace: Pace = { kind: 'story', perSecond: day };
    expect([-day, 0, day / 2, 3 * day].map((gap) => waitBefore(pace, gap))).toEqual([0, 0, 500, 3_000]);
  });
});
