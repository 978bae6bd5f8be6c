/** Rule: no text of a record is run by a spreadsheet that it is opened in, and every other text is left as it is. */
import { describe, expect, it } from 'vitest';
import { cellOf } from '../../../src/exchange/sheet/cell.js';
import { looksLikeFormula, withoutFormula } from '../../../src/domain/values/formula.js';
import { tableOf } from '../../../src/application/release/csv.js';

const formulas: readonly [what: string, text: string][] = [
  ['an equals sign', '=1+1'],
  ['a plus sign', '+1'],
  ['a hyphen', '-1+1'],
  ['an at sign', '@SUM(A1)'],
  ['a full-width sign', '＝1+1'],
  ['a full-width plus', '＋1'],
  ['a full-width hyphen', '－1'],
  ['a full-width at sign', '＠SUM(A1)'],
  ['a sign behind a blank', ' =1+1'],
  ['a sign behind a no-break space', '\u00a0=1+1'],
  ['a sign behind a byte order mark', '\ufeff=1+1'],
  ['a sign behind a mark of direction', '\u200f=1+1'],
  ['a sign behind a zero-width space and blanks', '\u200b  ＝1+1'],
  ['a sign behind a control character', '\u0001=1+1'],
  ['a tab', '\t1'],
  ['a line break', '\n=1+1'],
  ['a carriage return', '\rtext'],
];

describe('a text that begins with', () => {
  it.each(formulas)('%s gets an apostrophe before it', (_what, text) => {
    expect(looksLikeFormula(text)).toBe(true);
    expect(withoutFormula(text)).toBe(`'${text}`);
  });

  it.each(formulas)('%s is marked in a sheet and in the table of a release too', (_what, text) => {
    expect(cellOf(text)).toBe(`'${text}`);
    expect(tableOf([{ text }]).csv.replaceAll('"', '')).toBe(`text\r\n'${text}\r\n`);
  });
});

it.each(['', 'A text', ' A text', "It's 1+1", '1-1', 'a=b', 'اتفاق', '\u200fاتفاق', '(=1)', '–1'])(
  'leaves %j as it is',
  (text) => {
    expect(looksLikeFormula(text)).toBe(false);
    expect(withoutFormula(text)).toBe(text);
  },
);
