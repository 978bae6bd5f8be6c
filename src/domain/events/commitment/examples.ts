import type { PostedEntry } from '../entry.js';
import { exampleSource, formOnly, press, publishedBy } from '../example-sources.js';

export const commitmentExamples = {
  CommitmentMade: {
    type: 'CommitmentMade',
    occurred: '2025-10-03',
    data: {
      commitmentId: 'point-4',
      by: ['hamas'],
      to: ['israel'],
      text: { en: 'All hostages are returned within 72 hours of acceptance.' },
      theme: 'detainees',
      standing: 'proposed',
      phaseId: 'phase-1',
      agreementId: 'twenty-point-plan',
      point: '4',
      measurableBy: { en: 'The hostages, living and deceased, who have been returned.' },
    },
    sources: [press],
  },
  CommitmentProgressReported: {
    type: 'CommitmentProgressReported',
    occurred: '2025-10-13',
    data: {
      commitmentId: 'point-4',
      by: 'hamas',
      level: 'intermediate',
      text: { en: 'Twenty living hostages are released.' },
    },
    sources: [{ publisher: 'UPI', title: 'Report', kind: 'wire' }],
  },
  CommitmentAssessed: {
    type: 'CommitmentAssessed',
    occurred: '2025-12-20',
    data: {
      commitmentId: 'point-4',
      assessor: 'desk',
      level: 'intermediate',
      reason: { en: 'Remains are still missing.' },
    },
    sources: [publishedBy('trtworld.com')],
  },
  CommitmentDeadlineSet: {
    type: 'CommitmentDeadlineSet',
    occurred: '2025-12-21',
    data: { commitmentId: 'point-4', due: '2026-01-31', reason: { en: 'A new date is said to be agreed.' } },
    sources: [exampleSource],
    note: formOnly,
  },
  CommitmentMoved: {
    type: 'CommitmentMoved',
    occurred: '2025-12-21',
    data: {
      commitmentId: 'point-4',
      phaseId: 'phase-1',
      point: '5',
      reason: { en: 'The points are said to be numbered anew.' },
    },
    sources: [exampleSource],
    note: formOnly,
  },
  CommitmentStandingChanged: {
    type: 'CommitmentStandingChanged',
    occurred: '2025-10-09',
    data: {
      commitmentId: 'point-4',
      standing: 'binding',
      reason: { en: 'The document "implementation steps" is signed.' },
    },
    sources: [publishedBy('Kan via liberal.gr')],
  },
} as const satisfies { readonly [T in string]: PostedEntry };
