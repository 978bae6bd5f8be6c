/** Dates that hang on something on the record: it is there, it stays there, and no date hangs on itself. */
import { describe, it } from 'vitest';
import { correct, due, entry, made, process, proposed, retract, step, type Posted } from './entries.js';
import type { RelativeDue } from '../../../src/domain/values/due.js';
import { given } from './specification.js';

const plan = proposed('plan', '2025-09-29');
const inForce = step('AgreementEnteredIntoForce', 'plan', '2025-10-10');
const hanging = (kind: RelativeDue['of']['kind'], id: string, when: RelativeDue['when']): RelativeDue => ({
  of: { kind, id },
  when,
  offset: 'P30D',
});
const byPlan = hanging('agreement', 'plan', 'in_force');
const byDate = (id: string): RelativeDue => hanging('commitment', id, 'due');
const dueBy = (id: string, on: string, date: RelativeDue): Posted =>
  entry('CommitmentDeadlineSet', on, { commitmentId: id, due: date });

describe('what a date hangs on', () => {
  it('is on the record, wherever the date is said', () => {
    given(process)
      .when(made('aid', '2025-10-01', { due: byPlan }))
      .refuses('reference-not-found', '/data/due/of', '"plan"');
    given([...process, made('aid', '2025-10-01')])
      .when(dueBy('aid', '2025-10-02', byPlan))
      .refuses('reference-not-found', '/data/due/of', '"plan"');
  });

  it('may be said in the same batch', () => {
    const aid = made('aid', '2025-10-01', { due: byPlan });
    given(process)
      .when(plan, aid)
      .then([...process, plan, aid]);
  });

  it('stays on the record, but the moment itself may be taken back', () => {
    const aid = made('aid', '2025-10-01', { due: byPlan });
    given([...process, plan, aid])
      .when(retract(plan))
      .refuses('entry-referenced', '/data/entryId', aid.id);
    given([...process, plan, aid, inForce])
      .when(retract(inForce))
      .isRecorded();
  });

  it('may come later in the world than the promise: it orders nothing', () => {
    const late = proposed('late', '2025-12-01');
    const aid = made('aid', '2025-10-01', { due: hanging('agreement', 'late', 'signed') });
    given([...process, late])
      .when(aid)
      .then([...process, aid, late]);
    given([...process, late, aid])
      .when(retract(late))
      .refuses('entry-referenced', '/data/entryId', aid.id);
  });
});

describe('a date', () => {
  const aid = made('aid', '2025-10-01', { due: byPlan });
  const fuel = made('fuel', '2025-10-01', { due: byDate('aid') });
  const water = made('water', '2025-10-03', { due: byDate('fuel') });
  const record = [...process, plan, aid, fuel, water];

  it('hangs on that of another commitment, which hangs on another one', () => {
    given([...process, plan, aid])
      .when(fuel, water)
      .then(record);
  });

  it('never hangs on itself', () => {
    given(record)
      .when(dueBy('aid', '2025-11-01', byDate('aid')))
      .refuses('entry-referenced', '/data/due/of', '"aid"');
    given(record)
      .when(dueBy('aid', '2025-11-01', byDate('water')))
      .refuses('entry-referenced', '/data/due/of', '"aid"', '"water"');
    given(record)
      .when(correct(aid, { data: { due: byDate('fuel') } }))
      .refuses('entry-referenced', '/data/changes/data/due/of', '"fuel"');
  });

  it('may hang on one that hung on it before it had a date of its own', () => {
    const own = due('fuel', '2025-12-31', '2025-10-20');
    const turned = dueBy('aid', '2025-11-01', byDate('fuel'));
    given([...record, own])
      .when(turned)
      .isRecorded();
    given([...record, own, turned])
      .when(retract(own))
      .refuses('entry-referenced', '/data/entryId', 'due');
  });

  it('may hang on when another commitment was made, whatever hangs on its own date', () => {
    given(record)
      .when(dueBy('aid', '2025-11-01', hanging('commitment', 'water', 'made')))
      .isRecorded();
  });
});
