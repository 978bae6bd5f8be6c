/** Law: to who sees some processes only, the rows, their places in a feed and what time changes are those of read models without the others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projections } from '../../projections/index.js';
import { parties } from '../../projections/parties.js';
import type { Visibility } from '../../src/domain/access/visibility.js';
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';
import { itemOf, type RowSource } from '../../src/views/row-source.js';
import { RowVersions } from '../../src/views/sqlite/row-versions.js';
import type { ChangedRow, Scope } from '../../src/views/sqlite/sqlite-rows.js';
import { ViewTexts } from '../../src/views/sqlite/view-texts.js';
import { recordsOfCluster } from './elsewhere.js';
import { MOMENTS, readModels, told, type ReadModels } from './read-models.js';
import { pieces } from './recorded.js';
import { runs, seeded } from './seed.js';

const HIDDEN = 'sudan-2023';
const SEEN = ['gaza-2025', 'yemen-2018'];

const visibilities: readonly Visibility[] = [
  { kind: 'except', processes: [HIDDEN, 'not-there'] },
  { kind: 'only', processes: [...SEEN, 'not-there'] },
];

const scopes: readonly Scope[] = [
  {},
  { projections: ['parties'], process: '' },
  { projections: ['parties'], process: '', key: 'hamas' },
  { projections: ['party-commitments'] },
  { projections: ['timeline'] },
];

function taken(entries: readonly RecordedEntry[], sizes: readonly number[]): ReadModels {
  const models = readModels();
  for (const batch of pieces(entries, sizes)) models.take(batch);
  return models;
}

const given = fc.tuple(
  recordsOfCluster(40),
  fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 4, maxLength: 4 }),
);

/** What a feed tells of changed rows. */
function shown(changes: readonly ChangedRow[], source: RowSource): object[] {
  return changes.map(({ projection: name, at, position, cause, found }) => {
    const projection = projections.find((one) => one.name === name);
    const row = projection && found && itemOf(source, projection, found, MOMENTS[1] ?? 0);
    return { name, at, position, cause, row, sort: found?.sort };
  });
}

describe.each(visibilities)(`${seeded} %j`, (visibility) => {
  const check = (compare: (whole: ReadModels, lacking: ReadModels, last: number) => void): void => {
    fc.assert(
      fc.property(given, ([entries, sizes]) => {
        const whole = taken(entries, sizes);
        const lacking = taken(
          entries.filter(({ processId }) => processId !== HIDDEN),
          [3],
        );
        compare(whole, lacking, entries.at(-1)?.sequence ?? 0);
        for (const { db } of [whole, lacking]) db.close();
      }),
      runs(4),
    );
  };

  it('every view at any moment', () => {
    check((whole, lacking) => {
      for (const now of MOMENTS)
        expect(told(whole.rows.seenBy(visibility), now)).toEqual(told(lacking.rows, now));
    });
  });

  it('every text of a list, both ways round and page by page', () => {
    check((whole, lacking) => {
      const texts = [whole, lacking].map(
        ({ db, rows, views }) => new ViewTexts(rows, views, new RowVersions(db, views), 1_000_000),
      );
      for (const now of MOMENTS)
        for (const descending of [false, true]) {
          const [one, other] = texts.map((text, i) => [
            ...text.scan(
              parties,
              { by: 'key', descending, ...(i === 0 && { visibility }) },
              { now, size: 1 },
            ),
          ]);
          expect(one?.map(({ at, text }) => [at, String(text)])).toEqual(
            other?.map(({ at, text }) => [at, String(text)]),
          );
        }
    });
  });

  it('what changed after any position', () => {
    check((whole, lacking, last) => {
      for (const scope of scopes)
        for (const after of [0, Math.floor(last / 3), Math.floor(last / 2), last - 1])
          for (const limit of [1, 5, 500])
            expect(
              shown(
                whole.rows.changedAfter({ ...scope, visibility }, after, limit),
                whole.rows.seenBy(visibility),
              ),
            ).toEqual(shown(lacking.rows.changedAfter(scope, after, limit), lacking.rows));
    });
  });

  it('what time alone changes', () => {
    check((whole, lacking, last) => {
      const [from = 0, , to = 0] = MOMENTS;
      for (const scope of scopes.filter(({ projections = [] }) => !projections.includes('timeline')))
        for (const upTo of [Math.floor(last / 2), last]) {
          const span = { from, to, upTo };
          const woken = whole.rows.wokenBetween({ ...scope, visibility }, span, { limit: 500 });
          expect(shown(woken, whole.rows.seenBy(visibility))).toEqual(
            shown(lacking.rows.wokenBetween(scope, span, { limit: 500 }), lacking.rows),
          );
        }
    });
  });

  it('where the record stood', () => {
    check((whole, lacking, last) => {
      for (let position = 0; position <= last; position += Math.max(1, Math.floor(last / 10))) {
        const moment = lacking.views.recordedAtOf(position, { kind: 'all' });
        expect(whole.views.recordedAtOf(position, visibility)).toBe(moment);
        if (moment !== undefined && visibility.kind === 'except')
          expect(whole.views.positionBy(moment, visibility)).toBe(
            lacking.views.positionBy(moment, { kind: 'all' }),
          );
      }
    });
  });
});
