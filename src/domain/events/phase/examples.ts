import type { PostedEntry } from '../entry.js';
import { press, publishedBy } from '../example-sources.js';

export const phaseExamples = {
  PhaseDefined: {
    type: 'PhaseDefined',
    occurred: '2025-09-29',
    data: {
      phaseId: 'phase-1',
      ordinal: 1,
      title: { en: 'Phase one', ar: 'المرحلة الأولى' },
      objectives: [
        { en: 'Ceasefire' },
        { en: 'Exchange of hostages and prisoners' },
        { en: 'Aid' },
        { en: 'First pullback' },
      ],
      agreementId: 'twenty-point-plan',
    },
  },
  PhaseDeclared: {
    type: 'PhaseDeclared',
    occurred: '2025-10-13',
    data: { phaseId: 'phase-2', status: 'in_progress', by: 'us' },
    sources: [press],
  },
  PhaseStatusDetermined: {
    type: 'PhaseStatusDetermined',
    id: '019b3f2e-7c00-7000-8000-000000000002',
    occurred: '2025-10-10T12:00+03:00',
    data: {
      phaseId: 'phase-1',
      status: 'in_progress',
      reason: { en: 'The ceasefire holds from noon; forces pull back to the agreed line.' },
    },
    sources: [publishedBy('peoplesdispatch.org')],
  },
} as const satisfies { readonly [T in string]: PostedEntry };
