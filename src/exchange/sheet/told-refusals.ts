/** What the record refuses of a planned item, told by row and column. */
import { shown } from '../../domain/validation/validation-context.js';
import type { Refusal } from '../../domain/events/refusal.js';
import { nameOf, type Key } from './column.js';
import type { ItemPlace, SheetRefusal } from './report.js';

export function toldRefusals(
  refusals: readonly Refusal[],
  places: readonly ItemPlace[],
): readonly SheetRefusal[] {
  return refusals.flatMap(({ index, code, pointer, detail }) => {
    const place = places[index];
    if (!place) return [];
    const { line, row } = place;
    const cells = new Map(place.cells);
    const column = columnAt(pointer, cells);
    const cell = cells.get(column);
    const { expected, actual } = partsOf(detail);
    return [{ line, row, column, code, expected, actual: actual ?? (cell ? shown(cell) : 'an empty cell') }];
  });
}

/** The column that a place of an item is from: of a part that is missing, the one that would hold it. */
function columnAt(pointer: string, cells: ReadonlyMap<string, string>): string {
  const keys = pointer
    .replace(/^\/data\/changes(?=\/)/, '')
    .split('/')
    .slice(1)
    .map((key): Key => (/^\d+$/.test(key) ? Number(key) : key.replaceAll('~1', '/').replaceAll('~0', '~')));
  if (pointer === '/data/entryId' || pointer === '/id') return 'row';
  if (pointer.startsWith('/data/reason') && !cells.has('data.reason.en')) {
    if (![...cells.keys()].some((name) => name.startsWith('data.reason'))) return 'reason';
  }
  const name = keys[0] === 'sources' && keys.length === 1 ? 'source' : nameOf(keys);
  if (cells.has(name)) return name;
  // An item of a list that one cell holds.
  const owner = nameOf(keys.slice(0, -1));
  if (typeof keys.at(-1) === 'number' && cells.has(owner)) return owner;
  return [...cells.keys()].find((one) => one.startsWith(`${name}.`)) ?? name;
}

/** The record says what was expected and what came in one sentence. */
function partsOf(detail: string): { readonly expected: string; readonly actual?: string } {
  const plain = detail.replace(/^is required: /, '').replace(/^expected /, '');
  const at = plain.lastIndexOf(', got ');
  const semicolon = plain.lastIndexOf('; got ');
  const cut = Math.max(at, semicolon);
  return cut < 0
    ? { expected: plain }
    : { expected: plain.slice(0, cut), actual: plain.slice(cut + ', got '.length) };
}
