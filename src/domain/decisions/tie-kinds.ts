/**
 * Ties between things of one kind that may not run in a circle: a party belongs to parties and comes out of parties, a
 * commitment is due by the date of another one.
 */
import type { CommitmentFacts } from '../events/commitment/machine.js';
import type { StepNode } from '../events/machine.js';
import type { PartyFacts } from '../events/party/machine.js';
import type { SubjectKind } from '../events/subject.js';

/** The word of a payload that ties. */
export type TieName = 'memberOf' | 'succeeds' | 'due';

export interface TieKind {
  readonly name: TieName;
  /** The ids that an entry ties its subject to; undefined: it says nothing of such ties. */
  readonly of: (facts: object) => readonly string[] | undefined;
  /** Whether a later entry can end it. */
  readonly ends: boolean;
}

const TIES: { readonly [K in SubjectKind]?: readonly TieKind[] } = {
  party: [
    { name: 'memberOf', of: (facts) => (facts as PartyFacts).memberOf, ends: true },
    // What a party came out of stays so, whatever is said later.
    { name: 'succeeds', of: (facts) => (facts as PartyFacts).succeeds, ends: false },
  ],
  commitment: [
    {
      name: 'due',
      of: (facts) => ('dueOf' in facts ? (facts as CommitmentFacts & { dueOf: string[] }).dueOf : undefined),
      ends: true,
    },
  ],
};

const NO_TIES: readonly TieKind[] = [];

export function tieKindsOf(kind: SubjectKind): readonly TieKind[] {
  return TIES[kind] ?? NO_TIES;
}

/** Whether an entry says what its subject is tied to. */
export function ties(kind: SubjectKind, { facts }: Pick<StepNode, 'facts'>): boolean {
  return facts !== undefined && tieKindsOf(kind).some(({ of }) => of(facts) !== undefined);
}
