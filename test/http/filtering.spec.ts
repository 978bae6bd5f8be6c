import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issued, joined, made, opened, process } from '../domain/decisions/entries.js';
import { ceasefire } from './ceasefire.js';
import { openDesk, type Desk, type Query } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  await desk.record('ceasefire', ...ceasefire);
  await desk.record(
    'other',
    opened,
    joined('egypt'),
    joined('norway'),
    made('pledge', '2025-10-08', { by: ['norway'] }),
  );
});
afterAll(() => desk.close());

const at = '/v1/processes/ceasefire';

async function ids(path: string, key: string, query: Query = {}): Promise<unknown[]> {
  return (await desk.rows(path, query)).map((row) => row[key]);
}

describe('the commitments', () => {
  test.each<[Query, string[]]>([
    [{ by: 'israel' }, ['aid', 'withdrawal']],
    [{ by: 'hamas,egypt' }, ['monitoring', 'reform', 'release']],
    [{ to: 'israel' }, ['release']],
    [{ to: 'norway' }, []],
    [{ party: 'israel' }, ['aid', 'release', 'withdrawal']],
    [{ theme: 'detainees,governance' }, ['reform', 'release']],
    [{ phase: 'opening' }, ['aid', 'release']],
    [{ phase: 'opening,afterwards', by: 'israel' }, ['aid', 'withdrawal']],
    [{ level: 'intermediate' }, ['release']],
    [{ level: 'complete,minimum' }, ['aid', 'monitoring']],
    [{ standing: 'proposed' }, ['reform']],
    [{ standing: 'binding,superseded' }, ['aid', 'monitoring', 'release', 'withdrawal']],
    [{ overdue: 'true' }, ['aid', 'release']],
    [{ overdue: 'false' }, ['monitoring', 'reform', 'withdrawal']],
    [{ contested: 'true' }, ['release']],
    [{ contested: 'true', by: 'israel' }, []],
    [{ dueBefore: '2025-11-11' }, ['aid', 'release']],
    [{ dueBefore: '2025-11-10' }, ['release']],
    [{ dueBefore: '2025-11-10T10:00:00.001Z' }, ['aid', 'release']],
    [{ dueBefore: '2025-10-14' }, ['release']],
    [{ dueBefore: '2025-10-13' }, []],
    [{ dueBefore: '2027' }, ['aid', 'monitoring', 'release', 'withdrawal']],
  ])('%o', async (query, expected) => {
    expect(await ids(`${at}/commitments`, 'commitmentId', query)).toEqual(expected);
  });

  test('across processes take the same filters', async () => {
    expect(await ids('/v1/commitments', 'commitmentId', { by: 'norway,hamas' })).toEqual([
      'release',
      'pledge',
    ]);
    expect(await ids('/v1/commitments', 'commitmentId', { overdue: 'true' })).toEqual(['aid', 'release']);
  });

  test('become overdue by the clock alone', async () => {
    expect(await ids(`${at}/commitments`, 'commitmentId', { overdue: 'true', at: '2025-10-12' })).toEqual([]);
    desk.now('2026-07-01T00:00:00Z');
    expect(await ids(`${at}/commitments`, 'commitmentId', { overdue: 'true' })).toEqual([
      'aid',
      'release',
      'withdrawal',
    ]);
    desk.now('2026-01-20T09:00:00Z');
  });
});

describe('the timeline', () => {
  test.each<[Query, string[]]>([
    [{ kind: 'meeting' }, ['MeetingHeld', 'MeetingScheduled']],
    [{ kind: 'meeting,body' }, ['MeetingHeld', 'BodyEstablished', 'MeetingScheduled']],
    [{ type: 'AgreementSigned' }, ['AgreementSigned']],
    [{ type: 'AgreementSigned,AgreementProposed' }, ['AgreementProposed', 'AgreementSigned']],
    [
      { party: 'qatar', kind: 'commitment' },
      ['CommitmentMade', 'CommitmentAssessed', 'CommitmentStandingChanged'],
    ],
    [{ from: '2025-12-19' }, ['StatementIssued', 'MeetingScheduled']],
    [{ from: '2025-12-02', to: '2025-12-19' }, ['StatementIssued']],
    [{ from: '2025-10-09', to: '2025-10-10' }, ['AgreementSigned', 'PhaseStatusDetermined']],
    [{ from: '2025-10-09T12:00Z', to: '2025-10-09T13:00Z' }, ['AgreementSigned']],
    [{ to: '2025-09-28' }, []],
  ])('%o', async (query, expected) => {
    expect(await ids(`${at}/timeline`, 'type', query)).toEqual(expected);
  });

  test('takes what overlaps the span that is asked for', async () => {
    await desk.record(
      'spans',
      ...process,
      issued('open', '2025-10-05/..'),
      issued('week', '2025-10-06/2025-10-12'),
      issued('month', '2025-11'),
      issued('either', '[2025-10-01,2025-12-01]'),
    );
    const found = async (query: Query): Promise<unknown[]> =>
      (await desk.rows('/v1/processes/spans/timeline', { kind: 'statement', ...query })).map(
        ({ subject }) => (subject as { id: string }).id,
      );
    expect(await found({ from: '2025-10-12', to: '2025-10-12' })).toEqual(['either', 'open', 'week']);
    expect(await found({ from: '2025-10-13', to: '2025-10-31' })).toEqual(['either', 'open']);
    expect(await found({ from: '2025-11-30' })).toEqual(['either', 'open', 'month']);
    expect(await found({ from: '2025-12-02' })).toEqual(['open']);
    expect(await found({ to: '2025-10-04' })).toEqual(['either']);
  });
});
