/** What a process is and whether its record is open. The overview reads it. */
import { type TypeOf, typesOf } from '../src/domain/events/catalogue.js';
import type { LocalizedText } from '../src/domain/values/localized-text.js';
import { since, type ReasonedSince } from './citation.js';
import { each, foldedBy, ignoringAllBut, type EntryOf } from './fold.js';
import type { Projection } from './projection.js';

export const PROCESS_OPENINGS = 'process-openings';

interface ProcessDescription {
  /** Null where it opens only after the moment asked about. */
  readonly title: LocalizedText | null;
  readonly summary: LocalizedText | null;
  /** ISO 3166 codes. */
  readonly regions: readonly string[];
  /** The entry that opened the record; null where it opens later. */
  readonly openedBy: string | null;
}

export interface ProcessOpeningRow extends ProcessDescription {
  /** By the entry that was recorded last. */
  readonly opening: ReasonedSince & { readonly state: 'open' | 'closed'; readonly revision: number };
}

export interface ProcessOpeningView extends ProcessDescription {
  /** Whether the record is open, by recorded order; null where it opens later. */
  readonly state: 'open' | 'closed' | null;
  /** The reason is that of a closing or reopening. */
  readonly stateSince: ReasonedSince | null;
}

type ProcessEntry = EntryOf<TypeOf<'process'>>;

export const processOpenings: Projection<ProcessOpeningRow, ProcessOpeningView> = {
  name: PROCESS_OPENINGS,
  version: 2,
  scope: 'process',
  internal: true,
  ...foldedBy<ProcessOpeningRow>({
    ...each(typesOf('process'), { keys: ({ processId }: ProcessEntry) => [processId], evolve: opened }),
    ...ignoringAllBut('process'),
  }),
  links: (_, key) => [
    { source: { projection: PROCESS_OPENINGS, key }, dependent: { projection: 'process-overview', key } },
  ],
  view: (row) => openingView(row),
};

/** What a reader is told of a process that opens only later is null. */
export function openingView(row: ProcessOpeningRow | undefined): ProcessOpeningView {
  if (!row) {
    return { title: null, summary: null, regions: [], openedBy: null, state: null, stateSince: null };
  }
  const { opening, ...description } = row;
  const { state, revision: _, ...stateSince } = opening;
  return { ...description, state, stateSince };
}

function opened(row: ProcessOpeningRow | undefined, entry: ProcessEntry): ProcessOpeningRow {
  const { title, summary, regions } = entry.introduction;
  const description = {
    title,
    summary: summary ?? null,
    regions: regions ?? [],
    openedBy: entry.introducedBy,
  };
  if (row && row.opening.revision > entry.revision) return { ...row, ...description };
  const state = entry.type === 'ProcessClosed' ? 'closed' : 'open';
  const reason = entry.type === 'ProcessOpened' ? null : entry.data.reason;
  return { ...description, opening: { state, ...since(entry), reason, revision: entry.revision } };
}
