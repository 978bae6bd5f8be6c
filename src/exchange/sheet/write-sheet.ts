/** Entries as the rows of a sheet that, sent back as it is, changes nothing; and the empty sheet to begin with. */
import { eventTypes, isEditorialType, type EventType } from '../../domain/events/catalogue.js';
import { examples } from '../../domain/events/examples.js';
import { textsOf, type LocalizedText } from '../../domain/values/localized-text.js';
import { columnOf, columnsOf, nameOf, type TemplateColumn } from './column.js';
import { cellOf, escaped } from './cell.js';
import { columnOrder } from './column-order.js';
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
  private readonly types = new Set<EventType>();

  add(type: EventType, entry: EntryParts): void {
    this.types.add(type);
    for (const part of shownParts)
      for (const [keys] of leavesOf(entry[part], [part])) this.names.add(nameOf(keys));
  }

  inOrder(): readonly string[] {
    const types = eventTypes.filter((type) => this.types.has(type));
    return [...this.names].sort(columnOrder(types));
  }
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
const templateLanguages: readonly string[] = ['en', 'ar'];

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
    used.add(type, examples[type]);
  }
  const names = [...new Set([...wants.keys(), ...used.inOrder()])].sort(columnOrder(types));
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
