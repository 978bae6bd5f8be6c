/** Rule: a cell is read as what it says, and what no one wrote is told as what it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventType } from '../../src/domain/events/catalogue.js';
import { columnOf, type Column } from '../../src/exchange/sheet/column.js';
import { cellOf, escaped, readCell, unescaped } from '../../src/exchange/sheet/cell.js';

function column(type: EventType, name: string): Column {
  const found = columnOf(type, name);
  if (!found) throw new Error(`expected a column ${name} of ${type}`);
  return found;
}

const title = column('AgreementProposed', 'data.title.en');
const occurred = column('AgreementProposed', 'occurred');
const agreementId = column('AgreementProposed', 'data.agreementId');
const by = column('AgreementProposed', 'data.by');
const country = column('MeetingHeld', 'data.place.country');
const latitude = column('MeetingHeld', 'data.place.coordinates.latitude');
const killed = column('ViolationAlleged', 'data.harm.killed.best');
const partial = column('AgreementAccepted', 'data.partial');
const phaseId = column('CommitmentMoved', 'data.phaseId');

it.each([
  [title, '  A text, as it is ', '  A text, as it is '],
  [title, '   ', undefined],
  [agreementId, ' plan ', 'plan'],
  [by, 'us; egypt;', ['us', 'egypt']],
  [by, ';', undefined],
  [killed, '12', 12],
  [latitude, '-1', -1],
  [country, 'NA', 'NA'],
  [partial, 'TRUE', true],
  [phaseId, '(none)', null],
  [occurred, '2025-10-08/2025-10-09', '2025-10-08/2025-10-09'],
])('reads a cell of $name: %s', (at, cell, value) => {
  expect(readCell(cell, at)).toEqual({ ok: true, value });
});

describe('a damaged cell', () => {
  it.each([
    [title, '#NAME?', 'an error of the spreadsheet'],
    [occurred, '#REF!', 'an error of the spreadsheet'],
    [title, 'Err:502', 'an error of the spreadsheet'],
    [agreementId, '5.17E+12', 'its digits are lost'],
    [killed, '1,2E+05', 'its digits are lost'],
    [occurred, '1979-06-31', 'a day that no calendar has'],
    [occurred, '2023-02-29', 'a day that no calendar has'],
    [occurred, '1979-13-01', 'a month that no year has'],
    [occurred, '45950', 'the number under which a spreadsheet keeps a day'],
    [occurred, '10/11/2025', 'which part is the day'],
    [killed, '-1', 'stands for what is not known'],
    [by, '-99', 'stands for what is not known'],
    [title, 'NA', 'stands for what is not known'],
    [agreementId, 'n/a', 'stands for what is not known'],
    [by, 'us; NULL', 'stands for what is not known'],
  ])('of $name, %s, is told as %s', (at, cell, actual) => {
    expect(readCell(cell, at)).toMatchObject({
      ok: false,
      code: 'damaged-cell',
      actual: expect.stringContaining(actual) as string,
    });
  });

  it('says which days the month has', () => {
    expect(readCell('1979-06-31', occurred)).toMatchObject({
      expected: 'a day from 1979-06-01 to 1979-06-30',
    });
  });

  it('is a text after all where it is marked as one', () => {
    expect(readCell("'NA", title)).toEqual({ ok: true, value: 'NA' });
    expect(readCell("'5.17E+12", title)).toEqual({ ok: true, value: '5.17E+12' });
  });
});

it.each([
  [killed, '12,5'],
  [partial, 'yes'],
])('a cell of $name is not %s', (at, cell) => {
  expect(readCell(cell, at)).toMatchObject({ ok: false, code: 'invalid-cell', expected: at.wants });
});

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", "''", '＝', ' =', "' ="), fc.string())
    .map((parts) => parts.join('')),
  fc.constantFrom('NA', '-1', '#NAME?', '5.17E+12', '(none)', "'NA", "'(none)"),
);

it('no text is a cell that a spreadsheet runs, and every one is read back as it was', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const cell = escaped(text);
      expect(cell).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/);
      expect(unescaped(cell)).toBe(text);
      if (text.trim() !== '') expect(readCell(cell, title)).toEqual({ ok: true, value: text });
    }),
  );
});

it('writes values as cells that are read as the same values', () => {
  for (const [at, value] of [
    [by, ['us', 'egypt']],
    [latitude, -33.25],
    [latitude, 1e-7],
    [partial, false],
    [phaseId, null],
    [column('CommitmentMoved', 'data.point'), '(none)'],
  ] as const) {
    expect(readCell(cellOf(value), at)).toEqual({ ok: true, value });
  }
});
