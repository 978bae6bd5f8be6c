import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryHistory } from '../../../src/views/memory/memory-views.js';
import { applyToHistory } from '../../../src/domain/history/apply-to-history.js';
import type { HistoryEntry } from '../../../src/domain/history/history-entry.js';
import { decide, applyTo, entriesToLoad } from '../../../src/domain/decisions/decide.js';
import { RecordState } from '../../../src/domain/decisions/record-state.js';
import { correct, idOf, retract, type Posted } from '../decisions/entries.js';
import { clock, legalHistories } from '../decisions/histories.js';
import { standing } from '../decisions/standing.js';
import { recording } from '../decisions/specification.js';

function historyOf(log: readonly Posted[]): MemoryHistory {
  const history = new MemoryHistory();
  log.forEach((entry, i) => applyToHistory(history, recording(entry, i)));
  return history;
}

describe('the history of a legal log', () => {
  it('is what the rules of order and correction say of the whole log', () => {
    fc.assert(
      fc.property(legalHistories(), (batches) => {
        const log = batches.flat();
        for (let cut = 1; cut <= log.length; cut += 5) {
          const { entries } = standing(log.slice(0, cut));
          expect(
            historyOf(log.slice(0, cut))
              .entries()
              .map(({ id, place, revision }) => [id, place.order, place.depth, revision]),
          ).toEqual(entries.map(({ id, order, depth, recorded }) => [id, order, depth, recorded]));
        }
        const told = historyOf(log)
          .entries()
          .map(({ occurred, sources, note }) => ({ occurred: occurred.text, sources, note }));
        const { entries } = standing(log);
        expect(told).toEqual(
          entries.map(({ body }) => ({
            occurred: body['occurred'],
            sources: body['sources'] ?? [],
            note: body['note'],
          })),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('says of each entry what it says after all corrections and translations', () => {
    fc.assert(
      fc.property(legalHistories(), (batches) => {
        const log = batches.flat();
        const told = historyOf(log)
          .entries()
          .map(({ data }) => withoutMachine(data));
        expect(told).toEqual(standing(log).entries.map(({ data }) => withoutMachine(data)));
      }),
      { numRuns: 60 },
    );
  });

  it('introduces each entry by the first recorded one of its thing, as it is now', () => {
    fc.assert(
      fc.property(legalHistories(), (batches) => {
        const entries = historyOf(batches.flat()).entries();
        const byId = new Map(entries.map((entry) => [entry.id, entry]));
        for (const { introducedBy, introduction } of entries) {
          expect(introduction).toEqual(byId.get(introducedBy)?.data);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the sum of the changes that its entries make', () => {
    fc.assert(
      fc.property(legalHistories(), (batches) => {
        const history = new MemoryHistory();
        const sum = new Map<string, HistoryEntry>();
        batches.flat().forEach((entry, i) => {
          for (const { before, after } of applyToHistory(history, recording(entry, i))) {
            const id = (before ?? after)?.id ?? '';
            expect(before).toEqual(sum.get(id));
            if (after) sum.set(id, after);
            else sum.delete(id);
          }
        });
        const byId = new Map(history.entries().map((entry) => [entry.id, entry]));
        expect(sum).toEqual(byId);
      }),
      { numRuns: 60 },
    );
  });
});

/** The rules of the test do not say which translations are a machine's. */
function withoutMachine(data: object): unknown {
  return JSON.parse(JSON.stringify(data, (key, value: unknown) => (key === 'machine' ? undefined : value)));
}

describe('a correction that is retracted', () => {
  it('has never been', () => {
    fc.assert(
      fc.property(legalHistories(), fc.nat(), fc.nat(), (batches, pick, kind) => {
        const log = batches.flat();
        const target = log[pick % (log.length || 1)];
        if (!target) return;
        const changes = [
          { occurred: '2025-11' },
          { note: { en: 'A note.' } },
          { data: { reason: { en: 'Other.' } } },
        ];
        const corrected = { ...correct(target, changes[kind % 3] ?? {}), id: idOf('law 5') };
        const undone = retract(corrected);
        if (refused(log, [corrected])) return;
        expect(refused([...log, corrected], [undone])).toBe(false);
        expect(historyOf([...log, corrected, undone]).entries()).toEqual(historyOf(log).entries());
      }),
      { numRuns: 150 },
    );
  });
});

function refused(log: readonly Posted[], batch: readonly Posted[]): boolean {
  const state = new RecordState();
  applyTo(state, log.map(recording), new Map());
  const needed = new Set(entriesToLoad(state, batch));
  const entries = new Map(
    log.map(recording).flatMap((entry) => (needed.has(entry.id) ? [[entry.id, entry]] : [])),
  );
  const candidates = batch.map((entry, index) => ({ index, entry }));
  return decide(state, candidates, { now: clock, entries }).length > 0;
}
