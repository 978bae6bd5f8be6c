/** `chancery import` of a sheet: sends it to a running server and prints what it does, row by row. */
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { ChanceryClient } from '../../client/src/index.js';
import type { SheetReport } from '../application/sheets/sheet-report.js';
import { mapTable, type MappedSheet } from '../exchange/sheet/map-table.js';
import { readMapping } from '../exchange/sheet/mapping.js';
import type { SheetRefusal } from '../exchange/sheet/report.js';
import { writeCsv } from '../exchange/table/csv.js';
import { readTable, type TableFormat } from '../exchange/table/read-table.js';
import type { ImportSheetOptions } from './commands/import.js';
import type { CliContext, ExitStatus } from './context.js';
import { sentenceFrom } from './ending.js';
import { progressOn } from './progress.js';
import { refusalsOf, reported, summaryOf } from './sheet-report.js';

const TYPES: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A sheet for one process, as it is sent. */
interface Sending {
  readonly process: string;
  readonly sheet: string;
  readonly bytes: Uint8Array;
  readonly format: TableFormat;
  /** Of each line the one of the file that it is from; absent: it is the file. */
  readonly lines?: readonly number[];
}

export async function runImportSheet(options: ImportSheetOptions, context: CliContext): Promise<ExitStatus> {
  try {
    const bytes = await readFile(options.file);
    const format = extname(options.file).toLowerCase() === '.xlsx' ? 'xlsx' : 'csv';
    if (options.map !== undefined)
      return await importMapped({ bytes, format, map: options.map }, options, context);
    const sheet = options.sheet ?? nameOf(options.file);
    return await sendAll([{ process: options.process ?? '', sheet, bytes, format }], options, context);
  } catch (error) {
    context.err.write(`Nothing more was recorded. ${sentenceFrom(error)}\n`);
    return 1;
  }
}

/** What a sheet is called where nobody says: as its file. */
function nameOf(file: string): string {
  const plain = basename(file, extname(file)).toLowerCase();
  return (
    plain
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 64) || 'sheet'
  );
}

interface Mapped {
  readonly bytes: Uint8Array;
  readonly format: TableFormat;
  readonly map: string;
}

async function importMapped(
  { bytes, format, map }: Mapped,
  options: ImportSheetOptions,
  context: CliContext,
): Promise<ExitStatus> {
  const reading = readMapping(JSON.parse(await readFile(map, 'utf8')) as unknown);
  if (!reading.ok) throw new Error(`${map}: ${reading.detail}`);
  const { mapping } = reading;
  const table = readTable(bytes, format, options.sheet ?? mapping.sheet);
  if (!table.ok) throw new Error(`${options.file}: ${table.detail}`);
  const { sheets, refusals } = mapTable(table.table, mapping);
  if (refusals.length > 0) {
    context.out.write(refusalsOf(refusals, widthOf(context)));
    if (sheets.length === 0 || options.apply) return 1;
  }
  const sendings = sheets.map((one) => sendingOf(one, options.sheet ?? mapping.sheet));
  const status = await sendAll(sendings, options, context);
  return refusals.length > 0 ? 1 : status;
}

function sendingOf({ processId, rows, lines }: MappedSheet, sheet: string): Sending {
  return { process: processId, sheet, bytes: Buffer.from(writeCsv(rows)), format: 'csv', lines };
}

async function sendAll(
  sendings: readonly Sending[],
  options: ImportSheetOptions,
  context: CliContext,
): Promise<ExitStatus> {
  const api = new ChanceryClient({ url: options.url, key: options.key });
  const reports: SheetReport[] = [];
  const progress = sendings.length > 1 && !options.json ? progressOn(context.err) : undefined;
  for (const [at, sending] of sendings.entries()) {
    if (context.signal.aborted) break;
    const report = inFile(await send(api, sending, options), sending);
    reports.push(report);
    if (options.json) context.out.write(`${JSON.stringify(report)}\n`);
    progress?.draw({
      step: 'sheets',
      share: (at + 1) / sendings.length,
      done: `${at + 1} of ${sendings.length} processes`,
    });
  }
  progress?.stop();
  if (!options.json) {
    const [only] = reports;
    const width = widthOf(context);
    context.out.write(reports.length === 1 && only ? reported(only, width) : summaryOf(reports, width));
  }
  return reports.length < sendings.length || reports.some(({ refusals }) => refusals > 0) ? 1 : 0;
}

function widthOf({ out }: CliContext): number {
  return 'columns' in out && typeof out.columns === 'number' ? out.columns : 100;
}

async function send(
  api: ChanceryClient,
  { process, sheet, bytes, format }: Sending,
  { apply, retractMissing, reason, language }: ImportSheetOptions,
): Promise<SheetReport> {
  const { data } = await api.POST('/v1/processes/{processId}/sheets/{sheet}', {
    params: {
      path: { processId: process, sheet },
      query: {
        ...(apply && { apply }),
        ...(retractMissing && { retractMissing }),
        ...(reason !== undefined && { reason, reasonLang: language }),
      },
    },
    // The file as it is.
    body: '',
    bodySerializer: () => new Uint8Array(bytes),
    headers: { 'content-type': TYPES[format] },
  });
  return data;
}

/** The lines of a report are those of the file that was mapped. */
function inFile(report: SheetReport, { lines }: Sending): SheetReport {
  if (!lines) return report;
  const placed = <Row extends { readonly line: number }>(row: Row): Row => ({
    ...row,
    line: lines[row.line - 2] ?? row.line,
  });
  return {
    ...report,
    appended: report.appended.map(placed),
    corrected: report.corrected.map(placed),
    parties: report.parties.map(placed),
    refused: report.refused.map((one: SheetRefusal) => placed(one)),
  };
}
