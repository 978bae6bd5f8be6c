import { describe, expect, it } from 'vitest';
import { correct, corroborate, defined, made, process, scheduled } from './entries.js';
import { given } from './specification.js';

const noon = '2025-12-19T12:00:00Z';

describe('the time of an entry', () => {
  it('given to the minute is at most one minute ahead', () => {
    given(process, noon).when(defined('phase-1', '2025-12-19T14:01:00+02:00')).isRecorded();
    given(process, noon)
      .when(defined('phase-1', '2025-12-19T14:01:00.001+02:00'))
      .refuses('occurred-in-future', '/occurred', '2025-12-19T12:00:00.000Z', '2025-12-19T12:01:00.001Z');
  });

  it('given to the day is a day that has begun somewhere: 14 hours ahead of UTC', () => {
    given(process, '2025-12-18T10:00:00Z').when(defined('phase-1', '2025-12-19')).isRecorded();
    given(process, '2025-12-18T09:59:59.999Z')
      .when(defined('phase-1', '2025-12-19'))
      .refuses('occurred-in-future', '/occurred', '2025-12-19T00:00:00.000Z');
  });

  it.each([
    '2026-01',
    '2026',
    '2026-01-01~',
    '2026-01-01/2026-01-09',
    '2026-01-01/..',
    '[2026-01-01,2026-01-09]',
  ])('is measured at its beginning, with 14 hours too: %s', (occurred) => {
    given(process, '2025-12-31T10:00:00Z').when(defined('phase-1', occurred)).isRecorded();
    given(process, '2025-12-31T09:59:59Z')
      .when(defined('phase-1', occurred))
      .refuses('occurred-in-future', '/occurred', occurred);
  });

  it('may end in the future when it has begun', () => {
    given(process, noon).when(defined('phase-1', '2025-12')).isRecorded();
    given(process, noon).when(defined('phase-1', '2025-10-08/..')).isRecorded();
    given(process, noon).when(defined('phase-1', '[2025-10-08,2026-10-09]')).isRecorded();
  });

  it('leaves plans alone: what is due, planned or scheduled may lie ahead', () => {
    given(process, noon)
      .when(
        defined('phase-1', '2025-12-19', { plannedStart: '2026', plannedEnd: '2027-01' }),
        made('point-4', '2025-12-19', { due: '2026-01-31' }),
        scheduled('june-2026', '2025-12-19', { scheduledFor: '2026-06~' }),
      )
      .isRecorded();
  });

  it('may be left out of an editorial entry, and is no more in the future there', () => {
    given([...process, defined('phase-1')], noon)
      .when({ ...corroborate(defined('phase-1')), occurred: '2026-01-01' })
      .refuses('occurred-in-future', '/occurred', '2026-01-01');
    given([...process, defined('phase-1')], noon)
      .when({ ...corroborate(defined('phase-1')), occurred: '2025-12-19' })
      .isRecorded();
  });

  it('is asked again only where a correction changes it', () => {
    const { desk } = given([...process, defined('phase-1', '2025-12-19')], noon);
    const yesterday = Date.parse('2025-12-18T00:00Z');
    expect(
      desk.decide([correct(defined('phase-1', '2025-12-19'), { data: { ordinal: 2 } })], yesterday),
    ).toEqual([]);
  });

  it('is not corrected into the future', () => {
    given([...process, defined('phase-1')], noon)
      .when(correct(defined('phase-1'), { occurred: '2026-01' }))
      .refuses('occurred-in-future', '/data/changes/occurred', '2026-01');
  });
});
