/** Which columns hold ids of parties: a cell of these may name the party instead. */
import type { Key } from './column.js';

const LISTS: ReadonlySet<Key> = new Set([
  'by',
  'to',
  'against',
  'issuers',
  'attributedTo',
  'absent',
  'members',
  'memberOf',
  'succeeds',
]);

export function namesParty(keys: readonly Key[]): boolean {
  const last = keys.at(-1);
  return keys[0] === 'data' && last !== undefined && (last === 'partyId' || LISTS.has(last));
}
