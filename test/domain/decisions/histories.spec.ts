import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventTypes } from '../../../src/domain/events/catalogue.js';
import { legalHistories } from './histories.js';

const sample = fc.sample(legalHistories(), { numRuns: 150, seed: 2025 });
const entries = sample.flat(2);

describe('the arbitrary legal histories', () => {
  it('hold entries of every type', () => {
    const met = new Set(entries.map(({ type }) => type));
    expect(eventTypes.filter((type) => !met.has(type))).toEqual([]);
  });

  it('hold batches, corrections of corrections and undone retractions', () => {
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    const about = entries.map((entry) => {
      const target = 'entryId' in entry.data ? byId.get(entry.data.entryId) : undefined;
      return `${entry.type} of ${target?.type}`;
    });
    expect(about).toContain('EntryCorrected of EntryCorrected');
    expect(about).toContain('EntryRetracted of EntryRetracted');
    expect(about).toContain('EntryRetracted of EntryCorrected');
    expect(sample.flat().some((batch) => batch.length > 1)).toBe(true);
  });

  it('are long enough to mean something', () => {
    const lengths = sample.map((history) => history.flat().length).sort((a, b) => a - b);
    expect(lengths[75]).toBeGreaterThan(20);
  });
});
