/** Rule: entries written as a sheet are read back as the same entries, and sent back as they are change nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  eventTypes,
  isEditorialType,
  isEventType,
  type EventType,
} from '../../src/domain/events/catalogue.js';
import { examples } from '../../src/domain/events/examples.js';
import { columnsOf, type TemplateColumn } from '../../src/exchange/sheet/column.js';
import { putAt, type Draft } from '../../src/exchange/sheet/places.js';
import type { EntryParts } from '../../src/exchange/sheet/plan.js';
import { cellsOf, headerOf, template, UsedColumns } from '../../src/exchange/sheet/write-sheet.js';
import { writeCsv } from '../../src/exchange/table/csv.js';
import { readTable } from '../../src/exchange/table/read-table.js';
import type { Table } from '../../src/exchange/sheet/table.js';
import { sampleLines } from '../examples/samples.js';
import { idOf, planned, standing } from './given.js';

const substantive = eventTypes.filter((type) => !isEditorialType(type));

interface Written extends EntryParts {
  readonly type: EventType;
}

/** The entries as a file, read again. */
function sheetOf(entries: readonly Written[]): Table {
  const used = new UsedColumns();
  for (const entry of entries) used.add(entry.type, entry);
  const columns = used.inOrder();
  const rows = entries.map((entry, at) => cellsOf({ ...entry, row: `r${at}` }, columns));
  const reading = readTable(Buffer.from(writeCsv([headerOf(columns), ...rows])), 'csv', 'sheet');
  if (!reading.ok) throw new Error(reading.detail);
  return reading.table;
}

function expectBothWays(entries: readonly Written[]): void {
  const sheet = sheetOf(entries);
  const fresh = planned(sheet, { context: { parties: noNames } });
  expect(fresh.refusals).toEqual([]);
  expect(fresh.items).toEqual(entries.map((entry, at) => ({ ...entry, id: idOf(`r${at}`) })));
  const known = entries.map(({ type, ...parts }, at) => [idOf(`r${at}`), standing(type, parts)] as const);
  const again = planned(sheet, { known: Object.fromEntries(known), context: { parties: noNames } });
  expect([again.refusals, again.items, again.left]).toEqual([[], [], entries.length]);
}

const noNames = { match: () => ({ kind: 'id' as const }) } as never;

it.each(['gaza-2025.ndjson', 'south-sudan-2018.ndjson'])('%s', (name) => {
  const entries = sampleLines(name).flatMap(({ entry: { id: _, ...entry } }): Written[] =>
    isEventType(entry['type']) && !isEditorialType(entry['type']) ? [entry as unknown as Written] : [],
  );
  expectBothWays(entries);
});

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme-composite', minLength: 1 }),
    fc.constantFrom('=1+1', '-x', 'NA', "'a", 'a\r\nb;c', '٠١ نص', ' x '),
  )
  .filter((one) => one.trim() !== '' && one.isWellFormed());
const word = fc.stringMatching(/^[a-z][a-z0-9-]{2,9}$/);

function valueOf({ form, isList, words, least }: TemplateColumn): fc.Arbitrary<unknown> {
  const one: fc.Arbitrary<unknown> = words
    ? fc.constantFrom(...words)
    : form === 'text'
      ? text
      : form === 'date'
        ? fc.constantFrom('2025-10-20', '2025-10', '2025-10-08/..', '[2025-10-08,2025-10-09]', '2025~')
        : form === 'flag'
          ? fc.boolean()
          : form === 'number'
            ? least !== undefined && least < 0
              ? fc.double({ min: -90, max: 90, noNaN: true }).map((one) => one + 0)
              : fc.nat()
            : word;
  return isList ? fc.uniqueArray(one, { minLength: 1, maxLength: 3 }) : one;
}

/** An entry of a type with some of its columns filled, each with anything that it takes. */
function entryOf(type: EventType): fc.Arbitrary<Written> {
  const columns = columnsOf(type, ['en', 'ar']).filter(({ name }) => name !== 'data.due');
  const chosen = fc.subarray([...columns], { minLength: 1 });
  return chosen.chain((some) =>
    fc.tuple(...some.map(valueOf)).map((values) => {
      const entry: Draft = { type, data: {} };
      for (const [at, { keys }] of some.entries()) putAt(entry, keys, values[at]);
      return entry as unknown as Written;
    }),
  );
}

describe.each(substantive)('%s', (type) => {
  it('with whatever its columns take', () => {
    fc.assert(
      fc.property(fc.array(entryOf(type), { minLength: 1, maxLength: 4 }), (entries) => {
        expectBothWays(entries);
      }),
      { numRuns: 20 },
    );
  });

  it('has a template that changes nothing as it is, and whose example is an entry of it', () => {
    const rows = template([type]);
    const reading = readTable(Buffer.from(writeCsv(rows)), 'csv', 'sheet');
    if (!reading.ok) throw new Error(reading.detail);
    expect(planned(reading.table)).toMatchObject({ items: [], refusals: [] });
    const used = reading.table.map(({ line, cells: [row, ...cells] }) =>
      line === 3 ? { line, cells: ['r0', ...cells] } : { line, cells: [row ?? '', ...cells] },
    );
    const { id: _, ...example } = examples[type];
    expect(planned(used, { context: { parties: noNames } }).items).toEqual([{ ...example, id: idOf('r0') }]);
  });
});
