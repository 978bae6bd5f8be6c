/** Rule: a sheet is what differs from the record, row by row, and each refusal names its row and its column. */
import { describe, expect, it } from 'vitest';
import { partsOf, planned, standing, table, told } from './given.js';

const header = [
  'row',
  'type',
  'occurred',
  'data.agreementId',
  'data.by',
  'data.title.en',
  'source.publisher',
  'source.title',
  'source.kind',
  'reason',
];
const row = [
  'r1',
  'AgreementProposed',
  '2025-09-29',
  'plan',
  'us',
  'The plan',
  'press',
  'Report',
  'press',
  '',
];
const parts = {
  occurred: '2025-09-29',
  data: { agreementId: 'plan', by: ['us'], title: { en: 'The plan' } },
  sources: [{ publisher: 'press', title: 'Report', kind: 'press' }],
};

function changed(column: string, cell: string): string[] {
  return row.map((known, at) => (header[at] === column ? cell : known));
}

const known = { 'entry of r1': standing('AgreementProposed', parts) };

it('a row that is not on the record becomes an entry under its own id', () => {
  const plan = planned(table(header, row));
  expect(plan.items).toEqual([{ type: 'AgreementProposed', id: 'entry of r1', ...parts }]);
  expect(plan.appended).toEqual([{ line: 2, row: 'r1', entryId: 'entry of r1', type: 'AgreementProposed' }]);
  expect(plan.refusals).toEqual([]);
});

it('a row that is on the record as it is costs nothing', () => {
  const plan = planned(table(header, row), { known });
  expect([plan.items, plan.left]).toEqual([[], 1]);
});

it('a cell that differs becomes a correction of its field, for the reason of the row', () => {
  const cells = changed('data.title.en', 'The 20-point plan').with(-1, 'A slip.');
  const plan = planned(table(header, cells), { known });
  expect(plan.items).toEqual([
    {
      type: 'EntryCorrected',
      data: {
        entryId: 'entry of r1',
        changes: { data: { title: { en: 'The 20-point plan' } } },
        reason: { und: 'A slip.' },
      },
    },
  ]);
  expect(plan.corrected).toMatchObject([
    {
      line: 2,
      row: 'r1',
      changes: [{ column: 'data.title.en', was: 'The plan', becomes: 'The 20-point plan' }],
    },
  ]);
});

it.each([
  ['occurred', '2025-09-30', { occurred: '2025-09-30' }],
  ['data.by', 'us; egypt', { data: { by: ['us', 'egypt'] } }],
  ['data.title.en', '', { data: { title: null } }],
  ['source.title', 'Another', { sources: [{ publisher: 'press', title: 'Another', kind: 'press' }] }],
])('%s corrected to "%s"', (column, cell, changes) => {
  const plan = planned(table(header, changed(column, cell)), { known, reason: 'A slip.' });
  expect(plan.items).toMatchObject([{ data: { changes, reason: { en: 'A slip.' } } }]);
  expect(plan.refusals).toEqual([]);
});

it('leaves what the sheet has no column for: a translation, a second source', () => {
  const more = {
    ...parts,
    data: { ...parts.data, title: { en: 'The plan', ar: 'الخطة' } },
    sources: [...parts.sources, { publisher: 'wire', title: 'Other', kind: 'wire' }],
  };
  const context = { known: { 'entry of r1': standing('AgreementProposed', more) }, reason: 'A slip.' };
  expect(planned(table(header, row), context).items).toEqual([]);
  const [item] = planned(table(header, changed('data.title.en', 'Plan')), context).items;
  expect(partsOf(item)).toEqual({ data: { title: { en: 'Plan', ar: 'الخطة' } } });
});

it('lists close up over what is taken away', () => {
  const columns = [
    'row',
    'type',
    'data.points.1.number',
    'data.points.1.text.en',
    'data.points.2.number',
    'data.points.2.text.en',
  ];
  const points = [
    { number: '4', text: { en: 'Four' } },
    { number: '7', text: { en: 'Seven' } },
  ];
  const entry = standing('AgreementProposed', { ...parts, data: { ...parts.data, points } });
  const [item] = planned(table(columns, ['r1', 'AgreementProposed', '', '', '7', 'Seven']), {
    known: { 'entry of r1': entry },
    reason: 'A slip.',
  }).items;
  expect(partsOf(item)).toEqual({ data: { points: [points[1]] } });
});

describe('refused, with its row and column', () => {
  it('a correction without a reason', () => {
    expect(told(planned(table(header, changed('occurred', '2025-09-30')), { known }).refusals)).toEqual([
      '2 reason reason-required: why the entry is corrected, in the column reason or for the whole sheet | nothing',
    ]);
  });

  it.each([
    ['a source that a type needs', ['source.publisher', 'source.title', 'source.kind'], 'source-required'],
    ['the date', ['occurred'], 'part-not-removable'],
  ])('%s taken away', (_title, columns, code) => {
    const cells = row.map((cell, at) => (columns.includes(header[at] ?? '') ? '' : cell));
    const { refusals } = planned(table(header, cells), { known, reason: 'A slip.' });
    expect(refusals).toMatchObject([{ line: 2, column: columns[0], code }]);
  });

  it('another type under the same name', () => {
    const { refusals } = planned(table(header, changed('type', 'AgreementAccepted')), { known });
    expect(refusals).toMatchObject([{ line: 2, row: 'r1', column: 'type', code: 'type-changed' }]);
  });

  it('a row whose entry is retracted', () => {
    const { refusals } = planned(table(header, row), { known: { 'entry of r1': { state: 'retracted' } } });
    expect(refusals).toMatchObject([{ line: 2, column: 'row', code: 'entry-retracted' }]);
  });

  it.each([
    ['AgreementPropsed', 'nearest: AgreementProposed'],
    ['EntryCorrected', 'a row that has changed is a correction by itself'],
    ['', 'an event type'],
  ])('the type "%s"', (type, expected) => {
    expect(planned(table(header, changed('type', type))).refusals).toMatchObject([
      { column: 'type', code: 'unknown-event-type', expected: expect.stringContaining(expected) as string },
    ]);
  });

  it('a cell that the type of its row has no field for', () => {
    const { refusals } = planned(table([...header, 'data.partial'], [...row, 'true']));
    expect(told(refusals)).toEqual([
      '2 data.partial unknown-column: an empty cell: AgreementProposed has no such field | "true"',
    ]);
  });

  it('every damaged cell of a row at once', () => {
    const cells = changed('data.title.en', '#NAME?').with(2, '1979-06-31');
    expect(planned(table(header, cells)).refusals.map(({ column, code }) => [column, code])).toEqual([
      ['occurred', 'damaged-cell'],
      ['data.title.en', 'damaged-cell'],
    ]);
  });

  it('a formula, whatever it last came to', () => {
    const cells = row.map((cell, at) => (header[at] === 'data.title.en' ? { formula: 'A1&B1' } : cell));
    const [{ cells: head } = { cells: [] }] = table(header);
    const { refusals } = planned([
      { line: 1, cells: head },
      { line: 2, cells },
    ]);
    expect(told(refusals)).toEqual(['2 data.title.en formula: a text, as it is to be recorded | =A1&B1']);
  });
});

describe('a name instead of the id of a party', () => {
  it('is read as the id where one alone can be meant, and told', () => {
    const plan = planned(table(header, changed('data.by', 'United States; مصر')));
    expect(plan.items).toMatchObject([{ data: { by: ['us', 'egypt'] } }]);
    expect(plan.parties).toEqual([
      { line: 2, row: 'r1', column: 'data.by', name: 'United States', partyId: 'us' },
      { line: 2, row: 'r1', column: 'data.by', name: 'مصر', partyId: 'egypt' },
    ]);
  });

  it('is refused with what may be meant where it is only near', () => {
    expect(planned(table(header, changed('data.by', 'Egipt'))).refusals).toMatchObject([
      { column: 'data.by', code: 'party-unclear', actual: '"Egipt"', nearest: ['egypt'] },
    ]);
  });
});

describe('a row that is gone', () => {
  const gone = [{ entryId: 'entry of r2', type: 'PartyJoined', occurred: '2025' }];

  it('is left alone where nobody asks', () => {
    expect(planned(table(header, row), { known, context: { gone } }).items).toEqual([]);
  });

  it('is retracted where it is asked for, with a reason', () => {
    const context = { gone, retractGone: true };
    expect(planned(table(header, row), { known, reason: 'Not ours.', context }).items).toEqual([
      { type: 'EntryRetracted', data: { entryId: 'entry of r2', reason: { en: 'Not ours.' } } },
    ]);
    expect(planned(table(header, row), { known, context }).refusals).toMatchObject([
      { code: 'reason-required' },
    ]);
  });
});

describe('the header', () => {
  it.each([
    [['type', 'occurred'], 'row column-missing'],
    [['row', 'occurred'], 'type column-missing'],
    [['row', 'type', 'occurred', 'occurred'], 'occurred column-twice'],
    [['row', 'type', 'data.comitmentId'], 'data.comitmentId unknown-column'],
  ])('%s is refused', (names, refused) => {
    const { refusals, items } = planned(table(names, ['r1', 'PartyJoined', 'x', 'x']));
    expect([told(refusals)[0], items]).toEqual([expect.stringContaining(`1 ${refused}`), []]);
  });

  it('names the nearest known column', () => {
    const { refusals } = planned(table(['row', 'type', 'data.comitmentId']));
    expect(refusals[0]?.nearest?.[0]).toBe('data.commitmentId');
  });
});

describe('the name of a row', () => {
  it('is needed, and once', () => {
    const { refusals } = planned(table(header, row, row.with(0, ''), row));
    expect(told(refusals)).toEqual([
      '3 row row-name-missing: a name of the row, up to 200 characters, that stays with it for good | an empty cell',
      '4 row row-twice: each name of a row once | "r1" also in line 2',
    ]);
  });

  it('that begins with # is a remark, but no error of a formula is', () => {
    expect(planned(table(header, row.with(0, '# a remark'), ['', '', ''])).items).toEqual([]);
    expect(planned(table(header, row.with(0, '#NAME?'))).refusals).toMatchObject([
      { line: 2, column: 'row', code: 'damaged-cell' },
    ]);
  });
});
