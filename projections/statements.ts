/** The statements of a process: who said what, whether it was withdrawn, and which entries cite it. */
import { referenceKinds, statementMedia, type StatementMedium } from '../src/domain/events/enumerations.js';
import type { LocalizedText } from '../src/domain/values/localized-text.js';
import type { Person } from '../src/domain/values/person.js';
import type { Reference } from '../src/domain/values/reference.js';
import { cite, citeWithReason, type Citation, type ReasonedCitation } from './citation.js';
import { foldedBy, ignoringAllBut, onRow, type EntryOf } from './fold.js';
import { facets, linkedRows, type Projection } from './projection.js';
import type { Filter } from './resource.js';
import { placed, withinSpan } from './spans.js';
import {
  STATEMENT_CITATIONS,
  STATEMENTS,
  type CitingEntry,
  type StatementCitationRow,
} from './statement-citations.js';

const statementStates = ['issued', 'withdrawn'] as const;
export type StatementState = (typeof statementStates)[number];

export interface StatementRow {
  readonly statementId: string;
  /** Party ids; several make it a joint statement. */
  readonly issuers: readonly string[];
  readonly title: LocalizedText | null;
  readonly text: LocalizedText;
  readonly medium: StatementMedium;
  readonly spokesperson: Person | null;
  /** The meeting at which it was made. */
  readonly meetingId: string | null;
  /** What it is about, as posted. */
  readonly about: readonly Reference[];
  readonly state: StatementState;
  /** The entry that issued it. */
  readonly issued: Citation;
  /** The entry that withdrew it, with its reason; null while it stands. */
  readonly withdrawn: ReasonedCitation | null;
}

export interface StatementView extends StatementRow {
  /** The first entries that cite it, by when they occurred. */
  readonly citedBy: readonly CitingEntry[];
  /** How many entries cite it, of all. */
  readonly citedByCount: number;
}

const filter: Filter<StatementView> = [
  {
    name: 'party',
    takes: 'ids',
    kinds: ['party'],
    of: ({ issuers }) => issuers,
    description: 'Statements that one of these parties issued, alone or with others.',
    example: 'us,hamas',
  },
  {
    name: 'medium',
    takes: 'words',
    words: statementMedia,
    of: ({ medium }) => [medium],
    description: 'How it was made public.',
    example: 'joint_statement',
  },
  {
    name: 'about',
    takes: 'ids',
    kinds: referenceKinds,
    of: ({ about }) => about.map(({ id }) => id),
    description: 'Statements about one of these: ids of phases, agreements, commitments and so on.',
    example: 'phase-1',
  },
  {
    name: 'state',
    takes: 'words',
    words: statementStates,
    of: ({ state }) => [state],
    description: 'Whether it stands.',
    example: 'issued',
  },
  ...withinSpan<StatementView>('Statements that may have been issued', ({ issued }) => issued.occurred),
];

const keys = ({ data }: EntryOf<'StatementIssued' | 'StatementWithdrawn'>): readonly string[] => [
  data.statementId,
];

export const statements: Projection<StatementRow, StatementView> = {
  name: STATEMENTS,
  version: 1,
  scope: 'process',
  ...foldedBy<StatementRow>({
    StatementIssued: { keys, evolve: (row, entry) => row ?? issued(entry) },
    StatementWithdrawn: { keys, evolve: onRow(withdrawn) },
    ...ignoringAllBut('statement'),
  }),
  resource: {
    path: 'statements',
    one: 'Statement',
    many: 'Statements',
    view: 'StatementView',
    description:
      'What was said in public, by whom, about what, whether it stands, and the entries that cite it.',
    lists: ['process'],
    key: { name: 'statementId', example: 'phase-one-announcement' },
    filter,
  },
  sort: { name: 'occurred', of: ({ issued: { occurred } }) => [Date.parse(occurred.earliest)] },
  facets: ({ issuers, medium, about, state, issued: { occurred } }) => [
    ...facets('party', issuers),
    ...facets('medium', [medium]),
    ...facets(
      'about',
      about.map(({ id }) => id),
    ),
    ...facets('state', [state]),
    ...placed(occurred),
  ],
  parties: ({ issuers }) => issuers,
  reads: [STATEMENT_CITATIONS],
  view: (row, context) => {
    const { rows, total } = linkedRows<StatementCitationRow>(context, STATEMENT_CITATIONS);
    const citedBy = rows.map(({ row: { statementIds: _, ...citing } }) => citing);
    return { ...row, citedBy, citedByCount: total };
  },
};

function issued(entry: EntryOf<'StatementIssued'>): StatementRow {
  const { statementId, issuers, title, text, medium, spokesperson, meetingId, about } = entry.data;
  return {
    statementId,
    issuers,
    title: title ?? null,
    text,
    medium,
    spokesperson: spokesperson ?? null,
    meetingId: meetingId ?? null,
    about: about ?? [],
    state: 'issued',
    issued: cite(entry),
    withdrawn: null,
  };
}

function withdrawn(row: StatementRow, entry: EntryOf<'StatementWithdrawn'>): StatementRow {
  return { ...row, state: 'withdrawn', withdrawn: citeWithReason(entry) };
}
