/** A value of an entry as the text of a cell, and back. */
import { looksLikeFormula } from '../../domain/values/formula.js';
import type { Column } from './column.js';
import { damageOf, looksDamaged } from './damaged.js';

/** What a cell says where there is none, which is more than saying nothing. */
const NONE = '(none)';

/** A text that begins with the mark gets another, so that the one of the text is read back. */
function needsMark(text: string): boolean {
  return looksLikeFormula(text) || text.startsWith("'") || text === NONE || looksDamaged(text.trim());
}

/** A text as a cell that no spreadsheet runs, and that is read back as the same text. */
export function escaped(text: string): string {
  return needsMark(text) ? `'${text}` : text;
}

/** Takes the mark away that keeps a spreadsheet from running a cell. */
export function unescaped(cell: string): string {
  const rest = cell.slice(1);
  return cell.startsWith("'") && needsMark(rest) ? rest : cell;
}

/** The text of a cell for a value; empty where there is none. */
export function cellOf(value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return NONE;
  if (Array.isArray(value)) return escaped(value.map(String).join('; '));
  return typeof value === 'string' ? escaped(value) : escaped(JSON.stringify(value));
}

export type CellReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: CellCode; readonly expected: string; readonly actual: string };

export type CellCode = 'damaged-cell' | 'invalid-cell';

/** What a cell says; `undefined` where it is empty. Whether the entry may say so is judged where entries are. */
export function readCell(text: string, column: Column): CellReading {
  if (text.trim() === '') return { ok: true, value: undefined };
  if (column.form === 'text' && !column.isList) return readText(text, column);
  const trimmed = text.trim();
  if (trimmed === NONE && column.isNullable) return { ok: true, value: null };
  const plainText = unescaped(trimmed);
  if (!column.isList) return readOne(plainText, column, plainText !== trimmed);
  const values: unknown[] = [];
  for (const part of plainText.split(';').map((one) => one.trim())) {
    if (part === '') continue;
    const reading = readOne(part, column, false);
    if (!reading.ok) return reading;
    values.push(reading.value);
  }
  return { ok: true, value: values.length > 0 ? values : undefined };
}

function readText(text: string, column: Column): CellReading {
  if (text === NONE && column.isNullable) return { ok: true, value: null };
  const value = unescaped(text);
  return value === text ? readOne(text, column, false) : { ok: true, value };
}

/** `meant`: somebody has marked the cell as what it is. */
function readOne(text: string, column: Column, meant: boolean): CellReading {
  const damage = meant && column.form !== 'number' ? undefined : damageOf(text.trim(), column);
  if (damage) return { ok: false, code: 'damaged-cell', ...damage };
  switch (column.form) {
    case 'number':
      return /^-?\d+(\.\d+)?(e-\d+)?$/i.test(text)
        ? { ok: true, value: Number(text) }
        : { ok: false, code: 'invalid-cell', expected: column.wants, actual: JSON.stringify(text) };
    case 'flag':
      return /^(true|false)$/i.test(text)
        ? { ok: true, value: text.toLowerCase() === 'true' }
        : { ok: false, code: 'invalid-cell', expected: column.wants, actual: JSON.stringify(text) };
    case 'text':
    case 'word':
    case 'date':
      return { ok: true, value: text };
  }
}
