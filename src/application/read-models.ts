/** The read models as the edge knows them: by name, with the views that its filters look into. */
import { projections } from '../../projections/index.js';
import type { Projection } from '../../projections/projection.js';

export type {
  AgreementAct,
  AgreementCommitment,
  AgreementPosition,
  AgreementState,
  AgreementStep,
  AgreementView,
  ImplementedPoint,
  Signatory,
} from '../../projections/agreement-row.js';
export type {
  Citation,
  Occurred,
  PlannedDate,
  ReasonedCitation,
  ReasonedSince,
  Since,
} from '../../projections/citation.js';
export type { Assessment, PartyCommitmentsView, ProgressClaim } from '../../projections/commitment-row.js';
export type { MeetingState, MeetingStatement, MeetingView, Reschedule } from '../../projections/meetings.js';
export type { PartyInvolved } from '../../projections/parts.js';
export { partyParts } from '../../projections/parts.js';
export type { PartyView, StayInProcess } from '../../projections/parties.js';
export type {
  DeterminedStatus,
  PhaseAgreement,
  PhaseDeclaration,
  PhaseStatusView,
} from '../../projections/phase-status.js';
export type {
  PartyInProcess,
  PhaseInProcess,
  ProcessOverviewView,
} from '../../projections/process-overview-row.js';
export type { Scoreboard } from '../../projections/scoreboard.js';
export type {
  SaidBefore,
  TimelineCorrection,
  TimelineState,
  TimelineView,
} from '../../projections/timeline.js';
export type { CommitmentViolation, ViolationState, ViolationStep } from '../../projections/violations.js';
export type { FilterParameter, Resource } from '../../projections/resource.js';
export { LINKED_ROWS } from '../../projections/projection.js';
export type ReadModel = Projection;

/** Those that readers are told of. */
export const readModels: readonly ReadModel[] = projections.filter(({ internal }) => !internal);

/** @throws Error there is none of that name, which is a defect of the caller */
export function readModel(name: string): ReadModel {
  const found = projections.find((projection) => projection.name === name);
  if (!found) throw new Error(`no read model is called ${name}`);
  return found;
}
