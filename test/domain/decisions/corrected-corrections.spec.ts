import { describe, it } from 'vitest';
import { correct, defined, determined, held, process } from './entries.js';
import { given } from './specification.js';

const phase = defined('phase-1', '2025-09-29', { ordinal: 2 });
const meeting = held('miami', '2025-12-19');

describe('a correction of a correction', () => {
  const first = correct(phase, { data: { ordinal: 3, phaseId: 'phase-one' } });
  const record = [...process, phase, first];

  it('changes what the first one says', () => {
    const second = correct(first, { data: { changes: { data: { phaseId: 'phase-a' } } } });
    given([...record, second])
      .when(determined('phase-a', 'in_progress', '2025-10-10'))
      .isRecorded();
    given([...record, second])
      .when(determined('phase-one', 'in_progress', '2025-10-10'))
      .refuses('reference-not-found', '/data/phaseId');
    const third = correct(second, { data: { changes: { data: { changes: { data: { ordinal: 1 } } } } } });
    given([...record, second, third])
      .when(determined('phase-1', 'in_progress', '2025-10-10'))
      .isRecorded();
  });

  it('is judged by what it leaves of both', () => {
    given(record)
      .when(correct(first, { data: { changes: { data: { ordinal: 'one' } } } }))
      .refuses('invalid-payload', '/data/entryId', phase.id, '/data/ordinal');
    given(record)
      .when(correct(first, { data: { changes: {} } }))
      .refuses('invalid-payload', '/data/changes/data/changes', 'at least one');
    given(record)
      .when(correct(first, { data: { reason: 'Because' } }))
      .refuses('invalid-payload', '/data/changes/data/reason');
  });

  it('does not turn it to another entry', () => {
    given([...record, meeting])
      .when(correct(first, { data: { entryId: meeting.id } }))
      .refuses('invalid-payload', '/data/changes/data/entryId', 'retract editorial entry');
  });

  it('makes nothing dangle or come too early', () => {
    const status = determined('phase-one', 'in_progress', '2025-10-10');
    given([...record, status])
      .when(correct(first, { data: { changes: { data: { ordinal: 3 } } } }))
      .refuses('entry-referenced', '/data/entryId', 'phase "phase-one"', status.id);
    given([...record, status])
      .when(correct(first, { data: { changes: { occurred: '2025-10-11', data: { phaseId: 'phase-one' } } } }))
      .refuses('entry-referenced', '/data/entryId', 'phase "phase-one"', status.id);
  });
});
