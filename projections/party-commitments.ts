/** What the parties have bound themselves to: its standing, what assessors and parties say of it, its violations. */
import type { CommitmentMade } from '../src/domain/vocabulary/payloads/commitments.js';
import { cite, plannedDate, plannedDateOrNull, since } from './citation.js';
import type {
  CommitmentRow,
  CommitmentViolation,
  PartyCommitmentsView,
  ViolationState,
} from './commitment-row.js';
import { commitmentStatus, isOutstanding, overdueFrom } from './commitment-status.js';
import {
  agreementTypes,
  bodyTypes,
  each,
  meetingTypes,
  partyTypes,
  phaseTypes,
  processTypes,
  statementTypes,
  violationSteps,
  type ViolationStepType,
} from './event-types.js';
import { foldedBy, ignoring, onRow, type EntryOf } from './fold.js';
import { rowsOf, type Link, type Projection } from './projection.js';

const NAME = 'party-commitments';

const keys = ({ data }: { readonly data: Pick<CommitmentMade, 'commitmentId'> }): readonly string[] => [
  data.commitmentId,
];

export const partyCommitments: Projection<CommitmentRow, PartyCommitmentsView> = {
  name: NAME,
  version: 1,
  scope: 'process',
  ...foldedBy<CommitmentRow>({
    CommitmentMade: { keys, evolve: (row, entry) => row ?? made(entry) },
    CommitmentProgressReported: { keys, evolve: onRow(progressReported) },
    CommitmentAssessed: { keys, evolve: onRow(assessed) },
    CommitmentDeadlineSet: { keys, evolve: onRow(deadlineSet) },
    CommitmentStandingChanged: { keys, evolve: onRow(standingChanged) },
    ViolationAlleged: { keys: violatedBy, evolve: onRow(violationAlleged) },
    ...each(violationSteps, { keys: violatedBy, evolve: onRow(violationStep) }),
    ...ignoring(processTypes, partyTypes, meetingTypes, statementTypes),
    ...ignoring(agreementTypes, bodyTypes, phaseTypes),
  }),
  sort: {
    name: 'due',
    of: ({ due }) => [due?.latest == null ? Number.MAX_SAFE_INTEGER : Date.parse(due.latest)],
  },
  parties: ({ by, to, claims }) => [...new Set([...by, ...to, ...claims.map(({ party }) => party)])],
  links,
  view: (row, { now, sources }) => {
    const others = rowsOf<CommitmentRow>(sources, NAME);
    const blocks = (id: string): boolean => {
      const other = others.get(id);
      return other === undefined || isOutstanding(other);
    };
    return { ...row, ...commitmentStatus(row, now), blockedBy: row.dependsOn.filter(blocks) };
  },
  wakesAt: overdueFrom,
};

function links({ by, dependsOn }: CommitmentRow, key: string): readonly Link[] {
  const self = { projection: NAME, key };
  return [
    ...dependsOn.map((id) => ({ source: { projection: NAME, key: id }, dependent: self })),
    ...by.map((party) => ({ source: self, dependent: { projection: 'parties', key: party } })),
  ];
}

function violatedBy({
  introduction: { commitmentId },
}: EntryOf<'ViolationAlleged' | ViolationStepType>): readonly string[] {
  return commitmentId === undefined ? [] : [commitmentId];
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
    due: plannedDateOrNull(due),
    dueSince: due === undefined ? null : since(entry),
    phaseId: data.phaseId ?? null,
    agreementId: data.agreementId ?? null,
    point: data.point ?? null,
    statementId: data.statementId ?? null,
    dependsOn: data.dependsOn ?? [],
    assessments: [],
    claims: [],
    violations: [],
    history: [{ kind: 'made', ...citation, standing, ...(due !== undefined && { due }) }],
  };
}

function progressReported(row: CommitmentRow, entry: EntryOf<'CommitmentProgressReported'>): CommitmentRow {
  const { by, level, text } = entry.data;
  const claim = { party: by, level, ...cite(entry), ...(text && { text }) };
  return {
    ...row,
    claims: [...row.claims.filter(({ party }) => party !== by), claim],
    history: [...row.history, { kind: 'progress_reported', ...claim }],
  };
}

function assessed(row: CommitmentRow, entry: EntryOf<'CommitmentAssessed'>): CommitmentRow {
  const { assessor, level, reason, reversal } = entry.data;
  const assessment = { assessor, level, ...cite(entry), reason, ...(reversal === true && { reversal }) };
  return {
    ...row,
    assessments: [...row.assessments.filter((other) => other.assessor !== assessor), assessment],
    history: [...row.history, { kind: 'assessed', ...assessment }],
  };
}

function deadlineSet(row: CommitmentRow, entry: EntryOf<'CommitmentDeadlineSet'>): CommitmentRow {
  const { due, reason } = entry.data;
  return {
    ...row,
    due: plannedDate(due),
    dueSince: since(entry),
    history: [...row.history, { kind: 'deadline_set', ...cite(entry), due, ...(reason && { reason }) }],
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

function violationAlleged(row: CommitmentRow, entry: EntryOf<'ViolationAlleged'>): CommitmentRow {
  const { violationId, by, against, text } = entry.data;
  const step = { party: by, ...cite(entry) };
  const violation: CommitmentViolation = {
    violationId,
    by,
    against,
    text,
    state: 'alleged',
    steps: [{ state: 'alleged', ...step }],
  };
  return {
    ...row,
    violations: [...row.violations.filter((other) => other.violationId !== violationId), violation],
    history: [...row.history, { kind: 'violation_alleged', violationId, ...step }],
  };
}

const STATES: Readonly<Record<ViolationStepType, Exclude<ViolationState, 'alleged'>>> = {
  ViolationDenied: 'denied',
  ViolationVerified: 'verified',
  ViolationResolved: 'resolved',
};

function violationStep(row: CommitmentRow, entry: EntryOf<ViolationStepType>): CommitmentRow {
  const { violationId, by, text } = entry.data;
  if (!row.violations.some((violation) => violation.violationId === violationId)) return row;
  const state = STATES[entry.type];
  const step = { party: by, ...cite(entry), ...(text && { text }) };
  const stepped = (violation: CommitmentViolation): CommitmentViolation => ({
    ...violation,
    state: violation.state === 'resolved' ? 'resolved' : state,
    steps: [...violation.steps, { state, ...step }],
  });
  return {
    ...row,
    violations: row.violations.map((other) => (other.violationId === violationId ? stepped(other) : other)),
    history: [...row.history, { kind: `violation_${state}`, violationId, ...step }],
  };
}
