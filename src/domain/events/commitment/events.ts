import { anyOf } from '../../validation/compounds.js';
import { eventsOf } from '../define-event.js';
import { many, one, parties, subjectKey, type PointedReference } from '../subject.js';
import type { Due } from '../../values/due.js';
import type { CommitmentFacts } from './machine.js';
import {
  CommitmentAssessed,
  CommitmentDeadlineSet,
  CommitmentMade,
  CommitmentMoved,
  CommitmentProgressReported,
  CommitmentStandingChanged,
} from './payloads.js';

const define = eventsOf<CommitmentFacts>()(
  'commitment',
  (data: Pick<CommitmentMade, 'commitmentId'>) => data.commitmentId,
  '/data/commitmentId',
);

export const commitmentEvents = {
  CommitmentMade: define({
    payload: CommitmentMade,
    sourced: true,
    introduces: 'once',
    references: ({ by, to, phaseId, agreementId, statementId, dependsOn, due }) => [
      ...parties('by', by),
      ...parties('to', to),
      ...one('phase', 'phaseId', phaseId),
      ...one('agreement', 'agreementId', agreementId),
      ...one('statement', 'statementId', statementId),
      ...many('commitment', 'dependsOn', dependsOn),
      ...hungOn(due),
    ],
    facts: ({ standing, due }) => ({ of: 'made', standing, dueOf: commitmentsIn(due) }),
    summary: 'Parties commit themselves to something.',
  }),
  CommitmentProgressReported: define({
    payload: CommitmentProgressReported,
    sourced: true,
    conditions: [
      {
        expected: 'a text where there is no level',
        holds: ({ level, text }) => level !== undefined || text !== undefined,
        actual: () => 'neither',
        at: 'text',
        schema: { anyOf: [{ required: ['level'] }, { required: ['text'] }] },
      },
    ],
    references: ({ by }) => one('party', 'by', by),
    summary: 'A party claims how far a commitment is implemented, or reports a fact about it.',
  }),
  CommitmentAssessed: define({
    payload: CommitmentAssessed,
    sourced: true,
    facts: ({ assessor, level, reversal }) => ({
      of: 'assessment',
      assessor,
      level,
      reversal: reversal === true,
    }),
    summary: 'An assessor rates how far a commitment is implemented.',
  }),
  CommitmentDeadlineSet: define({
    payload: CommitmentDeadlineSet,
    sourced: true,
    references: ({ due }) => hungOn(due),
    facts: ({ due }) => ({ of: 'deadline', dueOf: commitmentsIn(due) }),
    summary: 'A commitment is due at another date from now on.',
  }),
  CommitmentMoved: define({
    payload: CommitmentMoved,
    conditions: [anyOf(['phaseId', 'agreementId', 'point'])],
    sourced: true,
    references: ({ phaseId, agreementId }) => [
      ...one('phase', 'phaseId', phaseId ?? undefined),
      ...one('agreement', 'agreementId', agreementId ?? undefined),
    ],
    summary: 'A commitment belongs to another phase, agreement or point from now on.',
  }),
  CommitmentStandingChanged: define({
    payload: CommitmentStandingChanged,
    sourced: true,
    references: ({ supersededBy }) => one('commitment', 'supersededBy', supersededBy),
    facts: ({ standing }) => ({ of: 'standing', standing }),
    summary: 'A commitment becomes binding, suspended, superseded, waived or lapsed.',
  }),
};

/** What a date hangs on. */
function hungOn(due: Due | undefined): PointedReference[] {
  if (typeof due !== 'object') return [];
  // Promised in 2018, due thirty days after a body is established that came in 2019.
  return [{ subject: subjectKey(due.of.kind, due.of.id), pointer: '/data/due/of', ordersNothing: true }];
}

/** The ids of the commitments on whose own date a date hangs. */
function commitmentsIn(due: Due | undefined): readonly string[] {
  return typeof due === 'object' && due.when === 'due' ? [due.of.id] : [];
}
