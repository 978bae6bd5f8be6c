/** What follows from a commitment's row at a moment: shared by the commitments' own view and the parties' scoreboards. */
import type { Level, Rating, Standing } from '../src/domain/events/enumerations.js';
import type { CommitmentRow, CommitmentStatus } from './commitment-row.js';

/** `now` is ms since the epoch. */
export function commitmentStatus(row: CommitmentRow, now: number): CommitmentStatus {
  const overdueAt = overdueFrom(row);
  return { ...judgementOf(row), overdue: overdueAt !== undefined && now >= overdueAt };
}

/** What assessors and parties make of the commitment, at every moment. */
export function judgementOf({ assessments, claims }: CommitmentRow): Omit<CommitmentStatus, 'overdue'> {
  const voices = [...assessments.filter(isRated), ...claims];
  return {
    level: commonLevel(assessments),
    contested: voices.some(({ level }) => level !== voices[0]?.level),
  };
}

/** The first instant (ms) at which the commitment is overdue as things stand; undefined: it never becomes so. */
export function overdueFrom({ standing, dueDate, assessments }: CommitmentRow): number | undefined {
  const latest = dueDate?.latest ?? null;
  const isOwed = standing === 'binding' && !assessments.some(({ level }) => level === 'complete');
  return isOwed && latest !== null ? Date.parse(latest) + 1 : undefined;
}

/** Whether a commitment that depends on this one has to wait for it. */
export function isOutstanding({ standing, assessments }: CommitmentRow): boolean {
  return !isOutOfForce(standing) && commonLevel(assessments) !== 'complete';
}

function isOutOfForce(standing: Standing): boolean {
  return standing === 'superseded' || standing === 'waived' || standing === 'lapsed';
}

function commonLevel(assessments: readonly { readonly level: Rating }[]): Level | null {
  const [first, ...others] = assessments.filter(isRated);
  return first && others.every(({ level }) => level === first.level) ? first.level : null;
}

/** Who cannot assess it gives no level. */
function isRated<A extends { readonly level: Rating }>(
  assessment: A,
): assessment is A & { readonly level: Level } {
  return assessment.level !== 'not_assessable';
}
