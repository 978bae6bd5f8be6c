/** What the fields of proposed entries may say: few ids and dates, so that entries meet. */
import fc from 'fast-check';
import {
  agreementKinds,
  ratings,
  partyRoles,
  phaseStatuses,
  standings,
} from '../../../src/domain/events/enumerations.js';

export const dates = fc.constantFrom(
  '2025',
  '2025-10',
  '2025-09-29',
  '2025-10-03',
  '2025-10-06/2025-10-08',
  '[2025-10-08,2025-10-09]',
  '2025-10-09/..',
  '2025-10-10',
  '2025-10-10T12:00+03:00',
  '2025-10-13?',
  '2025-11',
  '2025-12-19',
  '2026-01~',
  '2026-01-14',
);
export const parties = ['us', 'egypt', 'hamas'] as const;
export const party = fc.constantFrom(...parties);
const somebody = fc.subarray([...parties], { minLength: 1 });
const id = fc.constantFrom('a', 'b', 'c');
const text = fc.constantFrom<object>(
  { en: 'One' },
  { en: 'Two', ar: 'اثنان' },
  { ar: 'ثلاثة', original: 'ar' },
);
const referenceKinds = [
  'phase',
  'meeting',
  'agreement',
  'commitment',
  'body',
  'statement',
  'violation',
] as const;
const point = fc.record({ number: fc.constantFrom('1', '2'), text });
const participants = somebody.map((ids) => ids.map((partyId) => ({ partyId })));

/** What each field of a payload may say; fields with a name of their own in one type come with their type below. */
export const fields = {
  title: text,
  summary: text,
  text,
  reason: text,
  agenda: text,
  outcome: text,
  mandate: text,
  measurableBy: text,
  objectives: fc.array(text, { maxLength: 2 }),
  topics: fc.array(text, { maxLength: 2 }),
  points: fc.array(point, { minLength: 1, maxLength: 1 }),
  regions: fc.constantFrom(['PS-GZA'], []),
  party: party.map((name) => ({
    id: name,
    name: { en: name },
    kind: 'state',
    identifiers: { wikidata: 'Q30' },
  })),
  partyId: party,
  roles: fc.subarray([...partyRoles], { minLength: 1, maxLength: 2 }),
  meetingId: id,
  participants,
  place: text.map((name) => ({ name, country: 'EG' })),
  format: fc.constantFrom('in_person', 'proximity'),
  scheduledFor: fc.constantFrom('2027', '2026-06~'),
  absent: fc.subarray([...parties]),
  statementId: id,
  issuers: somebody,
  medium: fc.constantFrom('speech', 'leak'),
  about: fc.array(fc.record({ kind: fc.constantFrom(...referenceKinds), id }), { maxLength: 1 }),
  agreementId: id,
  by: somebody,
  kind: fc.constantFrom(...agreementKinds),
  partial: fc.boolean(),
  bodyId: id,
  members: fc.subarray([...parties]),
  phaseId: id,
  ordinal: fc.integer({ min: 1, max: 3 }),
  plannedStart: dates,
  status: fc.constantFrom(...phaseStatuses),
  commitmentId: id,
  to: fc.subarray([...parties]),
  theme: fc.constantFrom('detainees', 'security'),
  standing: fc.constantFrom(...standings),
  due: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom<unknown>('2025-12', '2027') },
    {
      weight: 1,
      arbitrary: fc.constantFrom<unknown>(
        ...['a', 'b', 'c'].flatMap((of) => [
          { of: { kind: 'commitment', id: of }, when: 'due', offset: 'P1M' },
          { of: { kind: 'agreement', id: of }, when: 'in_force', offset: 'P30D' },
          { of: { kind: 'phase', id: of }, when: 'started', offset: '-P1D' },
        ]),
      ),
    },
  ),
  dependsOn: fc.subarray(['a', 'b', 'c']),
  level: fc.constantFrom(...ratings),
  assessor: fc.constantFrom('desk', 'us'),
  reversal: fc.boolean(),
  supersededBy: id,
  violationId: id,
  against: somebody,
  finding: fc.constantFrom('occurred_not_attributed', 'inconclusive', 'unfounded', 'attributed'),
  attributedTo: somebody,
  confidence: fc.constantFrom('low', 'high'),
  memberOf: fc.subarray([...parties], { maxLength: 2 }),
  aliases: fc.array(text, { maxLength: 1 }),
} as const;

export type Field = keyof typeof fields;
