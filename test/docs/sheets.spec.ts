/** Rule: every code that a sheet can be refused with is told of. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sheetCodes } from '../../src/exchange/sheet/report.js';

test('every code of a sheet is in the page about them', () => {
  const page = readFileSync(new URL('../../docs/sheets.md', import.meta.url), 'utf8');
  expect(sheetCodes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});
