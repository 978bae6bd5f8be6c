import type { PostedEntry } from '../entry.js';
import { exampleSource, formOnly, publishedBy } from '../example-sources.js';

export const statementExamples = {
  StatementIssued: {
    type: 'StatementIssued',
    occurred: '2025-12-20',
    data: {
      statementId: 'joint-statement-2025-12-20',
      issuers: ['us', 'egypt', 'qatar', 'turkiye'],
      title: { en: 'Joint statement on the meeting in Miami' },
      text: { en: 'The four review phase one and support the preparation of phase two.' },
      medium: 'joint_statement',
      spokesperson: { name: 'Steve Witkoff', office: 'Envoy to the Middle East' },
      meetingId: 'miami-2025-12',
      about: [
        { kind: 'phase', id: 'phase-1' },
        { kind: 'phase', id: 'phase-2' },
      ],
    },
    sources: [publishedBy('kurdistan24.net'), publishedBy('shorouknews.com')],
  },
  StatementWithdrawn: {
    type: 'StatementWithdrawn',
    occurred: '2025-12-22',
    data: { statementId: 'joint-statement-2025-12-20', reason: { en: 'It is said to be replaced.' } },
    sources: [exampleSource],
    note: formOnly,
  },
} as const satisfies { readonly [T in string]: PostedEntry };
