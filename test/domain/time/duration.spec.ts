/** Durations are added to the calendar day in UTC, and months end on the last day. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDuration,
  boundsAfter,
  durationPattern,
  readDuration,
} from '../../../src/domain/time/duration.js';
import { isoInstant, parseOccurred } from '../../../src/domain/time/occurred.js';

function durationOf(text: string) {
  const duration = readDuration(text);
  if (duration === undefined) throw new Error(`expected a duration, got ${text}`);
  return duration;
}

/** A day, or an instant, so far from another. */
function added(to: string, offset: string): string {
  const isDay = !to.includes('T');
  const moved = isoInstant(addDuration(Date.parse(isDay ? `${to}T00:00:00Z` : to), durationOf(offset)));
  return isDay && moved.endsWith('T00:00:00.000Z') ? moved.slice(0, 10) : moved;
}

describe('a duration', () => {
  it.each([
    ['P30D', { months: 0, days: 30, milliseconds: 0 }],
    ['P1Y6M', { months: 18, days: 0, milliseconds: 0 }],
    ['P2W', { months: 0, days: 14, milliseconds: 0 }],
    ['P1M2W3D', { months: 1, days: 17, milliseconds: 0 }],
    ['PT72H', { months: 0, days: 0, milliseconds: 259_200_000 }],
    ['PT1H30M15S', { months: 0, days: 0, milliseconds: 5_415_000 }],
    ['P1Y2M3W4DT5H6M7S', { months: 14, days: 25, milliseconds: 18_367_000 }],
    ['-P60D', { months: 0, days: -60, milliseconds: 0 }],
    ['-P1Y1DT1S', { months: -12, days: -1, milliseconds: -1_000 }],
    ['P0D', { months: 0, days: 0, milliseconds: 0 }],
    ['-P0D', { months: 0, days: 0, milliseconds: 0 }],
    ['P030D', { months: 0, days: 30, milliseconds: 0 }],
    ['P1000Y', { months: 12_000, days: 0, milliseconds: 0 }],
  ])('%s is read', (text, duration) => {
    expect(readDuration(text)).toEqual(duration);
    expect(text).toMatch(new RegExp(durationPattern, 'u'));
  });

  it.each([
    '',
    'P',
    '-P',
    'PT',
    'P1DT',
    '30D',
    'P30',
    'p30d',
    '+P30D',
    'P-30D',
    '--P30D',
    'P1.5D',
    'P1,5D',
    'P1D1Y',
    'P1H',
    'PT1D',
    'P1Y1Y',
    ' P1D',
    'P1D ',
    'P1D\n',
    'P٣D',
    'P1D/P2D',
    'thirty days',
  ])('%j is none', (text) => {
    expect(readDuration(text)).toBeUndefined();
    expect(text).not.toMatch(new RegExp(durationPattern, 'u'));
  });

  it.each([
    'P1001Y',
    'P12001M',
    'P52178W',
    'P365243D',
    'PT8765821H',
    'PT99999999999S',
    `P${'9'.repeat(400)}D`,
  ])('%s is longer than a thousand years', (text) => {
    expect(readDuration(text)).toBeUndefined();
  });
});

describe('a duration added', () => {
  it.each([
    // Months end on the last day.
    ['2019-01-31', 'P1M', '2019-02-28'],
    ['2020-01-31', 'P1M', '2020-02-29'],
    ['2019-01-30', 'P1M', '2019-02-28'],
    ['2019-01-28', 'P1M', '2019-02-28'],
    ['2018-08-31', 'P1M', '2018-09-30'],
    ['2018-10-31', 'P13M', '2019-11-30'],
    ['2019-02-28', 'P1M', '2019-03-28'],
    ['2018-12-31', 'P2M', '2019-02-28'],
    ['2019-03-31', '-P1M', '2019-02-28'],
    ['2020-03-31', '-P1M', '2020-02-29'],
    ['2019-01-31', '-P2M', '2018-11-30'],
    ['2019-01-15', '-P1M', '2018-12-15'],
    // Leap days.
    ['2020-02-29', 'P1Y', '2021-02-28'],
    ['2020-02-29', 'P4Y', '2024-02-29'],
    ['2020-02-29', '-P1Y', '2019-02-28'],
    ['2000-02-29', 'P100Y', '2100-02-28'],
    ['0000-02-29', 'P4Y', '0004-02-29'],
    ['0004-02-29', '-P4Y', '0000-02-29'],
    ['2020-02-28', 'P1D', '2020-02-29'],
    ['2019-02-28', 'P1D', '2019-03-01'],
    // Years, then months, then days.
    ['2019-01-31', 'P1M1D', '2019-03-01'],
    ['2019-03-31', '-P1M1D', '2019-02-27'],
    ['2018-09-12', 'P8M', '2019-05-12'],
    ['2018-09-12', 'P30D', '2018-10-12'],
    ['2023-02-22', '-P60D', '2022-12-24'],
    ['2018-09-12', 'P2W', '2018-09-26'],
    ['2018-09-12', 'P0D', '2018-09-12'],
    ['0050-01-31', 'P1M', '0050-02-28'],
    // The time of day, in UTC, with no summer time.
    ['2019-03-30T23:30:00.000Z', 'P1D', '2019-03-31T23:30:00.000Z'],
    ['2019-01-31T23:59:59.999Z', 'P1M', '2019-02-28T23:59:59.999Z'],
    ['2019-02-28T23:00:00.000Z', 'PT1H30M', '2019-03-01T00:30:00.000Z'],
    ['2019-01-31T23:00:00.000Z', 'P1MT2H', '2019-03-01T01:00:00.000Z'],
    ['2019-03-01T00:00:00.000Z', '-PT1S', '2019-02-28T23:59:59.000Z'],
    // The years that a text can hold.
    ['9500-01-01', 'P1000Y', '9999-12-31T23:59:59.999Z'],
    ['0500-01-01', '-P1000Y', '0000-01-01'],
  ])('to %s, %s, is %s', (to, offset, sum) => {
    expect(added(to, offset)).toBe(sum);
  });

  it('leaves an end that is not known as it is', () => {
    expect(addDuration(Infinity, durationOf('-P1D'))).toBe(Infinity);
  });

  it('moves both bounds of a date', () => {
    const month = parseOccurred('2019-01');
    if (!month.ok) throw new Error(month.expected);
    const { earliest, latest } = boundsAfter(month.value, durationOf('P1M'));
    expect([earliest, latest].map(isoInstant)).toEqual([
      '2019-02-01T00:00:00.000Z',
      '2019-02-28T23:59:59.999Z',
    ]);
  });

  it('keeps the earliest first where a short month takes two days to one', () => {
    const bounds = {
      earliest: Date.parse('2019-01-30T05:00:00Z'),
      latest: Date.parse('2019-01-31T04:59:59.999Z'),
    };
    const { earliest, latest } = boundsAfter(bounds, durationOf('P1M'));
    expect([earliest, latest].map(isoInstant)).toEqual([
      '2019-02-28T04:59:59.999Z',
      '2019-02-28T05:00:00.000Z',
    ]);
  });

  it('leaves the end of what is still open as it is', () => {
    const earliest = Date.parse('2019-01-31T00:00:00Z');
    expect(boundsAfter({ earliest, latest: Infinity }, durationOf('P1M'))).toEqual({
      earliest: Date.parse('2019-02-28T00:00:00Z'),
      latest: Infinity,
    });
  });
});

const day = 86_400_000;
const days = fc
  .date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('8000-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => Math.floor(date.getTime() / day) * day);
const size = fc.integer({ min: 0, max: 400 });
const offsets = fc
  .tuple(fc.constantFrom('', '-'), size, size, size, size)
  .map(([sign, years, months, weeks, count]) => `${sign}P${years}Y${months}M${weeks}W${count}D`);

describe('adding a duration to a day', () => {
  it('never puts a later day before an earlier one', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 70 }), offsets, (start, later, offset) => {
        const duration = durationOf(offset);
        const sooner = addDuration(start, duration);
        expect(addDuration(start + later * day, duration)).toBeGreaterThanOrEqual(sooner);
        expect(isoInstant(sooner)).toMatch(/T00:00:00.000Z$/);
      }),
    );
  });

  it('goes forward, by no fewer days the longer it is, and back by a negative one', () => {
    fc.assert(
      fc.property(days, size, size, (start, fewer, more) => {
        const one = addDuration(start, durationOf(`P${fewer}M`));
        const other = addDuration(start, durationOf(`P${fewer + more}M`));
        expect(one).toBeGreaterThanOrEqual(start);
        expect(other).toBeGreaterThanOrEqual(one);
        expect(addDuration(start, durationOf(`-P${fewer}M`))).toBeLessThanOrEqual(start);
      }),
    );
  });

  it('keeps the day of the month, or ends on the last one', () => {
    fc.assert(
      fc.property(days, size, (start, months) => {
        const from = new Date(start);
        const to = new Date(addDuration(start, durationOf(`P${months}M`)));
        const isLast = new Date(to.getTime() + day).getUTCDate() === 1;
        expect(to.getUTCMonth()).toBe((from.getUTCMonth() + months) % 12);
        expect(to.getUTCDate() === from.getUTCDate() || (isLast && to.getUTCDate() < from.getUTCDate())).toBe(
          true,
        );
      }),
    );
  });

  it('is undone, by days, by the same with a minus', () => {
    fc.assert(
      fc.property(days, size, size, (start, count, hours) => {
        const there = addDuration(start, durationOf(`P${count}DT${hours}H`));
        expect(addDuration(there, durationOf(`-P${count}DT${hours}H`))).toBe(start);
      }),
    );
  });
});
