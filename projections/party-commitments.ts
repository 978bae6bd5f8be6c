/** What the parties have bound themselves to: its standing, what assessors and parties say of it, its violations. */
import type { CommitmentMade } from '../src/domain/events/commitment/payloads.js';
import { isSlug } from '../src/domain/validation/leaves.js';
import { nameKey } from '../src/domain/values/name.js';
import { cite, since } from './citation.js';
import { deadlineOf, DUE_SOURCES, hangsOn, isRelative, workedOut } from './deadline.js';
import type { CommitmentRow, PartyCommitmentsView } from './commitment-row.js';
import { commitmentFilter } from './commitment-filter.js';
import { commitmentStatus, isOutstanding, judgementOf, overdueFrom } from './commitment-status.js';
import { foldedBy, ignoringAllBut, onRow, type EntryOf } from './fold.js';
import {
  facets,
  LINKED_ROWS,
  linkedRows,
  type Contribution,
  type Link,
  type Projection,
  type RowAddress,
  type ViewContext,
} from './projection.js';
import { toScoreboards } from './scoreboard.js';
import { OPEN_VIOLATIONS, VIOLATIONS } from './violations.js';
import type { ViolationRow } from './violation-row.js';

const NAME = 'party-commitments';
/** The sum of an agreement's commitments. */
export const COMMITMENTS = 'commitments';

const keys = ({ data }: { readonly data: Pick<CommitmentMade, 'commitmentId'> }): readonly string[] => [
  data.commitmentId,
];

export const partyCommitments: Projection<CommitmentRow, PartyCommitmentsView> = {
  name: NAME,
  version: 5,
  scope: 'process',
  ...foldedBy<CommitmentRow>({
    CommitmentMade: { keys, evolve: (row, entry) => row ?? made(entry) },
    CommitmentProgressReported: { keys, evolve: onRow(progressReported) },
    CommitmentAssessed: { keys, evolve: onRow(assessed) },
    CommitmentDeadlineSet: { keys, evolve: onRow(deadlineSet) },
    CommitmentMoved: { keys, evolve: onRow(moved) },
    CommitmentStandingChanged: { keys, evolve: onRow(standingChanged) },
    ...ignoringAllBut('commitment'),
  }),
  resource: {
    path: 'commitments',
    one: 'Commitment',
    many: 'Commitments',
    view: 'PartyCommitmentsView',
    description:
      'Standing (is it owed?) and level (how far is it implemented?) are two axes; claims of parties stand beside assessments.',
    lists: ['process', 'all'],
    key: { name: 'commitmentId', example: 'point-04' },
    filter: commitmentFilter,
  },
  sort: {
    name: 'due',
    of: ({ dueDate }) => [dueDate?.latest == null ? Number.MAX_SAFE_INTEGER : Date.parse(dueDate.latest)],
  },
  facets: (row) => {
    const { level, contested } = judgementOf(row);
    return [
      ...facets('by', row.by),
      ...facets('to', row.to),
      ...facets('phase', [row.phaseId]),
      ...facets('theme', [row.theme]),
      ...facets('level', [level]),
      ...facets('standing', [row.standing]),
      ...facets('contested', [String(contested)]),
    ];
  },
  /** An assessor counts where its name has the form of an id. */
  parties: ({ by, to, claims, assessments }) => [
    ...new Set([
      ...by,
      ...to,
      ...claims.map(({ party }) => party),
      ...assessments.map(({ assessor }) => assessor).filter(isSlug),
    ]),
  ],
  reads: [...new Set([VIOLATIONS, ...DUE_SOURCES])],
  complete: (row, rowOf) => (isRelative(row.due) ? { ...row, ...workedOut(row, rowOf) } : row),
  links,
  contributes,
  view: (row, context) => {
    const others = new Map(
      linkedRows<CommitmentRow>(context, NAME).rows.map((other) => [other.key, other.row]),
    );
    const blocks = (id: string): boolean => {
      const other = others.get(id);
      return other === undefined || isOutstanding(other);
    };
    return {
      ...row,
      ...commitmentStatus(row, context.now),
      // The rows of those beyond are not read, so nothing can be said of them.
      blockedBy: row.dependsOn.slice(0, LINKED_ROWS).filter(blocks),
      ...violationsOf(context),
    };
  },
  wakesAt: overdueFrom,
};

/** A commitment stays linked to the agreements that it was under: as of a day before it was moved, it is under them. */
function links(row: CommitmentRow, key: string): readonly Link[] {
  const { dependsOn, made } = row;
  const self = { projection: NAME, key };
  const first = dependsOn.map((id, index): Link => ({
    source: { projection: NAME, key: id },
    dependent: self,
    order: [index, 0],
  }));
  if (isRelative(row.due))
    first.push({ source: hangsOn(row.due), dependent: self, order: [dependsOn.length, 0] });
  const order = [Date.parse(made.occurred.earliest), 0] as const;
  return [...first, ...agreementsOf(row).map((dependent) => ({ source: self, dependent, order }))];
}

function agreementsOf({ agreementId, formerAgreementIds }: CommitmentRow): readonly RowAddress[] {
  const ids = new Set([...formerAgreementIds, ...(agreementId === null ? [] : [agreementId])]);
  return [...ids].map((id) => ({ projection: 'agreements', key: id }));
}

/** To the parties that it binds, and to the agreement that it is under. */
function contributes(row: CommitmentRow): readonly Contribution[] {
  const { agreementId } = row;
  if (agreementId === null) return toScoreboards(row);
  return [...toScoreboards(row), { to: { projection: 'agreements', key: agreementId }, name: COMMITMENTS }];
}

type Violations = Pick<
  PartyCommitmentsView,
  'violations' | 'violationCount' | 'openViolations' | 'openViolationCount'
>;

function violationsOf(context: ViewContext): Violations {
  const { rows, total } = linkedRows<ViolationRow>(context, VIOLATIONS);
  const open = rows.filter(({ row }) => row.state !== 'resolved');
  return {
    violations: rows.map(({ row: { commitmentId: _, history: _history, ...violation } }) => violation),
    violationCount: total,
    openViolations: open.map(({ key }) => key),
    openViolationCount: context.sum(OPEN_VIOLATIONS),
  };
}

function made(entry: EntryOf<'CommitmentMade'>): CommitmentRow {
  const { data } = entry;
  const { standing, due } = data;
  const citation = cite(entry);
  return {
    commitmentId: data.commitmentId,
    by: data.by,
    to: data.to ?? [],
    text: data.text,
    theme: data.theme,
    measurableBy: data.measurableBy ?? null,
    made: citation,
    standing,
    standingSince: { ...since(entry), reason: null },
    supersededBy: null,
    ...deadlineOf(due),
    dueSince: due === undefined ? null : { ...since(entry), reason: null },
    phaseId: data.phaseId ?? null,
    agreementId: data.agreementId ?? null,
    formerAgreementIds: [],
    point: data.point ?? null,
    statementId: data.statementId ?? null,
    dependsOn: data.dependsOn ?? [],
    assessments: [],
    claims: [],
    history: [{ kind: 'made', ...citation, standing, ...(due !== undefined && { due }) }],
  };
}

function progressReported(row: CommitmentRow, entry: EntryOf<'CommitmentProgressReported'>): CommitmentRow {
  const { by, level, text } = entry.data;
  if (level === undefined) {
    const fact = { kind: 'fact_reported', party: by, ...cite(entry), ...(text && { text }) } as const;
    return { ...row, history: [...row.history, fact] };
  }
  const claim = { party: by, level, ...cite(entry), ...(text && { text }) };
  return {
    ...row,
    claims: [...row.claims.filter(({ party }) => party !== by), claim],
    history: [...row.history, { kind: 'progress_reported', ...claim }],
  };
}

function assessed(row: CommitmentRow, entry: EntryOf<'CommitmentAssessed'>): CommitmentRow {
  const { assessor, level, reason, reversal } = entry.data;
  const voice = nameKey(assessor);
  const assessment = { assessor, level, ...cite(entry), reason, ...(reversal === true && { reversal }) };
  return {
    ...row,
    assessments: [...row.assessments.filter((other) => nameKey(other.assessor) !== voice), assessment],
    history: [...row.history, { kind: 'assessed', ...assessment }],
  };
}

function deadlineSet(row: CommitmentRow, entry: EntryOf<'CommitmentDeadlineSet'>): CommitmentRow {
  const { due, reason } = entry.data;
  return {
    ...row,
    ...deadlineOf(due),
    dueSince: { ...since(entry), reason: reason ?? null },
    history: [...row.history, { kind: 'deadline_set', ...cite(entry), due, ...(reason && { reason }) }],
  };
}

function moved(row: CommitmentRow, entry: EntryOf<'CommitmentMoved'>): CommitmentRow {
  const { reason } = entry.data;
  const { phaseId = row.phaseId, agreementId = row.agreementId, point = row.point } = entry.data;
  const place = { phaseId, agreementId, point };
  const left = row.agreementId !== agreementId && row.agreementId !== null ? [row.agreementId] : [];
  return {
    ...row,
    ...place,
    formerAgreementIds: [...new Set([...row.formerAgreementIds, ...left])],
    history: [...row.history, { kind: 'moved', ...cite(entry), ...place, reason }],
  };
}

function standingChanged(row: CommitmentRow, entry: EntryOf<'CommitmentStandingChanged'>): CommitmentRow {
  const { standing, reason, supersededBy } = entry.data;
  const successor = supersededBy === undefined ? {} : { supersededBy };
  return {
    ...row,
    ...successor,
    standing,
    standingSince: { ...since(entry), reason },
    history: [...row.history, { kind: 'standing_changed', ...cite(entry), standing, reason, ...successor }],
  };
}
