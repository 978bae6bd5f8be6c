// This is the stored format: the names of the event types and the versions of their payloads.
import type { TimelineKind } from './enumerations.js';
import * as agreements from './agreement/payloads.js';
import * as bodies from './body/payloads.js';
import * as commitments from './commitment/payloads.js';
import * as editorial from './editorial/payloads.js';
import * as meetings from './meeting/payloads.js';
import * as parties from './party/payloads.js';
import * as phases from './phase/payloads.js';
import * as processes from './process/payloads.js';
import * as statements from './statement/payloads.js';
import * as violations from './violation/payloads.js';
import type { RuledClass } from '../validation/rule.js';

/** What an event type is about: a kind of the timeline, or the record itself. */
export type EntryKind = TimelineKind | 'editorial';

interface CatalogueItem {
  /** The class of the payload: its fields, their rules, their schema. */
  readonly payload: RuledClass;
  /** The version of the payload's stored format that is written now. */
  readonly version: number;
  /** Whether an entry needs at least one source. */
  readonly sourced: boolean;
  readonly kind: EntryKind;
  /** What the event says, in one sentence. */
  readonly summary: string;
}

type Catalogue = Readonly<Record<string, CatalogueItem>>;

/** A type whose entries need a source. */
function sourced<K extends EntryKind, P extends RuledClass>(kind: K, payload: P, summary: string) {
  return { kind, payload, summary, sourced: true, version: 1 } as const;
}

/** A type whose entries may go without sources. */
function unsourced<K extends EntryKind, P extends RuledClass>(kind: K, payload: P, summary: string) {
  return { kind, payload, summary, sourced: false, version: 1 } as const;
}

/** Every event type. An event without payload class, kind or summary does not compile. */
export const catalogue = {
  ProcessOpened: unsourced('process', processes.ProcessOpened, 'The record of a process begins.'),
  ProcessClosed: unsourced(
    'process',
    processes.ProcessClosed,
    'The record of a process is closed: only editorial entries and a reopening may follow.',
  ),
  ProcessReopened: unsourced(
    'process',
    processes.ProcessReopened,
    'The record of a closed process is opened again.',
  ),
  PartyJoined: unsourced(
    'party',
    parties.PartyJoined,
    'A party takes part in the process, in one or more roles.',
  ),
  PartyRolesChanged: unsourced('party', parties.PartyRolesChanged, 'A party has other roles from now on.'),
  PartyLeft: sourced(
    'party',
    parties.PartyLeft,
    'A party leaves the process; it may still be named, and may join again.',
  ),
  MeetingScheduled: sourced('meeting', meetings.MeetingScheduled, 'A meeting is announced for a date.'),
  MeetingRescheduled: sourced(
    'meeting',
    meetings.MeetingRescheduled,
    'A scheduled meeting moves to another date or place.',
  ),
  MeetingCancelled: sourced('meeting', meetings.MeetingCancelled, 'A scheduled meeting will not take place.'),
  MeetingHeld: sourced('meeting', meetings.MeetingHeld, 'A meeting took place, scheduled before or not.'),
  StatementIssued: sourced(
    'statement',
    statements.StatementIssued,
    'One party, or several jointly, said something in public.',
  ),
  StatementWithdrawn: sourced('statement', statements.StatementWithdrawn, 'A statement is taken back.'),
  AgreementProposed: sourced('agreement', agreements.AgreementProposed, 'Parties put an agreement forward.'),
  AgreementAccepted: sourced(
    'agreement',
    agreements.AgreementAccepted,
    'Parties accept an agreement, wholly or in part.',
  ),
  AgreementRejected: sourced('agreement', agreements.AgreementRejected, 'Parties reject an agreement.'),
  AgreementSigned: sourced('agreement', agreements.AgreementSigned, 'Parties sign an agreement.'),
  AgreementRatified: sourced(
    'agreement',
    agreements.AgreementRatified,
    'Parties ratify an agreement by their own procedure.',
  ),
  AgreementEndorsed: sourced(
    'agreement',
    agreements.AgreementEndorsed,
    'Parties endorse an agreement without becoming bound by it.',
  ),
  AgreementEnteredIntoForce: sourced(
    'agreement',
    agreements.AgreementEnteredIntoForce,
    'An agreement takes effect.',
  ),
  AgreementAmended: sourced(
    'agreement',
    agreements.AgreementAmended,
    'An agreement is changed; points that are given replace the earlier ones.',
  ),
  AgreementSuspended: sourced('agreement', agreements.AgreementSuspended, 'An agreement is suspended.'),
  AgreementResumed: sourced(
    'agreement',
    agreements.AgreementResumed,
    'A suspended agreement is in force again.',
  ),
  AgreementTerminated: sourced('agreement', agreements.AgreementTerminated, 'An agreement ends.'),
  BodyEstablished: sourced(
    'body',
    bodies.BodyEstablished,
    'A body is set up, such as a commission or a monitoring mission.',
  ),
  BodyDissolved: sourced('body', bodies.BodyDissolved, 'A body is dissolved.'),
  PhaseDefined: unsourced('phase', phases.PhaseDefined, 'The process is planned to have this phase.'),
  PhaseDeclared: sourced('phase', phases.PhaseDeclared, 'A party claims that a phase has a status.'),
  PhaseStatusDetermined: sourced(
    'phase',
    phases.PhaseStatusDetermined,
    'The recording desk determines the status of a phase.',
  ),
  CommitmentMade: sourced(
    'commitment',
    commitments.CommitmentMade,
    'Parties commit themselves to something.',
  ),
  CommitmentProgressReported: sourced(
    'commitment',
    commitments.CommitmentProgressReported,
    'A party claims how far a commitment is implemented.',
  ),
  CommitmentAssessed: sourced(
    'commitment',
    commitments.CommitmentAssessed,
    'An assessor rates how far a commitment is implemented.',
  ),
  CommitmentDeadlineSet: sourced(
    'commitment',
    commitments.CommitmentDeadlineSet,
    'A commitment is due at another date from now on.',
  ),
  CommitmentStandingChanged: sourced(
    'commitment',
    commitments.CommitmentStandingChanged,
    'A commitment becomes binding, suspended, superseded, waived or lapsed.',
  ),
  ViolationAlleged: sourced(
    'violation',
    violations.ViolationAlleged,
    'A party accuses others of a violation.',
  ),
  ViolationDenied: sourced('violation', violations.ViolationDenied, 'A party denies an alleged violation.'),
  ViolationVerified: sourced(
    'violation',
    violations.ViolationVerified,
    'A party confirms an alleged violation.',
  ),
  ViolationResolved: sourced(
    'violation',
    violations.ViolationResolved,
    'A party declares an alleged violation settled.',
  ),
  EntryCorrected: unsourced(
    'editorial',
    editorial.EntryCorrected,
    'Parts of an entry are replaced; what it said before stays on the record.',
  ),
  EntryRetracted: unsourced(
    'editorial',
    editorial.EntryRetracted,
    'An entry is taken out of the history; retracting an editorial entry undoes it.',
  ),
  EntryDisputed: sourced('editorial', editorial.EntryDisputed, 'A party contests what an entry says.'),
  EntryCorroborated: sourced(
    'editorial',
    editorial.EntryCorroborated,
    'Further sources are given for the fact of an entry.',
  ),
  TranslationAdded: unsourced(
    'editorial',
    editorial.TranslationAdded,
    'A text of an entry is given in further languages.',
  ),
} as const satisfies Catalogue;

export type EventType = keyof typeof catalogue;

export type PayloadOf<T extends EventType> = InstanceType<(typeof catalogue)[T]['payload']>;

/** The types that speak about the record, not the world. */
export type EditorialType = {
  [T in EventType]: (typeof catalogue)[T]['kind'] extends 'editorial' ? T : never;
}[EventType];

/** The types that speak about the world: all but the editorial ones. */
export type SubstantiveType = Exclude<EventType, EditorialType>;

export function isEventType(name: unknown): name is EventType {
  return typeof name === 'string' && Object.hasOwn(catalogue, name);
}

export function isEditorialType(type: EventType): type is EditorialType {
  return catalogue[type].kind === 'editorial';
}

/** Whether an entry speaks about the record. */
export function isEditorial<E extends { readonly type: EventType }>(
  entry: E,
): entry is Extract<E, { readonly type: EditorialType }> {
  return isEditorialType(entry.type);
}

/** Whether an entry speaks about the world. */
export function isSubstantive<E extends { readonly type: EventType }>(
  entry: E,
): entry is Extract<E, { readonly type: SubstantiveType }> {
  return !isEditorialType(entry.type);
}

/** Every event type, in the order of the catalogue. */
export const eventTypes: readonly EventType[] = Object.keys(catalogue).filter(isEventType);
