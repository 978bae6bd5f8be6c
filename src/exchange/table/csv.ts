/** CSV as spreadsheets write it: RFC 4180 in UTF-8, with a comma, a semicolon or a tab between the cells. */
import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Cell } from '../sheet/table.js';
import type { TableReading } from './read-table.js';

const DELIMITERS = [',', ';', '\t'] as const;

/** Tells the separator by the header: it is the one that makes most columns of it. */
export function readCsv(bytes: Uint8Array): TableReading {
  if (!isUtf8(bytes))
    return {
      ok: false,
      detail: 'expected UTF-8 (in Excel: save as "CSV UTF-8"), got bytes of another encoding',
    };
  const text = Buffer.from(bytes).toString('utf8');
  try {
    const delimiter = delimiterOf(text);
    const records = parse(text, { bom: true, delimiter, relaxColumnCount: true });
    return { ok: true, table: records.map((cells, at) => ({ line: at + 1, cells: cells.map(cellFrom) })) };
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, detail: `expected CSV (RFC 4180): ${error.message}` };
    throw error;
  }
}

function delimiterOf(text: string): string {
  let best: string = DELIMITERS[0];
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const [header = []] = parse(text, {
      bom: true,
      delimiter,
      to: 1,
      relaxQuotes: true,
      relaxColumnCount: true,
    });
    if (header.length > most) [best, most] = [delimiter, header.length];
  }
  return best;
}

/** In CSV a formula is a text that a spreadsheet would run. */
function cellFrom(text: string): Cell {
  return text.startsWith('=') ? { formula: text.slice(1) } : text;
}

/** One row as CSV, its end included. */
export function csvLine(cells: readonly string[]): string {
  return writeCsv([cells]);
}

export function writeCsv(rows: readonly (readonly string[])[]): string {
  const mutable = rows.map((cells) => [...cells]);
  return stringify(mutable, { record_delimiter: 'windows' });
}
