import { agreementKinds, meetingFormats, statementMedia } from '../../../domain/vocabulary/enumerations.js';
import type {
  AgreementAct,
  AgreementCommitment,
  AgreementPosition,
  AgreementState,
  AgreementStep,
  AgreementView,
  ImplementedPoint,
  MeetingState,
  MeetingStatement,
  MeetingView,
  Reschedule,
  Signatory,
} from '../../../application/read-models.js';
import {
  integer,
  list,
  mark,
  maybe,
  objectOf,
  oneOf,
  orNull,
  ref,
  slug,
  string,
  text,
  uuid,
  wordsOf,
  type JsonSchema,
} from '../schemas.js';
import { cited, firstOf } from './shared.js';

const acts = wordsOf<AgreementAct>({
  proposed: true,
  accepted: true,
  rejected: true,
  signed: true,
  ratified: true,
  endorsed: true,
  entered_into_force: true,
  amended: true,
  suspended: true,
  resumed: true,
  terminated: true,
});
const states = wordsOf<AgreementState>({
  proposed: true,
  accepted: true,
  rejected: true,
  signed: true,
  ratified: true,
  in_force: true,
  suspended: true,
  terminated: true,
});
const meetingStates = wordsOf<MeetingState>({ scheduled: true, held: true, cancelled: true });

const agreement = objectOf<AgreementView>(
  'An agreement: its points, its steps, and where each party stands.',
  {
    agreementId: slug,
    title: orNull(text),
    kind: orNull(oneOf(agreementKinds)),
    state: orNull(oneOf(states, 'Null: no step has changed it yet.')),
    stateSince: orNull(ref('Since')),
    points: list(
      objectOf<ImplementedPoint>('A point, and the ids of those among `commitments` that implement it.', {
        number: string(),
        text,
        commitments: list(slug),
      }),
    ),
    pointsFrom: uuid,
    positions: list(
      objectOf<AgreementPosition>('The last step of a party.', {
        ...cited,
        party: slug,
        position: oneOf([...acts, 'accepted_in_part']),
      }),
      'In occurred order.',
    ),
    signatories: list(objectOf<Signatory>('A party that signed.', { ...cited, party: slug })),
    commitments: list(
      objectOf<AgreementCommitment>('A commitment that was made under the agreement.', {
        ...cited,
        commitmentId: slug,
        point: orNull(string()),
      }),
      firstOf('by the date on which they were made'),
    ),
    commitmentCount: integer('How many commitments were made under it.'),
    otherCommitments: list(
      slug,
      'Ids of those among `commitments` that name no point, or none that there is now.',
    ),
    steps: list(
      objectOf<AgreementStep>('A step of one or more parties.', {
        ...cited,
        type: oneOf(acts),
        by: list(slug),
        partial: mark('An acceptance in part.'),
      }),
      'In occurred order.',
    ),
  },
);

const meeting = objectOf<MeetingView>(
  'A meeting: planned, moved, held or called off, and what was said there.',
  {
    meetingId: slug,
    state: oneOf(meetingStates),
    title: orNull(text),
    participants: list(ref('Participant')),
    absent: list(slug, 'Ids of parties that were expected and did not come.'),
    place: orNull(ref('Place')),
    format: orNull(oneOf(meetingFormats)),
    scheduledFor: orNull(ref('PlannedDate')),
    scheduled: orNull(ref('Citation')),
    reschedules: list(
      objectOf<Reschedule>('A change of date or place.', {
        ...cited,
        from: orNull(ref('PlannedDate')),
        to: ref('PlannedDate'),
        place: maybe(ref('Place')),
        reason: maybe(text),
      }),
    ),
    cancelled: orNull(ref('ReasonedCitation')),
    held: orNull(ref('Citation')),
    agenda: orNull(text),
    topics: list(text),
    outcome: orNull(text),
    statements: list(
      objectOf<MeetingStatement>('A statement that was made at the meeting.', {
        ...cited,
        statementId: slug,
        issuers: list(slug),
        title: orNull(text),
        text,
        medium: oneOf(statementMedia),
        spokesperson: orNull(ref('Person')),
        state: oneOf(['issued', 'withdrawn']),
        withdrawnBy: orNull(uuid),
        withdrawnFor: orNull(text),
      }),
    ),
  },
);

export const agreementAndMeetingSchemas: Readonly<Record<string, JsonSchema>> = {
  AgreementRow: agreement,
  MeetingRow: meeting,
};
