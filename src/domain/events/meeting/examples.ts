import type { PostedEntry } from '../entry.js';
import { exampleSource, formOnly, miamiReport, press } from '../example-sources.js';

export const meetingExamples = {
  MeetingScheduled: {
    type: 'MeetingScheduled',
    occurred: '2026-06-03',
    data: {
      meetingId: 'june-2026',
      title: { en: 'Talks of Hamas and the mediators' },
      participants: [
        { partyId: 'hamas' },
        { partyId: 'egypt' },
        { partyId: 'qatar' },
        { partyId: 'turkiye' },
      ],
      place: { name: { en: 'El-Alamein' }, country: 'EG' },
      format: 'in_person',
      scheduledFor: '2026-06~',
    },
    sources: [press],
  },
  MeetingRescheduled: {
    type: 'MeetingRescheduled',
    occurred: '2026-06-04',
    data: {
      meetingId: 'june-2026',
      scheduledFor: '2026-06-06/..',
      reason: { en: 'The date is said to have moved.' },
    },
    sources: [exampleSource],
    note: formOnly,
  },
  MeetingCancelled: {
    type: 'MeetingCancelled',
    occurred: '2026-06-05',
    data: { meetingId: 'june-2026', reason: { en: 'It is said to be off.' } },
    sources: [exampleSource],
    note: formOnly,
  },
  MeetingHeld: {
    type: 'MeetingHeld',
    id: '019b3f2e-7c00-7000-8000-000000000001',
    occurred: '2025-12-19',
    data: {
      meetingId: 'miami-2025-12',
      title: { en: 'Meeting of the mediators in Miami', ar: 'اجتماع في مدينة ميامي' },
      participants: [
        { partyId: 'us', representatives: [{ name: 'Steve Witkoff', office: 'Envoy to the Middle East' }] },
        { partyId: 'egypt' },
        { partyId: 'qatar' },
        { partyId: 'turkiye' },
      ],
      place: { name: { en: 'Miami', ar: 'ميامي' }, country: 'US' },
      format: 'in_person',
      topics: [
        { en: 'A review of phase one', ar: 'تقييم ما تحقق خلال المرحلة الأولى' },
        { en: 'Preparation of phase two', ar: 'التحضير للمرحلة الثانية' },
      ],
      outcome: { en: 'The four agree to go on preparing phase two.' },
    },
    sources: [miamiReport],
  },
} as const satisfies { readonly [T in string]: PostedEntry };
