/** How the timeline tells an entry of each type: its title, its text, what it is about. */
import type { HistoryEntry } from '../src/domain/history/history-entry.js';
import { typesOf, type SubstantiveType, type TypeOf } from '../src/domain/events/catalogue.js';
import type { LocalizedText } from '../src/domain/values/localized-text.js';
import { each, type EntryOf } from './fold.js';

type AgreementType = TypeOf<'agreement'>;

export interface Description {
  /** The id, within its kind, of what the entry is about. */
  readonly about: string;
  readonly title: LocalizedText | undefined;
  readonly text?: LocalizedText | undefined;
  /** A statement or a body begins to be, or ends. */
  readonly begins?: 'issued' | 'established';
  readonly ends?: 'withdrawn' | 'dissolved';
}

type Descriptions = { readonly [T in SubstantiveType]: (entry: EntryOf<T>) => Description };

const DESCRIPTIONS: Descriptions = {
  ProcessOpened: ({ processId, data }) => ({ about: processId, title: data.title, text: data.summary }),
  ProcessClosed: closedOrReopened,
  ProcessReopened: closedOrReopened,
  PartyJoined: ({ data: { party } }) => ({ about: party.id, title: party.name }),
  PartyRolesChanged: changedOrLeft,
  PartyChanged: ({ data, introduction }) => ({
    about: data.partyId,
    title: data.name ?? introduction.party.name,
    text: data.reason,
  }),
  PartyLeft: changedOrLeft,
  MeetingScheduled: ({ data }) => ({
    about: data.meetingId,
    title: data.title,
    text: data.agenda,
  }),
  MeetingRescheduled: movedOrCancelled,
  MeetingCancelled: movedOrCancelled,
  MeetingHeld: ({ data, introduction }) => ({
    about: data.meetingId,
    title: data.title ?? introduction.title,
    text: data.outcome,
  }),
  StatementIssued: ({ data }) => ({
    about: data.statementId,
    title: data.title ?? data.text,
    text: data.title && data.text,
    begins: 'issued',
  }),
  StatementWithdrawn: ({ data, introduction }) => ({
    about: data.statementId,
    title: introduction.title ?? introduction.text,
    text: data.reason,
    ends: 'withdrawn',
  }),
  ...each(typesOf('agreement'), ({ data, introduction }: EntryOf<AgreementType>) => ({
    about: data.agreementId,
    title: introduction.title,
  })),
  BodyEstablished: ({ data }) => ({
    about: data.bodyId,
    title: data.title,
    text: data.mandate,
    begins: 'established',
  }),
  BodyDissolved: ({ data, introduction }) => ({
    about: data.bodyId,
    title: introduction.title,
    text: data.reason,
    ends: 'dissolved',
  }),
  PhaseDefined: ({ data }) => ({ about: data.phaseId, title: data.title }),
  PhaseDeclared: ({ data, introduction }) => ({
    about: data.phaseId,
    title: introduction.title,
  }),
  PhaseStatusDetermined: ({ data, introduction }) => ({
    about: data.phaseId,
    title: introduction.title,
    text: data.reason,
  }),
  CommitmentMade: ({ data }) => ({
    about: data.commitmentId,
    title: data.text,
  }),
  CommitmentProgressReported: ({ data, introduction }) => ({
    about: data.commitmentId,
    title: introduction.text,
    text: data.text,
  }),
  CommitmentAssessed: judgedOrChanged,
  CommitmentDeadlineSet: judgedOrChanged,
  CommitmentMoved: judgedOrChanged,
  CommitmentStandingChanged: judgedOrChanged,
  /** Each by its own words: who denies an allegation does not make it, and a finding may find something else. */
  ...each(typesOf('violation'), ({ data }: EntryOf<TypeOf<'violation'>>) => ({
    about: data.violationId,
    title: data.text,
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
  return { about: data.partyId, title: introduction.party.name, text: data.reason };
}

function movedOrCancelled({
  data,
  introduction,
}: EntryOf<'MeetingRescheduled' | 'MeetingCancelled'>): Description {
  return {
    about: data.meetingId,
    title: introduction.title,
    text: data.reason,
  };
}

function judgedOrChanged({
  data,
  introduction,
}: EntryOf<
  'CommitmentAssessed' | 'CommitmentDeadlineSet' | 'CommitmentMoved' | 'CommitmentStandingChanged'
>): Description {
  return {
    about: data.commitmentId,
    title: introduction.text,
    text: data.reason,
  };
}

/** The title of what an entry is about, as the entry that introduced it gives it, or its text where it has none. */
export function subjectTitle({ introduction }: HistoryEntry): LocalizedText | undefined {
  if ('party' in introduction) return introduction.party.name;
  const title = 'title' in introduction ? introduction.title : undefined;
  return title ?? ('text' in introduction ? introduction.text : undefined);
}
