/** The entries that cite statements, one row an entry. A statement is cited any number of times, and reads the first of them. */
import type { SubstantiveType } from '../src/domain/events/catalogue.js';
import type { ReferenceKind } from '../src/domain/events/enumerations.js';
import type { Reference } from '../src/domain/values/reference.js';
import { cite, type Citation } from './citation.js';
import { foldedBy, ignoringAllBut, type EntryOf } from './fold.js';
import { asStored, type Link, type Projection } from './projection.js';

export const STATEMENTS = 'statements';
export const STATEMENT_CITATIONS = 'statement-citations';

/** An entry that cites a statement. */
export interface CitingEntry extends Citation {
  readonly type: SubstantiveType;
  /** What the entry is about. */
  readonly subject: Reference;
}

export interface StatementCitationRow extends CitingEntry {
  /** The statements that it cites. */
  readonly statementIds: readonly string[];
}

export const statementCitations: Projection<StatementCitationRow, StatementCitationRow> = {
  name: STATEMENT_CITATIONS,
  version: 1,
  scope: 'process',
  internal: true,
  ...foldedBy<StatementCitationRow>({
    StatementIssued: {
      keys: (entry) => keyOf(entry, aboutStatements(entry)),
      evolve: (_, entry) => citing(entry, 'statement', entry.data.statementId, aboutStatements(entry)),
    },
    StatementWithdrawn: null,
    PhaseDeclared: {
      keys: (entry) => keyOf(entry, statementOf(entry)),
      evolve: (_, entry) => citing(entry, 'phase', entry.data.phaseId, statementOf(entry)),
    },
    PhaseDefined: null,
    PhaseStatusDetermined: null,
    CommitmentMade: {
      keys: (entry) => keyOf(entry, statementOf(entry)),
      evolve: (_, entry) => citing(entry, 'commitment', entry.data.commitmentId, statementOf(entry)),
    },
    CommitmentProgressReported: null,
    CommitmentAssessed: null,
    CommitmentDeadlineSet: null,
    CommitmentMoved: null,
    CommitmentStandingChanged: null,
    ...ignoringAllBut('statement', 'phase', 'commitment'),
  }),
  links: ({ statementIds, occurred }, key) =>
    statementIds.map((statementId): Link => ({
      source: { projection: STATEMENT_CITATIONS, key },
      dependent: { projection: STATEMENTS, key: statementId },
      order: [Date.parse(occurred.earliest), 0],
    })),
  view: asStored,
};

function keyOf({ id }: EntryOf, cited: readonly string[]): readonly string[] {
  return cited.length === 0 ? [] : [id];
}

function aboutStatements({ data: { about = [] } }: EntryOf<'StatementIssued'>): readonly string[] {
  return about.flatMap(({ kind, id }) => (kind === 'statement' ? [id] : []));
}

function statementOf({ data }: EntryOf<'PhaseDeclared' | 'CommitmentMade'>): readonly string[] {
  return data.statementId === undefined ? [] : [data.statementId];
}

function citing(
  entry: EntryOf,
  kind: ReferenceKind,
  id: string,
  statementIds: readonly string[],
): StatementCitationRow {
  return { type: entry.type, subject: { kind, id }, ...cite(entry), statementIds };
}
