/** What a sheet does, for people: a line that sums it up, then what differs and what is refused. */
import type { SheetReport } from '../application/sheets/sheet-report.js';
import type { SheetRefusal } from '../exchange/sheet/report.js';
import { layOut } from './columns.js';

/** As many as a person reads on a terminal; `--json` has all. */
const MOST = 40;

export function reported(report: SheetReport, width: number): string {
  const { processId, sheet, applied, corrected, gone, retracted, parties, refused } = report;
  const parts = [
    `Sheet ${sheet} of process ${processId}: ${countsOf(report)}.`,
    table(
      'Corrected',
      ['line', 'row', 'column', 'was', 'becomes'],
      corrected.flatMap(({ line, row, changes }) =>
        changes.map(({ column, was, becomes }) => [String(line), row, column, was, becomes]),
      ),
      width,
    ),
    table(
      retracted ? 'Retracted' : 'Gone from the sheet, left on the record (--retract-missing retracts them)',
      ['entry', 'type', 'occurred'],
      gone.map(({ entryId, type, occurred }) => [entryId, type, occurred]),
      width,
    ),
    table(
      'Names read as parties',
      ['name', 'party', 'rows'],
      [...Map.groupBy(parties, ({ name, partyId }) => `${name}\n${partyId}`)].map(([key, rows]) => [
        ...key.split('\n'),
        String(rows.length),
      ]),
      width,
    ),
    refused.length > 0 ? refusalsOf(refused, width) : '',
    outcomeOf(report.refusals, applied),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Of many processes: what comes together, and the first that is refused. */
export function summaryOf(reports: readonly SheetReport[], width: number): string {
  const refused = reports.flatMap((one) => one.refused);
  const refusals = reports.reduce((total, one) => total + one.refusals, 0);
  const total = {
    appended: reports.flatMap((one) => one.appended),
    corrected: reports.flatMap((one) => one.corrected),
    gone: reports.flatMap((one) => one.gone),
    left: reports.reduce((sum, { left }) => sum + left, 0),
    refusals,
  };
  const parts = [
    `${reports.length} processes: ${countsOf(total)}.`,
    refused.length > 0 ? refusalsOf(refused, width) : '',
    outcomeOf(
      refusals,
      reports.some(({ applied }) => applied),
    ),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

type Counted = Pick<SheetReport, 'left' | 'refusals'> & {
  readonly [K in 'appended' | 'corrected' | 'gone']: readonly unknown[];
};

function countsOf({ appended, corrected, left, gone, refusals }: Counted): string {
  return `${appended.length} new, ${corrected.length} corrected, ${left} as they are, ${gone.length} gone, ${refusals} refused`;
}

function outcomeOf(refusals: number, applied: boolean): string {
  if (applied) return 'Recorded.';
  return refusals > 0
    ? 'Nothing was recorded, and nothing can be while cells are refused.'
    : 'Nothing was recorded: --apply does it.';
}

export function refusalsOf(refused: readonly SheetRefusal[], width: number): string {
  const rows = refused.map(({ line, row, column, expected, actual }) => [
    String(line),
    row,
    column,
    expected,
    actual,
  ]);
  return table('Refused', ['line', 'row', 'column', 'expected', 'got'], rows, width);
}

function table(
  title: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  if (rows.length === 0) return '';
  const shown = rows.slice(0, MOST).map((row) => row.map((cell) => (cell === '' ? '-' : cell)));
  const more = rows.length > MOST ? `\n... and ${rows.length - MOST} more; --json has all` : '';
  return `${title}:\n${layOut({ headings, rows: shown, width })}${more}`;
}
