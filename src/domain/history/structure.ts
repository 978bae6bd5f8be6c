/** What each entry introduces, takes a step of, refers to and names: the one place where the catalogue meets the order. */
import type { PayloadOf, SubstantiveType } from '../events/catalogue.js';
import type { SubjectKey, SubjectKind } from './placement.js';

/** A reference and where in the entry it stands. */
export interface PointedReference {
  readonly subject: SubjectKey;
  readonly pointer: string;
}

export interface Structure {
  /** The thing that the entry is a step of; introductions are steps too. */
  readonly subject: SubjectKey;
  /** Whether the entry brings its subject on the record. Every step of an agreement or a meeting does. */
  readonly introduces: boolean;
  /** What must be on the record before it, its own subject included unless it introduces it. Parties too. */
  readonly references: readonly PointedReference[];
}

export function subjectKey(kind: SubjectKind, id: string): SubjectKey {
  return `${kind}:${id}`;
}

/** The one process that an entry's stream is about. */
export const THE_PROCESS: SubjectKey = 'process:';

/** What an entry is about: its type and its payload. */
type Content = {
  readonly [T in SubstantiveType]: { readonly type: T; readonly data: PayloadOf<T> };
}[SubstantiveType];

export function structureOf(entry: Content): Structure {
  switch (entry.type) {
    case 'ProcessOpened':
      return introduction(THE_PROCESS, []);
    case 'ProcessClosed':
    case 'ProcessReopened':
      return { subject: THE_PROCESS, introduces: false, references: [] };
    case 'PartyJoined':
      return introduction(subjectKey('party', entry.data.party.id), []);
    case 'PartyRolesChanged':
    case 'PartyLeft':
      return step('party', entry.data.partyId, '/data/partyId', []);
    case 'MeetingScheduled':
      return introduction(subjectKey('meeting', entry.data.meetingId), participants(entry.data));
    case 'MeetingRescheduled':
    case 'MeetingCancelled':
      return introduction(subjectKey('meeting', entry.data.meetingId), []);
    case 'MeetingHeld':
      return introduction(subjectKey('meeting', entry.data.meetingId), [
        ...participants(entry.data),
        ...parties('absent', entry.data.absent),
      ]);
    case 'StatementIssued':
      return introduction(subjectKey('statement', entry.data.statementId), [
        ...parties('issuers', entry.data.issuers),
        ...one('meeting', 'meetingId', entry.data.meetingId),
        ...(entry.data.about ?? []).map(({ kind, id }, i) => ({
          subject: subjectKey(kind, id),
          pointer: `/data/about/${i}`,
        })),
      ]);
    case 'StatementWithdrawn':
      return step('statement', entry.data.statementId, '/data/statementId', []);
    case 'AgreementProposed':
    case 'AgreementAccepted':
    case 'AgreementRejected':
    case 'AgreementSigned':
    case 'AgreementRatified':
    case 'AgreementEndorsed':
    case 'AgreementEnteredIntoForce':
    case 'AgreementAmended':
    case 'AgreementSuspended':
    case 'AgreementResumed':
    case 'AgreementTerminated':
      return introduction(subjectKey('agreement', entry.data.agreementId), parties('by', entry.data.by));
    case 'BodyEstablished':
      return introduction(subjectKey('body', entry.data.bodyId), [
        ...parties('members', entry.data.members),
        ...one('agreement', 'agreementId', entry.data.agreementId),
      ]);
    case 'BodyDissolved':
      return step('body', entry.data.bodyId, '/data/bodyId', []);
    case 'PhaseDefined':
      return introduction(
        subjectKey('phase', entry.data.phaseId),
        one('agreement', 'agreementId', entry.data.agreementId),
      );
    case 'PhaseDeclared':
      return step('phase', entry.data.phaseId, '/data/phaseId', [
        ...one('party', 'by', entry.data.by),
        ...one('statement', 'statementId', entry.data.statementId),
      ]);
    case 'PhaseStatusDetermined':
      return step('phase', entry.data.phaseId, '/data/phaseId', []);
    case 'CommitmentMade':
      return introduction(
        subjectKey('commitment', entry.data.commitmentId),
        commitmentReferences(entry.data),
      );
    case 'CommitmentProgressReported':
      return step(
        'commitment',
        entry.data.commitmentId,
        '/data/commitmentId',
        one('party', 'by', entry.data.by),
      );
    case 'CommitmentAssessed':
    case 'CommitmentDeadlineSet':
      return step('commitment', entry.data.commitmentId, '/data/commitmentId', []);
    case 'CommitmentStandingChanged':
      return step(
        'commitment',
        entry.data.commitmentId,
        '/data/commitmentId',
        one('commitment', 'supersededBy', entry.data.supersededBy),
      );
    case 'ViolationAlleged':
      return introduction(subjectKey('violation', entry.data.violationId), [
        ...one('party', 'by', entry.data.by),
        ...parties('against', entry.data.against),
        ...one('commitment', 'commitmentId', entry.data.commitmentId),
        ...one('agreement', 'agreementId', entry.data.agreementId),
      ]);
    case 'ViolationDenied':
    case 'ViolationVerified':
    case 'ViolationResolved':
      return step(
        'violation',
        entry.data.violationId,
        '/data/violationId',
        one('party', 'by', entry.data.by),
      );
  }
}

function introduction(subject: SubjectKey, references: readonly PointedReference[]): Structure {
  return { subject, introduces: true, references };
}

function step(kind: SubjectKind, id: string, pointer: string, more: readonly PointedReference[]): Structure {
  const subject = subjectKey(kind, id);
  return { subject, introduces: false, references: [{ subject, pointer }, ...more] };
}

function one(kind: SubjectKind, field: string, id: string | undefined): PointedReference[] {
  return id === undefined ? [] : [{ subject: subjectKey(kind, id), pointer: `/data/${field}` }];
}

function many(kind: SubjectKind, field: string, ids: readonly string[] | undefined): PointedReference[] {
  return (ids ?? []).map((id, i) => ({ subject: subjectKey(kind, id), pointer: `/data/${field}/${i}` }));
}

function parties(field: string, ids: readonly string[] | undefined): PointedReference[] {
  return many('party', field, ids);
}

function participants(data: PayloadOf<'MeetingScheduled'> | PayloadOf<'MeetingHeld'>): PointedReference[] {
  return (data.participants ?? []).map(({ partyId }, i) => ({
    subject: subjectKey('party', partyId),
    pointer: `/data/participants/${i}/partyId`,
  }));
}

function commitmentReferences(data: PayloadOf<'CommitmentMade'>): PointedReference[] {
  return [
    ...parties('by', data.by),
    ...parties('to', data.to),
    ...one('phase', 'phaseId', data.phaseId),
    ...one('agreement', 'agreementId', data.agreementId),
    ...one('statement', 'statementId', data.statementId),
    ...many('commitment', 'dependsOn', data.dependsOn),
  ];
}

/** References to parties order nothing: they need only be on the record. */
export function ordering(references: readonly PointedReference[]): SubjectKey[] {
  return references.map(({ subject }) => subject).filter((subject) => !subject.startsWith('party:'));
}
