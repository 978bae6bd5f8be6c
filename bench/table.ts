/** How results are shown: a table for the terminal, and the same in Markdown. */
import Table from 'cli-table3';
import type { Measured, Result, Target } from './results.js';

const HEAD = ['figure', 'work', 'reference', 'ours', 'ratio', 'spread', 'target', 'met'];

/** The columns of a result, as text. */
export function columnsOf(result: Result): string[] {
  if (result.outcome === 'not measured') {
    return [result.figure, result.work, '', '', '', '', '', 'not measured'];
  }
  const { figure, work, reference, ours, unit, result: value, lowest, highest, target, met } = result;
  return [
    figure,
    work,
    reference === null ? '' : `${reference.name}: ${shown(reference.value)} ${unit}`,
    `${shown(ours)} ${unit}`,
    reference === null ? '' : shown(value),
    spreadOf(result) ?? `${shown(lowest)} - ${shown(highest)}`,
    target === null ? '' : targetText(target, reference === null ? ` ${unit}` : ''),
    met === null ? '' : met ? 'yes' : 'no',
  ];
}

/** One round has no spread. */
function spreadOf({ rounds }: Measured): string | undefined {
  return rounds === 1 ? '' : undefined;
}

function targetText({ bound, value }: Target, unit: string): string {
  return `${bound === 'at least' ? '>=' : '<='} ${value}${unit}`;
}

/** Three digits that say something, whatever the size. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '-';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 0.1 ? 2 : 3);
}

export function terminalTable(results: readonly Result[]): string {
  const table = new Table({
    head: HEAD,
    wordWrap: true,
    style: { head: [], border: [] },
    colWidths: [8, 34, 32, 16, 9, 15, 10, 14],
  });
  for (const result of results) table.push(columnsOf(result));
  const notes = results
    .filter((result) => noteOf(result) !== '')
    .map((result) => `${result.figure}, ${result.work}: ${noteOf(result)}`);
  return [table.toString(), ...notes, summary(results)].join('\n');
}

export function markdownTable(results: readonly Result[]): string {
  const head = [...HEAD, 'note'];
  const rows = results.map((result) => [...columnsOf(result), noteOf(result)]);
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.map(plain).join(' | ')} |`).join('\n');
}

/** A cell is one line, and has no border in it. */
function plain(cell: string): string {
  return cell.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
}

/** What a reader has to know of a figure; of one that was not measured, why. */
function noteOf(result: Result): string {
  return result.outcome === 'measured' ? (result.note ?? '') : result.why;
}

/** How many targets are met. */
export function summary(results: readonly Result[]): string {
  const withTarget = results.filter((result) => result.outcome === 'measured' && result.met !== null);
  const met = withTarget.filter((result) => result.outcome === 'measured' && result.met);
  const missing = results.filter(({ outcome }) => outcome === 'not measured').length;
  return `${met.length} of ${withTarget.length} targets met, ${missing} not measured`;
}
