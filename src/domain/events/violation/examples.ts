import type { PostedEntry } from '../entry.js';
import { exampleSource, formOnly, publishedBy } from '../example-sources.js';

export const violationExamples = {
  ViolationAlleged: {
    type: 'ViolationAlleged',
    occurred: '2025-10-19',
    data: {
      violationId: 'rafah-2025-10-19',
      by: 'israel',
      against: ['hamas'],
      text: { en: 'Two soldiers are killed in Rafah, by the account of Israel.' },
      place: { name: { en: 'Rafah' }, country: 'PS' },
      harm: { killed: { low: 2, best: 2, high: 2 } },
    },
    sources: [publishedBy('kbzk.com'), publishedBy('shafaq.com')],
  },
  ViolationDenied: {
    type: 'ViolationDenied',
    occurred: '2025-10-19',
    data: { violationId: 'rafah-2025-10-19', by: 'hamas', text: { en: 'It denies a part in it.' } },
    sources: [publishedBy('shafaq.com')],
  },
  ViolationFindingIssued: {
    type: 'ViolationFindingIssued',
    occurred: '2025-11-05',
    data: {
      violationId: 'rafah-2025-10-19',
      by: 'us',
      finding: 'occurred_not_attributed',
      confidence: 'moderate',
      text: { en: 'The incident took place; who caused it could not be established.' },
    },
    sources: [exampleSource],
    note: formOnly,
  },
  ViolationResolved: {
    type: 'ViolationResolved',
    occurred: '2025-10-20',
    data: {
      violationId: 'rafah-2025-10-19',
      by: 'us',
      text: { en: 'It is said to see the matter as settled.' },
    },
    sources: [exampleSource],
    note: formOnly,
  },
} as const satisfies { readonly [T in string]: PostedEntry };
