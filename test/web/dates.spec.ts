/** Guards that a date is told as the record has it: no more certain, no more exact, in the reader's language and digits. */
import { describe, expect, it } from 'vitest';
import { dateInWords } from '../../web/src/time/date-words.ts';
import { endOf } from '../../web/src/time/days.ts';
import { isCertain, readDate } from '../../web/src/time/edtf.ts';
import { languageOf } from '../../web/src/words/language.ts';

const english = languageOf('en', 'latn');
const arabic = languageOf('ar', 'arab');

const dates = [
  ['2025-12-19', '19 December 2025', '١٩ ديسمبر ٢٠٢٥', true],
  ['2025-12', 'December 2025', 'ديسمبر ٢٠٢٥', false],
  ['2025', '2025', '٢٠٢٥', false],
  ['0030-01', 'January 30', 'يناير ٣٠', false],
  [
    '2025-10-08/2025-10-09',
    'from 8 October 2025 to 9 October 2025',
    'من ٨ أكتوبر ٢٠٢٥ إلى ٩ أكتوبر ٢٠٢٥',
    false,
  ],
  ['2025-10-08/..', 'from 8 October 2025, end not known', 'من ٨ أكتوبر ٢٠٢٥، دون نهاية معلومة', false],
  ['[2025-10-08,2025-10-09]', '8 October 2025 or 9 October 2025', '٨ أكتوبر ٢٠٢٥ أو ٩ أكتوبر ٢٠٢٥', false],
  [
    '[2025-10-08..2025-10-10]',
    'some time between 8 October 2025 and 10 October 2025',
    'في وقت ما بين ٨ أكتوبر ٢٠٢٥ و١٠ أكتوبر ٢٠٢٥',
    false,
  ],
  ['2026-06~', 'about June 2026', 'نحو يونيو ٢٠٢٦', false],
  ['2025-12-19?', '19 December 2025, uncertain', '١٩ ديسمبر ٢٠٢٥، غير مؤكد', false],
  ['2025%', 'perhaps about 2025', 'ربما نحو ٢٠٢٥', false],
] as const;

describe.each(dates)('%s', (text, inEnglish, inArabic, certain) => {
  it('is told in both languages', () => {
    expect(dateInWords(text, english)).toBe(inEnglish);
    expect(dateInWords(text, arabic)).toBe(inArabic);
  });

  it(certain ? 'needs no drawing' : 'is drawn as what it is', () => {
    expect(isCertain(readDate(text))).toBe(certain);
  });
});

it('an instant is told with its zone', () => {
  expect(dateInWords('2025-10-10T12:00+03:00', english)).toBe('10 October 2025 at 09:00 UTC');
});

it('what is no date is told as it stands', () => {
  expect(dateInWords('soon', english)).toBe('soon');
});

it.each([
  ['2025-12-19', '2025-12-19T23:59:59.999Z'],
  ['2025-12', '2025-12-31T23:59:59.999Z'],
  ['2025', '2025-12-31T23:59:59.999Z'],
  ['2025-12-19T12:00Z', '2025-12-19T12:00:00.000Z'],
])('a handle at %s stands at its end', (text, end) => {
  expect(new Date(endOf(text) ?? 0).toISOString()).toBe(end);
});

it('a handle at a position of the log stands at no day', () => {
  expect(endOf('position:90')).toBeUndefined();
});
