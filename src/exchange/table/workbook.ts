/** A sheet of an XLSX workbook as a table: formulas as formulas, dates of Excel as days. */
import { read, SSF, utils, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { errorOf } from '../../thrown.js';
import type { Cell, TableRow } from '../sheet/table.js';
import type { TableReading } from './read-table.js';

/** What a workbook may take once it is unpacked: a few kilobytes of a ZIP can unpack to gigabytes. */
const mostUnpacked = 256 * 1024 * 1024;
const mostParts = 1_000;

/** What a workbook says is XML; pictures and the rest are never unpacked. */
const neededParts = /\.(xml|rels)$/i;

/** @param name of the sheet that is meant, where there are several */
export function readWorkbook(bytes: Uint8Array, name: string): TableReading {
  const opened = open(bytes);
  if (!opened.ok) return opened;
  const { workbook } = opened;
  const { SheetNames: names } = workbook;
  const filled = names.filter((one) => workbook.Sheets[one]?.['!ref'] !== undefined);
  const chosen = names.includes(name) ? name : filled.length <= 1 ? (filled[0] ?? names[0]) : undefined;
  if (chosen === undefined) {
    const detail = `expected one sheet, or one that is named "${name}"; got ${filled.join(', ')}`;
    return { ok: false, detail };
  }
  const sheet = workbook.Sheets[chosen];
  if (!sheet?.['!ref']) return { ok: false, detail: 'expected a sheet with a header, got an empty one' };
  return { ok: true, table: rowsOf(sheet, workbook.Workbook?.WBProps?.date1904 === true) };
}

type Opened =
  { readonly ok: true; readonly workbook: WorkBook } | { readonly ok: false; readonly detail: string };

/** Only what is needed is unpacked, within bounds, and handed on unpacked. */
function open(bytes: Uint8Array): Opened {
  try {
    let unpacked = 0;
    let parts = 0;
    const needed = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!neededParts.test(name)) return false;
        unpacked += originalSize;
        parts += 1;
        if (unpacked > mostUnpacked || parts > mostParts) throw new TooLarge();
        return true;
      },
    });
    if (needed['xl/workbook.xml'] === undefined)
      return { ok: false, detail: 'expected an XLSX workbook, got a ZIP file without one' };
    const workbook = read(zipSync(needed, { level: 0 }), { type: 'array', cellNF: true, dense: true });
    return { ok: true, workbook };
  } catch (error) {
    if (error instanceof TooLarge)
      return { ok: false, detail: 'expected a workbook of at most 256 MiB unpacked, got a larger one' };
    return { ok: false, detail: `expected an XLSX workbook: ${errorOf(error).message}` };
  }
}

class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

function rowsOf(sheet: WorkSheet, date1904: boolean): TableRow[] {
  const { s: from, e: to } = utils.decode_range(sheet['!ref'] ?? 'A1');
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  const rows: TableRow[] = [];
  for (let row = from.r; row <= to.r; row++) {
    const cells = data[row] ?? [];
    const read = cells.slice(from.c).map((cell) => (cell ? cellFrom(cell, date1904) : ''));
    rows.push({ line: row + 1, cells: read });
  }
  return rows;
}

function cellFrom(cell: CellObject, date1904: boolean): Cell {
  if (cell.f !== undefined) return { formula: cell.f };
  switch (cell.t) {
    case 'n':
      return typeof cell.z === 'string' && dates.is_date(cell.z)
        ? day(Number(cell.v), date1904)
        : String(cell.v);
    case 'd':
      return cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v);
    case 'b':
      return cell.v === true ? 'true' : 'false';
    case 'e':
      return cell.w ?? '#N/A';
    case 's':
      return String(cell.v);
    case 'z':
      return '';
  }
}

interface DateParts {
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly H: number;
  readonly M: number;
  readonly S: number;
}

/** The library says nothing of the types of this part of it. */
const dates = SSF as {
  is_date(format: string): boolean;
  /** Null where it is no date that Excel knows. */
  parse_date_code(serial: number, options: { readonly date1904: boolean }): DateParts | null;
};

/** Excel counts days; with a time of day it says an instant without a zone, which no entry takes, and is told as that. */
function day(serial: number, date1904: boolean): string {
  const parts = dates.parse_date_code(serial, { date1904 });
  if (parts === null) return String(serial);
  const { y, m, d, H, M, S } = parts;
  const two = (part: number): string => String(part).padStart(2, '0');
  const date = `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}`;
  return H === 0 && M === 0 && S === 0 ? date : `${date}T${two(H)}:${two(M)}:${two(S)}`;
}
