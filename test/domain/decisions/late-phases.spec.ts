import { describe, it } from 'vitest';
import {
  correct,
  declared,
  defined,
  described,
  determined,
  issued,
  process,
  retract,
  step,
} from './entries.js';
import { given } from './specification.js';

const reason = 'The desk sees it so.';

describe('a status told late', () => {
  const begun = determined('phase-1', 'in_progress', '2025-10-10T12:00+03:00');
  const completed = determined('phase-1', 'completed', '2026-01-26');
  const record = [...process, defined('phase-1'), begun, completed];
  const suspended = determined('phase-1', 'suspended', '2025-10-28');
  const resumed = determined('phase-1', 'in_progress', '2025-10-29');

  it('is judged by what was before it then', () => {
    given(record)
      .when(determined('phase-1', 'in_progress', '2025-10-01/2025-10-09'))
      .then([
        defined('phase-1'),
        determined('phase-1', 'in_progress', '2025-10-01/2025-10-09'),
        begun,
        completed,
      ]);
    given([...process, defined('phase-1'), determined('phase-1', 'collapsed', '2026-01-26')].slice(0, -1))
      .when(determined('phase-1', 'stalled', '2025-10-28'))
      .refuses('illegal-transition', '/data/status', 'from not_started');
  });

  it('is refused where the next status could not follow it', () => {
    given(record)
      .when(suspended)
      .refuses(
        'illegal-transition',
        '/occurred',
        `from suspended (determined by entry ${suspended.id})`,
        completed.id,
      );
  });

  it('is recorded with its pair, in any order within the batch', () => {
    const all = [defined('phase-1'), begun, suspended, resumed, completed];
    given(record).when(suspended, resumed).then(all);
    given(record).when(resumed, suspended).then(all);
  });

  it('needs a reason where the neighbour after it leaves what it completes', () => {
    const again = determined('phase-1', 'in_progress', '2026-01-14');
    given([...process, defined('phase-1'), begun, again])
      .when(determined('phase-1', 'completed', '2025-12-20'))
      .refuses('illegal-transition', '/occurred', 'reason', again.id);
  });

  it('keeps the order of recording within one day', () => {
    const first = determined('phase-1', 'stalled', '2025-10-28');
    const then = determined('phase-1', 'in_progress', '2025-10-28');
    given([...process, defined('phase-1'), begun])
      .when(first, then)
      .then([defined('phase-1'), begun, first, then]);
    given([...process, defined('phase-1'), begun])
      .when(then, first, completed)
      .then([defined('phase-1'), begun, then, first, completed]);
  });

  it('may follow the statement that it is declared in, told later still', () => {
    const words = issued('launch', '2026-01-14');
    const claim = declared('phase-2', 'in_progress', '2026-01-14', { statementId: 'launch' });
    given([...process, defined('phase-2')])
      .when(words, claim)
      .then([defined('phase-2'), words, claim]);
  });
});

describe('a status whose phase is moved', () => {
  it('is judged where it stands then: an earlier step of the agreement brings a vague date forward', () => {
    const signature = described('AgreementSigned', 'plan', '2025-10-09');
    const phase = defined('phase-1', '2025', { agreementId: 'plan' });
    const begun = determined('phase-1', 'in_progress', '2025-10-09');
    const completed = determined('phase-1', 'completed', '2025');
    const record = [...process, signature, phase, begun, completed];
    given(record)
      .when(step('AgreementProposed', 'plan', '2025-09-29'))
      .refusesAll([
        [0, 'illegal-transition', '/occurred', 'from not_started', 'to completed', completed.id],
        [0, 'illegal-transition', '/occurred', 'from completed', 'to in_progress', begun.id],
      ]);
    given(record)
      .when(step('AgreementProposed', 'plan', '2025-10-09'))
      .then([signature, step('AgreementProposed', 'plan', '2025-10-09'), phase, begun, completed]);
  });
});

describe('a correction or retraction of a status', () => {
  const begun = determined('phase-1', 'in_progress', '2025-10-10T12:00+03:00');
  const stalled = determined('phase-1', 'stalled', '2025-10-28');
  const completed = determined('phase-1', 'completed', '2026-01-26');
  const record = [...process, defined('phase-1'), begun, stalled, completed];

  it('is judged like a post, by both neighbours', () => {
    given(record)
      .when(correct(stalled, { data: { status: 'suspended' } }))
      .refuses('illegal-transition', '/data/entryId', 'from suspended', 'to completed');
    given(record)
      .when(correct(stalled, { data: { status: 'not_started' } }))
      .refusesAll([
        [0, 'illegal-transition', '/data/changes/data/status', 'from in_progress', 'to not_started'],
        [0, 'illegal-transition', '/data/entryId', 'from not_started', 'to completed'],
      ]);
    given(record)
      .when(correct(stalled, { data: { status: 'in_progress' } }))
      .then([defined('phase-1'), begun, stalled, completed]);
  });

  it('may move a status to another place where it is legal', () => {
    given(record)
      .when(correct(stalled, { occurred: '2026-02-02' }))
      .refuses('illegal-transition', '/data/changes/occurred', 'from completed', 'to stalled');
    given(record)
      .when(correct(stalled, { occurred: '2025-11' }))
      .then([defined('phase-1'), begun, stalled, completed]);
  });

  it('may take away what nothing needs', () => {
    given(record)
      .when(retract(stalled))
      .then([defined('phase-1'), begun, completed]);
    given(record)
      .when(retract(begun))
      .refuses('illegal-transition', '/data/entryId', 'from not_started', 'to stalled', stalled.id);
  });

  it('may remove a reason only where none is needed', () => {
    const again = determined('phase-1', 'in_progress', '2026-02-02', reason);
    given([...record, again])
      .when(correct(again, { data: { reason: null } }))
      .refuses('illegal-transition', '/data/changes/data/reason', 'leaving completed');
  });

  it('may be mended by another item of the batch', () => {
    const collapse = determined('phase-1', 'collapsed', '2025-10-19');
    given(record)
      .when(
        correct(stalled, { data: { status: 'suspended' } }),
        determined('phase-1', 'in_progress', '2025-11-17'),
      )
      .then([
        defined('phase-1'),
        begun,
        stalled,
        determined('phase-1', 'in_progress', '2025-11-17'),
        completed,
      ]);
    given(record)
      .when(retract(begun), collapse)
      .refusesAll([
        [1, 'illegal-transition', '/data/status', 'from not_started', 'to collapsed'],
        [1, 'illegal-transition', '/occurred', 'from collapsed', 'to stalled'],
      ]);
  });
});
