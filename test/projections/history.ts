/** History entries for the folds' tests: what the history would hand them, without the history. */
import type { SubjectKey } from '../../src/domain/events/subject.js';
import { structureOf } from '../../src/domain/history/structure.js';
import type { HistoryEntry, HistoryEntryOf } from '../../src/domain/history/history-entry.js';
import { comparePlaces } from '../../src/domain/history/placement.js';
import { parseOccurred } from '../../src/domain/time/occurred.js';
import type { PayloadOf, SubstantiveType } from '../../src/domain/events/catalogue.js';
import type { PostedEntry } from '../../src/domain/events/entry.js';

/** What a test may say of an entry besides its type and data. */
export interface Told<T extends SubstantiveType> extends Partial<
  Omit<HistoryEntryOf<T>, 'type' | 'data' | 'occurred'>
> {
  readonly occurred: string;
}

const MARKS = { corrections: [], disputes: [], corroborations: [], translations: [] };

/**
 * An entry as a fold sees it. It introduces itself unless told otherwise and stands at its earliest instant; `history`
 * gives a list of entries their introductions and their order.
 */
export function historyEntry<T extends SubstantiveType>(
  type: T,
  data: PayloadOf<T>,
  { occurred, ...told }: Told<T>,
): HistoryEntry {
  const span = parseOccurred(occurred);
  if (!span.ok) throw new Error(`expected ${span.expected}, got "${occurred}"`);
  const { text, earliest, latest } = span.value;
  const revision = told.revision ?? 0;
  const id = told.id ?? `${type} ${occurred}`;
  const entry = {
    processId: 'gaza-2025',
    id,
    type,
    data,
    occurred: { text, earliest, latest },
    place: { order: earliest, depth: 0, sequence: revision + 1 },
    revision,
    position: String(revision + 1),
    recordedAt: '2026-02-01T00:00:00.000000Z',
    recordedBy: 'desk',
    sources: [],
    introducedBy: id,
    introduction: data,
    ...MARKS,
    ...told,
  };
  // The introduction of a step is another type's payload, which `history` puts in its place.
  return entry as unknown as HistoryEntry;
}

/** Numbers the entries as recorded in this order, lets the first of a thing introduce it, and puts them in occurred order. */
export function history(...recorded: readonly HistoryEntry[]): HistoryEntry[] {
  const introducers = new Map<SubjectKey, HistoryEntry>();
  const entries = recorded.map((entry, revision) => {
    const { subject, introduces } = structureOf(posted(entry));
    const introducer = introducers.get(subject) ?? entry;
    if (introduces) introducers.set(subject, introducer);
    return {
      ...entry,
      revision,
      position: String(revision + 1),
      place: { order: entry.place.order, depth: introduces ? 0 : 1, sequence: revision + 1 },
      introducedBy: introducer.id,
      introduction: introducer.data,
    } as HistoryEntry;
  });
  return entries.sort((a, b) => comparePlaces(a.place, b.place));
}

function posted({ type, data, occurred }: HistoryEntry): PostedEntry<SubstantiveType> {
  return { type, data, occurred: occurred.text } as PostedEntry<SubstantiveType>;
}
