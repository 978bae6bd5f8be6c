import { describe, expect, it } from 'vitest';
import { memberships } from '../../projections/memberships.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import type { PartyRole } from '../../src/domain/events/enumerations.js';
import { rowAfter, until } from './folding.js';
import { history, historyEntry } from './history.js';
import { viewAfter } from './viewing.js';

function joins(roles: readonly PartyRole[], occurred: string, name = 'European Union'): HistoryEntry {
  const party = { id: 'eu', name: { en: name }, kind: 'igo', identifiers: { wikidata: 'Q458' } } as const;
  return historyEntry('PartyJoined', { party, roles }, { occurred, id: `joined ${occurred}` });
}

function leaves(occurred: string): HistoryEntry {
  return historyEntry('PartyLeft', { partyId: 'eu' }, { occurred, id: `left ${occurred}` });
}

function changes(roles: readonly PartyRole[], occurred: string): HistoryEntry {
  return historyEntry('PartyRolesChanged', { partyId: 'eu', roles }, { occurred, id: `roles ${occurred}` });
}

function linksAfter(entries: readonly HistoryEntry[]) {
  const row = rowAfter(memberships, 'eu', entries);
  return row && memberships.links?.(row, 'eu', 'gaza-2025');
}

const day = (date: string): number => Date.parse(date);

describe('the membership of a party in a process', () => {
  it('tells why its roles were changed', () => {
    const changed = historyEntry(
      'PartyRolesChanged',
      { partyId: 'eu', roles: ['donor'], reason: { en: 'It pays now.' } },
      { occurred: '2025-11-01', id: 'changed' },
    );
    expect(
      viewAfter(memberships, 'eu', history(joins(['observer'], '2025-10-13'), changed)).stays,
    ).toMatchObject([{ rolesFrom: { entryId: 'changed', reason: { en: 'It pays now.' } } }]);
  });

  it('tells what became different about the party, and when', () => {
    const renamed = historyEntry(
      'PartyChanged',
      { partyId: 'eu', name: { en: 'Union' }, memberOf: ['troika'], reason: { en: 'It was renamed.' } },
      { occurred: '2025-11-01', id: 'renamed' },
    );
    const known = history(joins(['observer'], '2025-10-13'), renamed);
    expect(viewAfter(memberships, 'eu', until('2025-10-31T00:00:00Z', known))).toMatchObject({
      name: { en: 'European Union' },
      memberOf: [],
      changes: [],
    });
    expect(viewAfter(memberships, 'eu', known)).toMatchObject({
      name: { en: 'Union' },
      kind: 'igo',
      memberOf: ['troika'],
      changes: [
        {
          entryId: 'renamed',
          name: { en: 'Union' },
          memberOf: ['troika'],
          reason: { en: 'It was renamed.' },
        },
      ],
    });
  });

  it('has a new name also where the change is dated so vaguely that it sorts before the joining', () => {
    const vague = (occurred: string) =>
      historyEntry('PartyChanged', { partyId: 'eu', name: { en: 'Union' } }, { occurred, id: 'renamed' });
    const after = (occurred: string) =>
      viewAfter(memberships, 'eu', history(joins(['observer'], '2025-10-13'), vague(occurred))).name;
    expect(after('2025')).toEqual({ en: 'Union' });
    expect(after('2025-09')).toEqual({ en: 'European Union' });
  });

  it('tells who the party is and each of its stays', () => {
    const entries = [
      joins(['observer'], '2025-10-13'),
      changes(['observer', 'donor'], '2025-11-01'),
      leaves('2025-12-01'),
      joins(['donor'], '2026-01-20'),
    ];
    expect(viewAfter(memberships, 'eu', history(...entries))).toMatchObject({
      partyId: 'eu',
      name: { en: 'European Union' },
      kind: 'igo',
      identifiers: { wikidata: 'Q458' },
      stays: [
        {
          roles: ['observer', 'donor'],
          joined: { entryId: 'joined 2025-10-13' },
          rolesFrom: { entryId: 'roles 2025-11-01' },
          left: { entryId: 'left 2025-12-01' },
        },
        { roles: ['donor'], joined: { entryId: 'joined 2026-01-20' }, left: null },
      ],
    });
  });

  it('names the party as the joining that occurred last does, whenever that was recorded', () => {
    const entries = history(
      joins(['donor'], '2026-01-20', 'EU'),
      joins(['observer'], '2025-10-13', 'European Union'),
    );
    expect(viewAfter(memberships, 'eu', entries).name).toEqual({ en: 'EU' });
  });

  it('names the party as it was introduced before any joining, and keeps its departure in mind', () => {
    const told = history(joins(['observer'], '2025-12-05', 'EU'), leaves('2025-12'));
    expect(viewAfter(memberships, 'eu', until('2025-12-02', told))).toMatchObject({
      name: { en: 'EU' },
      stays: [],
    });
    expect(viewAfter(memberships, 'eu', told).stays).toMatchObject([{ left: { entryId: 'left 2025-12' } }]);
  });

  it('is read by the overview where the party came, and by the party with the last joining first', () => {
    const told = history(
      joins(['observer'], '2025-10-13'),
      leaves('2025-12-01'),
      joins(['donor'], '2026-01-20'),
    );
    const source = { projection: 'memberships', key: 'eu' };
    expect(linksAfter(told)).toEqual([
      { source, dependent: { projection: 'parties', key: 'eu' }, order: [-day('2026-01-20'), -3] },
      {
        source,
        dependent: { projection: 'process-overview', key: 'gaza-2025' },
        order: [day('2025-10-13'), 1],
      },
    ]);
  });

  it('is read by the party alone, after all others, while no joining is known', () => {
    const told = until('2025-12-02', history(joins(['observer'], '2025-12-05'), leaves('2025-12')));
    expect(linksAfter(told)).toEqual([
      {
        source: { projection: 'memberships', key: 'eu' },
        dependent: { projection: 'parties', key: 'eu' },
        order: [Number.MAX_SAFE_INTEGER, 0],
      },
    ]);
  });
});
