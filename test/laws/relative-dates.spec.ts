/**
 * Dates that hang on something, in random records that are full of them: the live rows, in batches of any size, are those
 * folded in memory, at every moment, after corrections and retractions too.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CommitmentRow } from '../../projections/commitment-row.js';
import { projections } from '../../projections/index.js';
import { partyCommitments } from '../../projections/party-commitments.js';
import type { Projection } from '../../projections/projection.js';
import { applyToHistory } from '../../src/domain/history/apply-to-history.js';
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';
import type { RelativeDue } from '../../src/domain/values/due.js';
import { MemoryHistory } from '../../src/views/memory/memory-views.js';
import { PastRows } from '../../src/views/memory/past-rows.js';
import type { RowSource } from '../../src/views/row-source.js';
import { RowsAsOf } from '../../src/views/sqlite/rows-as-of.js';
import {
  correct,
  defined,
  determined,
  entry,
  held,
  idOf,
  made,
  process,
  proposed,
  retract,
  step,
  type Posted,
} from '../domain/decisions/entries.js';
import { Desk } from '../domain/decisions/specification.js';
import { contents, pastRows, readModels, told, type ReadModels } from './read-models.js';
import { recordedIn } from './recorded.js';
import { runs, seeded } from './seed.js';

const COMMITMENTS = ['a', 'b', 'c', 'd'];

const anchors = fc.constantFrom<
  readonly [kind: RelativeDue['of']['kind'], id: string, when: RelativeDue['when']]
>(
  ['agreement', 'plan', 'in_force'],
  ['agreement', 'plan', 'signed'],
  ['phase', 'one', 'started'],
  ['phase', 'one', 'ended'],
  ['meeting', 'talks', 'held'],
  ...COMMITMENTS.map((id) => ['commitment', id, 'due'] as const),
  ['commitment', 'a', 'made'],
);
const dates = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<RelativeDue | string>('2025-12-31', '2025-11') },
  {
    weight: 4,
    arbitrary: fc
      .tuple(anchors, fc.constantFrom('P30D', '-P10D', 'P1M'))
      .map(([[kind, id, when], offset]): RelativeDue => ({ of: { kind, id }, when, offset })),
  },
);
const days = fc.integer({ min: 10, max: 28 }).map((day) => `2025-10-${day}`);

/** Proposes an entry in view of what is recorded. */
const proposals: fc.Arbitrary<(log: readonly Posted[]) => Posted> = fc
  .tuple(fc.nat({ max: 7 }), fc.constantFrom(...COMMITMENTS), dates, days, fc.nat())
  .map(([kind, id, due, on, luck]) => (log) => {
    const target = log[luck % log.length] ?? process[0];
    const unique = (posted: Posted): Posted => ({ ...posted, id: idOf(`${log.length}`) });
    if (!target || kind < 2) return unique(made(id, on, { due, standing: 'binding' }));
    if (kind < 4) return unique(entry('CommitmentDeadlineSet', on, { commitmentId: id, due }));
    if (kind === 4) return unique(step('AgreementEnteredIntoForce', 'plan', on));
    if (kind === 5) return unique(determined('one', luck % 2 ? 'in_progress' : 'completed', on));
    if (kind === 6) return unique(correct(target, { occurred: on }));
    return unique(retract(target));
  });

const records = fc.array(proposals, { minLength: 12, maxLength: 40 }).map((chosen) => {
  const desk = new Desk();
  const log: Posted[] = [
    ...process,
    proposed('plan', '2025-10-01'),
    step('AgreementSigned', 'plan', '2025-10-02'),
  ];
  log.push(defined('one', '2025-10-01'), held('talks', '2025-10-05'));
  desk.record(log);
  for (const propose of chosen) {
    const proposal = propose(log);
    if (desk.decide([proposal]).length > 0) continue;
    desk.record([proposal]);
    log.push(proposal);
  }
  return log;
});

type Dates = Record<string, object | null>;

function datesIn(source: RowSource): Dates {
  const found = [...source.scan(partyCommitments as object as Projection, { by: 'key', descending: false })];
  return Object.fromEntries(found.map(({ at, row }) => [at.key, (row as CommitmentRow).dueDate]));
}

/** As of a day, by the indexes of the live rows. */
function datesAsOf({ views }: ReadModels, recorded: readonly RecordedEntry[], at: number): Dates {
  const position = recorded.at(-1)?.sequence ?? 0;
  views.past.entries.refresh(position);
  const bounds = { at, position };
  return datesIn(new RowsAsOf(views, { processId: 'gaza-2025', bounds, looked: () => undefined }));
}

/** The same, folded in memory from the history that is cut there. */
function datesInMemory(recorded: readonly RecordedEntry[], at: number): Dates {
  const history = new MemoryHistory();
  for (const entry of recorded) applyToHistory(history, entry);
  return datesIn(
    new PastRows(
      projections,
      history.entries().filter(({ place }) => place.order <= at),
    ),
  );
}

const AT = ['2025-10-15', '2025-11-20', '2026-03-01'].map((date) => Date.parse(date));

it(`a date that hangs on something comes to the same however it is folded ${seeded}`, () => {
  let workedOut = 0;
  let chained = 0;
  fc.assert(
    fc.property(records, fc.integer({ min: 1, max: 9 }), (log, size) => {
      const recorded = recordedIn('gaza-2025', log);
      const [live, rebuilt] = [readModels(), readModels()];
      for (let from = 0; from < recorded.length; from += size) live.take(recorded.slice(from, from + size));
      rebuilt.take(recorded);
      expect(contents(live)).toEqual(contents(rebuilt));
      const past = pastRows(recorded);
      for (const now of AT) expect(told(live.rows, now)).toEqual(told(past, now));
      for (const at of AT) expect(datesAsOf(live, recorded, at)).toEqual(datesInMemory(recorded, at));
      for (const item of Object.values(told(past)['party-commitments'] ?? {})) {
        const { due, dueDate } = item as { due: RelativeDue | string | null; dueDate: object | null };
        if (typeof due !== 'object' || due === null || !dueDate) continue;
        workedOut++;
        if (due.when === 'due') chained++;
      }
      live.db.close();
      rebuilt.db.close();
    }),
    runs(150),
  );
  expect(workedOut).toBeGreaterThan(50);
  expect(chained).toBeGreaterThan(5);
}, 120_000);
