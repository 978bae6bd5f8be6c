import type { PostedEntry } from '../entry.js';
import { exampleSource, formOnly } from '../example-sources.js';

export const partyExamples = {
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
  PartyChanged: {
    type: 'PartyChanged',
    occurred: '2026-02',
    data: {
      partyId: 'hamas',
      name: { en: 'Hamas', ar: 'حماس' },
      aliases: [{ en: 'Islamic Resistance Movement' }],
      reason: { en: 'It is also known by its full name.' },
    },
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
