import type { Micros } from './event-log.js';

/** 0000-01-01T00:00:00.000000Z, the first moment that has a text. */
export const EARLIEST: Micros = -62_167_219_200_000_000n;
/** 9999-12-31T23:59:59.999999Z, the last one. */
export const LATEST: Micros = 253_402_300_799_999_999n;
const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

/**
 * The text of a moment, UTC with six digits, so that the order of texts is the order of time.
 * @throws RangeError outside the years 0000 to 9999, where that order would break
 */
export function formatRecordedAt(moment: Micros): string {
  if (moment < EARLIEST || moment > LATEST) {
    throw new RangeError(`A moment must lie in the years 0000 to 9999, got ${moment} us since 1970`);
  }
  const rest = Number(((moment % 1000n) + 1000n) % 1000n);
  const start = moment - BigInt(rest);
  if (start !== formatted.start) {
    formatted = { start, text: new Date(Number(start / 1000n)).toISOString().slice(0, -1) };
  }
  return `${formatted.text}${String(rest).padStart(3, '0')}Z`;
}

/** The last millisecond that was formatted: the events of one append mostly share it. */
let formatted = { start: 0n, text: '1970-01-01T00:00:00.000' };

/** The moment of a text that `formatRecordedAt` could have written; `undefined` for any other text. */
export function parseRecordedAt(text: string): Micros | undefined {
  if (!FORM.test(text)) return undefined;
  const milliseconds = Date.parse(`${text.slice(0, 23)}Z`);
  if (Number.isNaN(milliseconds)) return undefined;
  const moment = BigInt(milliseconds) * 1000n + BigInt(text.slice(23, 26));
  // `Date.parse` lets 30 February and 24:00 through; only what formats back to itself is a moment.
  return formatRecordedAt(moment) === text ? moment : undefined;
}
