// A batch is decided once: what the decision leaves on the record is what recording the batch makes of it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideAndApply, entriesToLoad } from '../../../src/domain/decisions/decide.js';
import { RecordState } from '../../../src/domain/decisions/record-state.js';
import type { Posted } from './entries.js';
import { anyBatch, clock, legalHistories, posted } from './histories.js';
import { Desk } from './specification.js';

/** All that the state knows, each verdict brought up to date; not how to undo it. */
function known(state: RecordState): object {
  for (const { subject } of state.substantiveEntries()) state.judge(subject);
  return { ...state, undo: undefined };
}

function apply(state: RecordState, batch: readonly Posted[], log: Desk['log']): number {
  const needed = new Set(entriesToLoad(state, batch));
  const entries = new Map(log.flatMap((entry) => (needed.has(entry.id) ? [[entry.id, entry]] : [])));
  const candidates = batch.map((entry, index) => ({ index, entry }));
  return decideAndApply(state, candidates, { now: clock, entries }).length;
}

it('what is accepted stands as if it had been recorded, and a refused batch leaves no trace', () => {
  fc.assert(
    fc.property(legalHistories(), anyBatch, (history, proposals) => {
      const desk = new Desk(clock);
      const state = new RecordState();
      const savepoint = state.savepoint();
      for (const batch of history) {
        expect(apply(state, batch, desk.log)).toBe(0);
        desk.record(batch);
      }
      expect(known(state)).toEqual(known(desk.state));

      const next = posted(proposals, history.flat(), 100_000);
      const isRefused = desk.decide(next).length > 0;
      expect(apply(state, next, desk.log) > 0).toBe(isRefused);
      if (!isRefused) desk.record(next);
      expect(known(state)).toEqual(known(desk.state));

      savepoint.rollBack();
      expect({ ...state }).toEqual({ ...new RecordState() });
    }),
    { numRuns: 60 },
  );
});
