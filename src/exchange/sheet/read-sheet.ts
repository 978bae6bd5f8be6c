/** A table as a sheet: its header known column by column, its rows each with a name. */
import { eventTypes } from '../../domain/events/catalogue.js';
import { canonicalTag } from '../../domain/validation/language-tag.js';
import { shown } from '../../domain/validation/validation-context.js';
import { columnOf } from './column.js';
import { nearestColumns } from './nearest-columns.js';
import { looksDamaged } from './damaged.js';
import type { SheetRefusal } from './report.js';
import { isFormula, type Cell, type Table, type TableRow } from './table.js';

export interface SheetRow {
  readonly line: number;
  readonly name: string;
  /** By the name of the column; no empty ones. */
  readonly cells: ReadonlyMap<string, Cell>;
}

export interface Sheet {
  /** The columns about the entry, as the header has them. */
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly refusals: readonly SheetRefusal[];
}

/** Of so many unknown columns it is looked for what they may have meant; a sheet of somebody else has hundreds. */
const mostLookedFor = 20;

/** The longest name of a row. */
const longestName = 200;

export function readSheet([header, ...body]: Table): Sheet {
  if (!header) {
    const refusal = { line: 1, row: '', column: '', code: 'column-missing' } as const;
    return {
      columns: [],
      rows: [],
      refusals: [{ ...refusal, expected: 'a header with at least row and type', actual: 'an empty sheet' }],
    };
  }
  const names = header.cells.map((cell) => (isFormula(cell) ? '' : cell.trim()));
  const refusals = headerRefusals(names, header);
  if (refusals.length > 0) return { columns: [], rows: [], refusals };
  const { rows, refusals: refused } = namedRows(names, body);
  return { columns: names.filter((name) => name !== '' && !isOwn(name)), rows, refusals: refused };
}

/** Columns about the row and not about the entry. */
function isOwn(name: string): boolean {
  return name === 'row' || name === 'type' || reasonTag(name) !== undefined;
}

/** The language of a column of reasons: `reason.en`; of `reason` alone it is not said. */
export function reasonTag(name: string): string | undefined {
  if (name === 'reason') return 'und';
  const tag = name.startsWith('reason.') ? name.slice('reason.'.length) : '';
  return canonicalTag(tag) === undefined ? undefined : tag;
}

/** A cell as a report shows it. */
export function textOf(cell: Cell): string {
  return isFormula(cell) ? `=${cell.formula}` : cell;
}

function headerRefusals(names: readonly string[], header: TableRow): SheetRefusal[] {
  const refusals: SheetRefusal[] = [];
  const seen = new Set<string>();
  const { line } = header;
  for (const [at, name] of names.entries()) {
    const place = { line, row: '', column: name || `column ${at + 1}` };
    const cell = header.cells[at];
    if (cell !== undefined && isFormula(cell))
      refusals.push({ ...place, code: 'formula', expected: 'a name of a column', actual: `a formula` });
    else if (name === '') continue;
    else if (seen.has(name))
      refusals.push({
        ...place,
        code: 'column-twice',
        expected: 'each column once',
        actual: `${name} twice`,
      });
    else if (!isOwn(name) && !eventTypes.some((type) => columnOf(type, name) !== undefined))
      refusals.push(unknownColumn(place, refusals.length < mostLookedFor));
    seen.add(name);
  }
  for (const needed of ['row', 'type']) {
    if (seen.has(needed)) continue;
    const place = { line, row: '', column: needed, code: 'column-missing' } as const;
    const others = names.filter((name) => name !== '').slice(0, 5);
    refusals.push({
      ...place,
      expected: needed === 'row' ? 'a column row that names each row for good' : 'a column type',
      actual: others.length > 0 ? `a header with ${others.join(', ')}` : 'an empty header',
    });
  }
  return refusals;
}

function unknownColumn(
  place: Pick<SheetRefusal, 'line' | 'row' | 'column'>,
  isLookedFor: boolean,
): SheetRefusal {
  const likely = isLookedFor ? nearestColumns(place.column) : [];
  return {
    ...place,
    code: 'unknown-column',
    expected:
      likely.length > 0 ? `a column of an entry, nearest: ${likely.join(', ')}` : 'a column of an entry',
    actual: shown(place.column),
    ...(likely.length > 0 && { nearest: likely }),
  };
}

function namedRows(names: readonly string[], body: Table): Pick<Sheet, 'rows' | 'refusals'> {
  const rows: SheetRow[] = [];
  const refusals: SheetRefusal[] = [];
  const first = new Map<string, number>();
  for (const { line, cells } of body) {
    const filled = new Map<string, Cell>();
    for (const [at, cell] of cells.entries()) {
      const name = names[at] ?? '';
      if (isFormula(cell) || cell.trim() !== '') filled.set(name, cell);
    }
    if (filled.size === 0) continue;
    const named = filled.get('row') ?? '';
    const name = isFormula(named) ? '' : named.trim();
    // Lines of a template, and remarks.
    if (/^#(\s|$)/.test(name)) continue;
    const place = { line, row: name, column: 'row' };
    const twin = first.get(name);
    if (filled.has(''))
      refusals.push({
        ...place,
        column: '',
        code: 'unknown-column',
        expected: 'no cell below an empty header',
        actual: textOf(filled.get('') ?? ''),
      });
    else if (isFormula(named))
      refusals.push({ ...place, code: 'formula', expected: 'a name of the row', actual: textOf(named) });
    else if (/^#\S/.test(name) && looksDamaged(name))
      refusals.push({
        ...place,
        code: 'damaged-cell',
        expected: 'a name of the row',
        actual: `${name}, an error of the spreadsheet`,
      });
    else if (name === '' || name.length > longestName)
      refusals.push({
        ...place,
        code: 'row-name-missing',
        expected: `a name of the row, up to ${longestName} characters, that stays with it for good`,
        actual: name === '' ? 'an empty cell' : `${name.length} characters`,
      });
    else if (twin !== undefined)
      refusals.push({
        ...place,
        code: 'row-twice',
        expected: 'each name of a row once',
        actual: `${shown(name)} also in line ${twin}`,
      });
    else rows.push({ line, name, cells: filled });
    if (twin === undefined) first.set(name, line);
  }
  return { rows, refusals };
}
