import type { PostedEntry } from '../entry.js';
import { exampleSource, formOnly, press, publishedBy } from '../example-sources.js';

const formOnlyStep = {
  data: { agreementId: 'implementation-steps', by: ['israel', 'hamas'] },
  sources: [exampleSource],
  note: formOnly,
} as const;

export const agreementExamples = {
  AgreementProposed: {
    type: 'AgreementProposed',
    occurred: '2025-09-29',
    data: {
      agreementId: 'twenty-point-plan',
      by: ['us'],
      title: { en: 'Twenty-point plan' },
      kind: 'framework',
      points: [
        { number: '4', text: { en: 'All hostages are returned within 72 hours of acceptance.' } },
        { number: '7', text: { en: 'Full aid is let in, at least at the levels of January 2025.' } },
      ],
    },
    sources: [press],
  },
  AgreementAccepted: {
    type: 'AgreementAccepted',
    occurred: '2025-10-03',
    data: { agreementId: 'twenty-point-plan', by: ['hamas'], partial: true },
    sources: [
      {
        url: 'https://www.dawn.com/news/1946371',
        publisher: 'Reuters via dawn.com',
        kind: 'wire',
      },
    ],
  },
  AgreementRejected: {
    type: 'AgreementRejected',
    occurred: '2026-04~',
    data: { agreementId: 'disarmament-proposal', by: ['hamas'] },
    sources: [exampleSource],
    note: formOnly,
  },
  AgreementSigned: {
    type: 'AgreementSigned',
    occurred: '2025-10-09',
    data: {
      agreementId: 'implementation-steps',
      by: ['israel', 'hamas'],
      title: { en: 'Implementation steps' },
      kind: 'implementation',
      relatesTo: [{ agreementId: 'twenty-point-plan', how: 'implements' }],
      signatories: [
        { partyId: 'israel', capacity: 'party' },
        { partyId: 'hamas', capacity: 'party' },
      ],
    },
    sources: [publishedBy('Kan via liberal.gr')],
  },
  AgreementRatified: {
    type: 'AgreementRatified',
    occurred: '2025-10-10',
    data: { agreementId: 'implementation-steps', by: ['israel'] },
    sources: [press],
  },
  AgreementEndorsed: {
    type: 'AgreementEndorsed',
    occurred: '2025-11-17',
    data: {
      agreementId: 'twenty-point-plan',
      by: ['un-security-council'],
      signatories: [{ partyId: 'un-security-council', capacity: 'endorser' }],
    },
    sources: [press],
  },
  AgreementEnteredIntoForce: {
    type: 'AgreementEnteredIntoForce',
    occurred: '2025-10-10T12:00+03:00',
    data: { agreementId: 'implementation-steps', by: ['israel', 'hamas'] },
    sources: [publishedBy('peoplesdispatch.org')],
  },
  AgreementAmended: {
    type: 'AgreementAmended',
    occurred: '2025-11',
    data: { ...formOnlyStep.data, points: [{ number: '1', text: { en: 'An amended first step.' } }] },
    sources: formOnlyStep.sources,
    note: formOnly,
  },
  AgreementSuspended: { type: 'AgreementSuspended', occurred: '2025-11-02', ...formOnlyStep },
  AgreementResumed: { type: 'AgreementResumed', occurred: '2025-11-03', ...formOnlyStep },
  AgreementTerminated: { type: 'AgreementTerminated', occurred: '2025-11-04', ...formOnlyStep },
} as const satisfies { readonly [T in string]: PostedEntry };
