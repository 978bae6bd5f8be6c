import { describe, expect, it } from 'vitest';
import { parties } from '../../projections/parties.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import type { PayloadOf } from '../../src/domain/events/catalogue.js';
import type { Level, PartyRole, Standing } from '../../src/domain/events/enumerations.js';
import { rowAfter, until } from './folding.js';
import { history, historyEntry } from './history.js';
import { viewAfter } from './viewing.js';

interface When {
  readonly occurred: string;
  readonly processId?: string;
}

function joined(roles: readonly PartyRole[], when: When, name = 'Egypt'): HistoryEntry {
  const party = { id: 'egypt', name: { en: name }, kind: 'state', identifiers: { iso3166: 'EG' } } as const;
  return historyEntry('PartyJoined', { party, roles }, { ...when, id: `joined ${when.occurred}` });
}

function left(occurred: string): HistoryEntry {
  const data = { partyId: 'egypt', reason: { en: 'The talks are over.' } };
  return historyEntry('PartyLeft', data, { occurred, id: `left ${occurred}` });
}

function rolesChanged(roles: readonly PartyRole[], occurred: string): HistoryEntry {
  return historyEntry(
    'PartyRolesChanged',
    { partyId: 'egypt', roles },
    { occurred, id: `roles ${occurred}` },
  );
}

function commitment(
  commitmentId: string,
  more: Partial<PayloadOf<'CommitmentMade'>> = {},
  levels: Readonly<Record<string, Level>> = {},
): HistoryEntry[] {
  const text = { en: 'A monitoring mission is set up' };
  const data = {
    commitmentId,
    by: ['egypt'],
    text,
    theme: 'monitoring',
    standing: 'binding',
    ...more,
  } as const;
  const assessments = Object.entries(levels).map(([assessor, level]) =>
    historyEntry(
      'CommitmentAssessed',
      { commitmentId, assessor, level, reason: { en: 'As seen.' } },
      { occurred: '2025-11-01' },
    ),
  );
  return [historyEntry('CommitmentMade', data, { occurred: '2025-10-13' }), ...assessments];
}

describe('a party', () => {
  it('is listed with its name, its kind and the process that it takes part in', () => {
    expect(
      viewAfter(parties, 'egypt', history(joined(['mediator', 'guarantor'], { occurred: '2025-09-29' }))),
    ).toMatchObject({
      partyId: 'egypt',
      name: { en: 'Egypt' },
      kind: 'state',
      identifiers: { iso3166: 'EG' },
      processes: [
        {
          processId: 'gaza-2025',
          roles: ['mediator', 'guarantor'],
          joined: { occurred: { text: '2025-09-29' }, entryId: 'joined 2025-09-29' },
          left: null,
        },
      ],
    });
  });

  it('has one row for all the processes that it takes part in, the last joined first, and is named as there', () => {
    const told = [
      ...history(joined(['mediator'], { occurred: '2025-09-29' })),
      ...history(
        joined(['observer'], { occurred: '2025-11-01', processId: 'sudan-2025' }, 'Arab Republic of Egypt'),
      ),
    ];
    const view = viewAfter(parties, 'egypt', told);
    expect(view.name).toEqual({ en: 'Arab Republic of Egypt' });
    expect(view.processes.map(({ processId, roles }) => [processId, roles])).toEqual([
      ['sudan-2025', ['observer']],
      ['gaza-2025', ['mediator']],
    ]);
    expect(view.processCount).toBe(2);
  });

  it('lists the hundred processes that it joined last, and says how many there are', () => {
    const told = Array.from({ length: 101 }, (_, index) =>
      joined(['observer'], { occurred: index === 0 ? '2026-01-14' : '2025-10-13', processId: `p-${index}` }),
    );
    const view = viewAfter(parties, 'egypt', told);
    expect(view.processes).toHaveLength(100);
    expect(view.processes[0]).toMatchObject({
      processId: 'p-0',
      joined: { occurred: { text: '2026-01-14' } },
    });
    expect(view.processCount).toBe(101);
  });

  it('is named after a process that it has joined, before one that it has only left as far as is known', () => {
    const inSudan = { occurred: '2025-10-20', processId: 'sudan-2025' };
    const sudan = history(joined(['observer'], inSudan, 'A name to come'), {
      ...left('2025-10'),
      processId: 'sudan-2025',
    });
    const gaza = history(joined(['mediator'], { occurred: '2025-09-29' }));
    const view = viewAfter(parties, 'egypt', until('2025-10-15', [...sudan, ...gaza]));
    expect(view.name).toEqual({ en: 'Egypt' });
    expect(view.processes.map(({ processId }) => processId)).toEqual(['gaza-2025']);
    expect(view.processCount).toBe(2);
  });

  it('has other roles once they change, and the entry that gave them', () => {
    const told = history(
      joined(['mediator'], { occurred: '2025-09-29' }),
      rolesChanged(['monitor'], '2025-10-13'),
    );
    expect(viewAfter(parties, 'egypt', told).processes).toMatchObject([
      {
        roles: ['monitor'],
        joined: { entryId: 'joined 2025-09-29' },
        rolesFrom: { entryId: 'roles 2025-10-13' },
      },
    ]);
  });

  it('that left and joined again is listed with its departure, then with its new roles', () => {
    const told = history(
      joined(['mediator'], { occurred: '2025-09-29' }),
      left('2025-11-25'),
      joined(['observer'], { occurred: '2026-01-14' }),
    );
    expect(viewAfter(parties, 'egypt', told).processes).toMatchObject([
      { roles: ['mediator'], left: { occurred: { text: '2025-11-25' }, entryId: 'left 2025-11-25' } },
      { roles: ['observer'], joined: { entryId: 'joined 2026-01-14' }, left: null },
    ]);
  });

  it('has left although its departure, known to the month, sorts before the day on which it joined', () => {
    const told = history(joined(['mediator'], { occurred: '2025-10-13' }), left('2025-10'));
    expect(told.map(({ type }) => type)).toEqual(['PartyLeft', 'PartyJoined']);
    expect(viewAfter(parties, 'egypt', told).processes).toMatchObject([
      { left: { entryId: 'left 2025-10' } },
    ]);
  });
});

describe('the scoreboard of a party', () => {
  function scoreboard(now: string, ...entries: readonly HistoryEntry[]) {
    const told = history(joined(['guarantor'], { occurred: '2025-09-29' }), ...entries);
    return viewAfter(parties, 'egypt', told, { now }).commitments;
  }

  it('is all zeros for one that has made no commitment', () => {
    expect(scoreboard('2026-01-01T00:00:00Z')).toEqual({
      total: 0,
      byLevel: { not_initiated: 0, minimum: 0, intermediate: 0, complete: 0, none: 0 },
      byStanding: { proposed: 0, binding: 0, suspended: 0, superseded: 0, waived: 0, lapsed: 0 },
      overdue: 0,
      contested: 0,
    });
  });

  it('counts by the common level of the assessors, by standing, overdue and contested', () => {
    const board = scoreboard(
      '2025-12-01T00:00:00Z',
      ...commitment('monitors', {}, { desk: 'complete', un: 'complete' }),
      ...commitment('crossing', { due: '2025-11' }, { desk: 'minimum', un: 'intermediate' }),
      ...commitment('training', { standing: 'proposed' }),
    );
    expect(board).toMatchObject({ total: 3, overdue: 1, contested: 1 });
    expect(board.byLevel).toMatchObject({ complete: 1, none: 2, minimum: 0 });
    expect(board.byStanding).toMatchObject({ binding: 2, proposed: 1 } satisfies Partial<
      Record<Standing, number>
    >);
  });

  it('counts what becomes overdue only from that instant on', () => {
    const due = commitment('crossing', { due: '2025-11-30' });
    expect(scoreboard('2025-11-30T23:59:59.999Z', ...due).overdue).toBe(0);
    expect(scoreboard('2025-12-01T00:00:00.000Z', ...due).overdue).toBe(1);
  });

  it('leaves out what binds others only', () => {
    const owed = commitment('aid', { by: ['israel'], to: ['egypt'] });
    expect(
      scoreboard('2026-01-01T00:00:00Z', ...owed, ...commitment('joint', { by: ['us', 'egypt'] })).total,
    ).toBe(1);
  });
});

describe('the rows of the parties', () => {
  it('survive being written as JSON', () => {
    const told = history(joined(['mediator'], { occurred: '2025-09-29/..' }), left('2025-11-25'));
    const row = rowAfter(parties, 'egypt', told);
    expect(row).toEqual({ partyId: 'egypt', entries: 2 });
    expect(JSON.parse(JSON.stringify(row))).toStrictEqual(row);
  });
});
