/** Rule: a file is read as the table that it shows, whichever spreadsheet wrote it; what is none is told why. */
import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../src/exchange/table/csv.js';
import { mostRows, readTable, type TableReading } from '../../src/exchange/table/read-table.js';

function csv(text: string | Uint8Array): TableReading {
  return readTable(Buffer.from(text as string), 'csv', 'sheet');
}

function cells(reading: TableReading): unknown {
  return reading.ok ? reading.table.map((row) => row.cells) : reading.detail;
}

describe('CSV', () => {
  it.each([
    ['a comma', 'row,type\r\nr1,"a, b"\r\n'],
    ['a semicolon', 'row;type\nr1;a, b\n'],
    ['a tab', 'row\ttype\nr1\ta, b'],
    ['a byte order mark', '\uFEFFrow,type\nr1,"a, b"\n'],
  ])('with %s', (_title, text) => {
    expect(cells(csv(text))).toEqual([
      ['row', 'type'],
      ['r1', 'a, b'],
    ]);
  });

  it('counts rows as a spreadsheet does: empty ones too, and one for a cell of several lines', () => {
    const reading = csv('row,type\n\nr1,"two\nlines"\nr2,x\n');
    expect(reading.ok && reading.table.map(({ line, cells: [first] }) => [line, first])).toEqual([
      [1, 'row'],
      [2, ''],
      [3, 'r1'],
      [4, 'r2'],
    ]);
  });

  it('a cell that a spreadsheet would compute is a formula', () => {
    expect(cells(csv('row,type\nr1,=A1\n'))).toEqual([
      ['row', 'type'],
      ['r1', { formula: 'A1' }],
    ]);
  });

  it.each([
    ['another encoding', new Uint8Array([0x72, 0x6f, 0x77, 0x0a, 0xe9, 0x0a]), /expected UTF-8/],
    ['a quote that is not closed', 'row,type\nr1,"a\n', /expected CSV \(RFC 4180\)/],
    ['too many rows', `row\n${'r\n'.repeat(mostRows + 1)}`, /at most 10000 rows, got 10001/],
    ['too many columns', `row${',c'.repeat(1_000)}\n`, /at most 1000 columns, got 1001/],
  ])('%s is refused', (_title, text, detail) => {
    expect(cells(csv(text))).toMatch(detail);
  });

  it('reads what it writes', () => {
    const cell = fc.string({ unit: 'grapheme-composite' }).filter((text) => !text.startsWith('='));
    const row = fc.array(fc.oneof(cell, fc.constantFrom('a\nb', 'a\r\nb', 'a\rb', '"', ',', ';', '\t')), {
      minLength: 2,
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const all = [['row', 'type', 'occurred'], ...rows];
        expect(cells(csv(writeCsv(all)))).toEqual(all);
      }),
    );
  });
});

function workbook(sheets: Readonly<Record<string, WorkSheet>>, date1904 = false): Buffer {
  const names = Object.keys(sheets);
  const book = { SheetNames: names, Sheets: { ...sheets }, Workbook: { WBProps: { date1904 } } };
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

function sheet(rows: readonly (readonly (CellObject | string)[])[]): WorkSheet {
  return utils.aoa_to_sheet(rows.map((row) => [...row]));
}

const header = ['row', 'occurred'];

describe('XLSX', () => {
  it.each<[string, CellObject, unknown]>([
    ['a day', { t: 'n', v: 45_950, z: 'dd/mm/yyyy' }, '2025-10-20'],
    [
      'a day and a time, which say an instant of no zone',
      { t: 'n', v: 45_950.5, z: 'yyyy-mm-dd hh:mm' },
      '2025-10-20T12:00:00',
    ],
    ['a number', { t: 'n', v: 5_170_000_000_000 }, '5170000000000'],
    ['a text that looks like a number', { t: 's', v: '0012' }, '0012'],
    ['a truth', { t: 'b', v: true }, 'true'],
    ['an error', { t: 'e', v: 0x1d, w: '#NAME?' }, '#NAME?'],
    [
      'a formula, whatever it came to',
      { t: 's', v: 'plan', f: 'CONCATENATE("pl","an")' },
      { formula: 'CONCATENATE("pl","an")' },
    ],
  ])('%s', (_title, cell, read) => {
    expect(cells(readTable(workbook({ Sheet1: sheet([header, ['r1', cell]]) }), 'xlsx', 'plan'))).toEqual([
      header,
      ['r1', read],
    ]);
  });

  it('days of a workbook that counts from 1904', () => {
    const book = workbook({ Sheet1: sheet([header, ['r1', { t: 'n', v: 44_488, z: 'yyyy-mm-dd' }]]) }, true);
    expect(cells(readTable(book, 'xlsx', 'plan'))).toEqual([header, ['r1', '2025-10-20']]);
  });

  it('takes the sheet of that name, or the only one that is filled', () => {
    const filled = sheet([header, ['r1', '2025']]);
    const other = sheet([['notes']]);
    expect(cells(readTable(workbook({ notes: other, plan: filled }), 'xlsx', 'plan'))).toEqual([
      header,
      ['r1', '2025'],
    ]);
    expect(cells(readTable(workbook({ notes: other, plan: filled }), 'xlsx', 'else'))).toBe(
      'expected one sheet, or one that is named "else"; got notes, plan',
    );
  });

  it.each([
    ['no ZIP at all', Buffer.from('row,type\n'), /expected an XLSX workbook/],
    [
      'a ZIP of something else',
      Buffer.from(zipSync({ 'a.txt': new Uint8Array(3) })),
      /a ZIP file without one/,
    ],
    [
      'what unpacks to more than anybody can hold',
      Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(300 * 1024 * 1024) }, { level: 9 })),
      /at most 256 MiB unpacked/,
    ],
  ])('%s is refused', (_title, bytes, detail) => {
    expect(cells(readTable(bytes, 'xlsx', 'plan'))).toMatch(detail);
  });
});
