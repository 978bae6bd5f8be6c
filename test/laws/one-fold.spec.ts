/** Law 1: live = as of now, for every read model. Rebuilt = live is in rebuilt.spec.ts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOMENTS, pastRows, pastRowsOf, readModels, readModelsOf, told } from './read-models.js';
import { pieces, records } from './recorded.js';
import { runs, seeded } from './seed.js';

const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 });

describe(`what is live ${seeded}`, () => {
  it('is what the recorded entries fold to in memory, rows and views, at every moment', () => {
    fc.assert(
      fc.property(records(), sizes, (entries, batches) => {
        const live = readModels();
        for (const batch of pieces(entries, batches)) live.take(batch);
        const past = pastRows(entries);
        for (const now of MOMENTS) expect(told(live.rows, now)).toEqual(told(past, now));
        live.db.close();
      }),
      runs(45),
    );
  });

  it('is what the history in the file folds to', () => {
    fc.assert(
      fc.property(records(), (entries) => {
        const live = readModelsOf(entries);
        expect(told(live.rows)).toEqual(told(pastRowsOf(live)));
        live.db.close();
      }),
      runs(30),
    );
  });
});
