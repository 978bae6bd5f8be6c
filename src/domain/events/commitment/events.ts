import { eventsOf } from '../define-event.js';
import { many, one, parties } from '../subject.js';
import type { CommitmentFacts } from './machine.js';
import {
  CommitmentAssessed,
  CommitmentDeadlineSet,
  CommitmentMade,
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
    references: ({ by, to, phaseId, agreementId, statementId, dependsOn }) => [
      ...parties('by', by),
      ...parties('to', to),
      ...one('phase', 'phaseId', phaseId),
      ...one('agreement', 'agreementId', agreementId),
      ...one('statement', 'statementId', statementId),
      ...many('commitment', 'dependsOn', dependsOn),
    ],
    facts: ({ standing }) => ({ of: 'standing', standing, made: true }),
    summary: 'Parties commit themselves to something.',
  }),
  CommitmentProgressReported: define({
    payload: CommitmentProgressReported,
    sourced: true,
    references: ({ by }) => one('party', 'by', by),
    summary: 'A party claims how far a commitment is implemented.',
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
    summary: 'A commitment is due at another date from now on.',
  }),
  CommitmentStandingChanged: define({
    payload: CommitmentStandingChanged,
    sourced: true,
    references: ({ supersededBy }) => one('commitment', 'supersededBy', supersededBy),
    facts: ({ standing }) => ({ of: 'standing', standing, made: false }),
    summary: 'A commitment becomes binding, suspended, superseded, waived or lapsed.',
  }),
};
