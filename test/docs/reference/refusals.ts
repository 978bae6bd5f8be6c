/** Why an entry of each type can be refused, beside what holds for every entry. */
import { definitionOf, isEditorialType, type EventType } from '../../../src/domain/events/catalogue.js';
import type { EventDefinition } from '../../../src/domain/events/define-event.js';
import type { RefusalCode } from '../../../src/domain/events/refusal.js';

export interface Reason {
  readonly code: RefusalCode;
  readonly when: string;
}

/** For every type: the page says them once. */
export const ofEveryEntry: readonly Reason[] = [
  {
    code: 'invalid-payload',
    when: 'A field is missing, unknown, or not what its rule asks for; every failing place is named.',
  },
  { code: 'event-id-reused', when: 'The `id` is on the record with other content.' },
  { code: 'occurred-in-future', when: '`occurred` begins later than now.' },
  { code: 'process-not-found', when: 'The process is not on the record; `ProcessOpened` begins it.' },
  {
    code: 'entry-referenced',
    when: 'What it would leave contradicts another entry: one that refers to it would dangle or come too early, or references would run in circles.',
  },
];

/** For every type that is about the world. */
export const ofTheWorld: readonly Reason[] = [
  { code: 'process-closed', when: 'The process is closed, and the entry is not `ProcessReopened`.' },
];

/** For every type that is about the record. */
export const ofTheRecord: readonly Reason[] = [
  { code: 'entry-not-found', when: '`entryId` is no entry of the process.' },
  { code: 'entry-retracted', when: 'The entry that it is about is retracted.' },
  {
    code: 'redaction-final',
    when: 'The entry that it is about is a redaction: what was erased does not come back.',
  },
];

const endsTwice: Reason = { code: 'illegal-transition', when: 'It has ended already: that happens once.' };
const firstStep: Reason = {
  code: 'invalid-payload',
  when: 'It is the first step of the agreement on the record and lacks `title` or `kind`, or a later one and has them.',
};
const meetingIsOver: Reason = { code: 'meeting-not-open', when: 'The meeting has been held or cancelled.' };
const neverScheduled: Reason = { code: 'reference-not-found', when: 'The meeting was never scheduled.' };
const resulting: Reason = {
  code: 'invalid-payload',
  when: 'What it leaves breaks a rule of the type that it is about, which has its own code: an entry is judged as if it had been posted so.',
};

/** What the machine of its subject can say of each type, or its editorial rule. */
const ofType: { readonly [T in EventType]?: readonly Reason[] } = {
  ProcessOpened: [{ code: 'process-already-open', when: 'The process is on the record.' }],
  ProcessReopened: [{ code: 'process-already-open', when: 'The process is open.' }],
  PartyJoined: [{ code: 'id-taken', when: 'The party is in the process.' }],
  PartyLeft: [{ code: 'illegal-transition', when: 'The party has left.' }],
  MeetingScheduled: [meetingIsOver],
  MeetingRescheduled: [meetingIsOver, neverScheduled],
  MeetingCancelled: [meetingIsOver, neverScheduled],
  MeetingHeld: [
    meetingIsOver,
    {
      code: 'invalid-payload',
      when: 'The meeting was not scheduled before, and `title` or `participants` is missing.',
    },
  ],
  StatementWithdrawn: [endsTwice],
  BodyDissolved: [endsTwice],
  ViolationResolved: [endsTwice],
  AgreementProposed: [firstStep],
  AgreementAccepted: [firstStep],
  AgreementRejected: [firstStep],
  AgreementSigned: [firstStep],
  AgreementRatified: [firstStep],
  AgreementEndorsed: [firstStep],
  AgreementEnteredIntoForce: [firstStep],
  AgreementAmended: [firstStep],
  AgreementSuspended: [firstStep],
  AgreementResumed: [firstStep],
  AgreementTerminated: [firstStep],
  PhaseStatusDetermined: [
    {
      code: 'illegal-transition',
      when: 'The phase does not go from its status before to this one, or from this one to the next; or it leaves `completed` or `collapsed` without a reason.',
    },
  ],
  CommitmentAssessed: [
    { code: 'standing-terminal', when: 'The commitment is superseded, waived or lapsed.' },
    {
      code: 'reversal-required',
      when: 'The assessor rated it `complete` before, and `reversal` is not `true`.',
    },
  ],
  CommitmentStandingChanged: [
    { code: 'illegal-transition', when: 'The commitment does not go from its standing to this one.' },
    { code: 'standing-terminal', when: 'The commitment is superseded, waived or lapsed.' },
  ],
  EntryCorrected: [resulting],
  EntryRetracted: [resulting],
  EntryRedacted: [
    {
      code: 'invalid-payload',
      when: 'What is left is no body of the type of the entry, or is about something else: ids stay.',
    },
    resulting,
  ],
  EntryDisputed: [{ code: 'party-not-in-process', when: '`by` has not joined the process.' }],
  TranslationAdded: [
    { code: 'invalid-payload', when: '`path` leads to no text of the entry.' },
    { code: 'translation-exists', when: 'The text is there in that language.' },
  ],
};

/**
 * Why an entry of this type can be refused, beside what holds for every entry. `bodies` are data of the type, which between
 * them use each field: what they refer to is what it can refer to.
 */
export function refusalsOf(type: EventType, bodies: readonly object[]): readonly Reason[] {
  const definition = definitionOf(type);
  const sources: Reason[] = definition.sourced
    ? [{ code: 'source-required', when: 'It has no source.' }]
    : [];
  const own = ofType[type] ?? [];
  return isEditorialType(type) || definition.kind === 'editorial'
    ? [...sources, ...own]
    : [...sources, ...introducing(definition), ...referring(definition, bodies), ...own];
}

function introducing({ introduces, idPointer, kind }: EventDefinition): Reason[] {
  const id = shown(idPointer);
  if (introduces === 'once') return [{ code: 'id-taken', when: `Another ${kind} has that ${id}.` }];
  if (introduces === 'again' || kind === 'process') return [];
  if (kind === 'party') return [{ code: 'party-not-in-process', when: `${id} has not joined the process.` }];
  return [{ code: 'reference-not-found', when: `There is no ${kind} with that ${id}.` }];
}

function referring(definition: EventDefinition, bodies: readonly object[]): Reason[] {
  const all = bodies.flatMap((data) => definition.references(data));
  const fieldsTo = (isParty: boolean): string[] => {
    const those = all.filter(({ subject }) => subject.startsWith('party:') === isParty);
    return [...new Set(those.map(({ pointer }) => shown(pointer)))];
  };
  const parties = fieldsTo(true);
  const others = fieldsTo(false);
  const isOfSomething =
    definition.introduces === 'never' && definition.kind !== 'process' && definition.kind !== 'party';
  return [
    ...(parties.length > 0
      ? [
          {
            code: 'party-not-in-process' as const,
            when: `A party of ${parties.join(', ')} has not joined the process.`,
          },
        ]
      : []),
    ...(others.length > 0
      ? [
          {
            code: 'reference-not-found' as const,
            when: `What ${others.join(', ')} names is not on the record.`,
          },
        ]
      : []),
    ...(others.length > 0 || isOfSomething
      ? [
          {
            code: 'occurred-before-reference' as const,
            when: '`occurred` ends before something that it refers to begins.',
          },
        ]
      : []),
  ];
}

/** A pointer into the entry as a field of its data: `participants[].partyId`. */
function shown(pointer: string): string {
  const keys = pointer.split('/').slice(2);
  return `\`${keys.map((key, at) => (/^\d+$/.test(key) ? '[]' : `${at > 0 ? '.' : ''}${key}`)).join('')}\``;
}
