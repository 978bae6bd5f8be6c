/** The sample processes, and talks that are told in Spanish and Hebrew: what the golden set of searches is asked over. */
import { idOf, type Posted } from '../domain/decisions/entries.js';
import { openDesk, type Desk } from '../http/desk.js';
import { sampleLines } from '../examples/samples.js';

const TALKS = 'dialogo-2016';

function told(name: string, type: string, occurred: string, data: object, more: object = {}): Posted {
  return {
    type,
    id: idOf(name),
    occurred,
    data,
    sources: [
      { publisher: 'A newspaper', title: 'A report', kind: 'press', url: 'https://example.org/report' },
    ],
    ...more,
  } as unknown as Posted;
}

const party = (id: string, party: object): Posted =>
  told(id, 'PartyJoined', '2016-01-02', {
    party: { id, kind: 'non_state_armed', ...party },
    roles: ['conflict_party'],
  });

/** By the names that the golden set has for them. */
const talks: readonly Posted[] = [
  told('apertura', 'ProcessOpened', '2016-01-01', {
    title: {
      es: 'Diálogo de paz de La Habana',
      en: 'Havana peace dialogue',
      he: 'שיחות השלום בהוואנה',
      original: 'es',
    },
    summary: { es: 'La negociación entre el Gobierno y la guerrilla.' },
  }),
  party('farc', {
    name: { es: 'Fuerzas Armadas Revolucionarias' },
    aliases: [{ es: 'FARC-EP' }, { es: 'la guerrilla más antigua' }, { he: 'הכוחות המזוינים המהפכניים' }],
  }),
  party('gobierno', {
    kind: 'state',
    name: { es: 'Gobierno nacional' },
    aliases: [{ en: 'Casa de Nariño' }, { ar: 'حكومة كولومبيا' }],
  }),
  told('acuerdo', 'AgreementProposed', '2016-02-01', {
    agreementId: 'acuerdo-final',
    by: ['farc'],
    kind: 'framework',
    title: { es: 'Acuerdo final para la terminación del conflicto', he: 'הסכם סופי לסיום הסכסוך' },
  }),
  told(
    'tregua',
    'StatementIssued',
    '2016-03-04',
    {
      statementId: 'tregua',
      issuers: ['farc'],
      medium: 'press_release',
      text: {
        es: 'La guerrilla declara una tregua unilateral: «Mañana callarán los fusiles».',
        original: 'es',
      },
    },
    {
      note: { he: 'הַהוֹדָעָה פורסמה לפני הפסקת האש. דובר צה״ל לא הגיב.' },
      sources: [
        {
          publisher: 'Diario',
          title: 'Tregua',
          kind: 'press',
          language: 'es',
          quote: 'una tregua histórica, según los garantes',
        },
        {
          publisher: 'عكاظ',
          title: 'هدنة',
          kind: 'press',
          language: 'ar',
          quote: 'أعلنت الحركةُ هُدنةً من طرفٍ واحد',
        },
      ],
    },
  ),
  told('reunion', 'MeetingHeld', '2016-04-05', {
    meetingId: 'reunion',
    format: 'in_person',
    participants: [{ partyId: 'farc' }, { partyId: 'gobierno' }],
    title: { es: 'Reunión de los delegados sobre el desminado', 'pt-BR': 'Reunião sobre a desminagem' },
    outcome: { es: 'Los delegados acuerdan el retiro de minas en 62 municipios.', 'zh-Hant': '雙方同意排雷' },
  }),
  told('salida', 'StatementIssued', '2016-05-06', {
    statementId: 'salida',
    issuers: ['gobierno'],
    medium: 'press_release',
    text: {
      es: 'El Gobierno niega la ruptura del diálogo y pide un cese al fuego.',
      he: 'הממשלה מכחישה את פיצוץ השיחות ומבקשת הפסקת אש',
      fa: 'دولت ۲۰ زندانی را آزاد می‌کند',
    },
  }),
];

/** So many a request: a busy machine takes few into the rows in the time that a request waits for them. */
const BATCH = 37;

export async function deskWithAll(): Promise<Desk> {
  const desk = await openDesk('2026-11-01T09:00:00Z');
  for (const name of ['gaza-2025.ndjson', 'south-sudan-2018.ndjson']) {
    const lines = sampleLines(name);
    for (let from = 0; from < lines.length; from += BATCH) {
      const batch = lines.slice(from, from + BATCH);
      await desk.record(batch[0]?.processId ?? '', ...batch.map(({ entry }) => entry));
    }
  }
  await desk.record(TALKS, ...talks);
  return desk;
}

/** `gaza 17` is an entry of the sample, `talks tregua` one of the talks. */
export function entryNamed(name: string): string {
  const [process = '', which = ''] = name.split(' ');
  if (process === 'talks') return idOf(which);
  const family = process === 'gaza' ? '0199a000' : '0199c000';
  return `${family}-0000-7000-8000-${which.padStart(12, '0')}`;
}
