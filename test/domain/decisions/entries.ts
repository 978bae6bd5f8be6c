/** Entries of the Gaza process of 2025 in few words. The id of each is made of what it says, so that it never changes. */
import { createHash } from 'node:crypto';
import type { EventType, PayloadOf } from '../../../src/domain/events/catalogue.js';
import type { PostedEntry } from '../../../src/domain/events/entry.js';
import type { Level, PhaseStatus, Standing } from '../../../src/domain/events/enumerations.js';
import type { Source } from '../../../src/domain/values/source.js';

export type Posted = PostedEntry & { readonly id: string };

export const press: readonly Source[] = [{ publisher: 'press', title: 'Press reports', kind: 'press' }];

/** An entry of any type; a reason, source or party that nobody asks for is left to the callers below. */
export function entry<T extends EventType>(
  type: T,
  occurred: string | undefined,
  data: PayloadOf<T>,
): Posted {
  const body = { type, ...(occurred !== undefined && { occurred }), data, sources: press };
  // The type parameter ties the data to the type.
  return { ...body, id: idOf(JSON.stringify(body)) } as Posted;
}

/** Press reports that were published on these dates. */
export function pressOf(...dates: readonly string[]): readonly Source[] {
  return dates.map((publishedOn) => ({
    publisher: 'press',
    title: 'Press reports',
    kind: 'press',
    publishedOn,
  }));
}

/** The same entry, by press reports that were published on these dates. */
export function published(by: Posted, ...dates: readonly string[]): Posted {
  const { id: _, ...said } = by;
  const body = { ...said, sources: pressOf(...dates) };
  return { ...body, id: idOf(JSON.stringify(body)) };
}

/** A UUID made of a text. */
export function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

export function en(text: string): { readonly en: string } {
  return { en: text };
}

const start = '2025-09-29';

export const opened = entry('ProcessOpened', start, { title: en('The Gaza ceasefire process') });
export const closed = (on: string): Posted =>
  entry('ProcessClosed', on, { reason: en('The desk closes the record.') });
export const reopened = (on: string): Posted =>
  entry('ProcessReopened', on, { reason: en('A late report has come in.') });

export function joined(
  id: string,
  on = start,
  roles: PayloadOf<'PartyJoined'>['roles'] = ['mediator'],
): Posted {
  return entry('PartyJoined', on, { party: { id, name: en(id), kind: 'state' }, roles });
}
export const left = (partyId: string, on: string): Posted => entry('PartyLeft', on, { partyId });
export const rolesChanged = (partyId: string, on: string): Posted =>
  entry('PartyRolesChanged', on, { partyId, roles: ['observer'] });

export function scheduled(
  meetingId: string,
  on: string,
  more: Partial<PayloadOf<'MeetingScheduled'>> = {},
): Posted {
  return entry('MeetingScheduled', on, {
    meetingId,
    title: en('Talks'),
    participants: [{ partyId: 'egypt' }],
    format: 'in_person',
    scheduledFor: '2026-06~',
    ...more,
  });
}
export const rescheduled = (meetingId: string, on: string): Posted =>
  entry('MeetingRescheduled', on, { meetingId, scheduledFor: '2026-06-06/..' });
export const cancelled = (meetingId: string, on: string): Posted =>
  entry('MeetingCancelled', on, { meetingId });
/** Held with neither title nor participants, as a meeting that was scheduled. */
export const took = (meetingId: string, on: string, more: Partial<PayloadOf<'MeetingHeld'>> = {}): Posted =>
  entry('MeetingHeld', on, { meetingId, ...more });
export function held(meetingId: string, on: string, more: Partial<PayloadOf<'MeetingHeld'>> = {}): Posted {
  return took(meetingId, on, {
    title: en('Meeting of the mediators'),
    participants: [{ partyId: 'egypt' }],
    ...more,
  });
}

export function issued(
  statementId: string,
  on: string,
  more: Partial<PayloadOf<'StatementIssued'>> = {},
): Posted {
  return entry('StatementIssued', on, {
    statementId,
    issuers: ['us'],
    text: en('They support the preparation of phase two.'),
    medium: 'joint_statement',
    ...more,
  });
}
export const withdrawn = (statementId: string, on: string): Posted =>
  entry('StatementWithdrawn', on, { statementId });

type AgreementType = Extract<EventType, `Agreement${string}`>;

export function step(
  type: AgreementType,
  agreementId: string,
  on: string,
  more: Partial<PayloadOf<'AgreementProposed'>> = {},
): Posted {
  return entry(type, on, { agreementId, by: ['us'], ...more });
}
/** A step that says what the agreement is, as the first recorded one has to. */
export function described(type: AgreementType, agreementId: string, on: string): Posted {
  return step(type, agreementId, on, { title: en('Twenty-point plan'), kind: 'framework' });
}
export const proposed = (agreementId: string, on: string): Posted =>
  described('AgreementProposed', agreementId, on);
export const signed = (agreementId: string, on: string): Posted => step('AgreementSigned', agreementId, on);

export const established = (
  bodyId: string,
  on: string,
  more: Partial<PayloadOf<'BodyEstablished'>> = {},
): Posted =>
  entry('BodyEstablished', on, { bodyId, title: en('Civil-Military Coordination Center'), ...more });
export const dissolved = (bodyId: string, on: string): Posted => entry('BodyDissolved', on, { bodyId });

export const defined = (phaseId: string, on = start, more: Partial<PayloadOf<'PhaseDefined'>> = {}): Posted =>
  entry('PhaseDefined', on, { phaseId, ordinal: 1, title: en('Phase'), ...more });
export function declared(
  phaseId: string,
  status: PhaseStatus,
  on: string,
  more: Partial<PayloadOf<'PhaseDeclared'>> = {},
): Posted {
  return entry('PhaseDeclared', on, { phaseId, status, by: 'us', ...more });
}
export function determined(phaseId: string, status: PhaseStatus, on: string, reason?: string): Posted {
  const because = reason === undefined ? {} : { reason: en(reason) };
  return entry('PhaseStatusDetermined', on, { phaseId, status, ...because });
}

export function made(
  commitmentId: string,
  on: string,
  more: Partial<PayloadOf<'CommitmentMade'>> = {},
): Posted {
  return entry('CommitmentMade', on, {
    commitmentId,
    by: ['hamas'],
    text: en('All hostages are returned within 72 hours of acceptance.'),
    theme: 'detainees',
    standing: 'binding',
    ...more,
  });
}
export const reported = (commitmentId: string, level: Level, on: string, by = 'hamas'): Posted =>
  entry('CommitmentProgressReported', on, { commitmentId, by, level });
export function assessed(
  commitmentId: string,
  level: Level,
  on: string,
  more: Partial<PayloadOf<'CommitmentAssessed'>> = {},
): Posted {
  return entry('CommitmentAssessed', on, {
    commitmentId,
    assessor: 'desk',
    level,
    reason: en('Remains are still missing.'),
    ...more,
  });
}
export const due = (commitmentId: string, date: string, on: string): Posted =>
  entry('CommitmentDeadlineSet', on, { commitmentId, due: date });
export function stands(commitmentId: string, standing: Standing, on: string, supersededBy?: string): Posted {
  const by = supersededBy === undefined ? {} : { supersededBy };
  return entry('CommitmentStandingChanged', on, {
    commitmentId,
    standing,
    reason: en('It is said to be so.'),
    ...by,
  });
}

export function alleged(
  violationId: string,
  on: string,
  more: Partial<PayloadOf<'ViolationAlleged'>> = {},
): Posted {
  return entry('ViolationAlleged', on, {
    violationId,
    by: 'israel',
    against: ['hamas'],
    text: en('Two soldiers are killed in Rafah, by the account of Israel.'),
    ...more,
  });
}
export const denied = (violationId: string, on: string): Posted =>
  entry('ViolationDenied', on, { violationId, by: 'hamas' });
export const found = (
  violationId: string,
  on: string,
  more: Partial<PayloadOf<'ViolationFindingIssued'>> = {},
): Posted =>
  entry('ViolationFindingIssued', on, {
    violationId,
    by: 'us',
    finding: 'occurred_not_attributed',
    text: en('It took place.'),
    ...more,
  });
export const changed = (
  partyId: string,
  on: string,
  fields: Omit<PayloadOf<'PartyChanged'>, 'partyId'>,
): Posted => entry('PartyChanged', on, { partyId, ...fields });
export const moved = (
  commitmentId: string,
  on: string,
  to: Omit<PayloadOf<'CommitmentMoved'>, 'commitmentId' | 'reason'>,
): Posted => entry('CommitmentMoved', on, { commitmentId, ...to, reason: en('It belongs there.') });
export const resolved = (violationId: string, on: string): Posted =>
  entry('ViolationResolved', on, { violationId, by: 'us' });

export function correct(
  { id }: Posted,
  changes: PayloadOf<'EntryCorrected'>['changes'],
  reason = 'The report was misread.',
): Posted {
  return entry('EntryCorrected', undefined, { entryId: id, changes, reason: en(reason) });
}
export const retract = ({ id }: Posted, reason = 'It was recorded twice.'): Posted =>
  entry('EntryRetracted', undefined, { entryId: id, reason: en(reason) });
/** Leaves a body of which the decision alone says whether it may be. */
export function redact({ id }: Posted, body: object, reason = 'It named a witness.'): Posted {
  const data = { entryId: id, body: body as PayloadOf<'EntryRedacted'>['body'], reason: en(reason) };
  return entry('EntryRedacted', undefined, data);
}
export const dispute = ({ id }: Posted, by: string): Posted =>
  entry('EntryDisputed', undefined, { entryId: id, by, reason: en('Another account has it otherwise.') });
export const corroborate = ({ id }: Posted): Posted => entry('EntryCorroborated', undefined, { entryId: id });
export function translate({ id }: Posted, path: string, text: PayloadOf<'TranslationAdded'>['text']): Posted {
  return entry('TranslationAdded', undefined, { entryId: id, path, text });
}

/** The process with the parties of the sample, each in. */
export const process: readonly Posted[] = [
  opened,
  ...['us', 'egypt', 'qatar', 'turkiye', 'israel', 'hamas'].map((id) => joined(id)),
];
