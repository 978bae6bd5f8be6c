import { describe, expect, it } from 'vitest';
import {
  assessed,
  correct,
  defined,
  determined,
  issued,
  joined,
  made,
  opened,
  process,
  proposed,
  retract,
  translate,
} from './entries.js';
import { given } from './specification.js';

describe('a batch', () => {
  it('is recorded as a whole: its earlier items count for the later ones', () => {
    const items = [
      opened,
      joined('us'),
      joined('hamas'),
      proposed('plan', '2025-09-29'),
      defined('phase-1', '2025-09-29', { agreementId: 'plan' }),
      made('point-4', '2025-10-03', { agreementId: 'plan', phaseId: 'phase-1' }),
      assessed('point-4', 'minimum', '2025-12-20'),
      correct(defined('phase-1', '2025-09-29', { agreementId: 'plan' }), { data: { ordinal: 3 } }),
    ];
    given([])
      .when(...items)
      .then(items.slice(0, -1));
  });

  it('may be empty', () => {
    given(process).when().then([]);
  });

  it('is refused with every failing item, each by its index, each for all that fails', () => {
    given(process)
      .when(
        determined('phase-1', 'preparing', '2025-10-10'),
        defined('phase-1'),
        issued('launch', '2026-07-30', { issuers: ['un'] }),
        determined('phase-1', 'completed', '2025-10-13'),
        retract(made('none', '2025-10-03')),
      )
      .refusesAll([
        [0, 'reference-not-found', '/data/phaseId'],
        [2, 'occurred-in-future', '/occurred'],
        [2, 'party-not-in-process', '/data/issuers/0'],
        [3, 'illegal-transition', '/data/status', 'from preparing'],
        [4, 'entry-not-found', '/data/entryId'],
      ]);
  });

  it('is judged beside a malformed item, as far as its items can be', () => {
    given(process)
      .when(
        defined('phase-1'),
        { ...defined('phase-2'), data: { phaseId: 'Phase 2', ordinal: 0 } },
        determined('phase-1', 'completed', '2025-10-10'),
        { type: 'PhaseFinished' },
        'not an entry',
      )
      .refusesAll([
        [1, 'invalid-payload', '/data/phaseId'],
        [1, 'invalid-payload', '/data/ordinal'],
        [1, 'invalid-payload', '/data/title'],
        [2, 'illegal-transition', '/data/status', 'from not_started'],
        [3, 'unknown-event-type', '/type'],
        [4, 'invalid-payload', ''],
      ]);
  });

  it('keeps the indices of what was posted', () => {
    given([...process, defined('phase-1')])
      .when({}, {}, defined('phase-1', '2025-10-03'))
      .refusesAll([
        [0, 'invalid-payload', '/type'],
        [1, 'invalid-payload', '/type'],
        [2, 'id-taken', '/data/phaseId'],
      ]);
  });

  it('says nothing of what is about a refused item that is not on the record', () => {
    const closed = retract(defined('phase-9'));
    given(process)
      .when(
        closed,
        retract(closed),
        correct(closed, { note: { en: 'No.' } }),
        translate(closed, '/reason', { fr: 'x' }),
      )
      .refusesAll([[0, 'entry-not-found', '/data/entryId']]);
    given([...process, defined('phase-1')])
      .when(defined('phase-1', '2025-10-03'), retract(defined('phase-1', '2025-10-03')))
      .refusesAll([[0, 'id-taken', '/data/phaseId']]);
  });

  it('names the item that breaks the sequence, whatever else the batch holds', () => {
    const phase = defined('phase-1');
    const begun = determined('phase-1', 'in_progress', '2025-10-10');
    const stalled = determined('phase-1', 'stalled', '2025-10-28');
    const resumed = determined('phase-1', 'in_progress', '2025-11-17');
    const completed = determined('phase-1', 'completed', '2026-01-26');
    given([...process, phase, begun, stalled, resumed, completed])
      .when(
        determined('phase-1', 'preparing', '2025-10-09'),
        retract(resumed),
        correct(completed, { data: { status: 'not_started' } }),
      )
      .refusesAll([[2, 'illegal-transition', '/data/changes/data/status', 'from stalled']]);
    given([...process, phase, determined('phase-1', 'suspended', '2025-10-28')].slice(0, -1))
      .when(begun, determined('phase-1', 'suspended', '2025-10-28'), completed)
      .refusesAll([[2, 'illegal-transition', '/data/status', 'from suspended']]);
    const suspended = determined('phase-1', 'suspended', '2025-10-28');
    given([...process, phase, begun, suspended, resumed, completed])
      .when(determined('phase-1', 'preparing', '2025-10-09'), retract(resumed))
      .refusesAll([[1, 'illegal-transition', '/data/entryId', 'from suspended', 'to completed']]);
  });

  it('holds each id once, and none that is on the record', () => {
    const { desk } = given(process);
    expect(() => desk.decide([defined('phase-1'), defined('phase-1')])).toThrow(defined('phase-1').id);
    expect(() => desk.decide([opened])).toThrow(opened.id);
  });
});
