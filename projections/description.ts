/** How the timeline tells an entry of each type: its title, its text, whom it concerns, what it is about. */
import type { SubstantiveType } from '../src/domain/vocabulary/catalogue.js';
import type { LocalizedText } from '../src/domain/vocabulary/localized-text.js';
import {
  agreementTypes,
  each,
  violationSteps,
  type AgreementType,
  type ViolationStepType,
} from './event-types.js';
import type { EntryOf } from './fold.js';

export interface Description {
  /** The id, within its kind, of what the entry is about. */
  readonly about: string;
  readonly title: LocalizedText | undefined;
  readonly text?: LocalizedText | undefined;
  /** Ids of the parties that it names; where it names none, those of what it is about. */
  readonly parties?: readonly (string | undefined)[] | undefined;
  /** A statement or a body begins to be, or ends. */
  readonly begins?: 'issued' | 'established';
  readonly ends?: 'withdrawn' | 'dissolved';
}

type Descriptions = { readonly [T in SubstantiveType]: (entry: EntryOf<T>) => Description };

const DESCRIPTIONS: Descriptions = {
  ProcessOpened: ({ processId, data }) => ({ about: processId, title: data.title, text: data.summary }),
  ProcessClosed: closedOrReopened,
  ProcessReopened: closedOrReopened,
  PartyJoined: ({ data: { party } }) => ({ about: party.id, title: party.name, parties: [party.id] }),
  PartyRolesChanged: changedOrLeft,
  PartyLeft: changedOrLeft,
  MeetingScheduled: ({ data }) => ({
    about: data.meetingId,
    title: data.title,
    text: data.agenda,
    parties: attending(data),
  }),
  MeetingRescheduled: movedOrCancelled,
  MeetingCancelled: movedOrCancelled,
  MeetingHeld: ({ data, introduction }) => ({
    about: data.meetingId,
    title: data.title ?? introduction.title,
    text: data.outcome,
    parties: [...attending(data.participants ? data : introduction), ...(data.absent ?? [])],
  }),
  StatementIssued: ({ data }) => ({
    about: data.statementId,
    title: data.title ?? data.text,
    text: data.title && data.text,
    parties: data.issuers,
    begins: 'issued',
  }),
  StatementWithdrawn: ({ data, introduction }) => ({
    about: data.statementId,
    title: introduction.title ?? introduction.text,
    text: data.reason,
    parties: introduction.issuers,
    ends: 'withdrawn',
  }),
  ...each(agreementTypes, ({ data, introduction }: EntryOf<AgreementType>) => ({
    about: data.agreementId,
    title: introduction.title,
    parties: data.by,
  })),
  BodyEstablished: ({ data }) => ({
    about: data.bodyId,
    title: data.title,
    text: data.mandate,
    parties: data.members,
    begins: 'established',
  }),
  BodyDissolved: ({ data, introduction }) => ({
    about: data.bodyId,
    title: introduction.title,
    text: data.reason,
    parties: introduction.members,
    ends: 'dissolved',
  }),
  PhaseDefined: ({ data }) => ({ about: data.phaseId, title: data.title }),
  PhaseDeclared: ({ data, introduction }) => ({
    about: data.phaseId,
    title: introduction.title,
    parties: [data.by],
  }),
  PhaseStatusDetermined: ({ data, introduction }) => ({
    about: data.phaseId,
    title: introduction.title,
    text: data.reason,
  }),
  CommitmentMade: ({ data }) => ({
    about: data.commitmentId,
    title: data.text,
    parties: [...data.by, ...(data.to ?? [])],
  }),
  CommitmentProgressReported: ({ data, introduction }) => ({
    about: data.commitmentId,
    title: introduction.text,
    text: data.text,
    parties: [data.by],
  }),
  CommitmentAssessed: judgedOrChanged,
  CommitmentDeadlineSet: judgedOrChanged,
  CommitmentStandingChanged: judgedOrChanged,
  ViolationAlleged: ({ data }) => ({
    about: data.violationId,
    title: data.text,
    parties: [data.by, ...data.against],
  }),
  ...each(violationSteps, ({ data, introduction }: EntryOf<ViolationStepType>) => ({
    about: data.violationId,
    title: introduction.text,
    text: data.text,
    parties: [data.by],
  })),
};

export function describe<T extends SubstantiveType>(entry: EntryOf<T>): Description {
  const telling: Descriptions[T] = DESCRIPTIONS[entry.type];
  return telling(entry);
}

function closedOrReopened({
  processId,
  data,
  introduction,
}: EntryOf<'ProcessClosed' | 'ProcessReopened'>): Description {
  return { about: processId, title: introduction.title, text: data.reason };
}

function changedOrLeft({ data, introduction }: EntryOf<'PartyRolesChanged' | 'PartyLeft'>): Description {
  return { about: data.partyId, title: introduction.party.name, text: data.reason, parties: [data.partyId] };
}

function movedOrCancelled({
  data,
  introduction,
}: EntryOf<'MeetingRescheduled' | 'MeetingCancelled'>): Description {
  return {
    about: data.meetingId,
    title: introduction.title,
    text: data.reason,
    parties: attending(introduction),
  };
}

function judgedOrChanged({
  data,
  introduction,
}: EntryOf<'CommitmentAssessed' | 'CommitmentDeadlineSet' | 'CommitmentStandingChanged'>): Description {
  return {
    about: data.commitmentId,
    title: introduction.text,
    text: data.reason,
    parties: [...introduction.by, ...(introduction.to ?? [])],
  };
}

function attending({
  participants = [],
}: {
  readonly participants?: readonly { readonly partyId: string }[];
}): readonly string[] {
  return participants.map(({ partyId }) => partyId);
}
