import type { PostedEntry } from '../entry.js';
import { exampleSource, formOnly, publishedBy } from '../example-sources.js';

export const bodyExamples = {
  BodyEstablished: {
    type: 'BodyEstablished',
    occurred: '2025-10-17',
    data: {
      bodyId: 'cmcc',
      title: { en: 'Civil-Military Coordination Center' },
      mandate: { en: 'Civil-military coordination.' },
      members: ['us'],
    },
    sources: [publishedBy('longwarjournal.org')],
  },
  BodyDissolved: {
    type: 'BodyDissolved',
    occurred: '2026-05',
    data: { bodyId: 'cmcc', reason: { en: 'Its work is said to be done.' } },
    sources: [exampleSource],
    note: formOnly,
  },
} as const satisfies { readonly [T in string]: PostedEntry };
