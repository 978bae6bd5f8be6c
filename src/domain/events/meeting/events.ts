import { eventsOf } from '../define-event.js';
import { parties, subjectKey, type PointedReference } from '../subject.js';
import { fieldsLeftOut } from '../machine.js';
import type { MeetingFacts } from './machine.js';
import {
  MeetingCancelled,
  MeetingHeld,
  MeetingRescheduled,
  MeetingScheduled,
  type Participant,
} from './payloads.js';

const define = eventsOf<MeetingFacts>()(
  'meeting',
  (data: Pick<MeetingHeld, 'meetingId'>) => data.meetingId,
  '/data/meetingId',
);

export const meetingEvents = {
  MeetingScheduled: define({
    payload: MeetingScheduled,
    sourced: true,
    introduces: 'once',
    references: ({ participants }) => present(participants),
    facts: () => ({ step: 'scheduled' }),
    summary: 'A meeting is announced for a date.',
  }),
  MeetingRescheduled: define({
    payload: MeetingRescheduled,
    sourced: true,
    introduces: 'again',
    facts: () => ({ step: 'rescheduled' }),
    summary: 'A scheduled meeting moves to another date or place.',
  }),
  MeetingCancelled: define({
    payload: MeetingCancelled,
    sourced: true,
    introduces: 'again',
    facts: () => ({ step: 'cancelled' }),
    summary: 'A scheduled meeting will not take place.',
  }),
  MeetingHeld: define({
    payload: MeetingHeld,
    sourced: true,
    introduces: 'again',
    references: ({ participants, absent }) => [...present(participants ?? []), ...parties('absent', absent)],
    facts: (data) => ({ step: 'held', lacks: fieldsLeftOut(data, ['title', 'participants']) }),
    summary: 'A meeting took place, scheduled before or not.',
  }),
};

function present(participants: readonly Participant[]): PointedReference[] {
  return participants.map(({ partyId }, i) => ({
    subject: subjectKey('party', partyId),
    pointer: `/data/participants/${i}/partyId`,
  }));
}
