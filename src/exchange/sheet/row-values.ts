/** The cells of a row as the values that they stand for. */
import {
  definitionOf,
  isEventType,
  type EventType,
  type SubstantiveType,
} from '../../domain/events/catalogue.js';
import { eventTypes, isEditorialType } from '../../domain/events/catalogue.js';
import { nearest } from '../../domain/validation/nearest.js';
import { isSlug } from '../../domain/validation/leaves.js';
import { shown } from '../../domain/validation/validation-context.js';
import { columnOf, type Column } from './column.js';
import { nearestColumns } from './nearest-columns.js';
import { readCell } from './cell.js';
import type { PartyNames } from './party-names.js';
import { textOf, type SheetRow } from './read-sheet.js';
import type { SheetParty, SheetRefusal } from './report.js';
import { isFormula } from './table.js';

/** A cell that was read. */
export interface RowValue {
  readonly column: Column;
  /** As it stands in the sheet; empty where the cell is. */
  readonly text: string;
  /** `undefined` where the cell is empty. */
  readonly value: unknown;
}

export interface RowValues {
  readonly type: SubstantiveType | undefined;
  readonly values: readonly RowValue[];
  readonly parties: readonly SheetParty[];
  readonly refusals: readonly SheetRefusal[];
}

export function rowValues(row: SheetRow, columns: readonly string[], parties: PartyNames): RowValues {
  const type = textOf(row.cells.get('type') ?? '').trim();
  const place = { line: row.line, row: row.name };
  if (!isSubstantiveName(type)) {
    const refusal = { ...place, column: 'type', ...typeRefusal(type) } as const;
    return { type: undefined, values: [], parties: [], refusals: [refusal] };
  }
  const values: RowValue[] = [];
  const read: SheetParty[] = [];
  const refusals: SheetRefusal[] = [];
  for (const name of columns) {
    const cell = row.cells.get(name) ?? '';
    const column = columnOf(type, name);
    const at = { ...place, column: name };
    if (column === undefined) {
      if (cell !== '') refusals.push({ ...at, ...notOfType(type, name, textOf(cell)) });
      continue;
    }
    if (isFormula(cell)) {
      const expected = `${column.wants}, as it is to be recorded`;
      refusals.push({ ...at, code: 'formula', expected, actual: textOf(cell) });
      continue;
    }
    const reading = readCell(cell, column);
    if (!reading.ok) {
      const { code, expected, actual } = reading;
      refusals.push({ ...at, code, expected, actual });
      continue;
    }
    const value = column.isParty ? withIds(reading.value, parties, at, { read, refusals }) : reading.value;
    values.push({ column, text: cell, value });
  }
  return { type, values, parties: read, refusals };
}

function isSubstantiveName(name: string): name is SubstantiveType {
  return isEventType(name) && !isEditorialType(name);
}

function typeRefusal(name: string): Pick<SheetRefusal, 'code' | 'expected' | 'actual' | 'nearest'> {
  if (isEventType(name))
    return {
      code: 'unknown-event-type',
      expected: 'a type about the world: a row that has changed is a correction by itself',
      actual: name,
    };
  const known = eventTypes.filter((type) => !isEditorialType(type));
  const likely = nearest(name, known);
  return {
    code: 'unknown-event-type',
    expected: likely.length > 0 ? `an event type, nearest: ${likely.join(', ')}` : 'an event type',
    actual: name === '' ? 'an empty cell' : shown(name),
    ...(likely.length > 0 && { nearest: likely }),
  };
}

function notOfType(
  type: EventType,
  name: string,
  actual: string,
): Pick<SheetRefusal, 'code' | 'expected' | 'actual' | 'nearest'> {
  const likely = nearestColumns(name, type);
  const hint = likely.length > 0 ? `; nearest: ${likely.join(', ')}` : '';
  return {
    code: 'unknown-column',
    expected: `an empty cell: ${type} has no such field${hint}`,
    actual: shown(actual),
    ...(likely.length > 0 && { nearest: likely }),
  };
}

type At = Pick<SheetRefusal, 'line' | 'row' | 'column'>;

/** Puts ids where a cell has names. What could be an id is left to the record, which knows who has joined. */
function withIds(
  value: unknown,
  parties: PartyNames,
  at: At,
  found: { readonly read: SheetParty[]; readonly refusals: SheetRefusal[] },
): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withIds(item, parties, at, found));
  if (typeof value !== 'string') return value;
  const match = parties.match(value);
  if (match.kind === 'id') return value;
  if (match.kind === 'named') {
    found.read.push({ ...at, name: value, partyId: match.id });
    return match.id;
  }
  const { ids } = match;
  if (ids.length === 0 && isSlug(value)) return value;
  const refusal = {
    ...at,
    code: 'party-unclear',
    actual: shown(value),
    ...(ids.length > 0 && { nearest: ids }),
  } as const;
  const meant = ids.length > 0 ? `, or the name of one alone; meant may be ${ids.join(', ')}` : '';
  found.refusals.push({ ...refusal, expected: `the id of a party that has joined${meant}` });
  return value;
}

/** What a type needs, for what a correction may take away. */
export function needsSources(type: SubstantiveType): boolean {
  return definitionOf(type).sourced;
}
