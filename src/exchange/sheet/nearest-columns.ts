/** What an unknown column may have meant. */
import { eventTypes, type EventType } from '../../domain/events/catalogue.js';
import { nearest } from '../../domain/validation/nearest.js';
import { columnsOf } from './column.js';

const everyColumn = new Set<string>();

/** The known columns that are near a name, whether or not it begins with `data.`. */
export function nearestColumns(name: string, type?: EventType): readonly string[] {
  const known = type === undefined ? allColumns() : columnsOf(type, ['en', 'ar']).map((one) => one.name);
  const direct = nearest(name, [...known]);
  if (direct.length > 0) return direct;
  return nearest(`data.${name}`, [...known])
    .concat([...known].filter((one) => one.split('.').includes(name)))
    .slice(0, 3);
}

function allColumns(): readonly string[] {
  if (everyColumn.size === 0)
    for (const type of eventTypes)
      for (const { name } of columnsOf(type, ['en', 'ar'])) everyColumn.add(name);
  return [...everyColumn];
}
