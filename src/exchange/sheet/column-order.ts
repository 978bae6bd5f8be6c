/** The order in which people read columns: as the schemas have the fields, items of a list by their number. */
import type { EventType } from '../../domain/events/catalogue.js';
import { columnsOf } from './column.js';

const byText = new Intl.Collator('en', { numeric: true });

/** Compares the names of columns of entries of these types. */
export function columnOrder(types: Iterable<EventType>): (one: string, other: string) => number {
  const fields = new Map([['occurred', 0]]);
  const places = new Map<string, number>();
  for (const type of types) {
    for (const { name } of columnsOf(type, ['en'])) {
      const field = fieldOf(name);
      if (field.startsWith('data') && !fields.has(field)) fields.set(field, fields.size);
      if (!places.has(name)) places.set(name, places.size);
    }
  }
  for (const last of ['source', 'note']) fields.set(last, fields.size);
  const keysOf = (name: string): readonly number[] => {
    const first = name.replaceAll(/\.\d+(?=\.|$)/g, '.1').replace(/^source\d+/, 'source');
    const place = places.get(first) ?? places.get(first.replace(/[^.]+$/, 'en')) ?? places.size;
    return [fields.get(fieldOf(name)) ?? fields.size, numberOf(name), place];
  };
  return (one, other) => {
    const others = keysOf(other);
    const differences = keysOf(one).map((key, at) => key - (others[at] ?? 0));
    return differences.find((difference) => difference !== 0) ?? byText.compare(one, other);
  };
}

/** `data.points` of `data.points.2.number`, and `source` of `source2.url`. */
function fieldOf(name: string): string {
  const [first = '', second = ''] = name.split('.');
  return first === 'data' ? `data.${second}` : first.replace(/\d+$/, '');
}

/** Which item of its list a column is of. */
function numberOf(name: string): number {
  const [, number = '1'] = /^(?:source|data\.\w+\.)(\d+)/.exec(name) ?? [];
  return Number(number);
}
