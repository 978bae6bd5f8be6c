import type { PostedEntry } from '../entry.js';
import { formOnly } from '../example-sources.js';

export const processExamples = {
  ProcessOpened: {
    type: 'ProcessOpened',
    occurred: '2025-09-29',
    data: {
      title: { en: 'The Gaza ceasefire process' },
      summary: { en: 'From the twenty-point plan of September 2025 on.' },
      regions: ['PS-GZA'],
    },
  },
  ProcessClosed: {
    type: 'ProcessClosed',
    occurred: '2025-12-31',
    data: { reason: { en: 'The desk closes the record.' } },
    note: formOnly,
  },
  ProcessReopened: {
    type: 'ProcessReopened',
    occurred: '2026-01-02',
    data: { reason: { en: 'A late report has come in.' } },
    note: formOnly,
  },
} as const satisfies { readonly [T in string]: PostedEntry };
