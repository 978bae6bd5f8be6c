/**
 * The violations that are alleged in a process, each with what was found, denied and settled since. What a monitor finds stands
 * beside the allegation and never in its place: it may find something else, and against others.
 */
import { cite } from './citation.js';
import { foldedBy, ignoringAllBut, onRow, type EntryOf } from './fold.js';
import {
  asStored,
  facets,
  type Contribution,
  type Link,
  type Projection,
  type RowAddress,
} from './projection.js';
import { placed } from './spans.js';
import { violationFilter } from './violation-filter.js';
import type {
  ViolationDenial,
  ViolationFinding,
  ViolationResolution,
  ViolationRow,
  ViolationState,
  ViolationView,
} from './violation-row.js';

export const VIOLATIONS = 'violations';
/** The sum of a commitment's violations that are not resolved. */
export const OPEN_VIOLATIONS = 'open-violations';

type ViolationType = 'ViolationAlleged' | 'ViolationFindingIssued' | 'ViolationDenied' | 'ViolationResolved';

const keys = ({ data }: EntryOf<ViolationType>): readonly string[] => [data.violationId];

export const violations: Projection<ViolationRow, ViolationView> = {
  name: VIOLATIONS,
  version: 3,
  scope: 'process',
  ...foldedBy<ViolationRow>({
    ViolationAlleged: { keys, evolve: (row, entry) => row ?? alleged(entry) },
    ViolationFindingIssued: { keys, evolve: onRow(found) },
    ViolationDenied: { keys, evolve: onRow(denied) },
    ViolationResolved: { keys, evolve: onRow(resolved) },
    ...ignoringAllBut('violation'),
  }),
  resource: {
    path: 'violations',
    one: 'Violation',
    many: 'Violations',
    view: 'ViolationView',
    description:
      'What is alleged, and beside it what each monitor has found, who denies it, and whether it is settled. A finding may be against others than the allegation.',
    lists: ['process', 'all'],
    key: { name: 'violationId', example: 'rafah-2025-10-19' },
    filter: violationFilter,
  },
  sort: { name: 'occurred', of: (row) => [allegedAt(row)] },
  facets: (row) => [
    ...facets('against', row.against),
    ...facets('attributedTo', row.attributedTo),
    ...facets('by', [row.by]),
    ...facets('state', [row.state]),
    ...facets(
      'finding',
      row.findings.map(({ finding }) => finding),
    ),
    ...facets('contested', [String(row.contested)]),
    ...facets('commitment', [row.commitmentId]),
    ...placed(row.alleged.occurred),
  ],
  parties: ({ by, against, findings, denials, resolved: settled }) => [
    ...new Set([
      by,
      ...against,
      ...findings.flatMap((finding) => [finding.by, ...finding.attributedTo]),
      ...denials.map((denial) => denial.by),
      ...(settled ? [settled.by] : []),
    ]),
  ],
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
function allegedAt({ alleged: { occurred } }: ViolationRow): number {
  return Date.parse(occurred.earliest);
}

function alleged(entry: EntryOf<'ViolationAlleged'>): ViolationRow {
  const { violationId, by, against, text, commitmentId, agreementId, place, harm } = entry.data;
  const citation = cite(entry);
  return {
    violationId,
    commitmentId: commitmentId ?? null,
    by,
    against,
    text,
    agreementId: agreementId ?? null,
    place: place ?? null,
    harm: harm ?? null,
    alleged: citation,
    state: 'alleged',
    findings: [],
    attributedTo: [],
    contested: false,
    denials: [],
    resolved: null,
    history: [{ kind: 'alleged', by, text, ...citation }],
  };
}

function found(row: ViolationRow, entry: EntryOf<'ViolationFindingIssued'>): ViolationRow {
  const { by, finding, attributedTo, confidence, text, harm, place } = entry.data;
  const issued: ViolationFinding = {
    by,
    finding,
    attributedTo: attributedTo ?? [],
    confidence: confidence ?? null,
    text,
    harm: harm ?? null,
    place: place ?? null,
    ...cite(entry),
  };
  const findings = latestOfEach(row.findings, issued);
  return withState({
    ...row,
    findings,
    attributedTo: commonTo(findings),
    contested: findings.some((other) => !isSameVerdict(other, issued)),
    history: [...row.history, { kind: 'found', ...issued }],
  });
}

function denied(row: ViolationRow, entry: EntryOf<'ViolationDenied'>): ViolationRow {
  const denial = saidOf(entry);
  const history = [...row.history, { kind: 'denied', ...denial } as const];
  return withState({ ...row, denials: latestOfEach(row.denials, denial), history });
}

function resolved(row: ViolationRow, entry: EntryOf<'ViolationResolved'>): ViolationRow {
  const settled = saidOf(entry);
  const history = [...row.history, { kind: 'resolved', ...settled } as const];
  return withState({ ...row, resolved: settled, history });
}

function saidOf(
  entry: EntryOf<'ViolationDenied' | 'ViolationResolved'>,
): ViolationDenial & ViolationResolution {
  const { by, text } = entry.data;
  return { by, ...cite(entry), ...(text && { text }) };
}

/** A finding outweighs a denial, whichever came first: who is accused cannot deny it away. */
function withState(row: Omit<ViolationRow, 'state'>): ViolationRow {
  return { ...row, state: stateOf(row) };
}

function stateOf({ findings, denials, resolved: settled }: Omit<ViolationRow, 'state'>): ViolationState {
  if (settled) return 'resolved';
  if (findings.length > 0) return 'found';
  return denials.length > 0 ? 'denied' : 'alleged';
}

function latestOfEach<T extends { readonly by: string }>(before: readonly T[], last: T): readonly T[] {
  return [...before.filter(({ by }) => by !== last.by), last];
}

/** Those whom every finding names. */
function commonTo([first, ...others]: readonly ViolationFinding[]): readonly string[] {
  return (
    first?.attributedTo.filter((party) => others.every(({ attributedTo }) => attributedTo.includes(party))) ??
    []
  );
}

function isSameVerdict(one: ViolationFinding, other: ViolationFinding): boolean {
  const isAmongOthers = (party: string): boolean => other.attributedTo.includes(party);
  return (
    one.finding === other.finding &&
    one.attributedTo.length === other.attributedTo.length &&
    one.attributedTo.every(isAmongOthers)
  );
}
