/** Law 3: batches of any sizes = at once; stopped anywhere and gone on = never stopped. Killed: see killed.spec.ts. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { projections } from '../../projections/index.js';
import { project } from '../../src/views/project.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { contents, pastRows, readModels, readModelsOf, told, type ReadModels } from './read-models.js';
import { recordsOfCluster } from './elsewhere.js';
import { pieces, records } from './recorded.js';
import { runs, seeded } from './seed.js';

const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 });

/** Where what moves with nothing else was last changed. */
function lastChanges({ db }: Pick<ReadModels, 'db'>): unknown {
  const alone = projections.filter(({ reads, rowPerEntry }) => !reads && !rowPerEntry);
  return {
    entries: db.prepare('SELECT position, changed FROM history').all(),
    rows: db
      .prepare(
        `SELECT m.name, p.name process, r.key, r.position FROM rows r JOIN read_models m USING (read_model)
         LEFT JOIN processes p USING (process)
         WHERE m.name IN (${alone.map(() => '?').join(', ')}) AND r.body IS NOT NULL ORDER BY 1, 2, 3`,
      )
      .all(...alone.map(({ name }) => name)),
  };
}

describe(`batches of any sizes ${seeded}`, () => {
  it('leave the same in the file as one batch', () => {
    fc.assert(
      fc.property(records(), sizes, (entries, batches) => {
        const [whole, parts] = [readModelsOf(entries), readModels()];
        for (const batch of pieces(entries, batches)) parts.take(batch);
        expect(contents(parts)).toEqual(contents(whole));
        whole.db.close();
        parts.db.close();
      }),
      runs(30),
    );
  });

  it('tell alike where each entry was last changed, and each row that reads no other', () => {
    fc.assert(
      fc.property(records(), sizes, (entries, batches) => {
        const [whole, parts] = [readModelsOf(entries), readModels()];
        for (const batch of pieces(entries, batches)) parts.take(batch);
        expect(lastChanges(parts)).toEqual(lastChanges(whole));
        whole.db.close();
        parts.db.close();
      }),
      runs(20),
    );
  });

  it('leave the same of a record with several clocks and gaps, entry by entry and at once', () => {
    fc.assert(
      fc.property(recordsOfCluster(), (entries) => {
        const [whole, single] = [readModelsOf(entries), readModels()];
        for (const entry of entries) single.take([entry]);
        expect(contents(single)).toEqual(contents(whole));
        whole.db.close();
        single.db.close();
      }),
      runs(15),
    );
  });

  it('leave the same when each row is forgotten as soon as another is touched', () => {
    fc.assert(
      fc.property(records(40), (entries) => {
        const [whole, forgetful] = [readModelsOf(entries), readModels()];
        const { views } = forgetful;
        const rowState = views.rowState.bind(views);
        vi.spyOn(views, 'rowState').mockImplementation((projection, at) => {
          views.forget();
          return rowState(projection, at);
        });
        forgetful.take(entries);
        expect(contents(forgetful)).toEqual(contents(whole));
        whole.db.close();
        forgetful.db.close();
      }),
      runs(15),
    );
  });
});

describe(`a batch that fails anywhere ${seeded}`, () => {
  it('leaves nothing behind, and what goes on after it ends as if it had never been', () => {
    const folder = temporaryFolder();
    let files = 0;
    fc.assert(
      fc.property(
        records(40),
        sizes,
        fc.array(fc.nat(40), { minLength: 20, maxLength: 20 }),
        (entries, batches, breaks) => {
          const file = join(folder, `${(files += 1)}.db`);
          let models = readModels(file);
          for (const [at, batch] of pieces(entries, batches).entries()) {
            const before = contents(models);
            const { views } = models;
            const until = breaks[at % breaks.length] ?? 0;
            models.entries.add(batch);
            expect(() => {
              views.commit(() => {
                for (const entry of batch.slice(0, until)) project(views, projections, entry);
                throw new Error('the power is gone');
              });
            }).toThrow('the power is gone');
            expect(contents(models)).toEqual(before);
            if (until % 2 === 0) {
              models.db.close();
              models = readModels(file, projections, models.entries);
            }
            models.take(batch);
          }
          expect(told(models.rows)).toEqual(told(pastRows(entries)));
          const whole = readModelsOf(entries);
          expect(contents(models)).toEqual(contents(whole));
          models.db.close();
        },
      ),
      runs(12),
    );
  });
});
