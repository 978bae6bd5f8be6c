import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projections } from '../../projections/index.js';
import { processOverview } from '../../projections/process-overview.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import { examples } from '../../src/domain/vocabulary/examples.js';
import { rowAfter, rowsAfter } from './folding.js';
import { randomHistory } from './random-history.js';

/** Some entries of a history in any order: more than a cut or a late arrival can do to a fold. */
const anyEntries = randomHistory.chain((entries) => fc.shuffledSubarray(entries));

const now = Date.parse('2026-03-01T00:00:00Z');

function expectPlain(value: object): void {
  expect(JSON.parse(JSON.stringify(value))).toEqual(value);
  expect(JSON.stringify(value, (_, part: unknown) => (part === undefined ? 'undefined' : part))).toBe(
    JSON.stringify(value),
  );
}

describe.each(projections)('the fold of $name', (projection) => {
  it('takes any entries in any order, changes none of its inputs and makes plain JSON', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        for (const [key, row] of rowsAfter(projection, entries)) {
          expectPlain(row);
          const view = projection.view(row, { now, key, sources: new Map() });
          expectPlain(view);
          const parties = projection.parties?.(view) ?? [];
          expect(new Set(parties).size).toBe(parties.length);
          expect(projection.sort?.of(row).every(Number.isFinite) ?? true).toBe(true);
        }
      }),
    );
  });

  it('gives the same rows in batches, stored in between, as at once', () => {
    fc.assert(
      fc.property(randomHistory, fc.nat(30), (entries, cut) => {
        for (const [key, row] of rowsAfter(projection, entries)) {
          const before = rowAfter(projection, key, entries.slice(0, cut));
          const stored = before && (JSON.parse(JSON.stringify(before)) as object);
          expect(rowAfter(projection, key, entries.slice(cut), stored)).toEqual(row);
        }
      }),
    );
  });

  it('gives the same row for entries that commute in their place and last', () => {
    fc.assert(
      fc.property(randomHistory, fc.infiniteStream(fc.boolean()), (entries, isLate) => {
        const late = new Set(
          entries.filter((entry) => projection.commutes?.(entry) && isLate.next().value === true),
        );
        const again = [...entries.filter((entry) => !late.has(entry)), ...[...late].reverse()];
        expect(rowsAfter(projection, again)).toEqual(rowsAfter(projection, entries));
      }),
    );
  });

  it('names each row of an entry once', () => {
    fc.assert(
      fc.property(randomHistory, (entries) => {
        for (const entry of entries) {
          const keys = projection.keys(entry);
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
    );
  });
});

describe('the read models', () => {
  it('have names of their own', () => {
    const names = projections.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('let what the overview only counts commute', () => {
    const commuting = Object.values(examples).filter(({ type }) =>
      processOverview.commutes?.({ type } as HistoryEntry),
    );
    const types = commuting.map(({ type }) => type);
    expect(types).toContain('MeetingHeld');
    expect(types).toContain('CommitmentAssessed');
    expect(types).not.toContain('PhaseStatusDetermined');
    expect(types).not.toContain('PartyLeft');
  });
});
