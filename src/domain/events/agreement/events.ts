import { eventsOf } from '../define-event.js';
import { fieldsLeftOut } from '../machine.js';
import { parties } from '../subject.js';
import type { AgreementFacts } from './machine.js';
import * as payloads from './payloads.js';

type Step = payloads.AgreementProposed;

const define = eventsOf<AgreementFacts>()(
  'agreement',
  (data: Pick<Step, 'agreementId'>) => data.agreementId,
  '/data/agreementId',
);

const step = {
  sourced: true,
  introduces: 'again',
  references: ({ by }: Step) => parties('by', by),
  facts: described(['title', 'kind', 'points']),
} as const;

export const agreementEvents = {
  AgreementProposed: define({
    ...step,
    payload: payloads.AgreementProposed,
    summary: 'Parties put an agreement forward.',
  }),
  AgreementAccepted: define({
    ...step,
    payload: payloads.AgreementAccepted,
    summary: 'Parties accept an agreement, wholly or in part.',
  }),
  AgreementRejected: define({
    ...step,
    payload: payloads.AgreementRejected,
    summary: 'Parties reject an agreement.',
  }),
  AgreementSigned: define({
    ...step,
    payload: payloads.AgreementSigned,
    summary: 'Parties sign an agreement.',
  }),
  AgreementRatified: define({
    ...step,
    payload: payloads.AgreementRatified,
    summary: 'Parties ratify an agreement by their own procedure.',
  }),
  AgreementEndorsed: define({
    ...step,
    payload: payloads.AgreementEndorsed,
    summary: 'Parties endorse an agreement without becoming bound by it.',
  }),
  AgreementEnteredIntoForce: define({
    ...step,
    payload: payloads.AgreementEnteredIntoForce,
    summary: 'An agreement takes effect.',
  }),
  AgreementAmended: define({
    ...step,
    payload: payloads.AgreementAmended,
    // Its points replace the earlier ones: they restate nothing.
    facts: described(['title', 'kind']),
    summary: 'An agreement is changed; points that are given replace the earlier ones.',
  }),
  AgreementSuspended: define({
    ...step,
    payload: payloads.AgreementSuspended,
    summary: 'An agreement is suspended.',
  }),
  AgreementResumed: define({
    ...step,
    payload: payloads.AgreementResumed,
    summary: 'A suspended agreement is in force again.',
  }),
  AgreementTerminated: define({
    ...step,
    payload: payloads.AgreementTerminated,
    summary: 'An agreement ends.',
  }),
};

/** What a step says of the fields that only the first one may say. */
function described(own: readonly ('title' | 'kind' | 'points')[]): (data: Step) => AgreementFacts {
  return (data) => {
    const missing = fieldsLeftOut(data, own);
    return {
      lacks: fieldsLeftOut(data, ['title', 'kind']),
      restates: own.filter((field) => !missing.includes(field)),
    };
  };
}
