import { describe, expect, it } from 'vitest';
import { catalogue, eventTypes, isEditorialType, isEventType } from '../../../src/domain/events/catalogue.js';
import { fieldsOf } from '../../../src/domain/validation/rule.js';
import { timelineKinds } from '../../../src/domain/events/enumerations.js';

/** As the design has it: required fields first, `?` marks an optional one; S marks the types that need a source. */
const design = `
ProcessOpened: title, summary?, regions?
ProcessClosed: reason
ProcessReopened: reason
PartyJoined: party, roles
PartyRolesChanged: partyId, roles, reason?
PartyChanged: partyId, name?, kind?, aliases?, identifiers?, memberOf?, reason?
PartyLeft S: partyId, reason?
MeetingScheduled S: meetingId, title, participants, place?, format, scheduledFor, agenda?
MeetingRescheduled S: meetingId, scheduledFor, place?, reason?
MeetingCancelled S: meetingId, reason?
MeetingHeld S: meetingId, title?, participants?, place?, format?, topics?, outcome?, absent?
StatementIssued S: statementId, issuers, title?, text, medium, spokesperson?, meetingId?, about?
StatementWithdrawn S: statementId, reason?
AgreementProposed S: agreementId, by, title?, kind?, points?, relatesTo?
AgreementAccepted S: agreementId, by, title?, kind?, points?, relatesTo?, partial?
AgreementRejected S: agreementId, by, title?, kind?, points?, relatesTo?
AgreementSigned S: agreementId, by?, title?, kind?, points?, relatesTo?, signatories?
AgreementRatified S: agreementId, by, title?, kind?, points?, relatesTo?
AgreementEndorsed S: agreementId, by?, title?, kind?, points?, relatesTo?, signatories?
AgreementEnteredIntoForce S: agreementId, by, title?, kind?, points?, relatesTo?
AgreementAmended S: agreementId, by, title?, kind?, points?, relatesTo?
AgreementSuspended S: agreementId, by, title?, kind?, points?, relatesTo?
AgreementResumed S: agreementId, by, title?, kind?, points?, relatesTo?
AgreementTerminated S: agreementId, by, title?, kind?, points?, relatesTo?
BodyEstablished S: bodyId, title, mandate?, members?, agreementId?
BodyDissolved S: bodyId, reason?
PhaseDefined: phaseId, ordinal, title, objectives?, agreementId?, plannedStart?, plannedEnd?
PhaseDeclared S: phaseId, status, by, statementId?
PhaseStatusDetermined S: phaseId, status, reason?
CommitmentMade S: commitmentId, by, to?, text, theme, standing, phaseId?, agreementId?, point?, statementId?, due?, dependsOn?, measurableBy?
CommitmentProgressReported S: commitmentId, by, level?, text?
CommitmentAssessed S: commitmentId, assessor, level, reason, reversal?
CommitmentDeadlineSet S: commitmentId, due, reason?
CommitmentMoved S: commitmentId, phaseId?, agreementId?, point?, reason
CommitmentStandingChanged S: commitmentId, standing, reason, supersededBy?
ViolationAlleged S: violationId, by, against, text, commitmentId?, agreementId?, place?, harm?
ViolationDenied S: violationId, by, text?
ViolationFindingIssued S: violationId, by, finding, attributedTo?, confidence?, text, harm?, place?
ViolationResolved S: violationId, by, text?
EntryCorrected: entryId, changes, reason
EntryRetracted: entryId, reason
EntryDisputed S: entryId, by, reason
EntryCorroborated S: entryId
EntryRedacted: entryId, body, reason
TranslationAdded: entryId, path, text, machine?
`
  .trim()
  .split('\n');

function sorted(fields: string): string {
  return fields.split(', ').sort().join(', ');
}

describe('the catalogue', () => {
  it('has the types of the design and no others, in its order', () => {
    expect(eventTypes).toEqual(design.map((line) => line.split(/[ :]/)[0]));
  });

  it.each(design.map((line) => line.split(': ') as [string, string]))(
    'stores %s with the fields %s',
    (head, fields) => {
      const [type, mark] = head.split(' ');
      if (!isEventType(type)) throw new Error(`${type} is missing`);
      const { payload, sourced, version } = catalogue[type];
      const actual = [...fieldsOf(payload)].map(([field, { optional }]) => (optional ? `${field}?` : field));
      expect(sorted(actual.join(', '))).toBe(sorted(fields));
      expect({ sourced, version, name: payload.name }).toEqual({
        sourced: mark === 'S',
        version: 1,
        name: type,
      });
    },
  );

  it('says in one sentence what each event says', () => {
    const summaries = eventTypes.map((type) => catalogue[type].summary);
    expect(summaries.filter((summary) => !/^[A-Z][^.]+\.$/.test(summary))).toEqual([]);
    expect(new Set(summaries).size).toBe(summaries.length);
  });

  it('puts every type of the world on the timeline, and keeps the editorial ones off it', () => {
    const kinds: ReadonlySet<string> = new Set(timelineKinds);
    for (const type of eventTypes) expect(kinds.has(catalogue[type].kind)).toBe(!isEditorialType(type));
    expect(eventTypes.filter(isEditorialType)).toEqual([
      'EntryCorrected',
      'EntryRetracted',
      'EntryDisputed',
      'EntryCorroborated',
      'EntryRedacted',
      'TranslationAdded',
    ]);
  });

  it.each(['constructor', '__proto__', 'toString', 'processOpened', '', undefined, 7])(
    'knows no event type %j',
    (name) => {
      expect(isEventType(name)).toBe(false);
    },
  );
});
