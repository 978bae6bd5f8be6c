/** Whatever an entry about the world is refused as, the page about the vocabulary says of its type. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSubstantive } from '../../src/domain/events/catalogue.js';
import { anyBatch, clock, legalHistories, posted } from '../domain/decisions/histories.js';
import { Desk } from '../domain/decisions/specification.js';
import { storedBodiesOf } from '../domain/events/stored-bodies.js';
import { ofEveryEntry, ofTheWorld, refusalsOf } from './reference/refusals.js';

test('a refusal that some history leads to is told of its type', () => {
  const cases = fc.record({ history: legalHistories({ proposals: 40 }), proposals: anyBatch });
  fc.assert(
    fc.property(cases, ({ history, proposals }) => {
      const desk = new Desk(clock);
      for (const batch of history) desk.record(batch);
      for (const entry of posted(proposals, history.flat(), 1_000_000)) {
        if (!isSubstantive(entry)) continue;
        const bodies = storedBodiesOf(entry.type).map(({ body: { data } }) => data);
        const told = [...ofEveryEntry, ...ofTheWorld, ...refusalsOf(entry.type, bodies)];
        const unsaid = desk
          .decide([entry])
          .filter(({ code }) => !told.some((reason) => reason.code === code));
        expect(unsaid, entry.type).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});
