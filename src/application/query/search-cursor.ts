/** Where a search goes on, opaque to whoever holds it. */
import { hash } from 'node:crypto';
import { Refused } from '../refusals.js';
import type { SearchOrder } from './search-order.js';

export function writeSearchCursor(place: readonly number[], text: string, order: SearchOrder): string {
  return Buffer.from(JSON.stringify([nameOf(text, order), ...place])).toString('base64url');
}

/** @throws Refused invalid-cursor */
export function readSearchCursor(cursor: string, text: string, order: SearchOrder): readonly number[] {
  const [name, ...rest] = parts(cursor);
  const place = rest.filter((part) => typeof part === 'number');
  const isWhole = place.length === rest.length && place.length === (order === 'relevance' ? 4 : 3);
  if (name === nameOf(text, order) && isWhole) return place;
  throw new Refused(
    'invalid-cursor',
    `expected a nextCursor of the same search in the same order, got "${cursor}"`,
    'cursor',
  );
}

function nameOf(text: string, order: SearchOrder): string {
  return `${order} ${hash('sha256', text, 'base64url').slice(0, 8)}`;
}

function parts(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
