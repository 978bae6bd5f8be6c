/** Sheets as the tests write them, and a record as they know it. */
import type { EventType } from '../../src/domain/events/catalogue.js';
import { PartyNames, type NamedParty } from '../../src/exchange/sheet/party-names.js';
import type { EntryParts, KnownEntry, SheetContext, SheetPlan } from '../../src/exchange/sheet/plan.js';
import { planSheet } from '../../src/exchange/sheet/plan.js';
import { readSheet } from '../../src/exchange/sheet/read-sheet.js';
import type { SheetRefusal } from '../../src/exchange/sheet/report.js';
import type { Table } from '../../src/exchange/sheet/table.js';

export function table(...rows: readonly (readonly string[])[]): Table {
  return rows.map((cells, at) => ({ line: at + 1, cells }));
}

export function idOf(row: string): string {
  return `entry of ${row}`;
}

const parties: readonly NamedParty[] = [
  { id: 'us', names: ['United States', 'الولايات المتحدة'] },
  { id: 'egypt', names: ['Egypt', 'مصر'] },
  { id: 'qatar', names: ['Qatar', 'قطر'] },
];

export interface Given {
  readonly known?: Readonly<Record<string, KnownEntry>>;
  readonly reason?: string;
  readonly context?: Partial<SheetContext>;
}

/** What a sheet would do. */
export function planned(rows: Table, { known = {}, reason, context = {} }: Given = {}): SheetPlan {
  return planSheet(readSheet(rows), {
    idOf,
    known: (id) => known[id],
    parties: new PartyNames(parties),
    ...(reason !== undefined && { reason: { en: reason } }),
    gone: [],
    retractGone: false,
    ...context,
  });
}

export function standing(type: EventType, parts: EntryParts): KnownEntry {
  return { state: 'standing', type, parts };
}

/** The refusals of a sheet in short. */
export function told(refusals: readonly SheetRefusal[]): string[] {
  return refusals.map(
    ({ line, column, code, expected, actual }) => `${line} ${column} ${code}: ${expected} | ${actual}`,
  );
}

/** What a correction changes. */
export function partsOf(item: unknown): unknown {
  return (item as { readonly data: { readonly changes: unknown } }).data.changes;
}
