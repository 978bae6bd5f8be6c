import { shown } from '../../validation/validation-context.js';
import { eventsOf } from '../define-event.js';
import type { Ending } from '../ends-once.js';
import { one, parties } from '../subject.js';
import { ViolationAlleged, ViolationDenied, ViolationFindingIssued, ViolationResolved } from './payloads.js';

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
  ViolationFindingIssued: define({
    payload: ViolationFindingIssued,
    conditions: [
      {
        expected: 'attributedTo for the finding attributed, and for no other',
        holds: ({ finding, attributedTo }) => (finding === 'attributed') === (attributedTo !== undefined),
        actual: ({ finding, attributedTo }) =>
          `the finding ${shown(finding)} ${attributedTo === undefined ? 'without' : 'with'} it`,
        at: 'attributedTo',
        schema: {
          if: { properties: { finding: { const: 'attributed' } } },
          then: { required: ['attributedTo'] },
          else: { not: { required: ['attributedTo'] } },
        },
      },
    ],
    sourced: true,
    references: ({ by, attributedTo }) => [
      ...one('party', 'by', by),
      ...parties('attributedTo', attributedTo),
    ],
    summary: 'A monitor says what it found of an alleged violation.',
  }),
  ViolationResolved: define({
    payload: ViolationResolved,
    sourced: true,
    references: ({ by }) => one('party', 'by', by),
    facts: () => ({ ends: true }),
    summary: 'A party declares an alleged violation settled.',
  }),
};
