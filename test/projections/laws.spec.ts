import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projections } from '../../projections/index.js';
import type { Projection, RowAddress } from '../../projections/projection.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import { frozen, rowAfter, rowsAfter } from './folding.js';
import { idsTakenOnce, randomHistory } from './random-history.js';
import { FoldedRecord } from './viewing.js';

/** Some entries of a history in any order: more than a cut or a late arrival can do to a fold. */
const anyEntries = randomHistory.chain((entries) => fc.shuffledSubarray(entries));

/** The entries of a history in any order, and some of them in any other. */
const addedAndTakenBack = randomHistory.chain((entries) =>
  fc.tuple(fc.shuffledSubarray(entries, { minLength: entries.length }), fc.shuffledSubarray(entries)),
);

const now = Date.parse('2026-03-01T00:00:00Z');
const tallies = projections.filter(({ revert }) => revert);
const rowsAnEntry = projections.filter(({ rowPerEntry }) => rowPerEntry);

function expectPlain(value: object): void {
  expect(JSON.parse(JSON.stringify(value))).toEqual(value);
  expect(JSON.stringify(value, (_, part: unknown) => (part === undefined ? 'undefined' : part))).toBe(
    JSON.stringify(value),
  );
}

function processOf({ scope }: Projection): string {
  return scope === 'global' ? '' : 'gaza-2025';
}

describe.each(projections)('the fold of $name', (projection) => {
  it('takes any entries in any order, changes none of its inputs and makes plain JSON', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const record = new FoldedRecord(entries);
        for (const [key, row] of rowsAfter(projection, entries)) {
          expectPlain(row);
          const at = { processId: processOf(projection), key };
          const view = projection.view(row, record.contextOf(projection.name, at, now));
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

  it('keeps what its rows are linked to as they go on, and counts them in a process only there', () => {
    const targets = (of: readonly RowAddress[]): string[] =>
      of.flatMap(({ projection: name, key }) =>
        projections.find((other) => other.name === name)?.scope === 'process' ? [`${name} ${key}`] : [],
      );
    fc.assert(
      fc.property(randomHistory.map(idsTakenOnce), fc.nat(30), (entries, cut) => {
        for (const [key, row] of rowsAfter(projection, entries.slice(0, cut))) {
          const later = rowAfter(projection, key, entries.slice(cut), row);
          const process = processOf(projection);
          const linked = (of: object | undefined): string[] =>
            targets(of ? (projection.links?.(of, key, process) ?? []).map(({ dependent }) => dependent) : []);
          const counted = (projection.contributes?.(row, key, process) ?? []).map(({ to }) => to);
          expect(linked(later)).toEqual(expect.arrayContaining([...linked(row), ...targets(counted)]));
        }
      }),
    );
  });

  it('links and counts its rows only for read models that say what they read, each link once, in numbers', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        for (const [key, row] of rowsAfter(projection, entries)) {
          const links = projection.links?.(row, key, processOf(projection)) ?? [];
          for (const { source, dependent, order = [0, 0] } of links) {
            expect(readBy(dependent.projection)).toContain(source.projection);
            expect([source, dependent]).toContainEqual({ projection: projection.name, key });
            expect(order.every(Number.isFinite)).toBe(true);
          }
          const ends = links.map(({ source, dependent }) => JSON.stringify([source, dependent]));
          expect(new Set(ends).size).toBe(ends.length);
          for (const { to, from = 0 } of projection.contributes?.(row, key, processOf(projection)) ?? []) {
            expect(readBy(to.projection)).toContain(projection.name);
            expect(Number.isFinite(from)).toBe(true);
          }
        }
      }),
    );
  });
});

function readBy(name: string): readonly string[] {
  const reads = projections.filter((projection) => projection.name === name).map(({ reads }) => reads ?? []);
  return [name, ...reads.flat()];
}

describe.each(tallies)('the tally of $name', (tally) => {
  it('gives the same rows in whatever order the entries come', () => {
    fc.assert(
      fc.property(addedAndTakenBack, ([entries]) => {
        expect(rowsAfter(tally, entries)).toEqual(rowsAfter(tally, entries.toReversed()));
      }),
    );
  });

  it('takes back any entries in any order as if they had never been', () => {
    fc.assert(
      fc.property(addedAndTakenBack, ([entries, takenBack]) => {
        const rest = entries.filter((entry) => !takenBack.includes(entry));
        expect(without(takenBack, rowsAfter(tally, entries))).toEqual(rowsAfter(tally, rest));
        expect(without(entries.toReversed(), rowsAfter(tally, entries)).size).toBe(0);
      }),
    );
  });

  /** The rows once these entries are taken back. */
  function without(entries: readonly HistoryEntry[], rows: Map<string, object>): Map<string, object> {
    const left = new Map(rows);
    for (const entry of entries) {
      for (const key of tally.keys(entry)) {
        const row = frozen(tally.revert?.(left.get(key), entry, key));
        if (row) left.set(key, row);
        else left.delete(key);
      }
    }
    return left;
  }
});

describe.each(rowsAnEntry)('each entry of $name', (projection) => {
  it('begins the row under its own id and touches few others', () => {
    fc.assert(
      fc.property(randomHistory, (entries) => {
        for (const entry of entries) {
          const keys = projection.keys(entry);
          expect(keys[0]).toBe(entry.id);
          expect(keys.length).toBeLessThanOrEqual(2);
          expect(projection.evolve(undefined, entry, entry.id)).toBeDefined();
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

  it('that many entries of a process touch are tallies or have a row an entry', () => {
    expect(tallies.map(({ name }) => name)).toEqual(['process-overview', 'parties']);
    expect(rowsAnEntry.map(({ name }) => name)).toEqual(['timeline']);
  });
});
