/**
 * What is kept as it is sent is what would be made anew, and the state by which an answer is tagged is another one whenever
 * the answer is: after every entry and at every moment, whatever was asked before.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { projections } from '../../projections/index.js';
import { itemOf } from '../../src/views/row-source.js';
import { RowVersions } from '../../src/views/sqlite/row-versions.js';
import { ViewTexts } from '../../src/views/sqlite/view-texts.js';
import { MOMENTS, readModels } from './read-models.js';
import { records } from './recorded.js';
import { runs, seeded } from './seed.js';

/** Now and then again, so that what is kept of one moment is asked for at another. */
const ASKED = [...MOMENTS, ...MOMENTS.slice(0, 1)];
const PROCESSES = ['gaza-2025', 'sudan-2023'];
const lists = projections.flatMap((projection) =>
  [...PROCESSES, ...(projection.rowPerEntry ? [] : [undefined])].flatMap((process) =>
    projection.scope === 'global' && process !== undefined ? [] : [{ projection, process }],
  ),
);

it(`texts and states of the live rows tell what the rows say ${seeded}`, () => {
  fc.assert(
    fc.property(records(24), (entries) => {
      const { rows, views, db, take } = readModels();
      const versions = new RowVersions(db, views);
      const texts = new ViewTexts(rows, views, versions, 1_000_000);
      const answers = new Map<string, string>();
      for (const entry of entries) {
        const before = lists.map((list) => versions.stateOf(list, ASKED[0] ?? 0));
        take([entry]);
        for (const [index, { projection, process }] of lists.entries()) {
          const scan = { process, by: 'key', descending: false } as const;
          for (const now of ASKED) {
            const sent = [...texts.scan(projection, scan, { now, size: 10 })].map(({ text }) => String(text));
            const made = [...rows.scan(projection, scan)].map((found) =>
              JSON.stringify(itemOf(rows, projection, found, now)),
            );
            expect(sent).toEqual(made);
            const name = `${index} ${versions.stateOf({ projection, process }, now)}`;
            expect(answers.get(name) ?? sent.join()).toBe(sent.join());
            answers.set(name, sent.join());
          }
          const isElsewhere = process !== undefined && process !== entry.processId;
          if (isElsewhere)
            expect(versions.stateOf({ projection, process }, ASKED[0] ?? 0)).toBe(before[index]);
        }
      }
      db.close();
    }),
    runs(5),
  );
});
