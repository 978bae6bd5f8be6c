/** The reported clock over random histories, against one that is worked out from the text of the decision. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlaces } from '../../../src/domain/history/placement.js';
import type { RecordedEntry } from '../../../src/domain/history/recorded-entry.js';
import { inReportedOrder } from '../../../src/domain/history/reported-order.js';
import { dated, lastMicrosOf, reportedTimes, sourcesNow } from '../../laws/reported.js';
import { runs, seeded } from '../../laws/seed.js';
import { legalHistories } from '../decisions/histories.js';
import { recording } from '../decisions/specification.js';

const logs: fc.Arbitrary<RecordedEntry[]> = dated(
  legalHistories({ proposals: 60 }).map((batches) => batches.flat()),
).map((log) => log.map(recording));

describe(`when the entries of a process were reported ${seeded}`, () => {
  it('is what the text of the decision says', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const times = new Map(inReportedOrder(log).map(({ entry, place }) => [entry.id, place.order]));
        expect(times).toEqual(reportedTimes(log));
      }),
      runs(150),
    );
  });

  it('is never before all of its sources were published, unless it was recorded by then', () => {
    fc.assert(
      fc.property(logs, (log) => {
        for (const { entry, place } of inReportedOrder(log)) {
          const dates = sourcesNow(log, entry).flatMap(({ publishedOn }) => publishedOn ?? []);
          const recorded = Date.parse(entry.recordedAt.slice(0, 23).concat('Z')) * 1_000;
          if (place.order < recorded)
            expect(dates.some((date) => lastMicrosOf(date) <= place.order)).toBe(true);
        }
      }),
      runs(100),
    );
  });

  it('puts each of them in order after what it is about', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const ordered = inReportedOrder(log);
        expect(ordered.map(({ entry }) => entry.id).sort()).toEqual(log.map(({ id }) => id).sort());
        expect(ordered).toEqual(ordered.toSorted((a, b) => comparePlaces(a.place, b.place)));
        const rank = new Map(ordered.map(({ entry }, i) => [entry.id, i]));
        for (const { id, data } of log)
          if ('entryId' in data) expect(rank.get(id)).toBeGreaterThan(rank.get(data.entryId) ?? Infinity);
      }),
      runs(100),
    );
  });
});
