import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoInstant, parseOccurred, type TimeSpan } from '../../../src/domain/time/occurred.js';

function spanOf(text: string): TimeSpan {
  const reading = parseOccurred(text);
  if (!reading.ok) throw new Error(`${text} is refused: expected ${reading.expected}`);
  return reading.value;
}

describe('when something occurred', () => {
  it.each([
    ['2025-12-19', '2025-12-19T00:00:00.000Z', '2025-12-19T23:59:59.999Z', 'day'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z', '2024-02-29T23:59:59.999Z', 'day'],
    ['2000-02-29', '2000-02-29T00:00:00.000Z', '2000-02-29T23:59:59.999Z', 'day'],
    ['2025-12', '2025-12-01T00:00:00.000Z', '2025-12-31T23:59:59.999Z', 'month'],
    ['2024-02', '2024-02-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z', 'month'],
    ['2025', '2025-01-01T00:00:00.000Z', '2025-12-31T23:59:59.999Z', 'year'],
    ['0000-02-29', '0000-02-29T00:00:00.000Z', '0000-02-29T23:59:59.999Z', 'day'],
    ['0000-02-29~', '0000-02-29T00:00:00.000Z', '0000-02-29T23:59:59.999Z', 'day'],
    ['0000-02-28/0000-03-01', '0000-02-28T00:00:00.000Z', '0000-03-01T23:59:59.999Z', 'day'],
    ['[0000-02-29..0004-02-29]', '0000-02-29T00:00:00.000Z', '0004-02-29T23:59:59.999Z', 'day'],
    ['0000-02-29T12:00Z', '0000-02-29T12:00:00.000Z', '0000-02-29T12:00:00.000Z', 'instant'],
    ['0000-02', '0000-02-01T00:00:00.000Z', '0000-02-29T23:59:59.999Z', 'month'],
    ['0000', '0000-01-01T00:00:00.000Z', '0000-12-31T23:59:59.999Z', 'year'],
    ['0099-12-31', '0099-12-31T00:00:00.000Z', '0099-12-31T23:59:59.999Z', 'day'],
    ['2026-03~', '2026-03-01T00:00:00.000Z', '2026-03-31T23:59:59.999Z', 'month'],
    ['2025?', '2025-01-01T00:00:00.000Z', '2025-12-31T23:59:59.999Z', 'year'],
    ['2026-05-19%', '2026-05-19T00:00:00.000Z', '2026-05-19T23:59:59.999Z', 'day'],
    ['2025-10-08/2025-10-09', '2025-10-08T00:00:00.000Z', '2025-10-09T23:59:59.999Z', 'day'],
    ['2025-10-08~/2025-10-09?', '2025-10-08T00:00:00.000Z', '2025-10-09T23:59:59.999Z', 'day'],
    ['2025-10-08/2025-10-08', '2025-10-08T00:00:00.000Z', '2025-10-08T23:59:59.999Z', 'day'],
    ['2025-10/2025-10-08', '2025-10-01T00:00:00.000Z', '2025-10-08T23:59:59.999Z', 'month'],
    ['2025-10-08/2025', '2025-10-08T00:00:00.000Z', '2025-12-31T23:59:59.999Z', 'day'],
    ['[2025-10-08,2025-10-09]', '2025-10-08T00:00:00.000Z', '2025-10-09T23:59:59.999Z', 'day'],
    ['[2025-10-09,2025-10-08]', '2025-10-08T00:00:00.000Z', '2025-10-09T23:59:59.999Z', 'day'],
    ['[2025-11,2025-10-08,2025-10-09%]', '2025-10-08T00:00:00.000Z', '2025-11-30T23:59:59.999Z', 'day'],
    ['[2025-10-08..2025-10-10]', '2025-10-08T00:00:00.000Z', '2025-10-10T23:59:59.999Z', 'day'],
    ['[2025-10~..2025-12?]', '2025-10-01T00:00:00.000Z', '2025-12-31T23:59:59.999Z', 'month'],
    ['2025-10-10T12:00+03:00', '2025-10-10T09:00:00.000Z', '2025-10-10T09:00:00.000Z', 'instant'],
    ['2025-10-10T12:00:30Z', '2025-10-10T12:00:30.000Z', '2025-10-10T12:00:30.000Z', 'instant'],
    ['2025-10-10T12:00:30.5-05:30', '2025-10-10T17:30:30.500Z', '2025-10-10T17:30:30.500Z', 'instant'],
    ['2025-10-10T12:00:30.123456789Z', '2025-10-10T12:00:30.123Z', '2025-10-10T12:00:30.123Z', 'instant'],
    ['2025-01-01T00:00+14:00', '2024-12-31T10:00:00.000Z', '2024-12-31T10:00:00.000Z', 'instant'],
  ])('reads %s as from %s to %s, known to the %s', (text, earliest, latest, precision) => {
    const span = spanOf(text);
    expect(span).toMatchObject({ text, precision });
    expect([isoInstant(span.earliest), isoInstant(span.latest)]).toEqual([earliest, latest]);
  });

  it.each(['2025-10-08/..', '2025-10~/..'])('has no latest instant in the open interval %s', (text) => {
    expect(spanOf(text).latest).toBe(Infinity);
  });

  it.each([
    // No such day, month, hour or offset.
    ['2015-02-29', 'exists'],
    ['1900-02-29', 'exists'],
    ['2025-04-31', 'exists'],
    ['2025-02-30~', 'exists'],
    ['2025-10-00', 'exists'],
    ['2025-13', 'exists'],
    ['2025-00', 'exists'],
    ['2025-02-29T12:00Z', 'offset'],
    ['2025-10-10T24:00Z', 'offset'],
    ['2025-10-10T12:60Z', 'offset'],
    ['2025-10-10T23:59:60Z', 'offset'],
    ['2025-10-10T12:00+24:00', 'offset'],
    // An offset that leads out of the years that have a text.
    ['0000-01-01T00:00+23:59', 'years 0000 to 9999'],
    ['9999-12-31T23:59-00:01', 'years 0000 to 9999'],
    ['2025-10-08/2025-02-29', 'interval'],
    ['[2025-10-08,2025-02-29]', 'two or more'],
    // No earliest instant, or none that is known.
    ['../2025-10-08', 'interval'],
    ['/2025-10-08', 'interval'],
    ['../..', 'interval'],
    ['2025-10-08/', 'interval'],
    ['[..2025-10-08]', 'two or more'],
    ['[2025-10-08..]', 'two or more'],
    // An end before its start.
    ['2025-10-09/2025-10-08', 'not before'],
    ['2025-10/2025-09-30', 'not before'],
    ['[2025-10-10..2025-10-08]', 'not before'],
    // Date-times without offset, in other forms, or where only dates may be.
    ['2025-10-10T12:00', 'offset'],
    ['2025-10-10T12:00:00', 'offset'],
    ['2025-10-10T12Z', 'offset'],
    ['2025-10-10T12:00+0300', 'offset'],
    ['2025-10-10T12:00+03', 'offset'],
    ['2025-10-10T12:00:00,5Z', 'offset'],
    ['2025-10-10T12:00:00.1234567890Z', 'offset'],
    ['2025-10-10T12:00:00.Z', 'offset'],
    ['2025-10-10T12:00Z~', 'offset'],
    ['2025-10T12:00Z', 'offset'],
    ['2025-10-10t12:00z', 'exists'],
    ['2025-10-10 12:00Z', 'exists'],
    ['2025-10-10T12:00Z/2025-10-11', 'interval'],
    ['2025-10-10/2025-10-11T12:00Z', 'interval'],
    ['[2025-10-10T12:00Z,2025-10-11]', 'two or more'],
    // A mark inside a date, or more than one.
    ['2025~-10', 'exists'],
    ['?2025-10', 'exists'],
    ['2025-~10-08', 'exists'],
    ['2025-10-08~?', 'exists'],
    ['2025-10-08/..~', 'interval'],
    // Other forms of EDTF and of ISO 8601.
    ['2025-21', 'exists'],
    ['2025-W40', 'exists'],
    ['2025-281', 'exists'],
    ['20251008', 'exists'],
    ['202X', 'exists'],
    ['2025-XX', 'exists'],
    ['2025-1X-08', 'exists'],
    ['-0044-03-15', 'exists'],
    ['+2025', 'exists'],
    ['Y17E8', 'exists'],
    ['Y-25000', 'exists'],
    ['202', 'exists'],
    ['20', 'exists'],
    ['2025S3', 'exists'],
    ['{2025-10-08,2025-10-09}', 'exists'],
    ['[2025-10-08]', 'two or more'],
    ['[]', 'two or more'],
    ['[2025-10-08,]', 'two or more'],
    ['[2025-10-08, 2025-10-09]', 'two or more'],
    ['[2025-10-08,2025-10-09', 'two or more'],
    ['[2025-10-08,2025-10-10..2025-10-12]', 'two or more'],
    ['[2025-10-08..2025-10-09..2025-10-10]', 'two or more'],
    ['[[2025-10-08,2025-10-09]]', 'two or more'],
    ['2025-10-08/2025-10-09/2025-10-10', 'interval'],
    ['2025-10-08--2025-10-09', 'exists'],
    // Not dates.
    ['', 'exists'],
    [' 2025-10-08', 'exists'],
    ['2025-10-08\n', 'exists'],
    ['yesterday', 'exists'],
    ['٢٠٢٥-١٠-٠٨', 'exists'],
    ['10/08/2025', 'interval'],
    ['1766102400', 'exists'],
    [`[${'2025-10-08,'.repeat(100)}2025-10-08]`, 'at most 500'],
  ])('refuses %j and says what is expected', (text, words) => {
    const reading = parseOccurred(text);
    expect(reading).toEqual({ ok: false, expected: expect.stringContaining(words) as string });
  });
});

const day = fc
  .date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the arithmetic of days', () => {
  it('knows every leap day of the first 500 years, and no other 29th of February', () => {
    const years = Array.from({ length: 501 }, (_, year) => String(year).padStart(4, '0'));
    const leap = years.filter((year) => parseOccurred(`${year}-02-29`).ok);
    expect(leap).toEqual(
      years.filter((year) => new Date(`${year}-02-29T00:00:00Z`).toISOString().startsWith(`${year}-02-29`)),
    );
    for (const year of leap) {
      const { earliest, latest } = spanOf(`${year}-02-29`);
      expect(isoInstant(earliest)).toBe(`${year}-02-29T00:00:00.000Z`);
      expect(latest - earliest).toBe(86_400_000 - 1);
      expect(spanOf(`${year}-02`).latest).toBe(latest);
      expect(spanOf(`${year}-03-01`).earliest).toBe(latest + 1);
    }
  });

  it('gives every day that there is its 24 hours, and a day beside another no gap', () => {
    fc.assert(
      fc.property(day, (text) => {
        const { earliest, latest } = spanOf(text);
        const next = isoInstant(latest + 1).slice(0, 10);
        expect(isoInstant(earliest)).toBe(`${text}T00:00:00.000Z`);
        expect(latest - earliest).toBe(86_400_000 - 1);
        expect(spanOf(next).earliest).toBe(latest + 1);
      }),
    );
  });

  it('never ends a span before it starts, and keeps the text', () => {
    const month = day.map((text) => text.slice(0, 7));
    const date = fc.oneof(
      day,
      month,
      fc.tuple(month, fc.constantFrom('~', '?', '%')).map((parts) => parts.join('')),
    );
    const interval = fc.tuple(date, fc.oneof(date, fc.constant('..'))).map((ends) => ends.join('/'));
    const choice = fc.array(date, { minLength: 2, maxLength: 4 }).map((dates) => `[${dates.join(',')}]`);
    fc.assert(
      fc.property(fc.oneof(date, interval, choice), (text) => {
        const reading = parseOccurred(text);
        fc.pre(reading.ok);
        expect(reading.value.text).toBe(text);
        expect(reading.value.earliest).toBeLessThanOrEqual(reading.value.latest);
      }),
    );
  });

  it('agrees with the platform about date-times', () => {
    const instant = fc.date({
      min: new Date('0001-01-02T00:00:00Z'),
      max: new Date('9999-12-30T00:00:00Z'),
      noInvalidDate: true,
    });
    const offset = fc.constantFrom('Z', '+03:00', '-09:30', '+14:00');
    fc.assert(
      fc.property(instant, offset, (date, zone) => {
        const text = date.toISOString().replace('Z', zone);
        expect(spanOf(text).earliest).toBe(Date.parse(text));
      }),
    );
  });

  it('never throws, whatever the text', () => {
    const characters = fc.constantFrom(...'0123456789-/[].,~?%TZ:+X '.split(''));
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(characters).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(typeof parseOccurred(text).ok).toBe('boolean');
      }),
    );
  });
});
