/** By when something is due: a date that is given, or one that hangs on something on the record and moves with it. */
import type { ReferenceKind } from '../src/domain/events/enumerations.js';
import { boundsAfter, readDuration } from '../src/domain/time/duration.js';
import { isoInstant } from '../src/domain/time/occurred.js';
import type { Due, DueMoment, RelativeDue } from '../src/domain/values/due.js';
import type { Reference } from '../src/domain/values/reference.js';
import type { AgreementRow } from './agreement-row.js';
import type { BodyRow } from './bodies.js';
import { instantOrNull, plannedDate, type Citation } from './citation.js';
import type { CommitmentRow } from './commitment-row.js';
import type { MeetingRow } from './meetings.js';
import type { PhaseStatusRow } from './phase-status.js';
import type { RowAddress, RowLookup } from './projection.js';
import type { StatementRow } from './statements.js';
import type { ViolationRow } from './violation-row.js';

/** The first and the last instant of a date that is owed (UTC, ms). */
export interface DueDate {
  /** Null where the text cannot be read, which the vocabulary does not let happen. */
  readonly earliest: string | null;
  /** Null for an open end. */
  readonly latest: string | null;
}

/** What a date was worked out from: a moment of something on the record, and the entry that says when it was. */
export interface DueOrigin {
  /** What it hangs on. */
  readonly of: Reference;
  /** Which moment of it. */
  readonly when: DueMoment;
  /** How long after that moment, an ISO 8601 duration; a negative one is before it. */
  readonly offset: string;
  /** The moment's own first and last instant. */
  readonly moment: DueDate;
  /** The entry that says when the moment was. */
  readonly entryId: string;
}

export interface Deadline {
  /** As it is given: a date, or what it hangs on. */
  readonly due: Due | null;
  /** What it comes to; null without one, and while what it hangs on has not happened. */
  readonly dueDate: DueDate | null;
  /** How a date that hangs on something was worked out. */
  readonly dueFrom: DueOrigin | null;
}

/** Whether a date hangs on something. */
export function isRelative(due: Due | null): due is RelativeDue {
  return typeof due === 'object' && due !== null;
}

/** A deadline as an entry gives it. One that hangs on something comes to nothing until that is looked up. */
export function deadlineOf(due: Due | undefined): Deadline {
  const dueDate = typeof due === 'string' ? dateOf(due) : null;
  return { due: due ?? null, dueDate, dueFrom: null };
}

/** The same with what it hangs on looked up among the rows of the process. */
export function workedOut(deadline: Deadline, rowOf: RowLookup): Deadline {
  const { due } = deadline;
  if (!isRelative(due)) return deadline;
  const row = rowOf(hangsOn(due), due.when === 'due');
  const known = row && momentOf(due, row);
  const offset = readDuration(due.offset);
  if (!known || !offset) return { due, dueDate: null, dueFrom: null };
  const dueDate = writtenBounds(boundsAfter(known.bounds, offset));
  const { of, when } = due;
  const moment = writtenBounds(known.bounds);
  return { due, dueDate, dueFrom: { of, when, offset: due.offset, moment, entryId: known.entryId } };
}

const READ_MODELS: Readonly<Record<ReferenceKind, string>> = {
  agreement: 'agreements',
  phase: 'phase-status',
  meeting: 'meetings',
  body: 'bodies',
  commitment: 'party-commitments',
  statement: 'statements',
  violation: 'violations',
};

/** The read models that a date can hang on. */
export const DUE_SOURCES: readonly string[] = Object.values(READ_MODELS);

/** The row that says when the moment was. */
export function hangsOn({ of: { kind, id } }: RelativeDue): RowAddress {
  return { projection: READ_MODELS[kind], key: id };
}

interface Bounds {
  readonly earliest: number;
  readonly latest: number;
}

interface Moment {
  readonly bounds: Bounds;
  readonly entryId: string;
}

/** When a moment was, as the row of the thing tells; undefined: it has not come yet. */
function momentOf({ of: { kind }, when }: RelativeDue, row: object): Moment | undefined {
  switch (kind) {
    case 'agreement': {
      const act = when === 'signed' ? 'signed' : 'entered_into_force';
      return cited((row as AgreementRow).steps.find(({ type }) => type === act));
    }
    case 'phase':
      return cited(when === 'started' ? startOf(row as PhaseStatusRow) : endOf(row as PhaseStatusRow));
    case 'meeting':
      return cited((row as MeetingRow).held ?? undefined);
    case 'body':
      return cited((row as BodyRow).established);
    case 'statement':
      return cited((row as StatementRow).issued);
    case 'violation':
      return cited((row as ViolationRow).alleged);
    case 'commitment':
      return when === 'made' ? cited((row as CommitmentRow).made) : dueOf(row as CommitmentRow);
  }
}

/** The entry that had the phase in progress first. */
function startOf({ history }: PhaseStatusRow): Citation | undefined {
  return history.find(({ kind, status }) => kind === 'determined' && status === 'in_progress');
}

const ENDED: readonly PhaseStatusRow['determined']['status'][] = ['completed', 'collapsed', 'superseded'];

/** The entry since which it is over; undefined while it is not. */
function endOf({ determined, history }: PhaseStatusRow): Citation | undefined {
  if (!ENDED.includes(determined.status)) return undefined;
  return history.find(({ entryId }) => entryId === determined.entryId);
}

function dueOf({ dueDate, dueSince }: CommitmentRow): Moment | undefined {
  if (dueDate?.earliest == null || !dueSince) return undefined;
  return { bounds: readBounds(dueDate.earliest, dueDate.latest), entryId: dueSince.entryId };
}

function cited(citation: Citation | undefined): Moment | undefined {
  if (!citation) return undefined;
  const { earliest, latest } = citation.occurred;
  return { bounds: readBounds(earliest, latest), entryId: citation.entryId };
}

function readBounds(earliest: string, latest: string | null): Bounds {
  return { earliest: Date.parse(earliest), latest: latest === null ? Infinity : Date.parse(latest) };
}

function writtenBounds({ earliest, latest }: Bounds): DueDate {
  return { earliest: isoInstant(earliest), latest: instantOrNull(latest) };
}

function dateOf(text: string): DueDate {
  const { earliest, latest } = plannedDate(text);
  return { earliest, latest };
}
