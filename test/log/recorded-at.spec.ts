import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { EARLIEST, formatRecordedAt, parseRecordedAt } from '../../src/log/recorded-at.js';

describe('recordedAt', () => {
  const latest = 253_402_300_799_999_999n;
  const moments = fc.bigInt({ min: EARLIEST, max: latest });

  it.each([
    [0n, '1970-01-01T00:00:00.000000Z'],
    [1_766_223_000_000_001n, '2025-12-20T09:30:00.000001Z'],
    [-1n, '1969-12-31T23:59:59.999999Z'],
    [EARLIEST, '0000-01-01T00:00:00.000000Z'],
    [latest, '9999-12-31T23:59:59.999999Z'],
  ])('writes %s us as %s', (moment, text) => {
    expect(formatRecordedAt(moment)).toBe(text);
    expect(parseRecordedAt(text)).toBe(moment);
  });

  it('reads what it has written', () => {
    fc.assert(fc.property(moments, (moment) => parseRecordedAt(formatRecordedAt(moment)) === moment));
  });

  it('orders texts as it orders moments', () => {
    fc.assert(
      fc.property(moments, moments, (one, other) => {
        return one < other === formatRecordedAt(one) < formatRecordedAt(other);
      }),
    );
  });

  it.each([
    '',
    'yesterday',
    '2025-12-20',
    '2025-12-20T09:30:00Z',
    '2025-12-20T09:30:00.000Z',
    '2025-12-20T09:30:00.0000001Z',
    '2025-12-20T09:30:00.000001+02:00',
    '2025-02-30T09:30:00.000001Z',
    '2025-12-20T24:00:00.000000Z',
    '2025-13-01T00:00:00.000000Z',
  ])('reads no moment from %j', (text) => {
    expect(parseRecordedAt(text)).toBeUndefined();
  });

  it('refuses moments whose text would break the order', () => {
    expect(() => formatRecordedAt(latest + 1n)).toThrow(RangeError);
    expect(() => formatRecordedAt(EARLIEST - 1n)).toThrow(RangeError);
  });
});
