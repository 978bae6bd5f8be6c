import { describe, expect, it } from 'vitest';
import { processOverview } from '../../projections/process-overview.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import type { PartyRole } from '../../src/domain/events/enumerations.js';
import { until } from './folding.js';
import { history, historyEntry } from './history.js';
import { viewAfter } from './viewing.js';

const opened = historyEntry(
  'ProcessOpened',
  { title: { en: 'The Gaza ceasefire process' }, regions: ['PS-GZA'] },
  { occurred: '2025-09-29', id: 'opened' },
);

function joins(roles: readonly PartyRole[], occurred: string, id: string): HistoryEntry {
  const party = { id: 'eu', name: { en: 'European Union' }, kind: 'igo' } as const;
  return historyEntry('PartyJoined', { party, roles }, { occurred, id });
}

function leaves(occurred: string, id = 'left'): HistoryEntry {
  return historyEntry('PartyLeft', { partyId: 'eu' }, { occurred, id });
}

function defines(phaseId: string, ordinal: number): HistoryEntry {
  return historyEntry(
    'PhaseDefined',
    { phaseId, ordinal, title: { en: `Phase ${ordinal}` } },
    { occurred: '2025-10-09', id: `defined ${phaseId}` },
  );
}

function overview(...entries: HistoryEntry[]) {
  return viewAfter(processOverview, 'gaza-2025', history(...entries));
}

describe('the overview of a process', () => {
  it('tells what the process is and since when its record is open', () => {
    expect(overview(opened)).toMatchObject({
      processId: 'gaza-2025',
      title: { en: 'The Gaza ceasefire process' },
      summary: null,
      regions: ['PS-GZA'],
      state: 'open',
      stateSince: { since: { text: '2025-09-29' }, entryId: 'opened' },
      openedBy: 'opened',
    });
  });

  it('is open or closed by what was recorded last, whatever the dates', () => {
    const closed = historyEntry(
      'ProcessClosed',
      { reason: { en: 'Done.' } },
      { occurred: '2025-12-31', id: 'closed' },
    );
    const reopened = historyEntry(
      'ProcessReopened',
      { reason: { en: 'A late report.' } },
      { occurred: '2025-12', id: 'reopened' },
    );
    expect(overview(opened, closed)).toMatchObject({ state: 'closed', stateSince: { entryId: 'closed' } });
    expect(overview(opened, closed, reopened)).toMatchObject({
      state: 'open',
      stateSince: { since: { text: '2025-12' }, entryId: 'reopened' },
    });
  });

  it('has no title before the process opened, of which something is on the record', () => {
    const joined = joins(['observer'], '2025-09-01', 'joined');
    const entries = until('2025-09-15', history(opened, joined));
    expect(viewAfter(processOverview, 'gaza-2025', entries)).toMatchObject({
      title: null,
      state: null,
      stateSince: null,
      openedBy: null,
      parties: [{ partyId: 'eu' }],
    });
  });

  it('lists a party with its roles of now and the entry that gave them', () => {
    const changed = historyEntry(
      'PartyRolesChanged',
      { partyId: 'eu', roles: ['observer', 'donor'] },
      { occurred: '2025-11', id: 'changed' },
    );
    expect(overview(opened, joins(['observer'], '2025-10-13', 'joined'), changed).parties).toMatchObject([
      {
        partyId: 'eu',
        name: { en: 'European Union' },
        kind: 'igo',
        roles: ['observer', 'donor'],
        since: { text: '2025-10-13' },
        entryId: 'joined',
        rolesFrom: { entryId: 'changed' },
        left: null,
      },
    ]);
  });

  it('lists a party that left with its leaving, and again with its new roles when it joined again', () => {
    const entries = [opened, joins(['observer'], '2025-10-13', 'joined'), leaves('2025-12')];
    expect(overview(...entries).parties).toMatchObject([
      { roles: ['observer'], left: { occurred: { text: '2025-12' }, entryId: 'left' } },
    ]);
    expect(overview(...entries, joins(['donor'], '2026-01-20', 'joined again')).parties).toMatchObject([
      { roles: ['observer'], left: { entryId: 'left' } },
      { roles: ['donor'], entryId: 'joined again', left: null },
    ]);
  });

  it('lists the parties in the order in which they came, the first hundred of them, and counts all', () => {
    const parties = Array.from({ length: 101 }, (_, index) => {
      const party = { id: `party-${index}`, name: { en: 'A party' }, kind: 'ngo' } as const;
      // The last recorded is the first that came.
      return historyEntry(
        'PartyJoined',
        { party, roles: ['observer'] },
        { occurred: index === 100 ? '2025-10-01' : '2025-10-13', id: `joined ${index}` },
      );
    });
    const view = overview(opened, ...parties);
    const ids = view.parties.map(({ partyId }) => partyId);
    expect([ids.length, ...ids.slice(0, 3), ids.at(-1)]).toEqual([
      100,
      'party-100',
      'party-0',
      'party-1',
      'party-98',
    ]);
    expect(view.partyCount).toBe(101);
  });

  it('counts no party that has left before it is known to have joined', () => {
    const entries = until(
      '2025-12-04',
      history(opened, joins(['observer'], '2025-12-05', 'j'), leaves('2025-12')),
    );
    expect(viewAfter(processOverview, 'gaza-2025', entries)).toMatchObject({ parties: [], partyCount: 0 });
  });

  it('takes a leaving with a vague date to follow the joining', () => {
    const { parties } = overview(opened, joins(['observer'], '2025-12-05', 'joined'), leaves('2025-12'));
    expect(parties).toMatchObject([{ entryId: 'joined', left: { entryId: 'left' } }]);
  });

  it('lists the phases by ordinal with the status that the desk determined', () => {
    const begins = historyEntry(
      'PhaseStatusDetermined',
      { phaseId: 'phase-1', status: 'in_progress' },
      { occurred: '2025-10-10', id: 'begins' },
    );
    const goesOn = historyEntry(
      'PhaseStatusDetermined',
      { phaseId: 'phase-1', status: 'in_progress' },
      { occurred: '2025-11-10', id: 'goes on' },
    );
    const declared = historyEntry(
      'PhaseDeclared',
      { phaseId: 'phase-2', status: 'in_progress', by: 'us' },
      { occurred: '2025-10-13' },
    );
    const { phases, phaseCount } = overview(
      opened,
      defines('phase-2', 2),
      defines('phase-1', 1),
      begins,
      goesOn,
      declared,
    );
    expect(phaseCount).toBe(2);
    expect(phases).toMatchObject([
      {
        phaseId: 'phase-1',
        ordinal: 1,
        status: 'in_progress',
        since: { text: '2025-10-10' },
        entryId: 'begins',
      },
      { phaseId: 'phase-2', ordinal: 2, status: 'not_started', entryId: 'defined phase-2' },
    ]);
  });

  it('counts the entries by kind and those that are contested', () => {
    const dispute = {
      entryId: 'dispute',
      recordedAt: '2026-02-02T00:00:00.000000Z',
      by: 'eu',
      reason: { en: 'It is contested.' },
      sources: [],
    };
    const contested = historyEntry(
      'StatementIssued',
      { statementId: 's-1', issuers: ['eu'], text: { en: 'A statement.' }, medium: 'speech' },
      { occurred: '2025-10-20', disputes: [dispute] },
    );
    const { counts, disputed } = overview(opened, joins(['observer'], '2025-10-13', 'joined'), contested);
    expect(counts).toEqual({
      process: 1,
      party: 1,
      meeting: 0,
      statement: 1,
      agreement: 0,
      body: 0,
      phase: 0,
      commitment: 0,
      violation: 0,
    });
    expect(disputed).toBe(1);
  });

  it('tells the first and last occurrence and the highest revision', () => {
    const late = joins(['observer'], '2025-09-30', 'joined');
    expect(overview(opened, defines('phase-1', 1), late)).toMatchObject({
      firstOccurrence: { occurred: { text: '2025-09-29' }, entryId: 'opened' },
      lastOccurrence: { occurred: { text: '2025-10-09' }, entryId: 'defined phase-1' },
      lastRevision: 2,
    });
  });
});
