import { describe, expect, it } from 'vitest';
import { applyTo, decide, decideAndApply } from '../../../src/domain/decisions/decide.js';
import { RecordState } from '../../../src/domain/decisions/record-state.js';
import { correct, defined, determined, dispute, made, opened, process, retract } from './entries.js';
import { recording } from './specification.js';

const phase = defined('phase-1');
const begun = determined('phase-1', 'in_progress', '2025-10-10');
const contested = dispute(begun, 'us');

function recorded(...entries: Parameters<typeof recording>[0][]): RecordState {
  const state = new RecordState();
  applyTo(state, [...process, ...entries].map(recording), new Map());
  return state;
}

describe('the state of a record', () => {
  it('knows what is recorded, in which order, and what is about what', () => {
    const correction = correct(phase, { data: { ordinal: 2 } });
    const undone = retract(correction);
    const state = recorded(phase, begun, correction, undone, contested);
    expect(state.size).toBe(process.length + 5);
    expect(state.sequenceOf(opened.id)).toBe(0);
    expect(state.sequenceOf(contested.id)).toBe(process.length + 4);
    expect(state.amendments.rootOf(undone.id)).toBe(phase.id);
    expect(state.amendments.rootOf(phase.id)).toBe(phase.id);
    expect(state.amendments.editorialsOf(phase.id)).toEqual([correction.id, undone.id]);
    expect(state.amendments.isRetracted(correction.id)).toBe(true);
    expect(state.amendments.isRetracted(phase.id)).toBe(false);
    expect(state.amendments.disputesBy('party:us')).toEqual([contested.id]);
    expect(state.stepsOf('phase:phase-1').map(({ id }) => id)).toEqual([phase.id, begun.id]);
    expect(state.exists('phase:phase-2')).toBe(false);
  });

  it('goes back to a savepoint, with all that was done since', () => {
    const state = recorded(phase, begun, contested, correct(begun, { occurred: '2025-10-09' }));
    const before = structuredClone({ ...state });
    const [first, second] = state.stepsOf('phase:phase-1');
    if (!first || !second) throw new Error('expected two steps');
    const savepoint = state.savepoint();
    state.register('another');
    state.amendments.add(phase.id, 'another');
    state.amendments.markRetracted(phase.id, true);
    state.amendments.markDispute(contested.id, undefined);
    state.judge('phase:phase-1');
    state.remove(second);
    state.put({ ...second, order: first.order - 1, refersTo: ['phase:phase-9'] });
    state.judge('phase:phase-1');
    expect(state.stepsOf('phase:phase-1').map(({ id }) => id)).toEqual([begun.id, phase.id]);
    savepoint.rollBack();
    expect({ ...state }).toEqual(before);
  });

  it('goes back to the outer savepoint also with what was released within it', () => {
    const state = recorded(phase);
    const before = structuredClone({ ...state });
    const outer = state.savepoint();
    const kept = state.savepoint();
    state.register('kept');
    kept.release();
    const dropped = state.savepoint();
    state.register('dropped');
    dropped.rollBack();
    state.amendments.markRetracted(phase.id, true);
    expect([state.sequenceOf('kept'), state.sequenceOf('dropped')]).toEqual([state.size - 1, undefined]);
    outer.rollBack();
    expect({ ...state }).toEqual(before);
  });

  it('is as it was when a decision fails halfway', () => {
    const state = recorded(phase);
    const before = structuredClone({ ...state });
    const twice = [0, 1].map((index) => ({ index, entry: begun }));
    const context = { now: Date.parse('2026-06-30'), entries: new Map() };
    for (const deciding of [decide, decideAndApply]) {
      expect(() => deciding(state, twice, context)).toThrow(`${begun.id} is on the record`);
      expect({ ...state }).toEqual(before);
    }
  });

  it('takes no notice of what is about an entry that could not be read', () => {
    const lost = retract(made('lost', '2025-10-03'));
    const state = recorded(phase, lost, retract(lost), begun);
    expect(state.sequenceOf(lost.id)).toBeUndefined();
    expect(state.size).toBe(process.length + 2);
  });

  it('does not lay a breach that it held before to an entry that comes after', () => {
    const breach = determined('phase-1', 'completed', '2025-10-01');
    const state = recorded(phase, breach);
    expect(state.judge('phase:phase-1')).toHaveLength(1);
    const again = determined('phase-1', 'completed', '2025-10-13');
    const later = recorded(phase, breach, again);
    expect(later.judge('phase:phase-1').map(({ node }) => node.id)).toEqual([breach.id]);
    const context = { now: Date.parse('2026-06-30'), entries: new Map() };
    expect(decide(state, [{ index: 0, entry: again }], context)).toEqual([]);
  });
});
