/** A date that hangs on something on the record: what it comes to, how it is told, and when it moves. */
import { describe, expect, it } from 'vitest';
import { partyCommitments } from '../../projections/party-commitments.js';
import { bounds } from './bounds.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import type { RelativeDue } from '../../src/domain/values/due.js';
import { deadlineSet, made } from './commitments.js';
import { until } from './folding.js';
import { history, historyEntry } from './history.js';
import { viewAfter } from './viewing.js';

const after = (
  kind: RelativeDue['of']['kind'],
  id: string,
  when: RelativeDue['when'],
  offset: string,
): RelativeDue => ({
  of: { kind, id },
  when,
  offset,
});

const owed = (commitmentId: string, due: RelativeDue | string, occurred = '2018-09-12'): HistoryEntry =>
  made({ commitmentId, due }, occurred);

function signed(occurred: string): HistoryEntry {
  const what = {
    agreementId: 'r-arcss',
    by: ['us'],
    title: { en: 'R-ARCSS' },
    kind: 'comprehensive',
  } as const;
  return historyEntry('AgreementSigned', what, { occurred, id: `signed ${occurred}` });
}

function inForce(occurred: string): HistoryEntry {
  const data = { agreementId: 'r-arcss', by: ['us'] };
  return historyEntry('AgreementEnteredIntoForce', data, { occurred, id: `in force ${occurred}` });
}

function due(id: string, entries: readonly HistoryEntry[], now = '2026-01-01T00:00:00Z') {
  const { dueDate, dueFrom, overdue } = viewAfter(partyCommitments, id, entries, { now });
  return { dueDate, dueFrom, overdue };
}

describe('a date that hangs on an agreement', () => {
  const commitment = owed('c-1', after('agreement', 'r-arcss', 'in_force', 'P30D'));
  const known = history(signed('2018-09-12'), commitment, inForce('2018-09-22'));

  it('is none while the agreement is not in force, and never overdue', () => {
    expect(due('c-1', until('2018-09-21T00:00:00Z', known))).toEqual({
      dueDate: null,
      dueFrom: null,
      overdue: false,
    });
  });

  it('is told with what it was worked out from', () => {
    expect(due('c-1', known)).toMatchObject({
      dueDate: bounds('2018-10-22'),
      dueFrom: {
        of: { kind: 'agreement', id: 'r-arcss' },
        when: 'in_force',
        offset: 'P30D',
        moment: bounds('2018-09-22'),
        entryId: 'in force 2018-09-22',
      },
      overdue: true,
    });
  });

  it('counts as passed by its latest instant where the anchor is uncertain, and shows the earliest too', () => {
    const vague = history(signed('2018-09-12'), commitment, inForce('2018-09-20/2018-09-25'));
    const { dueDate } = due('c-1', vague);
    expect(dueDate).toEqual({ earliest: '2018-10-20T00:00:00.000Z', latest: '2018-10-25T23:59:59.999Z' });
    expect(due('c-1', vague, '2018-10-25T23:59:59.999Z').overdue).toBe(false);
    expect(due('c-1', vague, '2018-10-26T00:00:00.000Z').overdue).toBe(true);
  });

  it('lies before what it hangs on by a negative offset', () => {
    const before = owed('c-1', after('agreement', 'r-arcss', 'in_force', '-P1M'));
    expect(due('c-1', history(signed('2018-09-12'), before, inForce('2018-10-31'))).dueDate).toEqual(
      bounds('2018-09-30'),
    );
  });

  it('ends on the last day of a shorter month, also of a leap year', () => {
    const month = owed('c-1', after('agreement', 'r-arcss', 'in_force', 'P1M'), '2019-12-01');
    const record = (on: string): HistoryEntry[] => history(signed('2019-12-01'), month, inForce(on));
    expect(due('c-1', record('2020-01-31')).dueDate).toEqual(bounds('2020-02-29'));
    expect(due('c-1', record('2021-01-31')).dueDate).toEqual(bounds('2021-02-28'));
  });
});

describe('the moments of other things', () => {
  const phase = historyEntry(
    'PhaseDefined',
    { phaseId: 'transitional', ordinal: 2, title: { en: 'Transition' } },
    { occurred: '2018-09-12' },
  );
  const status = (to: 'in_progress' | 'completed', occurred: string): HistoryEntry =>
    historyEntry(
      'PhaseStatusDetermined',
      { phaseId: 'transitional', status: to },
      { occurred, id: to + occurred },
    );

  it('a phase starts when it is in progress first, and ends when it is over', () => {
    const start = owed('c-1', after('phase', 'transitional', 'started', 'P3M'));
    const end = owed('c-2', after('phase', 'transitional', 'ended', '-P60D'));
    const begun = history(phase, start, end, status('in_progress', '2020-02-22'));
    expect(due('c-1', begun).dueDate).toEqual(bounds('2020-05-22'));
    expect(due('c-2', begun).dueDate).toBeNull();
    const over = history(
      phase,
      start,
      end,
      status('in_progress', '2020-02-22'),
      status('completed', '2023-02-22'),
    );
    expect(due('c-2', over).dueDate).toEqual(bounds('2022-12-24'));
    const again = history(
      ...[phase, start, end, status('in_progress', '2020-02-22'), status('completed', '2023-02-22')],
      status('in_progress', '2023-03-01'),
    );
    expect(due('c-1', again).dueDate).toEqual(bounds('2020-05-22'));
    expect(due('c-2', again).dueDate).toBeNull();
  });

  it('a meeting is held, a body established, a statement, a violation and a commitment made', () => {
    const things = history(
      historyEntry(
        'MeetingHeld',
        { meetingId: 'm', title: { en: 'Talks' }, participants: [{ partyId: 'us' }] },
        { occurred: '2020-01-01' },
      ),
      historyEntry('BodyEstablished', { bodyId: 'b', title: { en: 'Board' } }, { occurred: '2020-01-02' }),
      historyEntry(
        'StatementIssued',
        { statementId: 's', issuers: ['us'], text: { en: 'We agree.' }, medium: 'speech' },
        { occurred: '2020-01-03' },
      ),
      historyEntry(
        'ViolationAlleged',
        { violationId: 'v', by: 'us', against: ['hamas'], text: { en: 'Shots.' } },
        { occurred: '2020-01-04' },
      ),
      made({ commitmentId: 'first' }, '2020-01-05'),
      owed('c-m', after('meeting', 'm', 'held', 'P1D'), '2020-02-01'),
      owed('c-b', after('body', 'b', 'established', 'P1D'), '2020-02-01'),
      owed('c-s', after('statement', 's', 'made', 'P1D'), '2020-02-01'),
      owed('c-v', after('violation', 'v', 'made', 'P1D'), '2020-02-01'),
      owed('c-c', after('commitment', 'first', 'made', 'P1D'), '2020-02-01'),
    );
    expect(['c-m', 'c-b', 'c-s', 'c-v', 'c-c'].map((id) => due(id, things).dueDate)).toEqual(
      ['2020-01-02', '2020-01-03', '2020-01-04', '2020-01-05', '2020-01-06'].map((day) => bounds(day)),
    );
  });
});

describe('a chain of dates', () => {
  const first = owed('first', after('agreement', 'r-arcss', 'in_force', 'P1M'));
  const second = owed('second', after('commitment', 'first', 'due', 'P1M'));
  const third = owed('third', after('commitment', 'second', 'due', '-P10D'));

  it('moves as a whole', () => {
    const known = history(signed('2018-09-12'), first, second, third, inForce('2018-09-30'));
    expect(due('second', known).dueDate).toEqual(bounds('2018-11-30'));
    expect(due('third', known).dueDate).toEqual(bounds('2018-11-20'));
    const moved = history(
      signed('2018-09-12'),
      first,
      second,
      third,
      inForce('2018-09-30'),
      deadlineSetOf('first', '2019-03-31'),
    );
    expect(due('second', moved).dueDate).toEqual(bounds('2019-04-30'));
    expect(due('third', moved).dueDate).toEqual(bounds('2019-04-20'));
  });

  it('is broken by a date of its own', () => {
    const known = history(
      signed('2018-09-12'),
      first,
      second,
      inForce('2018-09-30'),
      deadlineSetOf('second', '2020'),
    );
    expect(due('second', known)).toMatchObject({
      dueDate: bounds('2020-01-01', '2020-12-31'),
      dueFrom: null,
    });
  });
});

function deadlineSetOf(commitmentId: string, date: string): HistoryEntry {
  const entry = deadlineSet(date, '2018-12-01');
  return historyEntry(
    'CommitmentDeadlineSet',
    { commitmentId, due: date },
    { occurred: entry.occurred.text },
  );
}
