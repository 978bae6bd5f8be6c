/** The lines of somebody else's sheet as rows of ours, process by process. */
import { nearest } from '../../domain/validation/nearest.js';
import { shown } from '../../domain/validation/validation-context.js';
import { columnsRead, type ColumnValue, type MappedRow, type MappedValue, type Mapping } from './mapping.js';
import { textOf } from './read-sheet.js';
import type { SheetRefusal } from './report.js';
import type { Table } from './table.js';

/** A sheet of ours for one process. */
export interface MappedSheet {
  readonly processId: string;
  readonly rows: readonly (readonly string[])[];
  /** Of each row after the header: the line that it is from. */
  readonly lines: readonly number[];
}

export interface MappedTable {
  readonly sheets: readonly MappedSheet[];
  readonly refusals: readonly SheetRefusal[];
}

interface Line {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

interface Gathered {
  readonly names: Set<string>;
  readonly rows: string[][];
  readonly lines: number[];
}

export function mapTable([header, ...body]: Table, mapping: Mapping): MappedTable {
  const names = (header?.cells ?? []).map((cell) => textOf(cell).trim());
  const missing = [...columnsRead(mapping)].filter((column) => !names.includes(column));
  if (missing.length > 0)
    return { sheets: [], refusals: missing.map((column) => missingColumn(column, names)) };
  const lines = body
    .map(({ line, cells }): Line => ({
      line,
      cells: new Map(names.map((name, at) => [name, textOf(cells[at] ?? '').trim()])),
    }))
    .filter(({ cells }) => [...cells.values()].some((cell) => cell !== ''));
  const { sortBy } = mapping;
  if (sortBy !== undefined)
    lines.sort((one, other) => compared(one.cells.get(sortBy), other.cells.get(sortBy)));
  return gathered(lines, mapping);
}

function compared(one = '', other = ''): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function gathered(lines: readonly Line[], mapping: Mapping): MappedTable {
  const columns = [...new Set(mapping.rows.flatMap(({ cells }) => Object.keys(cells)))];
  const processes = new Map<string, Gathered>();
  const refusals: SheetRefusal[] = [];
  for (const { line, cells } of lines) {
    const read = (value: MappedValue): string => {
      const result = valueOf(value, cells);
      if (typeof result === 'string') return result;
      refusals.push({ line, row: '', ...result });
      return '';
    };
    const processId = read(mapping.process);
    if (processId === '') continue;
    let process = processes.get(processId);
    if (!process) processes.set(processId, (process = { names: new Set(), rows: [], lines: [] }));
    for (const row of mapping.rows) {
      if (!isFor(row, cells)) continue;
      const name = read(row.row);
      if (name === '' || process.names.has(name)) continue;
      process.names.add(name);
      process.rows.push([name, ...columns.map((column) => read(row.cells[column] ?? ''))]);
      process.lines.push(line);
    }
  }
  const sheets = [...processes].map(([processId, { rows, lines: from }]) => ({
    processId,
    rows: [['row', ...columns], ...rows],
    lines: from,
  }));
  return { sheets, refusals };
}

function isFor({ when }: MappedRow, cells: Line['cells']): boolean {
  if (!when) return true;
  const cell = cells.get(when.column) ?? '';
  return (when.is?.includes(cell) ?? true) && !(when.isNot?.includes(cell) ?? false);
}

/** What a value makes of a line, or why it makes nothing. */
function valueOf(
  value: MappedValue,
  cells: Line['cells'],
): string | Pick<SheetRefusal, 'column' | 'code' | 'expected' | 'actual'> {
  if (typeof value === 'string') return value;
  const { column, words, write, otherwise } = value;
  const cell = cells.get(column) ?? '';
  if (cell === '') return otherwise ?? '';
  if (write !== undefined) return write;
  const word = words === undefined ? cell : (words[cell] ?? otherwise);
  if (word !== undefined) return around(value, word);
  const known = Object.keys(words ?? {}).join(', ');
  return {
    column,
    code: 'invalid-cell',
    expected: `one of the words of the mapping: ${known}`,
    actual: shown(cell),
  };
}

function around({ as, prefix = '', suffix = '' }: ColumnValue, text: string): string {
  const made = `${prefix}${text}${suffix}`;
  return as === 'id' ? idOf(made) : made;
}

/** An id of what any text is called. */
function idOf(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 64)
    .replace(/-+$/, '');
}

function missingColumn(column: string, names: readonly string[]): SheetRefusal {
  const likely = nearest(column, names);
  return {
    line: 1,
    row: '',
    column,
    code: 'column-missing',
    expected: `a column ${column}, which the mapping reads`,
    actual: likely.length > 0 ? `a header without it, nearest: ${likely.join(', ')}` : 'a header without it',
    ...(likely.length > 0 && { nearest: likely }),
  };
}
