/** A process with what formats stumble over: several languages, uncertain dates, markup and formulas in texts. */
import { en, held, issued, joined, opened, scheduled, withdrawn } from '../../domain/decisions/entries.js';

export const planned = scheduled('cairo', '2025-12-01', {
  title: { ar: 'محادثات القاهرة؛ الجولة الأولى، مع مصر', en: 'Talks in Cairo', original: 'ar' },
  scheduledFor: '2026-01-20T10:00+02:00',
  place: {
    name: en('Cairo; the old city, "by the river"'),
    coordinates: { latitude: 30.04, longitude: 31.24, precision: 'near' },
  },
  agenda: en(`First line, then another\nsecond line; ${'long '.repeat(40)}`),
});
export const vague = scheduled('summit', '2025-12-02', { title: en('Summit'), scheduledFor: '2026-06~' });
export const took = held('miami', '2025-12-19', {
  title: en('Meeting in Miami'),
  outcome: en('They go ahead.'),
});
export const formula = issued('formula', '2025-12-03', {
  title: en('=HYPERLINK("https://example.org","read")'),
  text: { en: '<img src=x onerror="document.title=1">', ar: 'نص', original: 'en', machine: ['ar'] },
});
export const spoken = issued('spoken', '2025-10~', {
  title: en('  +1 & <b>more</b>'),
  text: en('-2\r\n"quoted", ]]>'),
});
export const story = [
  opened,
  ...['us', 'egypt', 'hamas'].map((id) => joined(id)),
  planned,
  vague,
  formula,
  spoken,
  took,
];
export const takenBack = withdrawn('spoken', '2025-12-04');
