import type { PostedEntry } from '../entry.js';
import { exampleSource, formOnly } from './sources.js';

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
  PartyJoined: {
    type: 'PartyJoined',
    occurred: '2025-09-29',
    data: {
      party: {
        id: 'us',
        name: { en: 'United States', ar: 'الولايات المتحدة' },
        kind: 'state',
        identifiers: { iso3166: 'US', wikidata: 'Q30' },
      },
      roles: ['mediator', 'guarantor'],
    },
  },
  PartyRolesChanged: {
    type: 'PartyRolesChanged',
    occurred: '2025-11',
    data: { partyId: 'eu', roles: ['observer', 'donor'], reason: { en: 'It is said to give funds too.' } },
    note: formOnly,
  },
  PartyLeft: {
    type: 'PartyLeft',
    occurred: '2025-12~',
    data: { partyId: 'eu', reason: { en: 'It is said to take part no longer.' } },
    sources: [exampleSource],
    note: formOnly,
  },
} as const satisfies { readonly [T in string]: PostedEntry };
