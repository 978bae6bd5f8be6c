import { describe, expect, it } from 'vitest';
import { partyCommitments } from '../../projections/party-commitments.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import {
  assessed,
  claimed,
  commitmentId,
  deadlineSet,
  made,
  standingChanged,
  toldFact,
} from './commitments.js';
import { rowAfter } from './folding.js';
import { history } from './history.js';
import { viewAfter } from './viewing.js';

function hostages(now: string, ...entries: readonly HistoryEntry[]) {
  return viewAfter(partyCommitments, commitmentId, history(...entries), { now });
}

describe('a commitment that is due on 13 October 2025', () => {
  const due = made({ due: '2025-10-13' });
  const lastInstant = '2025-10-13T23:59:59.999Z';
  const dayAfter = '2025-10-14T00:00:00.000Z';

  it('is not overdue at the last instant of the day, and is at the next', () => {
    expect(hostages(lastInstant, due).overdue).toBe(false);
    expect(hostages(dayAfter, due).overdue).toBe(true);
  });

  it('changes its view by itself at that instant', () => {
    const row = rowAfter(partyCommitments, commitmentId, history(due));
    expect(row && partyCommitments.wakesAt?.(row)).toBe(Date.parse(dayAfter));
  });

  it('is not overdue once one assessor says complete', () => {
    const view = hostages(
      dayAfter,
      due,
      assessed('desk', 'complete', '2025-10-13'),
      assessed('un', 'minimum', '2025-10-13'),
    );
    expect(view.overdue).toBe(false);
    expect(hostages(dayAfter, due, assessed('desk', 'intermediate', '2025-10-13')).overdue).toBe(true);
  });

  it('is overdue whatever the parties claim', () => {
    expect(hostages(dayAfter, due, claimed('hamas', 'complete', '2025-10-13')).overdue).toBe(true);
  });

  it.each(['suspended', 'superseded', 'waived', 'lapsed'] as const)('is not overdue when it is %s', (to) => {
    const entries = [due, standingChanged(to, '2025-10-12')];
    const row = rowAfter(partyCommitments, commitmentId, history(...entries));
    expect(hostages(dayAfter, ...entries).overdue).toBe(false);
    expect(row && partyCommitments.wakesAt?.(row)).toBeUndefined();
  });

  it('is due at another date once that is set', () => {
    const view = hostages(dayAfter, due, deadlineSet('2025-10', '2025-10-11'));
    expect(view.due).toBe('2025-10');
    expect(view.dueDate).toEqual({
      earliest: '2025-10-01T00:00:00.000Z',
      latest: '2025-10-31T23:59:59.999Z',
    });
    expect(view.overdue).toBe(false);
    expect(view.dueSince).toMatchObject({ since: { text: '2025-10-11' } });
  });
});

describe('a commitment that is only proposed, or has no last day', () => {
  it('is never overdue', () => {
    const far = '2030-01-01T00:00:00Z';
    expect(hostages(far, made({ due: '2025-10-13', standing: 'proposed' })).overdue).toBe(false);
    expect(hostages(far, made({ due: '2025-10-13/..' })).overdue).toBe(false);
    expect(hostages(far, made()).overdue).toBe(false);
  });

  it('is overdue at once when it becomes binding late', () => {
    const proposed = made({ due: '2025-10-13', standing: 'proposed' });
    const view = hostages('2025-11-01T00:00:00Z', proposed, standingChanged('binding', '2025-10-20'));
    expect(view.standingSince).toMatchObject({
      since: { text: '2025-10-20' },
      entryId: 'CommitmentStandingChanged 2025-10-20',
    });
    expect(view.overdue).toBe(true);
  });
});

describe('how far a commitment is implemented', () => {
  const now = '2026-02-01T00:00:00Z';

  it('is not known before anybody assesses it', () => {
    expect(hostages(now, made())).toMatchObject({ level: null, contested: false });
    expect(hostages(now, made(), claimed('hamas', 'complete', '2025-10-13')).level).toBeNull();
  });

  it('is what the assessors agree on', () => {
    const entries = [
      assessed('desk', 'intermediate', '2025-10-13'),
      assessed('un', 'intermediate', '2025-10-14'),
    ];
    expect(hostages(now, made(), ...entries)).toMatchObject({ level: 'intermediate', contested: false });
  });

  it('is contested and without a level when they differ', () => {
    const entries = [assessed('desk', 'minimum', '2025-10-13'), assessed('un', 'intermediate', '2025-10-14')];
    expect(hostages(now, made(), ...entries)).toMatchObject({ level: null, contested: true });
  });

  it('is contested by a claim that differs from the assessment, as in December 2025', () => {
    const entries = [
      made(),
      assessed('desk', 'intermediate', '2025-12-01'),
      claimed('turkiye', 'complete', '2025-12-20'),
    ];
    expect(hostages(now, ...entries)).toMatchObject({ level: 'intermediate', contested: true });
    expect(hostages(now, ...entries, assessed('desk', 'complete', '2026-01-26'))).toMatchObject({
      level: 'complete',
      contested: false,
    });
  });

  it('counts only the latest of each voice, in the order in which things occurred', () => {
    const late = [
      made(),
      assessed('desk', 'complete', '2026-01-26'),
      claimed('israel', 'complete', '2026-01-26'),
      claimed('israel', 'minimum', '2025-10-13'),
      assessed('desk', 'minimum', '2025-10-13'),
    ];
    const view = hostages(now, ...late);
    expect(view.assessments).toMatchObject([
      { assessor: 'desk', level: 'complete', entryId: 'CommitmentAssessed 2026-01-26' },
    ]);
    expect(view.claims).toMatchObject([
      { party: 'israel', level: 'complete', entryId: 'CommitmentProgressReported 2026-01-26' },
    ]);
    expect(view.contested).toBe(false);
    expect(view.history).toHaveLength(5);
  });
});

describe('a commitment that depends on another', () => {
  const now = '2026-02-01T00:00:00Z';
  const dependent = made({ dependsOn: ['ceasefire'] });
  const ceasefire = made({ commitmentId: 'ceasefire', theme: 'cessation_of_hostilities' });

  it('is blocked until every assessor says that the other is complete', () => {
    const partly = [ceasefire, dependent, assessed('desk', 'complete', '2025-10-12', 'ceasefire')];
    const differing = [...partly, assessed('un', 'intermediate', '2025-10-12', 'ceasefire')];
    expect(hostages(now, ceasefire, dependent).blockedBy).toEqual(['ceasefire']);
    expect(hostages(now, ...differing).blockedBy).toEqual(['ceasefire']);
    expect(hostages(now, ...partly).blockedBy).toEqual([]);
  });

  it.each(['superseded', 'waived', 'lapsed'] as const)('is not blocked by one that is %s', (to) => {
    expect(
      hostages(now, ceasefire, dependent, standingChanged(to, '2025-10-12', 'ceasefire')).blockedBy,
    ).toEqual([]);
  });

  it('is blocked by one that is suspended', () => {
    const entries = [ceasefire, dependent, standingChanged('suspended', '2025-10-12', 'ceasefire')];
    expect(hostages(now, ...entries).blockedBy).toEqual(['ceasefire']);
  });

  it('is blocked by one that is not among the rows', () => {
    expect(viewAfter(partyCommitments, commitmentId, history(dependent)).blockedBy).toEqual(['ceasefire']);
  });

  it('is blocked by those that are outstanding among the first hundred that it depends on', () => {
    const ids = Array.from({ length: 101 }, (_, index) => `first-${index}`);
    const { blockedBy } = hostages(
      now,
      made({ dependsOn: ids }),
      made({ commitmentId: 'first-7', standing: 'proposed' }),
    );
    expect(blockedBy).toEqual(ids.slice(0, 100));
  });

  it('says that its view follows the other, and the view of its agreement follows it', () => {
    const underPlan = made({ dependsOn: ['ceasefire'], agreementId: 'plan' });
    const row = rowAfter(partyCommitments, commitmentId, history(ceasefire, underPlan));
    const self = { projection: 'party-commitments', key: commitmentId };
    expect(row && partyCommitments.links?.(row, commitmentId, 'gaza-2025')).toEqual([
      { source: { projection: 'party-commitments', key: 'ceasefire' }, dependent: self, order: [0, 0] },
      {
        source: self,
        dependent: { projection: 'agreements', key: 'plan' },
        order: [Date.parse('2025-09-29'), 0],
      },
    ]);
  });
});

describe('who gives no level', () => {
  const now = '2026-03-01T00:00:00Z';

  it('is no voice: an assessor who cannot assess contests nothing and settles nothing', () => {
    const unable = assessed('un', 'not_assessable', '2025-12-21');
    const view = hostages(now, made(), assessed('desk', 'minimum', '2025-12-20'), unable);
    expect(view).toMatchObject({ level: 'minimum', contested: false });
    expect(view.assessments.map(({ assessor, level }) => [assessor, level])).toEqual([
      ['desk', 'minimum'],
      ['un', 'not_assessable'],
    ]);
    expect(hostages(now, made(), unable)).toMatchObject({ level: null, contested: false });
  });

  it('takes back what the same assessor said before', () => {
    const view = hostages(
      now,
      made({ due: '2025-10-13' }),
      assessed('un', 'complete', '2025-10-12'),
      assessed('un', 'not_assessable', '2025-10-13'),
    );
    expect(view).toMatchObject({ level: null, overdue: true });
  });

  it('is no voice where a party reports a fact: its last claim stands beside it', () => {
    const view = hostages(
      now,
      made(),
      claimed('hamas', 'intermediate', '2025-10-13'),
      toldFact('hamas', '2025-10-20'),
    );
    expect(view.claims.map(({ party, level }) => [party, level])).toEqual([['hamas', 'intermediate']]);
    expect(view.history.map(({ kind }) => kind)).toEqual(['made', 'progress_reported', 'fact_reported']);
  });
});
