/** Rows of a read model as a table: CSV (RFC 4180), and the Table Schema (Frictionless) of its columns. */
import { withoutFormula } from '../../domain/values/formula.js';
import { writeCsv } from '../../exchange/table/csv.js';
import { canonicalJson } from '../../log/canonical-json.js';

export interface Field {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'any';
}

export interface Table {
  readonly fields: readonly Field[];
  readonly csv: string;
}

type Cell = string | number | boolean | readonly unknown[];

/**
 * Objects become columns of their parts: `occurred.earliest`, `title.en`. Lists are JSON in a cell, and nothing is an empty cell.
 * The columns stand in the order of their names, so that they are the same whoever makes the table.
 */
export function tableOf(rows: readonly object[]): Table {
  const flat = rows.map((row) => new Map(cellsOf(row)));
  const names = [...new Set(flat.flatMap((cells) => [...cells.keys()]))].toSorted();
  const fields = names.map((name) => ({
    name,
    type: typeOf(flat.flatMap((cells) => cells.get(name) ?? [])),
  }));
  const lines = flat.map((cells) => names.map((name) => written(cells.get(name))));
  return { fields, csv: writeCsv([names, ...lines]) };
}

function* cellsOf(value: object, path = ''): Iterable<readonly [name: string, cell: readonly [Cell]]> {
  for (const [key, part] of Object.entries(value)) {
    const name = path === '' ? key : `${path}.${key}`;
    const cell: unknown = part;
    if (cell === null || cell === undefined) continue;
    if (Array.isArray(cell)) yield [name, [cell]];
    else if (typeof cell === 'object') yield* cellsOf(cell, name);
    else if (typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean')
      yield [name, [cell]];
  }
}

function typeOf(cells: readonly Cell[]): Field['type'] {
  const types = new Set(cells.map(typeOfCell));
  const [only, ...more] = types;
  if (more.length === 0) return only ?? 'string';
  return [...types].every((type) => type === 'integer' || type === 'number') ? 'number' : 'any';
}

function typeOfCell(cell: Cell): Field['type'] {
  if (Array.isArray(cell)) return 'array';
  if (typeof cell === 'number') return Number.isInteger(cell) ? 'integer' : 'number';
  return typeof cell === 'boolean' ? 'boolean' : 'string';
}

function written(cell: readonly [Cell] | undefined): string {
  const [value] = cell ?? [];
  if (value === undefined) return '';
  return typeof value === 'string' ? withoutFormula(value) : (canonicalJson(value) ?? '');
}
