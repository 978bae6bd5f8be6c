/** Random histories for the folds' laws: steps of a few things, in any order, legal or not. */
import fc from 'fast-check';
import type { CorrectionMark, DisputeMark, HistoryEntry } from '../../src/domain/history/history-entry.js';
import { structureOf } from '../../src/domain/history/structure.js';
import { isSubstantive, type PayloadOf, type SubstantiveType } from '../../src/domain/events/catalogue.js';
import { levels, phaseStatuses, standings } from '../../src/domain/events/enumerations.js';
import { examples } from '../../src/domain/events/examples.js';
import { history, historyEntry } from './history.js';

type Draft = {
  readonly [T in SubstantiveType]: { readonly type: T; readonly data: PayloadOf<T> };
}[SubstantiveType];

const worldly = Object.values(examples).filter(isSubstantive);

/** The fields of payloads that say which thing an entry is about and what becomes of it. */
function fieldsFor(numbers: fc.Arbitrary<string>) {
  const one = (name: string): fc.Arbitrary<string> => numbers.map((number) => `${name}-${number}`);
  return fc.record({
    partyId: one('party'),
    by: one('party'),
    assessor: one('party'),
    meetingId: one('meeting'),
    statementId: one('statement'),
    agreementId: one('agreement'),
    bodyId: one('body'),
    phaseId: one('phase'),
    commitmentId: one('commitment'),
    violationId: one('violation'),
    status: fc.constantFrom(...phaseStatuses),
    level: fc.constantFrom(...levels),
    standing: fc.constantFrom(...standings),
    due: fc.constantFrom('2025-10-13', '2026-01', '2025-12-01/..'),
  });
}

/** What the examples of these types leave out. */
const ALSO: Partial<Record<SubstantiveType, readonly string[]>> = {
  CommitmentMade: ['due', 'statementId'],
  PhaseDeclared: ['statementId'],
  ViolationAlleged: ['commitmentId'],
};

function draft({ type, data }: Draft, fields: Readonly<Record<string, string>>): Draft {
  const known = new Map<string, unknown>(Object.entries(data));
  const replaced = Object.entries(fields)
    .filter(([field]) => known.has(field) || ALSO[type]?.includes(field))
    .map(([field, value]): [string, unknown] => [field, Array.isArray(known.get(field)) ? [value] : value]);
  const party = type === 'PartyJoined' ? { party: { ...data.party, id: fields['partyId'] } } : {};
  // The values are of the fields' own types.
  return { type, data: { ...data, ...Object.fromEntries(replaced), ...party } } as Draft;
}

const dates = fc.constantFrom(
  '2025-09-29',
  '2025-10',
  '2025-10-10T12:00+03:00',
  '2025-10-13',
  '[2025-10-08,2025-10-09]',
  '2025-10-13/..',
  '2025~',
  '2026-01-14',
);

const recordedAt = '2026-02-01T00:00:00.000000Z';
const dispute: DisputeMark = { entryId: 'd', recordedAt, by: 'party-1', reason: { en: 'No.' }, sources: [] };
const correction: CorrectionMark = {
  entryId: 'c',
  recordedAt,
  reason: { en: 'Misread.' },
  before: { occurred: '2025-10-12', sources: null, note: null, data: { due: null } },
};

const steps: fc.Arbitrary<HistoryEntry> = fc
  .record({
    example: fc.constantFrom(...worldly),
    fields: fieldsFor(fc.constantFrom('1', '2')),
    occurred: dates,
    marked: fc.boolean(),
  })
  .map(({ example, fields, occurred, marked }) => {
    const { type, data } = draft(example, fields);
    const marks = marked ? { disputes: [dispute], corrections: [correction] } : {};
    return historyEntry(type, data, { occurred, ...marks });
  });

/** What brings everything on the record that the steps are about. */
const introductions: fc.Arbitrary<HistoryEntry[]> = fc
  .tuple(fieldsFor(fc.constant('1')), fieldsFor(fc.constant('2')))
  .map((both) =>
    worldly
      .filter((example) => structureOf(example).introduces)
      .flatMap((example) => both.map((fields) => draft(example, fields)))
      .map(({ type, data }) => historyEntry(type, data, { occurred: '2025-09-29' })),
  );

/**
 * Entries of one process in occurred order, each with an id of its own. Everything that they are about is on the
 * record, but a cut may have left out the entries that say so.
 */
export const randomHistory: fc.Arbitrary<HistoryEntry[]> = fc
  .tuple(introductions, fc.array(steps, { maxLength: 30 }), fc.boolean())
  .map(([first, later, cut]) => {
    const told = [...first, ...later].map((entry, index) => ({ ...entry, id: `entry-${index}` }));
    return history(...told).filter(({ revision }) => !cut || revision >= first.length);
  });

/** Without the entries that introduce what is introduced already, where the record refuses that: an id is taken once. */
export function idsTakenOnce(entries: readonly HistoryEntry[]): HistoryEntry[] {
  const taken = new Set<string>();
  return entries.filter((entry) => {
    const { subject, introduces } = structureOf(entry);
    if (!introduces || /^(Meeting|Agreement|Party|Process)/.test(entry.type)) return true;
    const free = !taken.has(subject);
    taken.add(subject);
    return free;
  });
}
