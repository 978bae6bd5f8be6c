/** The event types by what they are about, so that a read model can name the ones it leaves alone group by group. */
import type { SubstantiveType } from '../src/domain/events/catalogue.js';

export const processTypes = ['ProcessOpened', 'ProcessClosed', 'ProcessReopened'] as const;

export const partyTypes = ['PartyJoined', 'PartyRolesChanged', 'PartyLeft'] as const;

export const meetingTypes = [
  'MeetingScheduled',
  'MeetingRescheduled',
  'MeetingCancelled',
  'MeetingHeld',
] as const;

export const statementTypes = ['StatementIssued', 'StatementWithdrawn'] as const;

export const agreementTypes = [
  'AgreementProposed',
  'AgreementAccepted',
  'AgreementRejected',
  'AgreementSigned',
  'AgreementRatified',
  'AgreementEndorsed',
  'AgreementEnteredIntoForce',
  'AgreementAmended',
  'AgreementSuspended',
  'AgreementResumed',
  'AgreementTerminated',
] as const;
export type AgreementType = (typeof agreementTypes)[number];

export const bodyTypes = ['BodyEstablished', 'BodyDissolved'] as const;

export const phaseTypes = ['PhaseDefined', 'PhaseDeclared', 'PhaseStatusDetermined'] as const;

export const commitmentTypes = [
  'CommitmentMade',
  'CommitmentProgressReported',
  'CommitmentAssessed',
  'CommitmentDeadlineSet',
  'CommitmentStandingChanged',
] as const;

export const violationSteps = ['ViolationDenied', 'ViolationVerified', 'ViolationResolved'] as const;
export type ViolationStepType = (typeof violationSteps)[number];

export const violationTypes = ['ViolationAlleged', ...violationSteps] as const;

/** One thing for each of several types. */
export function each<T extends SubstantiveType, S>(types: readonly T[], thing: S): { readonly [K in T]: S } {
  return Object.fromEntries(types.map((type) => [type, thing])) as { readonly [K in T]: S };
}
