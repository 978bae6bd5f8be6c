/** What a page works out of the rows: who is meant, what is due, what is contested and why. Pure, over rows as they are. */
import type { CommitmentRow, Localized, Overview, PartyInProcess, PhaseRow } from './types.ts';

export type Names = ReadonlyMap<string, PartyInProcess>;

/** The parties of processes by their ids; the last stay of each tells its name. */
export function namesOf(overviews: readonly Overview[]): Names {
  return new Map(overviews.flatMap(({ parties }) => parties.map((party) => [party.partyId, party] as const)));
}

export function nameOf(names: Names, partyId: string): Localized | undefined {
  return names.get(partyId)?.name;
}

const DAY_MS = 86_400_000;

/** Whole days from one moment to another, not negative. */
export function daysBetween(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / DAY_MS));
}

export function overdue(commitments: readonly CommitmentRow[]): CommitmentRow[] {
  return commitments.filter((row) => row.overdue).sort(byDue);
}

/** What binds and falls due after a moment, the next first. */
export function dueNext(commitments: readonly CommitmentRow[], now: number): CommitmentRow[] {
  const isAhead = ({ dueDate }: CommitmentRow) =>
    dueDate?.latest != null && Date.parse(dueDate.latest) >= now;
  return commitments
    .filter((row) => row.standing === 'binding' && row.level !== 'complete' && isAhead(row))
    .sort(byDue);
}

function byDue(a: CommitmentRow, b: CommitmentRow): number {
  return dueMs(a) - dueMs(b);
}

function dueMs({ dueDate }: CommitmentRow): number {
  return dueDate?.latest == null ? Number.POSITIVE_INFINITY : Date.parse(dueDate.latest);
}

export function contestedCommitments(commitments: readonly CommitmentRow[]): CommitmentRow[] {
  return commitments.filter((row) => row.contested);
}

export function contestedPhases(phases: readonly PhaseRow[]): PhaseRow[] {
  return phases.filter(({ agreement }) => agreement === 'contested');
}

/** The declarations that still count beside the determination. */
export function currentDeclarations({ declarations }: PhaseRow): PhaseRow['declarations'] {
  return declarations.filter(({ stale }) => !stale);
}

export function byOrdinal(phases: readonly PhaseRow[]): PhaseRow[] {
  return [...phases].sort((a, b) => a.ordinal - b.ordinal);
}
