/** Which claims about a phase, a commitment or an alleged violation contradict each other, with every voice that there is. */
import type { PartyCommitmentsView } from '../../../projections/commitment-row.js';
import type { Occurred } from '../../../projections/citation.js';
import type { PhaseStatusView } from '../../../projections/phase-status.js';
import type { ViolationFinding, ViolationView } from '../../../projections/violation-row.js';

/** What a claim is: a determination of the record, what a party says, or what an assessor or a monitor found. */
export const claimKinds = [
  'determination',
  'declaration',
  'assessment',
  'progress_report',
  'allegation',
  'finding',
  'denial',
] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** What somebody says of a subject that others contradict. */
export interface Claim {
  readonly kind: ClaimKind;
  /** Who says it: a party id, or the name of an assessor; null for a determination of the record itself. */
  readonly by: string | null;
  /** The status, the level or the finding that is claimed; of an allegation or a denial its own word. */
  readonly says: string;
  /** The parties that it is against; only of an allegation or a finding. */
  readonly against?: readonly string[];
  /** The entry that says so. */
  readonly entryId: string;
  readonly occurred: Occurred;
  /** There when somebody contests the entry itself. */
  readonly disputed?: true;
  /** The determined status has changed since it was said. */
  readonly stale?: true;
}

/** A subject of which claims contradict each other, with all of them. */
export interface ContestedSubject {
  readonly kind: 'phase' | 'commitment' | 'violation';
  readonly id: string;
  /** The latest of each voice. */
  readonly claims: readonly Claim[];
}

/** Undefined where nobody contradicts anybody. */
export function contestedPhase(row: PhaseStatusView): ContestedSubject | undefined {
  const { phaseId, determined, declarations, agreement } = row;
  if (agreement !== 'contested') return undefined;
  const claims: Claim[] = [
    {
      kind: 'determination',
      by: null,
      says: determined.status,
      ...citation({ ...determined, occurred: determined.since }),
    },
    ...declarations.map((declaration): Claim => ({
      kind: 'declaration',
      by: declaration.party,
      says: declaration.status,
      ...citation(declaration),
      ...(declaration.stale && { stale: true }),
    })),
  ];
  return { kind: 'phase', id: phaseId, claims };
}

/** Undefined where nobody contradicts anybody. */
export function contestedCommitment(row: PartyCommitmentsView): ContestedSubject | undefined {
  if (!row.contested) return undefined;
  const claims = [
    ...row.assessments.map((assessment): Claim => ({
      kind: 'assessment',
      by: assessment.assessor,
      says: assessment.level,
      ...citation(assessment),
    })),
    ...row.claims.map((claim): Claim => ({
      kind: 'progress_report',
      by: claim.party,
      says: claim.level,
      ...citation(claim),
    })),
  ];
  return { kind: 'commitment', id: row.commitmentId, claims };
}

/** Undefined where the allegation stands alone, or every finding upholds it and nobody denies it. */
export function contestedViolation(row: ViolationView): ContestedSubject | undefined {
  const { violationId, by, against, alleged, findings, denials, contested } = row;
  const isUpheld = findings.every((finding) => upholds(finding, against));
  if (!contested && denials.length === 0 && isUpheld) return undefined;
  const claims: Claim[] = [
    { kind: 'allegation', by, says: 'alleged', against, ...citation(alleged) },
    ...findings.map((finding): Claim => ({
      kind: 'finding',
      by: finding.by,
      says: finding.finding,
      against: finding.attributedTo,
      ...citation(finding),
    })),
    ...denials.map((denial): Claim => ({
      kind: 'denial',
      by: denial.by,
      says: 'denied',
      ...citation(denial),
    })),
  ];
  return { kind: 'violation', id: violationId, claims };
}

function upholds({ finding, attributedTo }: ViolationFinding, against: readonly string[]): boolean {
  return finding === 'attributed' && attributedTo.every((party) => against.includes(party));
}

function citation({
  entryId,
  occurred,
  disputed,
}: Pick<Claim, 'entryId' | 'occurred' | 'disputed'>): Pick<Claim, 'entryId' | 'occurred' | 'disputed'> {
  return { entryId, occurred, ...(disputed && { disputed }) };
}
