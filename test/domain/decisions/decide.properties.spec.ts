import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlaces } from '../../../src/domain/history/placement.js';
import { decide, applyTo } from '../../../src/domain/decisions/decide.js';
import { RecordState } from '../../../src/domain/decisions/record-state.js';
import type { Refusal } from '../../../src/domain/events/refusal.js';
import type { Posted } from './entries.js';
import { anyBatch, clock, legalHistories, posted } from './histories.js';
import { wrongsOf } from './rules.js';
import { Desk, recording } from './specification.js';
import { inOrder, referencesOf, standing, subjectOf } from './standing.js';

function deskWith(history: readonly (readonly Posted[])[]): Desk {
  const desk = new Desk(clock);
  for (const batch of history) desk.record(batch);
  return desk;
}

/** The refusals of a batch where nothing is on the record. */
function refusalsOf(batch: readonly Posted[]): Refusal[] {
  const candidates = batch.map((entry, index) => ({ index, entry }));
  return decide(new RecordState(), candidates, { now: clock, entries: new Map() });
}

/** All that the state knows, each verdict brought up to date. */
function known(state: RecordState): object {
  for (const { subject } of state.substantiveEntries()) state.judge(subject);
  return { ...state };
}

describe('a legal history', () => {
  it('is accepted again, batch by batch', () => {
    fc.assert(
      fc.property(legalHistories(), (history) => {
        const desk = new Desk(clock);
        for (const batch of history) {
          expect(desk.decide(batch)).toEqual([]);
          desk.record(batch);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is accepted again as one batch in the same order', () => {
    fc.assert(
      fc.property(legalHistories(), (history) => {
        expect(refusalsOf(history.flat())).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is accepted again entry by entry, where it was accepted so', () => {
    fc.assert(
      fc.property(legalHistories({ batch: 1 }), (history) => {
        const [scenery = [], ...rest] = history;
        for (let i = 1; i <= rest.length; i += 7) {
          expect(refusalsOf([...scenery, ...rest.slice(0, i).flat()])).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leaves no illegal state, after any of its batches', () => {
    fc.assert(
      fc.property(legalHistories(), (history) => {
        for (let i = 1; i <= history.length; i += 3) expect(wrongsOf(history.slice(0, i).flat())).toEqual([]);
        expect(wrongsOf(history.flat())).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('places each entry where the rule of order says, and no reference points forward', () => {
    fc.assert(
      fc.property(legalHistories(), (history) => {
        const desk = deskWith(history);
        const { entries } = standing(history.flat());
        const places = [...desk.state.substantiveEntries()].sort(comparePlaces);
        expect(places.map(({ id, order, depth }) => [id, order, depth])).toEqual(
          entries.map(({ id, order, depth }) => [id, order, depth]),
        );
        const seen = new Set<string>();
        for (const entry of entries) {
          for (const reference of referencesOf(entry)) expect(seen).toContain(reference);
          seen.add(subjectOf(entry));
        }
        expect(entries).toEqual(entries.toSorted(inOrder));
      }),
      { numRuns: 120 },
    );
  });

  it('is known in the same way however it came: in one go or bit by bit, with decisions between', () => {
    fc.assert(
      fc.property(legalHistories(), (history) => {
        const desk = new Desk(clock);
        for (const batch of history) {
          desk.decide(batch);
          desk.record(batch);
        }
        const atOnce = new RecordState();
        applyTo(atOnce, history.flat().map(recording), new Map());
        expect(known(desk.state)).toEqual(known(atOnce));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a decision about any batch', () => {
  const cases = fc.record({ history: legalHistories({ proposals: 40 }), proposals: anyBatch });

  it('leaves the state as it was', () => {
    fc.assert(
      fc.property(cases, ({ history, proposals }) => {
        const desk = deskWith(history);
        // The desk compares the state before and after.
        desk.decide(posted(proposals, history.flat(), 1_000_000));
      }),
      { numRuns: 120 },
    );
  });

  it('accepts exactly what leaves a legal record', () => {
    fc.assert(
      fc.property(cases, ({ history, proposals }) => {
        const log = history.flat();
        const desk = deskWith(history);
        for (const entry of posted(proposals, log, 1_000_000)) {
          const refusals = desk.decide([entry]);
          const absent = refusals.some(
            ({ code }) => code === 'entry-not-found' || code === 'entry-retracted',
          );
          const wrongs = wrongsOf([...log, entry]);
          if (!absent)
            expect(wrongs.length > 0, JSON.stringify({ refusals, wrongs })).toBe(refusals.length > 0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('accepts no batch that leaves an illegal record', () => {
    fc.assert(
      fc.property(cases, ({ history, proposals }) => {
        const batch = posted(proposals, history.flat(), 1_000_000);
        const refusals = deskWith(history).decide(batch);
        if (refusals.length === 0) expect(wrongsOf([...history.flat(), ...batch])).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('names items of the batch, and places in them', () => {
    fc.assert(
      fc.property(cases, ({ history, proposals }) => {
        const batch = posted(proposals, history.flat(), 1_000_000);
        for (const { index, pointer, detail } of deskWith(history).decide(batch)) {
          const parent = pointer.split('/').slice(1, -1);
          const place = parent.reduce(
            (at: unknown, key) => new Map(Object.entries(at ?? {})).get(key),
            batch[index],
          );
          expect(place, `${pointer} of ${JSON.stringify(batch[index])}`).toBeTypeOf('object');
          expect(detail).toMatch(/expected/);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is the same for the same', () => {
    fc.assert(
      fc.property(cases, ({ history, proposals }) => {
        const batch = posted(proposals, history.flat(), 1_000_000);
        const desk = deskWith(history);
        expect(desk.decide(batch)).toEqual(desk.decide(batch));
        expect(deskWith(history).decide(batch)).toEqual(desk.decide(batch));
      }),
      { numRuns: 60 },
    );
  });
});
