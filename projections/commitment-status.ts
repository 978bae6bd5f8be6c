/** What follows from a commitment's row at a moment: shared by the commitments' own view and the parties' scoreboards. */
import type { Level, Standing } from '../src/domain/vocabulary/enumerations.js';
import type { CommitmentRow, CommitmentStatus } from './commitment-row.js';

/** `now` is ms since the epoch. */
export function commitmentStatus(row: CommitmentRow, now: number): CommitmentStatus {
  const overdueAt = overdueFrom(row);
  const voices = [...row.assessments, ...row.claims];
  return {
    level: commonLevel(row.assessments),
    overdue: overdueAt !== undefined && now >= overdueAt,
    contested: voices.some(({ level }) => level !== voices[0]?.level),
    openViolations: row.violations
      .filter(({ state }) => state !== 'resolved')
      .map(({ violationId }) => violationId),
  };
}

/** The first instant (ms) at which the commitment is overdue as things stand; undefined: it never becomes so. */
export function overdueFrom({ standing, due, assessments }: CommitmentRow): number | undefined {
  const latest = due?.latest ?? null;
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

function commonLevel(assessments: readonly { readonly level: Level }[]): Level | null {
  const first = assessments[0]?.level ?? null;
  return assessments.every(({ level }) => level === first) ? first : null;
}
