import { eventsOf } from '../define-event.js';
import type { Ending } from '../ends-once.js';
import { one, parties } from '../subject.js';
import { ViolationAlleged, ViolationDenied, ViolationResolved, ViolationVerified } from './payloads.js';

const define = eventsOf<Ending>()(
  'violation',
  (data: Pick<ViolationAlleged, 'violationId'>) => data.violationId,
  '/data/violationId',
);

export const violationEvents = {
  ViolationAlleged: define({
    payload: ViolationAlleged,
    sourced: true,
    introduces: 'once',
    references: ({ by, against, commitmentId, agreementId }) => [
      ...one('party', 'by', by),
      ...parties('against', against),
      ...one('commitment', 'commitmentId', commitmentId),
      ...one('agreement', 'agreementId', agreementId),
    ],
    summary: 'A party accuses others of a violation.',
  }),
  ViolationDenied: define({
    payload: ViolationDenied,
    sourced: true,
    references: ({ by }) => one('party', 'by', by),
    summary: 'A party denies an alleged violation.',
  }),
  ViolationVerified: define({
    payload: ViolationVerified,
    sourced: true,
    references: ({ by }) => one('party', 'by', by),
    summary: 'A party confirms an alleged violation.',
  }),
  ViolationResolved: define({
    payload: ViolationResolved,
    sourced: true,
    references: ({ by }) => one('party', 'by', by),
    facts: () => ({ ends: true }),
    summary: 'A party declares an alleged violation settled.',
  }),
};
