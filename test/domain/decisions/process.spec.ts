import { describe, it } from 'vitest';
import {
  closed,
  correct,
  corroborate,
  declared,
  defined,
  dispute,
  issued,
  joined,
  opened,
  process,
  reopened,
  retract,
  translate,
} from './entries.js';
import { given } from './specification.js';

describe('the record of a process', () => {
  it('begins with its opening', () => {
    given([]).when(opened).then([opened]);
    given([]).when(joined('us')).refuses('process-not-found', '/type', 'ProcessOpened', 'PartyJoined');
    given([]).when(defined('phase-1')).refuses('process-not-found', '/type', 'PhaseDefined');
  });

  it('begins with nothing about another entry', () => {
    given([]).when(retract(opened)).refuses('process-not-found', '/type', 'EntryRetracted');
    given([]).when(closed('2025-12-31')).refuses('process-not-found', '/type', 'ProcessClosed');
  });

  it('may begin with a whole batch', () => {
    given([])
      .when(...process, defined('phase-1'))
      .then([...process, defined('phase-1')]);
  });

  it('is opened once', () => {
    const again = joinedOpening('2025-10-01');
    given([opened]).when(again).refuses('process-already-open', '/type', 'open', opened.id);
    given([opened, closed('2025-12-31')])
      .when(again)
      .refuses('process-already-open', '/type', 'closed', 'post ProcessReopened');
    given([])
      .when(opened, again, joined('us'))
      .refusesAll([[1, 'process-already-open', '/type', opened.id]]);
  });
});

function joinedOpening(on: string): typeof opened {
  return { ...opened, id: '00000000-0000-4000-8000-000000000001', occurred: on };
}

describe('a closed process', () => {
  const end = closed('2025-12-31');
  const record = [...process, defined('phase-1'), end];

  it('takes no entry of the world, neither late nor new', () => {
    given(record)
      .when(defined('phase-2'))
      .refuses('process-closed', '/type', end.id, 'ProcessReopened', 'PhaseDefined');
    given(record)
      .when(declared('phase-1', 'in_progress', '2026-01-14'))
      .refuses('process-closed', '/type');
    given(record).when(closed('2026-01-01')).refuses('process-closed', '/type');
  });

  it('always takes editorial entries', () => {
    for (const about of [
      correct(defined('phase-1'), { data: { ordinal: 2 } }),
      dispute(defined('phase-1'), 'us'),
      corroborate(defined('phase-1')),
      translate(defined('phase-1'), '/title', { ar: 'المرحلة الأولى' }),
    ]) {
      given(record)
        .when(about)
        .then([defined('phase-1'), end]);
    }
    given(record)
      .when(retract(defined('phase-1')))
      .then([end]);
  });

  it('takes a late report once it is reopened', () => {
    const late = issued('joint-statement', '2025-12-20');
    const again = reopened('2026-01-02');
    given([...record, again])
      .when(late)
      .then([defined('phase-1'), late, end, again]);
    given(record)
      .when(again, late)
      .then([defined('phase-1'), late, end, again]);
    given(record)
      .when(late, again)
      .refusesAll([[0, 'process-closed', '/type', end.id]]);
  });

  it('is reopened only while it is closed', () => {
    given(process).when(reopened('2026-01-02')).refuses('process-already-open', '/type', 'open', opened.id);
    const again = reopened('2026-01-02');
    given([...record, again])
      .when(reopened('2026-01-03'))
      .refuses('process-already-open', '/type', again.id);
  });

  it('goes by the order of recording, whatever the dates say', () => {
    given(process)
      .when(closed('2025-12-31'), reopened('2025-10-01'))
      .then([reopened('2025-10-01'), closed('2025-12-31')]);
  });

  it('is open again when its closing is retracted', () => {
    given([...record, retract(end)])
      .when(defined('phase-2'))
      .then([defined('phase-1'), defined('phase-2')]);
    given(record)
      .when(retract(end), defined('phase-2'))
      .then([defined('phase-1'), defined('phase-2')]);
  });

  it('is not closed in hindsight under the entries that were recorded while it was open', () => {
    const undone = retract(end);
    const phase = defined('phase-2');
    given([...record, undone, phase])
      .when(retract(undone))
      .refuses('process-closed', '/data/entryId', `PhaseDefined ${phase.id}`);
    given([...record, reopened('2026-01-02'), phase])
      .when(retract(reopened('2026-01-02')))
      .refuses('process-closed', '/data/entryId', `PhaseDefined ${phase.id}`);
    given([...record, undone, phase])
      .when(retract(undone), retract(phase))
      .then([defined('phase-1'), end]);
    given([...record, reopened('2026-01-02')])
      .when(retract(reopened('2026-01-02')))
      .then([defined('phase-1'), end]);
  });

  it('does not get an entry back that was recorded while it was open', () => {
    const undone = retract(end);
    const phase = defined('phase-2');
    const gone = retract(phase);
    given([...record, undone, phase, gone, retract(undone)])
      .when(retract(gone))
      .refuses('process-closed', '/data/entryId', `PhaseDefined ${phase.id}`);
  });

  it('cannot lose the closing that a reopening answers', () => {
    given([...record, reopened('2026-01-02')])
      .when(retract(end))
      .refuses('process-already-open', '/data/entryId', reopened('2026-01-02').id);
  });
});

describe('the opening of a process', () => {
  it('cannot be retracted: every entry stands on it', () => {
    given(process)
      .when(retract(opened))
      .refuses('entry-referenced', '/data/entryId', 'the process', 'every entry');
    given([opened]).when(retract(opened)).refuses('entry-referenced', '/data/entryId', 'the process');
    given([opened])
      .when(retract(opened), joinedOpening('2025-10-01'))
      .refusesAll([
        [0, 'entry-referenced', '/data/entryId', 'the process'],
        [1, 'process-already-open', '/type', opened.id],
      ]);
  });

  it('may be corrected, its date too', () => {
    given(process)
      .when(correct(opened, { occurred: '2025-10-03', data: { regions: ['PS-GZA'] } }))
      .then([...process.slice(1), opened]);
  });
});
