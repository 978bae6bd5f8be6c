/** Where a list goes on, opaque to whoever holds it. */
import { Refused } from '../refusals.js';
import type { Order } from './ask.js';
import type { RowPlace } from '../../views/row-source.js';

export function writeCursor({ at, sort }: RowPlace, order: Order): string {
  return Buffer.from(JSON.stringify([orderName(order), at.process, at.key, ...sort])).toString('base64url');
}

/** @throws Refused invalid-cursor */
export function readCursor(text: string, order: Order): RowPlace {
  const [name, process, key, ...sort] = parts(text);
  const [sort1, sort2, sort3, ...rest] = sort.filter((part) => typeof part === 'number');
  const whole =
    sort.length === 3 &&
    sort1 !== undefined &&
    sort2 !== undefined &&
    sort3 !== undefined &&
    rest.length === 0;
  if (name !== orderName(order) || typeof process !== 'string' || typeof key !== 'string' || !whole) {
    throw new Refused(
      'invalid-cursor',
      `expected a nextCursor of the same list in the same order, got "${text}"`,
      'cursor',
    );
  }
  return { at: { process, key }, sort: [sort1, sort2, sort3] };
}

function orderName({ by, descending }: Order): string {
  return `${descending ? '-' : ''}${by}`;
}

function parts(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
