/** What changed in a process between two moments, row by row, with the entries that caused it. */
import { isDeepStrictEqual } from 'node:util';
import { projections } from '../../../projections/index.js';
import type { Projection } from '../../../projections/projection.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { readAt } from './moment.js';
import type { Moments, Standpoint, Told } from './moments.js';
import { itemOf, type Item } from './row-source.js';

export type WhichClock = 'occurred' | 'recorded';

export interface RowDifference {
  readonly projection: string;
  readonly key: string;
  readonly before: Item | null;
  readonly after: Item | null;
  /** The entries, editorial ones too, that made the difference; none where time alone did. */
  readonly entries: readonly string[];
}

export interface Difference extends Told {
  readonly from: string;
  readonly to: string;
  readonly clock: WhichClock;
  readonly items: readonly RowDifference[];
}

/** @throws Refused process-not-found, invalid-query, not-caught-up */
export async function difference(
  moments: Moments,
  process: string,
  { from, to, clock }: { from: string; to: string; clock: WhichClock },
): Promise<Difference> {
  const moment = (text: string): { at?: string; knownAt?: string } =>
    clock === 'occurred' ? { at: text } : { knownAt: text };
  if (clock === 'occurred') for (const [name, text] of Object.entries({ from, to })) readAt(text, name);
  const end = await moments.standpoint(process, moment(to));
  const start = await moments
    .standpoint(process, moment(from))
    .catch((error: unknown) => beforeItBegan(error, end));
  const items = projections
    .filter(({ scope }) => scope === 'process')
    .flatMap((projection) => differences(projection, process, start, end));
  const { position, settled } = end.told;
  return { items, from, to, clock, position, ...(settled === undefined ? {} : { settled }) };
}

/** A process that was not on the record yet has no rows. */
function beforeItBegan(error: unknown, end: Standpoint): Standpoint {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'process-not-found') throw error;
  const source = {
    one: () => undefined,
    scan: () => [],
    sourcesOf: () => new Map<string, Map<string, object>>(),
  };
  return { source, history: [], now: end.now, told: end.told };
}

function differences(
  projection: Projection,
  process: string,
  start: Standpoint,
  end: Standpoint,
): RowDifference[] {
  const before = itemsOf(projection, process, start);
  const after = itemsOf(projection, process, end);
  const was = entriesByKey(projection, start.history ?? []);
  const is = entriesByKey(projection, end.history ?? []);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const sides = { before: before.get(key) ?? null, after: after.get(key) ?? null };
    if (isDeepStrictEqual(sides.before, sides.after)) return [];
    return { projection: projection.name, key, ...sides, entries: causes(was.get(key), is.get(key)) };
  });
}

function itemsOf(projection: Projection, process: string, { source, now }: Standpoint): Map<string, Item> {
  const items = new Map<string, Item>();
  for (const found of source.scan(projection, { process, by: 'key', descending: false })) {
    items.set(found.at.key, itemOf(source, projection, found, now));
  }
  return items;
}

type EntriesById = ReadonlyMap<string, HistoryEntry>;

function entriesByKey(
  projection: Projection,
  history: readonly HistoryEntry[],
): Map<string, Map<string, HistoryEntry>> {
  const byKey = new Map<string, Map<string, HistoryEntry>>();
  for (const entry of history) {
    for (const key of projection.keys(entry)) {
      const entries = byKey.get(key) ?? new Map<string, HistoryEntry>();
      byKey.set(key, entries.set(entry.id, entry));
    }
  }
  return byKey;
}

function causes(was: EntriesById = new Map(), is: EntriesById = new Map()): string[] {
  const found = new Set<string>();
  for (const id of new Set([...was.keys(), ...is.keys()])) {
    const [before, after] = [was.get(id), is.get(id)];
    if (isDeepStrictEqual(before, after)) continue;
    if (!before || !after) found.add(id);
    const marked = new Set(before ? editorialsOf(before) : []);
    for (const editorial of after ? editorialsOf(after) : [])
      if (!marked.has(editorial)) found.add(editorial);
    if (before && after && editorialsOf(after).every((editorial) => marked.has(editorial))) found.add(id);
  }
  return [...found];
}

function editorialsOf({ corrections, disputes, corroborations, translations }: HistoryEntry): string[] {
  return [...corrections, ...disputes, ...corroborations, ...translations].map(({ entryId }) => entryId);
}
