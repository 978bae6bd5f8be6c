/** Law 5: corrected and the correction retracted = never corrected, in every read model. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PayloadOf } from '../../src/domain/events/catalogue.js';
import { correct, idOf, retract } from '../domain/decisions/entries.js';
import { legalHistories } from '../domain/decisions/histories.js';
import { accepts } from './legal.js';
import { MOMENTS, readModels, readModelsOf, told } from './read-models.js';
import { recordedIn } from './recorded.js';
import { runs, seeded } from './seed.js';

type Changes = PayloadOf<'EntryCorrected'>['changes'];

const changes: fc.Arbitrary<Changes> = fc.constantFrom<Changes>(
  { occurred: '2025-09-30' },
  { occurred: '2025-11' },
  { note: { en: 'A note.' } },
  { sources: [{ publisher: 'un', title: 'Report', kind: 'monitor_report' }] },
  { data: { reason: { en: 'Another one.' } } },
  { data: { by: ['egypt'] } },
  { data: { level: 'complete' } },
  { data: { status: 'in_progress' } },
  { data: { title: { en: 'Another title' } } },
  { data: { due: null } },
);

describe(`a correction that is retracted ${seeded}`, () => {
  it('leaves every row as if it had never been, also the mark of it', () => {
    let tried = 0;
    fc.assert(
      fc.property(legalHistories({ proposals: 50 }), fc.nat(), changes, (batches, pick, change) => {
        const log = batches.flat();
        const target = log[pick % (log.length || 1)];
        if (!target) return;
        const correction = { ...correct(target, change), id: idOf('a correction') };
        if (!accepts(log, correction)) return;
        tried++;
        const models = readModelsOf(recordedIn('gaza-2025', log));
        const before = MOMENTS.map((now) => told(models.rows, now));
        const entries = recordedIn('gaza-2025', [...log, correction, retract(correction)]);
        models.take(entries.slice(-2, -1));
        models.take(entries.slice(-1));
        expect(MOMENTS.map((now) => told(models.rows, now))).toEqual(before);
        models.db.close();
      }),
      runs(160),
    );
    expect(tried).toBeGreaterThan(10);
  });

  it('leaves every row as if it had never been when both come in one batch', () => {
    fc.assert(
      fc.property(legalHistories({ proposals: 40 }), fc.nat(), changes, (batches, pick, change) => {
        const log = batches.flat();
        const target = log[pick % (log.length || 1)];
        if (!target) return;
        const correction = { ...correct(target, change), id: idOf('a correction') };
        if (!accepts(log, correction)) return;
        const [plain, undone] = [readModels(), readModels()];
        plain.take(recordedIn('gaza-2025', log));
        undone.take(recordedIn('gaza-2025', [...log, correction, retract(correction)]));
        expect(told(undone.rows)).toEqual(told(plain.rows));
        plain.db.close();
        undone.db.close();
      }),
      runs(60),
    );
  });
});
