/** The bodies that a process sets up: commissions, monitoring missions, transitional authorities. */
import type { LocalizedText } from '../src/domain/values/localized-text.js';
import { cite, citeWithReason, type Citation, type ReasonedCitation } from './citation.js';
import { foldedBy, ignoringAllBut, onRow, type EntryOf } from './fold.js';
import { asStored, facets, type Projection } from './projection.js';
import type { Filter } from './resource.js';
import { placed, withinSpan } from './spans.js';

const bodyStates = ['established', 'dissolved'] as const;
export type BodyState = (typeof bodyStates)[number];

export interface BodyRow {
  readonly bodyId: string;
  readonly title: LocalizedText;
  readonly mandate: LocalizedText | null;
  /** Party ids. */
  readonly members: readonly string[];
  /** The agreement that it is set up by. */
  readonly agreementId: string | null;
  readonly state: BodyState;
  /** The entry that set it up. */
  readonly established: Citation;
  /** The entry that dissolved it, with its reason; null while it stands. */
  readonly dissolved: ReasonedCitation | null;
}

export type BodyView = BodyRow;

const filter: Filter<BodyView> = [
  {
    name: 'party',
    takes: 'ids',
    kinds: ['party'],
    of: ({ members }) => members,
    description: 'Bodies that one of these parties is a member of.',
    example: 'us',
  },
  {
    name: 'agreement',
    takes: 'ids',
    kinds: ['agreement'],
    of: ({ agreementId }) => [agreementId],
    description: 'Bodies that one of these agreements sets up.',
    example: 'twenty-point-plan',
  },
  {
    name: 'state',
    takes: 'words',
    words: bodyStates,
    of: ({ state }) => [state],
    description: 'Whether it stands.',
    example: 'established',
  },
  ...withinSpan<BodyView>('Bodies that may have been established', ({ established }) => established.occurred),
];

const keys = ({ data }: EntryOf<'BodyEstablished' | 'BodyDissolved'>): readonly string[] => [data.bodyId];

export const bodies: Projection<BodyRow, BodyView> = {
  name: 'bodies',
  version: 1,
  scope: 'process',
  ...foldedBy<BodyRow>({
    BodyEstablished: { keys, evolve: (row, entry) => row ?? established(entry) },
    BodyDissolved: { keys, evolve: onRow(dissolved) },
    ...ignoringAllBut('body'),
  }),
  resource: {
    path: 'bodies',
    one: 'Body',
    many: 'Bodies',
    view: 'BodyView',
    description: 'Commissions, missions and authorities that the process sets up, and whether they stand.',
    lists: ['process'],
    key: { name: 'bodyId', example: 'cmcc' },
    filter,
  },
  sort: { name: 'occurred', of: (row) => [Date.parse(row.established.occurred.earliest)] },
  facets: (row) => [
    ...facets('party', row.members),
    ...facets('agreement', [row.agreementId]),
    ...facets('state', [row.state]),
    ...placed(row.established.occurred),
  ],
  parties: ({ members }) => members,
  view: asStored,
};

function established(entry: EntryOf<'BodyEstablished'>): BodyRow {
  const { bodyId, title, mandate, members, agreementId } = entry.data;
  return {
    bodyId,
    title,
    mandate: mandate ?? null,
    members: members ?? [],
    agreementId: agreementId ?? null,
    state: 'established',
    established: cite(entry),
    dissolved: null,
  };
}

function dissolved(row: BodyRow, entry: EntryOf<'BodyDissolved'>): BodyRow {
  return { ...row, state: 'dissolved', dissolved: citeWithReason(entry) };
}
