/** What the page of styles shows its parts with. */
import type { Arrival } from '../../record/live-rows.ts';
import type { Names } from '../../record/process.ts';
import type { Localized, PartyInProcess, PhaseRow, Source } from '../../record/types.ts';

const OCCURRED = {
  text: '2025-10-13',
  earliest: '2025-10-13T00:00:00.000Z',
  latest: '2025-10-13T23:59:59.999Z',
};
const ENTRY = '0199a000-0000-7000-8000-000000000056';

function party(partyId: string, name: Localized, roles: PartyInProcess['roles']): [string, PartyInProcess] {
  const rolesFrom = { occurred: OCCURRED, entryId: ENTRY };
  return [
    partyId,
    {
      partyId,
      name,
      kind: 'state',
      memberOf: [],
      roles,
      rolesFrom,
      left: null,
      since: OCCURRED,
      entryId: ENTRY,
    },
  ];
}

/** The compiler has the tags of a text beside its two lists, which no literal fits. */
const text = (of: object) => of as Localized;

export const NAMES: Names = new Map([
  party('us', text({ en: 'United States', ar: 'الولايات المتحدة' }), ['mediator', 'guarantor']),
  party('egypt', text({ en: 'Egypt', ar: 'مصر' }), ['mediator']),
  party('qatar', text({ en: 'Qatar', ar: 'قطر' }), ['mediator']),
]);

export const DATES = [
  '2025-12-19',
  '2025-10-10T12:00+03:00',
  '2025-12',
  '2025',
  '2025-10-08/2025-10-09',
  '2025-10-08/..',
  '[2025-10-08,2025-10-09]',
  '[2025-10-08..2025-10-10]',
  '2026-06~',
  '2025-12-19?',
  '2025%',
];

export const TEXTS: readonly Localized[] = [
  text({ en: 'The parties agree to go ahead.', ar: 'اتفقت الأطراف على المضي قدمًا.' }),
  text({ es: 'Las partes acuerdan continuar.', original: 'es' }),
  text({ en: 'A translation by a machine.', ar: 'ترجمة أعدّتها آلة.', machine: ['en', 'ar'] }),
  text({ he: 'הצדדים מסכימים', original: 'he' }),
];

export const SOURCES: readonly Source[] = [
  {
    kind: 'press',
    publisher: 'Arabic press report',
    title: 'تقرير صحفي عن اجتماع ميامي، 19 ديسمبر 2025',
    language: 'ar',
    publishedOn: '2025-12-20',
    quote: 'التحضير للمرحلة الثانية من اتفاق وقف إطلاق النار',
  },
  {
    kind: 'monitor_report',
    publisher: 'A monitor',
    url: 'https://monitor.example/report',
    archivedUrl: 'https://archive.example/report',
  },
];

export const CONTESTED_PHASE: PhaseRow = {
  processId: 'gaza-2025',
  phaseId: 'phase-2',
  ordinal: 2,
  title: text({ en: 'Phase two', ar: 'المرحلة الثانية' }),
  objectives: [],
  agreementId: null,
  plannedStart: null,
  plannedEnd: null,
  defined: { occurred: OCCURRED, entryId: ENTRY },
  determined: { status: 'preparing', since: OCCURRED, entryId: ENTRY, reason: null },
  declarations: [
    {
      party: 'us',
      status: 'in_progress',
      statementId: null,
      stale: false,
      occurred: OCCURRED,
      entryId: ENTRY,
    },
    {
      party: 'egypt',
      status: 'preparing',
      statementId: null,
      stale: true,
      occurred: OCCURRED,
      entryId: ENTRY,
    },
  ],
  agreement: 'contested',
  history: [],
};

export const ARRIVALS: readonly Arrival[] = [
  { projection: 'phase-status', key: 'phase-1', cause: [], gone: false, nth: 1 },
];
