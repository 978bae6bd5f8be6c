/** Entries as the rows of a sheet that, sent back as it is, changes nothing; and the empty sheet to begin with. */
import { eventTypes, isEditorialType, type EventType } from '../../domain/events/catalogue.js';
import { examples } from '../../domain/events/examples.js';
import { textsOf, type LocalizedText } from '../../domain/values/localized-text.js';
import { columnOf, columnsOf, nameOf, type TemplateColumn } from './column.js';
import { cellOf, escaped } from './cell.js';
import { leavesOf, valueAt } from './places.js';
import type { EntryParts } from './plan.js';

/** An entry as a row shows it. */
export interface SheetEntry extends EntryParts {
  readonly type: EventType;
  /** Names the row. */
  readonly row: string;
}

const shownParts = ['occurred', 'data', 'sources', 'note'] as const;

/** The columns in which entries have something, gathered one after the other. */
export class UsedColumns {
  private readonly names = new Set<string>();

  add(entry: EntryParts): void {
    for (const part of shownParts)
      for (const [keys] of leavesOf(entry[part], [part])) this.names.add(nameOf(keys));
  }

  /** In the order of the catalogue; items of lists by their number. */
  inOrder(): readonly string[] {
    const ranks = fieldRanks();
    const rank = (name: string): number => ranks.get(fieldOf(name)) ?? ranks.size;
    const byNumber = new Intl.Collator('en', { numeric: true });
    return [...this.names].sort((one, other) => rank(one) - rank(other) || byNumber.compare(one, other));
  }
}

/** `data.points` of `data.points.2.number`, and `source` of `source2.url`. */
function fieldOf(name: string): string {
  const [first = '', second] = name.split('.');
  return first === 'data' ? `data.${second ?? ''}` : first.replace(/\d+$/, '');
}

let known: ReadonlyMap<string, number> | undefined;

function fieldRanks(): ReadonlyMap<string, number> {
  known ??= ranksByCatalogue();
  return known;
}

function ranksByCatalogue(): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>([['occurred', 0]]);
  for (const type of eventTypes) {
    for (const { name } of columnsOf(type, ['en'])) {
      const field = fieldOf(name);
      if (!ranks.has(field) && field.startsWith('data')) ranks.set(field, ranks.size);
    }
  }
  for (const field of ['source', 'note']) ranks.set(field, ranks.size);
  return ranks;
}

export function headerOf(columns: readonly string[]): readonly string[] {
  return ['row', 'type', ...columns, 'reason'];
}

export function cellsOf(entry: SheetEntry, columns: readonly string[]): readonly string[] {
  const values = columns.map((name) => {
    const column = columnOf(entry.type, name);
    return column ? cellOf(valueAt(entry, column.keys)) : '';
  });
  return [escaped(entry.row), entry.type, ...values, ''];
}

/** The languages that a template has columns for where nobody says. */
export const templateLanguages: readonly string[] = ['en', 'ar'];

/** An empty sheet for some types: its header, a line of what each column wants, and an example of each type. */
export function template(
  types: readonly EventType[],
  languages: readonly string[] = templateLanguages,
): readonly (readonly string[])[] {
  const used = new UsedColumns();
  const wants = new Map<string, TemplateColumn>();
  for (const type of types) {
    for (const column of columnsOf(type, languages)) {
      const known = wants.get(column.name);
      wants.set(
        column.name,
        known ? { ...column, isRequired: known.isRequired && column.isRequired } : column,
      );
    }
    used.add(examples[type]);
  }
  const names = [...new Set([...wants.keys(), ...used.inOrder()])].sort(byPart);
  const told = names.map((name) => wanted(name, wants.get(name), types));
  return [
    headerOf(names),
    ['# what each column wants', 'one of the event types', ...told, 'why, when the row has changed'],
    ...types.map((type) => {
      const { occurred, data, sources, note } = examples[type];
      return cellsOf({ type, row: `# an example of ${type}`, occurred, data, sources, note }, names);
    }),
  ];
}

/** Which part of an entry a column is in, in the order in which people read them. */
function byPart(one: string, other: string): number {
  const parts = ['occurred', 'data', 'source', 'note'];
  const rank = (name: string): number => parts.findIndex((part) => name.startsWith(part));
  return rank(one) - rank(other);
}

function wanted(name: string, column: TemplateColumn | undefined, types: readonly EventType[]): string {
  const own = column ?? types.map((type) => columnOf(type, name)).find((found) => found !== undefined);
  return `${column?.isRequired === true ? 'required: ' : ''}${own?.wants ?? ''}`;
}

/** The types that a sheet can have rows of. */
export const sheetTypes: readonly EventType[] = eventTypes.filter((type) => !isEditorialType(type));

/** The names in every language of a localized text, of a list of them or of none. */
export function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return typeof value === 'object' && value !== null ? Object.values(textsOf(value as LocalizedText)) : [];
}
