/** The meetings of a process: planned, moved, held or called off, and what was said there. */
import type { MeetingFormat, StatementMedium } from '../src/domain/events/enumerations.js';
import type { LocalizedText } from '../src/domain/values/localized-text.js';
import type { Participant } from '../src/domain/events/meeting/payloads.js';
import type { Person } from '../src/domain/values/person.js';
import type { Place } from '../src/domain/values/place.js';
import {
  cite,
  citeWithReason,
  plannedDate,
  type Citation,
  type PlannedDate,
  type ReasonedCitation,
} from './citation.js';
import { foldedBy, ignoringAllBut, onRow, type EntryOf } from './fold.js';
import { asStored, type Projection } from './projection.js';

export type MeetingState = 'scheduled' | 'held' | 'cancelled';

export interface Reschedule extends ReasonedCitation {
  readonly from: PlannedDate | null;
  readonly to: PlannedDate;
  readonly place?: Place;
}

export type Cancellation = ReasonedCitation;

/** A statement that was made at the meeting. */
export interface MeetingStatement extends Citation {
  readonly statementId: string;
  /** Party ids. */
  readonly issuers: readonly string[];
  readonly title: LocalizedText | null;
  readonly text: LocalizedText;
  readonly medium: StatementMedium;
  readonly spokesperson: Person | null;
  readonly state: 'issued' | 'withdrawn';
  /** The entry that withdrew it. */
  readonly withdrawnBy: string | null;
  /** The reason that entry gives. */
  readonly withdrawnFor: LocalizedText | null;
}

export interface MeetingRow {
  readonly meetingId: string;
  readonly state: MeetingState;
  readonly title: LocalizedText | null;
  readonly participants: readonly Participant[];
  /** Ids of parties that were expected and did not come. */
  readonly absent: readonly string[];
  readonly place: Place | null;
  readonly format: MeetingFormat | null;
  readonly scheduledFor: PlannedDate | null;
  readonly scheduled: Citation | null;
  readonly reschedules: readonly Reschedule[];
  readonly cancelled: Cancellation | null;
  /** When it took place. */
  readonly held: Citation | null;
  readonly agenda: LocalizedText | null;
  readonly topics: readonly LocalizedText[];
  readonly outcome: LocalizedText | null;
  readonly statements: readonly MeetingStatement[];
}

export type MeetingView = MeetingRow;

type MeetingType = 'MeetingScheduled' | 'MeetingRescheduled' | 'MeetingCancelled' | 'MeetingHeld';

const keys = ({ data }: EntryOf<MeetingType>): readonly string[] => [data.meetingId];

export const meetings: Projection<MeetingRow, MeetingView> = {
  name: 'meetings',
  version: 2,
  scope: 'process',
  ...foldedBy<MeetingRow>({
    MeetingScheduled: { keys, evolve: (row, entry) => scheduled(row ?? begun(entry), entry) },
    MeetingRescheduled: { keys, evolve: (row, entry) => rescheduled(row ?? begun(entry), entry) },
    MeetingCancelled: { keys, evolve: (row, entry) => cancelled(row ?? begun(entry), entry) },
    MeetingHeld: { keys, evolve: (row, entry) => held(row ?? begun(entry), entry) },
    StatementIssued: { keys: ({ data }) => meetingOf(data), evolve: onRow(statementIssued) },
    StatementWithdrawn: {
      keys: ({ introduction }) => meetingOf(introduction),
      evolve: onRow(statementWithdrawn),
    },
    ...ignoringAllBut('meeting', 'statement'),
  }),
  resource: {
    path: 'meetings',
    one: 'Meeting',
    many: 'Meetings',
    view: 'MeetingView',
    description: 'Planned, moved, held or called off, with the statements made there.',
    lists: ['process'],
  },
  sort: { name: 'when', of: (row) => [whenOf(row)] },
  parties: ({ participants, absent, statements }) => [
    ...new Set([
      ...participants.map(({ partyId }) => partyId),
      ...absent,
      ...statements.flatMap(({ issuers }) => issuers),
    ]),
  ],
  view: asStored,
};

function meetingOf({ meetingId }: { readonly meetingId?: string }): readonly string[] {
  return meetingId === undefined ? [] : [meetingId];
}

/** Ms: when it took place, else when it is to; last of all where neither is told. */
function whenOf({ held, scheduledFor }: MeetingRow): number {
  const when = held?.occurred.earliest ?? scheduledFor?.earliest ?? null;
  return when === null ? Number.MAX_SAFE_INTEGER : Date.parse(when);
}

function begun({ data: { meetingId }, introduction }: EntryOf<MeetingType>): MeetingRow {
  return {
    meetingId,
    state: 'scheduled',
    title: introduction.title ?? null,
    participants: introduction.participants ?? [],
    absent: [],
    place: null,
    format: null,
    scheduledFor: null,
    scheduled: null,
    reschedules: [],
    cancelled: null,
    held: null,
    agenda: null,
    topics: [],
    outcome: null,
    statements: [],
  };
}

function scheduled(row: MeetingRow, entry: EntryOf<'MeetingScheduled'>): MeetingRow {
  const { title, participants, place, format, scheduledFor, agenda } = entry.data;
  return {
    ...row,
    title,
    participants,
    place: place ?? null,
    format,
    scheduledFor: plannedDate(scheduledFor),
    scheduled: cite(entry),
    agenda: agenda ?? null,
  };
}

function rescheduled(row: MeetingRow, entry: EntryOf<'MeetingRescheduled'>): MeetingRow {
  const { scheduledFor, place } = entry.data;
  const to = plannedDate(scheduledFor);
  const elsewhere = place && { place };
  const reschedule = { from: row.scheduledFor, to, ...elsewhere, ...citeWithReason(entry) };
  return { ...row, ...elsewhere, scheduledFor: to, reschedules: [...row.reschedules, reschedule] };
}

function cancelled(row: MeetingRow, entry: EntryOf<'MeetingCancelled'>): MeetingRow {
  return { ...row, state: 'cancelled', cancelled: citeWithReason(entry) };
}

function held(row: MeetingRow, entry: EntryOf<'MeetingHeld'>): MeetingRow {
  const { title, participants, place, format, topics, outcome, absent } = entry.data;
  return {
    ...row,
    state: 'held',
    title: title ?? row.title,
    participants: participants ?? row.participants,
    absent: absent ?? [],
    place: place ?? row.place,
    format: format ?? row.format,
    held: cite(entry),
    topics: topics ?? [],
    outcome: outcome ?? null,
  };
}

function statementIssued(row: MeetingRow, entry: EntryOf<'StatementIssued'>): MeetingRow {
  const { statementId, issuers, title, text, medium, spokesperson } = entry.data;
  const statement = {
    statementId,
    issuers,
    title: title ?? null,
    text,
    medium,
    spokesperson: spokesperson ?? null,
    state: 'issued',
    withdrawnBy: null,
    withdrawnFor: null,
    ...cite(entry),
  } as const;
  return { ...row, statements: [...row.statements, statement] };
}

function statementWithdrawn(row: MeetingRow, { id, data }: EntryOf<'StatementWithdrawn'>): MeetingRow {
  const withdrawn = (statement: MeetingStatement): MeetingStatement =>
    statement.statementId === data.statementId
      ? { ...statement, state: 'withdrawn', withdrawnBy: id, withdrawnFor: data.reason ?? null }
      : statement;
  return { ...row, statements: row.statements.map(withdrawn) };
}
