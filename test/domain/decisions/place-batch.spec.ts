// Placing a batch says what it did as a value, and judging that says the rest: neither refuses by the way.
import { expect, it } from 'vitest';
import { judge } from '../../../src/domain/decisions/judge.js';
import { placeBatch } from '../../../src/domain/decisions/place-batch.js';
import type { Placement } from '../../../src/domain/decisions/placement.js';
import {
  correct,
  defined,
  determined,
  made,
  process,
  proposed,
  retract,
  signed,
  translate,
} from './entries.js';
import type { Posted } from './entries.js';
import { Desk } from './specification.js';

const signature = signed('plan', '2025-10-09');
const point = made('point-4', '2025-10', { agreementId: 'plan' });
const demand = made('point-5', '2025-10', { dependsOn: ['point-4'] });

/** A desk with an agreement, a point of it, one that depends on that, and a phase, and what placing a batch there did. */
function placed(...batch: readonly Posted[]): { desk: Desk; placement: Placement } {
  const desk = new Desk();
  desk.record([...process, signature, point, demand, defined('phase-1')]);
  const candidates = batch.map((entry, index) => ({ index, entry }));
  const entries = new Map(desk.log.map((entry) => [entry.id, entry]));
  return { desk, placement: placeBatch(desk.state, candidates, { now: desk.now, entries }) };
}

const itemsOf = <K>(map: ReadonlyMap<K, { readonly index: number }>): [K, number][] =>
  [...map].map(([key, { index }]) => [key, index]);

it('names the subject of an entry, and those that move because of it', () => {
  const { placement } = placed(proposed('plan', '2025-09-29'));
  expect([...placement.touchedSubjects]).toEqual([
    'agreement:plan',
    'commitment:point-4',
    'commitment:point-5',
  ]);
  expect(itemsOf(placement.changedSubjects)).toEqual([
    ['commitment:point-4', 0],
    ['commitment:point-5', 0],
  ]);
  expect([placement.movedSubjects.size, placement.restoredEntries.size, placement.refusals]).toEqual([
    0,
    0,
    [],
  ]);
});

it('names the entry that an editorial item changed, and the last item where several did', () => {
  const first = correct(point, { data: { point: '4' } });
  const { placement } = placed(first, correct(point, { data: { point: '5' } }));
  expect(itemsOf(placement.itemOfEntry)).toEqual([[point.id, 1]]);
  expect(itemsOf(placement.movedSubjects)).toEqual([['commitment:point-4', 1]]);
});

it('names what an editorial item brings back', () => {
  const gone = retract(demand);
  const { placement } = placed(gone, retract(gone));
  expect(itemsOf(placement.restoredEntries)).toEqual([[demand.id, 1]]);
});

it('has nothing to judge where a text was added', () => {
  const { placement } = placed(translate(point, '/text', { fr: 'Texte' }));
  expect([placement.touchedSubjects.size, placement.itemOfEntry.size, placement.refusals]).toEqual([
    0,
    0,
    [],
  ]);
});

it('says nothing of what is about an item that did not come on the record', () => {
  const again = defined('phase-1', '2025-10-12');
  const { placement } = placed(again, correct(again, { data: { ordinal: 2 } }));
  expect(placement.refusals.map(({ index, code }) => [index, code])).toEqual([[0, 'id-taken']]);
  expect([...placement.refusedItems]).toEqual([0]);
});

it('is judged without being changed: the refusals of the one do not come into the other', () => {
  const { desk, placement } = placed(
    determined('phase-1', 'in_progress', '2025-10-10'),
    determined('phase-1', 'not_started', '2025-10-11'),
  );
  const before = structuredClone(placement);
  const refusals = judge(desk.state, placement);
  expect(refusals.map(({ index, code }) => [index, code])).toEqual([[1, 'illegal-transition']]);
  expect(placement).toEqual(before);
  expect(placement.refusals).toEqual([]);
});
