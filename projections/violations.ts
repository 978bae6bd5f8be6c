/** The alleged violations of a process, each with what was said of it. A commitment reads those that are of it. */
import type { LocalizedText } from '../src/domain/values/localized-text.js';
import type { Harm } from '../src/domain/events/violation/payloads.js';
import type { Place } from '../src/domain/values/place.js';
import { cite, type Citation } from './citation.js';
import { each, foldedBy, ignoringAllBut, onRow, type EntryOf } from './fold.js';
import { asStored, type Contribution, type Link, type Projection, type RowAddress } from './projection.js';

/** What is said of an allegation. */
export const violationSteps = ['ViolationDenied', 'ViolationFindingIssued', 'ViolationResolved'] as const;
export type ViolationStepType = (typeof violationSteps)[number];

export const VIOLATIONS = 'violations';
/** The sum of a commitment's violations that are not resolved. */
export const OPEN_VIOLATIONS = 'open-violations';

export type ViolationState = 'alleged' | 'denied' | 'found' | 'resolved';

export interface ViolationStep extends Citation {
  readonly state: ViolationState;
  readonly party: string;
  readonly text?: LocalizedText;
}

/** An alleged violation, as its commitment lists it. */
export interface CommitmentViolation {
  readonly violationId: string;
  readonly by: string;
  readonly against: readonly string[];
  readonly text: LocalizedText;
  readonly agreementId: string | null;
  /** As alleged. */
  readonly place: Place | null;
  /** As alleged. */
  readonly harm: Harm | null;
  /** The last step's, but once resolved, resolved: it is open until then. */
  readonly state: ViolationState;
  /** In occurred order, the allegation first. */
  readonly steps: readonly ViolationStep[];
}

export interface ViolationRow extends CommitmentViolation {
  readonly commitmentId: string | null;
}

export type ViolationView = ViolationRow;

const keys = ({ data }: EntryOf<'ViolationAlleged' | ViolationStepType>): readonly string[] => [
  data.violationId,
];

export const violations: Projection<ViolationRow, ViolationView> = {
  name: VIOLATIONS,
  version: 2,
  scope: 'process',
  internal: true,
  ...foldedBy<ViolationRow>({
    ViolationAlleged: { keys, evolve: (_, entry) => alleged(entry) },
    ...each(violationSteps, { keys, evolve: onRow(stepTaken) }),
    ...ignoringAllBut('violation'),
  }),
  sort: { name: 'occurred', of: (row) => [allegedAt(row)] },
  parties: ({ by, against, steps }) => [...new Set([by, ...against, ...steps.map(({ party }) => party)])],
  links,
  contributes,
  view: asStored,
};

function links(row: ViolationRow, key: string): readonly Link[] {
  return commitmentOf(row).map((dependent) => ({
    source: { projection: VIOLATIONS, key },
    dependent,
    order: [allegedAt(row), 0],
  }));
}

function contributes(row: ViolationRow): readonly Contribution[] {
  if (row.state === 'resolved') return [];
  return commitmentOf(row).map((to) => ({ to, name: OPEN_VIOLATIONS }));
}

function commitmentOf({ commitmentId }: ViolationRow): readonly RowAddress[] {
  return commitmentId === null ? [] : [{ projection: 'party-commitments', key: commitmentId }];
}

/** Ms since the epoch. */
function allegedAt({ steps: [allegation] }: ViolationRow): number {
  return allegation ? Date.parse(allegation.occurred.earliest) : 0;
}

function alleged(entry: EntryOf<'ViolationAlleged'>): ViolationRow {
  const { violationId, by, against, text, commitmentId, agreementId, place, harm } = entry.data;
  return {
    violationId,
    commitmentId: commitmentId ?? null,
    by,
    against,
    text,
    agreementId: agreementId ?? null,
    place: place ?? null,
    harm: harm ?? null,
    state: 'alleged',
    steps: [{ state: 'alleged', party: by, ...cite(entry) }],
  };
}

const STATES: Readonly<Record<ViolationStepType, Exclude<ViolationState, 'alleged'>>> = {
  ViolationDenied: 'denied',
  ViolationFindingIssued: 'found',
  ViolationResolved: 'resolved',
};

function stepTaken(row: ViolationRow, entry: EntryOf<ViolationStepType>): ViolationRow {
  const { by, text } = entry.data;
  const state = STATES[entry.type];
  return {
    ...row,
    state: row.state === 'resolved' ? 'resolved' : state,
    steps: [...row.steps, { state, party: by, ...cite(entry), ...(text && { text }) }],
  };
}
