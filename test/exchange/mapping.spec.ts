/** Rule: a mapping file makes rows of ours of the lines of somebody else's sheet, and says what it cannot make. */
import { describe, expect, it } from 'vitest';
import { isEventType } from '../../src/domain/events/catalogue.js';
import { columnOf } from '../../src/exchange/sheet/column.js';
import { mapTable } from '../../src/exchange/sheet/map-table.js';
import { readMapping } from '../../src/exchange/sheet/mapping.js';
import { table, told } from './given.js';
import { paxHeader, paxMapping, paxRow, paxRows } from './pa-x.js';

const ceasefire = { PP: '29', PPName: 'A process', AgtId: '7', Agt: 'A ceasefire', Dat: '1990-04-18' };

describe('the mapping of PA-X', () => {
  it('writes into columns that there are', () => {
    for (const { cells } of paxMapping().rows) {
      const { type } = cells;
      for (const name of Object.keys(cells)) {
        if (name === 'type' || typeof type !== 'string' || !isEventType(type)) continue;
        expect([type, name, columnOf(type, name)?.name]).toEqual([type, name, name]);
      }
    }
  });

  it('opens each process once, at its first agreement, with the parties and the agreements of it', () => {
    const later = {
      ...ceasefire,
      AgtId: '8',
      Dat: '1991-01-01',
      Status: 'Unilateral agreement',
      Stage: 'Imp',
    };
    const { sheets, refusals } = mapTable(
      table(paxHeader, paxRow(later), paxRow({ ...ceasefire, Part: 'Two sides' })),
      paxMapping(),
    );
    expect(refusals).toEqual([]);
    expect(sheets).toMatchObject([{ processId: 'pax-29', lines: [3, 3, 3, 2] }]);
    const [{ rows } = { rows: [] }] = sheets;
    const at = (column: string, row: number): string | undefined =>
      rows[row]?.[rows[0]?.indexOf(column) ?? -1];
    expect(rows.map(([name]) => name)).toEqual(['row', 'process', 'parties', 'agreement 7', 'agreement 8']);
    expect([at('occurred', 1), at('data.kind', 3), at('data.kind', 4)]).toEqual([
      '1990-04-18',
      'ceasefire',
      'implementation',
    ]);
    expect([
      at('data.signatories.1.name', 3),
      at('data.signatories.1.capacity', 3),
      at('note.en', 3),
    ]).toEqual(['Two sides', 'party', '']);
    expect([at('type', 4), at('note.en', 4)]).toEqual([
      'AgreementProposed',
      'Status in PA-X: Unilateral agreement',
    ]);
  });

  it('says which word it does not know, by line and column of the sheet', () => {
    const { refusals } = mapTable(table(paxHeader, paxRow({ ...ceasefire, Stage: 'Cease' })), paxMapping());
    expect(told(refusals)).toEqual([
      '2 Stage invalid-cell: one of the words of the mapping: Pre, Cea, SubPar, SubComp, Imp, Ren, Oth | "Cease"',
    ]);
  });

  it('says which column is missing, with the nearest', () => {
    const { refusals } = mapTable(
      table(paxHeader.map((name) => (name === 'Status' ? 'Statuz' : name))),
      paxMapping(),
    );
    expect(refusals).toMatchObject([
      { line: 1, column: 'Status', code: 'column-missing', nearest: ['Statuz'] },
    ]);
  });

  it('makes a row of each of 2,257 agreements, and two for each process', () => {
    const { sheets } = mapTable(table(paxHeader, ...paxRows(2_257, 170)), paxMapping());
    expect(sheets).toHaveLength(170);
    expect(sheets.reduce((sum, { lines }) => sum + lines.length, 0)).toBe(2_257 + 2 * 170);
  });
});

it('makes ids of names', () => {
  const mapping = readMapping({
    sheet: 's',
    process: { column: 'Name', as: 'id' },
    rows: [
      {
        row: { column: 'Name' },
        cells: { type: 'ProcessOpened', 'data.title.en': { column: 'Name', otherwise: '-' } },
      },
    ],
  });
  if (!mapping.ok) throw new Error(mapping.detail);
  expect(mapTable(table(['Name'], ['Perú – Ecuador (1998)']), mapping.mapping).sheets).toMatchObject([
    { processId: 'peru-ecuador-1998' },
  ]);
});

it.each([
  [[], 'the mapping: expected an object with sheet, process, sortBy, rows, got a list of 0'],
  [{ sheet: 's', process: 'p', rows: [] }, '/rows: expected a list of rows, got a list of 0'],
  [{ sheet: 's', process: 'p', row: [] }, '/row: expected one of sheet, process, sortBy, rows, got "row"'],
  [
    { sheet: 's', process: 'p', rows: [{ row: 'r', cells: {} }] },
    '/rows/0/cells/type: expected an event type, got nothing',
  ],
  [
    { sheet: 's', process: { columns: 'x' }, rows: [{}] },
    '/process/columns: expected one of column, as, words, write, otherwise, prefix, suffix, got "columns"',
  ],
])('refuses a mapping file: %j', (file, detail) => {
  expect(readMapping(file)).toEqual({ ok: false, detail });
});
