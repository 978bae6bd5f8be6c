/** The record of a process entry by entry, in occurred order, each with what was later said about it. */
import type {
  CorrectionMark,
  DisputeMark,
  HistoryEntry,
  TranslationMark,
} from '../src/domain/history/history-entry.js';
import type { Place } from '../src/domain/history/placement.js';
import { catalogue, type PayloadOf, type SubstantiveType } from '../src/domain/events/catalogue.js';
import type { TimelineKind } from '../src/domain/events/enumerations.js';
import type { LocalizedText } from '../src/domain/values/localized-text.js';
import type { Source } from '../src/domain/values/source.js';
import { occurredOf, type Occurred } from './citation.js';
import { entryTexts } from './entry-texts.js';
import type { EntryOf } from './fold.js';
import { facets, type Projection } from './projection.js';
import { describe, subjectTitle } from './description.js';
import { idsOf, partiesInvolved, type PartyInvolved } from './parts.js';
import { placed } from './spans.js';
import { timelineFilter } from './timeline-filter.js';

/** The parts that a correction replaced, as they were; null where there was nothing. */
export interface SaidBefore {
  readonly occurred?: string;
  readonly sources?: readonly Source[] | null;
  readonly note?: LocalizedText | null;
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface TimelineCorrection {
  readonly entryId: string;
  readonly recordedAt: string;
  readonly reason: LocalizedText;
  readonly before: SaidBefore;
}

/** What an entry says, in its own words and values: its payload as it stands now, tagged with its type. */
export type TimelineWhat = {
  readonly [T in SubstantiveType]: { readonly type: T } & PayloadOf<T>;
}[SubstantiveType];

export type TimelineState = 'issued' | 'withdrawn' | 'established' | 'dissolved';

export interface TimelineView {
  readonly entryId: string;
  readonly type: SubstantiveType;
  readonly kind: TimelineKind;
  /** What it says, in its own words and values. */
  readonly what: TimelineWhat;
  readonly occurred: Occurred;
  /** Its own title, or that of what it is a step of; the text of a commitment, a violation, a statement without title. */
  readonly title: LocalizedText | null;
  readonly text: LocalizedText | null;
  readonly subject: {
    readonly kind: TimelineKind;
    readonly id: string;
    /** Its title, or its text where it has none, as the entry says that introduced it. */
    readonly title: LocalizedText | null;
  };
  /** Ids of the parties in `parts`, each once. */
  readonly parties: readonly string[];
  /** Each party with its part; those of what it is about only where the entry does not say itself whose step it is. */
  readonly parts: readonly PartyInvolved[];
  /** Its own, then those of the entries that corroborate it. */
  readonly sources: readonly Source[];
  readonly note: LocalizedText | null;
  readonly disputed: boolean;
  readonly disputes: readonly DisputeMark[];
  readonly corrected: boolean;
  /** In recorded order. */
  readonly corrections: readonly TimelineCorrection[];
  readonly corroborations: readonly { readonly entryId: string; readonly recordedAt: string }[];
  readonly translations: readonly TranslationMark[];
  /** What was posted was erased; the entry tells what is left of it. */
  readonly redacted: boolean;
  /** Of a statement or a body, where the entry is the one that brought it about. */
  readonly state: TimelineState | null;
  /** The entry that withdrew or dissolved it. */
  readonly endedBy: string | null;
  readonly revision: number;
  readonly position: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

export interface TimelineRow extends TimelineView {
  readonly place: Place;
}

export const timeline: Projection<TimelineRow, TimelineView> = {
  name: 'timeline',
  version: 3,
  scope: 'process',
  rowPerEntry: true,
  keys: (entry) =>
    describe(entry).ends && entry.introducedBy !== entry.id ? [entry.id, entry.introducedBy] : [entry.id],
  evolve(row, entry, key) {
    if (entry.id === key) return told(entry);
    const { ends } = describe(entry);
    return row && ends ? { ...row, state: ends, endedBy: entry.id } : row;
  },
  resource: {
    path: 'timeline',
    one: 'TimelineEntry',
    many: 'Timeline',
    view: 'TimelineView',
    description:
      'Entry by entry in occurred order, corrections applied, with what was later said about each. Retracted entries are gone.',
    lists: ['process'],
    filter: timelineFilter,
  },
  sort: {
    name: 'occurred',
    of: ({ place: { order, depth, sequence } }) => [order, depth, sequence],
    byDefault: true,
  },
  entryFacets: (entry) => [
    ...facets('type', [entry.type]),
    ...facets('party', idsOf(partiesInvolved(entry))),
    ...placed(occurredOf(entry), entry.place.order),
  ],
  entryTexts,
  parties: ({ parties }) => parties,
  view: ({ place: _, ...entry }) => entry,
};

function told(entry: HistoryEntry): TimelineRow {
  const { about, title, text, begins } = describe(entry);
  const { kind } = catalogue[entry.type];
  const parts = partiesInvolved(entry);
  const { corrections, disputes, corroborations, translations, sources } = entry;
  return {
    entryId: entry.id,
    type: entry.type,
    kind,
    what: whatOf(entry),
    occurred: occurredOf(entry),
    title: title ?? null,
    text: text ?? null,
    subject: { kind, id: about, title: subjectTitle(entry) ?? null },
    parties: idsOf(parts),
    parts,
    sources: [...sources, ...corroborations.flatMap((corroboration) => corroboration.sources)],
    note: entry.note ?? null,
    disputed: disputes.length > 0,
    disputes,
    corrected: corrections.length > 0,
    corrections: corrections.map(correctionOf),
    corroborations: corroborations.map(({ entryId, recordedAt }) => ({ entryId, recordedAt })),
    translations,
    redacted: entry.redacted === true,
    state: begins ?? null,
    endedBy: null,
    revision: entry.revision,
    position: entry.position,
    recordedAt: entry.recordedAt,
    recordedBy: entry.recordedBy,
    place: entry.place,
  };
}

function whatOf<T extends SubstantiveType>({ type, data }: EntryOf<T>): TimelineWhat {
  // The compiler does not follow that type and data are of one entry.
  return { type, ...data } as TimelineWhat;
}

function correctionOf({ entryId, recordedAt, reason, before }: CorrectionMark): TimelineCorrection {
  const { occurred, sources, note, data } = before;
  const said: SaidBefore = {
    ...(occurred !== undefined && { occurred }),
    ...(sources !== undefined && { sources }),
    ...(note !== undefined && { note }),
    ...(data && { data }),
  };
  return { entryId, recordedAt, reason, before: said };
}
