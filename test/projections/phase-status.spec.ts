import { describe, expect, it } from 'vitest';
import { phaseStatus, type PhaseStatusRow } from '../../projections/phase-status.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import type { PhaseStatus } from '../../src/domain/events/enumerations.js';
import { rowAfter, rowsAfter, until } from './folding.js';
import { history, historyEntry } from './history.js';
import { viewAfter } from './viewing.js';

const defined = historyEntry(
  'PhaseDefined',
  {
    phaseId: 'phase-2',
    ordinal: 2,
    title: { en: 'Governance, disarmament, further withdrawal' },
    plannedStart: '2025-10/2026-03',
  },
  { occurred: '2025-09-29' },
);

function declared(by: string, status: PhaseStatus, occurred: string): HistoryEntry {
  return historyEntry(
    'PhaseDeclared',
    { phaseId: 'phase-2', by, status },
    { occurred, id: `${by} ${occurred}` },
  );
}

function determined(status: PhaseStatus, occurred: string): HistoryEntry {
  return historyEntry(
    'PhaseStatusDetermined',
    { phaseId: 'phase-2', status },
    { occurred, id: `desk ${occurred}` },
  );
}

function phaseTwo(...steps: readonly HistoryEntry[]): PhaseStatusRow {
  return viewAfter(phaseStatus, 'phase-2', history(defined, ...steps));
}

describe('phase two, declared begun on 13 October 2025 and launched on 14 January 2026', () => {
  const told = history(
    defined,
    declared('us', 'in_progress', '2025-10-13'),
    determined('in_progress', '2026-01-14T12:00:00Z'),
    declared('us', 'in_progress', '2026-01-14T15:00:00Z'),
    declared('hamas', 'not_started', '2026-04~'),
  );

  it('has not started while one party alone says that it has', () => {
    const row = viewAfter(phaseStatus, 'phase-2', until('2025-12-01T00:00:00Z', told));
    expect(row.determined).toMatchObject({
      status: 'not_started',
      since: { text: '2025-09-29', earliest: '2025-09-29T00:00:00.000Z' },
      entryId: defined.id,
    });
    expect(row.declarations).toMatchObject([{ party: 'us', status: 'in_progress', stale: false }]);
    expect(row.agreement).toBe('contested');
  });

  it('takes the declaration of October as stale once the desk determines the launch', () => {
    const row = viewAfter(phaseStatus, 'phase-2', until('2026-01-14T12:00:00Z', told));
    expect(row.determined).toMatchObject({ status: 'in_progress', since: { text: '2026-01-14T12:00:00Z' } });
    expect(row.declarations).toMatchObject([{ party: 'us', entryId: 'us 2025-10-13', stale: true }]);
    expect(row.agreement).toBe('undeclared');
  });

  it('is unanimous when the party says it again', () => {
    const row = viewAfter(phaseStatus, 'phase-2', until('2026-02-01T00:00:00Z', told));
    expect(row.declarations).toMatchObject([
      { party: 'us', entryId: 'us 2026-01-14T15:00:00Z', stale: false },
    ]);
    expect(row.agreement).toBe('unanimous');
  });

  it('is contested when another party denies it', () => {
    const row = viewAfter(phaseStatus, 'phase-2', told);
    expect(row.determined.status).toBe('in_progress');
    expect(row.declarations.map(({ party, status }) => [party, status])).toEqual([
      ['us', 'in_progress'],
      ['hamas', 'not_started'],
    ]);
    expect(row.agreement).toBe('contested');
  });

  it('keeps every step with its entry', () => {
    const row = viewAfter(phaseStatus, 'phase-2', told);
    expect(row.history.map(({ kind, status, entryId }) => [kind, status, entryId])).toEqual([
      ['declared', 'in_progress', 'us 2025-10-13'],
      ['determined', 'in_progress', 'desk 2026-01-14T12:00:00Z'],
      ['declared', 'in_progress', 'us 2026-01-14T15:00:00Z'],
      ['declared', 'not_started', 'hamas 2026-04~'],
    ]);
  });
});

describe('the status of a phase', () => {
  it('is not started and undeclared from its definition on', () => {
    const row = phaseTwo();
    expect(row).toMatchObject({ ordinal: 2, agreement: 'undeclared', declarations: [], history: [] });
    expect(row.determined).toMatchObject({ status: 'not_started', entryId: defined.id });
    expect(row.plannedStart).toEqual({
      text: '2025-10/2026-03',
      earliest: '2025-10-01T00:00:00.000Z',
      latest: '2026-03-31T23:59:59.999Z',
    });
  });

  it('keeps since when it holds and leaves declarations standing when it is reaffirmed', () => {
    const row = phaseTwo(
      determined('in_progress', '2026-01-14'),
      declared('egypt', 'in_progress', '2026-01-20'),
      determined('in_progress', '2026-02-01'),
    );
    expect(row.determined).toMatchObject({ since: { text: '2026-01-14' }, entryId: 'desk 2026-01-14' });
    expect(row.agreement).toBe('unanimous');
    expect(row.history.at(-1)).toMatchObject({
      status: 'in_progress',
      entryId: 'desk 2026-02-01',
      reaffirmed: true,
    });
    expect(row.history.filter((item) => 'reaffirmed' in item)).toHaveLength(1);
  });

  it('is reaffirmed, not changed, when the desk says that it has not started', () => {
    const row = phaseTwo(
      declared('us', 'not_started', '2025-10-13'),
      determined('not_started', '2025-11-01'),
    );
    expect(row.determined.entryId).toBe(defined.id);
    expect(row.agreement).toBe('unanimous');
  });

  it('leaves out what is stale when it compares', () => {
    const row = phaseTwo(
      declared('us', 'completed', '2025-10-13'),
      determined('in_progress', '2026-01-14'),
      declared('egypt', 'in_progress', '2026-01-20'),
    );
    expect(row.declarations.map(({ party, stale }) => [party, stale])).toEqual([
      ['us', true],
      ['egypt', false],
    ]);
    expect(row.agreement).toBe('unanimous');
  });

  it('is contested when all parties agree against the determination', () => {
    expect(
      phaseTwo(declared('us', 'preparing', '2025-10-13'), declared('egypt', 'preparing', '2025-10-14'))
        .agreement,
    ).toBe('contested');
  });

  it('marks what rests on a disputed entry', () => {
    const contested: HistoryEntry = {
      ...determined('in_progress', '2026-01-14'),
      disputes: [
        {
          entryId: 'dispute',
          recordedAt: '2026-02-01T00:00:00.000000Z',
          by: 'hamas',
          reason: { en: 'Phase one is not complete.' },
          sources: [],
        },
      ],
    };
    const row = phaseTwo(contested);
    expect(row.determined.disputed).toBe(true);
    expect(row.history).toMatchObject([{ kind: 'determined', disputed: true }]);
  });
});

describe('the rows of the phases', () => {
  it('survive being written as JSON', () => {
    const row = phaseTwo(
      declared('us', 'in_progress', '2026-01-14/..'),
      determined('in_progress', '2026-02-01'),
    );
    expect(row.declarations[0]?.occurred.latest).toBeNull();
    expect(JSON.parse(JSON.stringify(row))).toStrictEqual(row);
  });

  it('do not begin with a step whose definition is not on the record', () => {
    const steps = history(
      declared('us', 'in_progress', '2025-10-13'),
      determined('in_progress', '2026-01-14'),
    );
    expect(rowAfter(phaseStatus, 'phase-2', steps)).toBeUndefined();
  });

  it('say that the overview follows them, by their place in the plan', () => {
    const row = rowAfter(phaseStatus, 'phase-2', history(defined));
    expect(row && phaseStatus.links?.(row, 'phase-2', 'gaza-2025')).toEqual([
      {
        source: { projection: 'phase-status', key: 'phase-2' },
        dependent: { projection: 'process-overview', key: 'gaza-2025' },
        order: [2, 0],
      },
    ]);
  });

  it('are listed by the place of the phase in the plan', () => {
    const first = historyEntry(
      'PhaseDefined',
      { phaseId: 'phase-1', ordinal: 1, title: { en: 'Ceasefire, exchange, aid' } },
      { occurred: '2025-09-29' },
    );
    const rows = rowsAfter(phaseStatus, history(defined, first));
    expect([...rows].map(([key, row]) => [key, phaseStatus.sort?.of(row)])).toEqual([
      ['phase-2', [2]],
      ['phase-1', [1]],
    ]);
  });
});
