/** The bytes of a file as a table, or why they are none. */
import { readCsv } from './csv.js';
import { readWorkbook } from './workbook.js';
import type { Table } from '../sheet/table.js';

/** The largest table that is read. */
export const mostRows = 10_000;
const mostColumns = 1_000;

export type TableReading =
  { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly detail: string };

/** What a file may be. */
export type TableFormat = 'csv' | 'xlsx';

/** @param name of the sheet that is meant, where a workbook has several */
export function readTable(bytes: Uint8Array, format: TableFormat, name: string): TableReading {
  const reading = format === 'csv' ? readCsv(bytes) : readWorkbook(bytes, name);
  if (!reading.ok) return reading;
  const rows = reading.table.length - 1;
  if (rows > mostRows) return { ok: false, detail: `expected at most ${mostRows} rows, got ${rows}` };
  const columns = reading.table[0]?.cells.length ?? 0;
  if (columns > mostColumns)
    return { ok: false, detail: `expected at most ${mostColumns} columns, got ${columns}` };
  return reading;
}
