import { isObject, type JsonObject } from '../../validation/compounds.js';
import { eventsOf } from '../define-event.js';
import { fieldsLeftOut } from '../machine.js';
import { one, parties, subjectKey, type PointedReference } from '../subject.js';
import type { AgreementFacts } from './machine.js';
import * as payloads from './payloads.js';

type Step = payloads.AgreementStepPayload;

const define = eventsOf<AgreementFacts>()(
  'agreement',
  (data: Pick<Step, 'agreementId'>) => data.agreementId,
  '/data/agreementId',
);

const step = {
  sourced: true,
  introduces: 'again',
  references: ({ by, relatesTo }: Step) => [
    ...parties('by', by),
    ...(relatesTo ?? []).map(({ agreementId }, i) => ({
      subject: subjectKey('agreement', agreementId),
      pointer: `/data/relatesTo/${i}/agreementId`,
      ordersNothing: true as const,
    })),
  ],
  facts: described(['title', 'kind', 'points', 'relatesTo']),
} as const;

/** A step of which it can be told who signed, and as what. */
const signed = {
  ...step,
  conditions: [
    {
      expected: 'by, or a party among the signatories that signs as party or endorser',
      holds: ({ by, signatories }: JsonObject) =>
        by !== undefined || (Array.isArray(signatories) && signatories.some(takesPart)),
      actual: () => 'neither',
      at: 'by',
    },
  ],
  references: (data: payloads.AgreementSigned): readonly PointedReference[] => [
    ...step.references(data),
    ...(data.signatories ?? []).flatMap(({ partyId }, i) =>
      one('party', `signatories/${i}/partyId`, partyId),
    ),
  ],
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
    ...signed,
    payload: payloads.AgreementSigned,
    summary: 'Parties sign an agreement.',
  }),
  AgreementRatified: define({
    ...step,
    payload: payloads.AgreementRatified,
    summary: 'Parties ratify an agreement by their own procedure.',
  }),
  AgreementEndorsed: define({
    ...signed,
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
    facts: described(['title', 'kind', 'relatesTo']),
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

function takesPart(signatory: unknown): boolean {
  if (!isObject(signatory)) return false;
  const { partyId, capacity } = signatory;
  return partyId !== undefined && payloads.OWN_CAPACITIES.has(capacity);
}

/** What a step says of the fields that only the first one may say. */
function described(
  own: readonly ('title' | 'kind' | 'points' | 'relatesTo')[],
): (data: Step) => AgreementFacts {
  return (data) => {
    const missing = fieldsLeftOut(data, own);
    return {
      lacks: fieldsLeftOut(data, ['title', 'kind']),
      restates: own.filter((field) => !missing.includes(field)),
    };
  };
}
