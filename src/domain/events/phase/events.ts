import { eventsOf } from '../define-event.js';
import { one } from '../subject.js';
import type { PhaseFacts } from './machine.js';
import { PhaseDeclared, PhaseDefined, PhaseStatusDetermined } from './payloads.js';

const define = eventsOf<PhaseFacts>()(
  'phase',
  (data: Pick<PhaseDefined, 'phaseId'>) => data.phaseId,
  '/data/phaseId',
);

export const phaseEvents = {
  PhaseDefined: define({
    payload: PhaseDefined,
    sourced: false,
    introduces: 'once',
    references: ({ agreementId }) => one('agreement', 'agreementId', agreementId),
    summary: 'The process is planned to have this phase.',
  }),
  PhaseDeclared: define({
    payload: PhaseDeclared,
    sourced: true,
    references: ({ by, statementId }) => [
      ...one('party', 'by', by),
      ...one('statement', 'statementId', statementId),
    ],
    summary: 'A party claims that a phase has a status.',
  }),
  PhaseStatusDetermined: define({
    payload: PhaseStatusDetermined,
    sourced: true,
    facts: ({ status, reason }) => ({ status, reasoned: reason !== undefined }),
    summary: 'The recording desk determines the status of a phase.',
  }),
};
