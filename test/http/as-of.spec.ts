import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  assessed,
  correct,
  declared,
  defined,
  determined,
  issued,
  made,
  process,
  retract,
} from '../domain/decisions/entries.js';
import { expectProblem, openDesk, type Desk, type Query, type Row } from './desk.js';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('2025-12-21T12:00:00Z');
});
afterEach(() => desk.close());

const at = '/v1/processes/gaza-2025';

async function status(query: Query = {}): Promise<[status: unknown, agreement: unknown]> {
  const { determined: found, agreement } = await desk.ask(`${at}/phases/phase-2`, query);
  return [(found as Row)['status'], agreement];
}

/** Every read below the process, and those across processes, as of a moment. */
async function everything(query: Query): Promise<Row> {
  const lists = [
    'phases',
    'commitments',
    'agreements',
    'meetings',
    'statements',
    'bodies',
    'violations',
    'timeline',
  ].map((name) => `${at}/${name}`);
  const paths = [...lists, '/v1/processes', '/v1/commitments', '/v1/violations', '/v1/parties'];
  const answers = paths.map(
    async (path) => [path, await desk.rows(path, { limit: '1000', ...query })] as const,
  );
  return Object.fromEntries(await Promise.all(answers));
}

const days = [
  ...['2025-09-28', '2025-09-29', '2025-10-13', '2025-11-29', '2025-11-30', '2025-12-01', '2025-12-18'],
  ...['2025-12-19', '2025-12-21', '2026-01-01'],
];

describe('the status of a phase', () => {
  beforeEach(async () => {
    await desk.record(
      'gaza-2025',
      ...process,
      defined('phase-2'),
      declared('phase-2', 'in_progress', '2025-10-13', { by: 'us' }),
      determined('phase-2', 'preparing', '2025-12-19'),
    );
  });

  test('is that of the moment asked about', async () => {
    expect(await status({ at: '2025-10-12' })).toEqual(['not_started', 'undeclared']);
    expect(await status({ at: '2025-12-01' })).toEqual(['not_started', 'contested']);
    expect(await status({ at: '2025-12-18' })).toEqual(['not_started', 'contested']);
    expect(await status({ at: '2025-12-19' })).toEqual(['preparing', 'undeclared']);
    expect(await status()).toEqual(['preparing', 'undeclared']);
  });

  test('is none before the phase is defined', async () => {
    const query = { at: '2025-09-28' };
    await expectProblem(desk.server.http.get(`${at}/phases/phase-2`).query(query), 404, 'not-found');
    expect(await desk.rows(`${at}/phases`, query)).toEqual([]);
  });

  test('takes a date, a date-time and EDTF as its moment, each to its last instant', async () => {
    for (const moment of [
      '2025-12-18T23:59:59Z',
      '2025-12-19T01:00:00+03:00',
      '2025-11',
      '2025-10/2025-11',
      '2025-12-18~',
    ])
      expect(await status({ at: moment })).toEqual(['not_started', 'contested']);
    for (const moment of ['2025-12-19T00:00:00Z', '2025-12', '2025', '[2025-10-01,2025-12-19]'])
      expect(await status({ at: moment })).toEqual(['preparing', 'undeclared']);
  });
});

describe('an entry dated three weeks back', () => {
  const late = determined('phase-2', 'preparing', '2025-11-30');

  beforeEach(async () => {
    await desk.record(
      'gaza-2025',
      ...process,
      defined('phase-2'),
      declared('phase-2', 'in_progress', '2025-10-13', { by: 'us' }),
      made('release', '2025-10-08', { due: '2025-10-13' }),
      determined('phase-2', 'in_progress', '2025-12-19'),
    );
  });

  test('moves the as-of answers from its date on, and no other', async () => {
    const before = new Map<string, Row>();
    for (const day of days) before.set(day, await everything({ at: day }));
    await desk.record('gaza-2025', late);
    for (const day of days) {
      const after = await everything({ at: day });
      if (day < '2025-11-30') expect(after, day).toEqual(before.get(day));
      else expect(after, day).not.toEqual(before.get(day));
      for (const untouched of [`${at}/commitments`, `${at}/meetings`, '/v1/parties'])
        expect(after[untouched], day).toEqual(before.get(day)?.[untouched]);
    }
    expect(await status({ at: '2025-11-29' })).toEqual(['not_started', 'contested']);
    expect(await status({ at: '2025-11-30' })).toEqual(['preparing', 'undeclared']);
    expect(await status({ at: '2025-12-18' })).toEqual(['preparing', 'undeclared']);
    expect(await status({ at: '2025-12-19' })).toEqual(['in_progress', 'undeclared']);
  });

  test('is not in what was known before it was recorded', async () => {
    const known = { knownAt: '2025-12-21T12:30:00Z' };
    desk.now('2025-12-21T13:00:00Z');
    const before = await Promise.all(days.map((day) => everything({ at: day, ...known })));
    await desk.record('gaza-2025', late);
    expect(await Promise.all(days.map((day) => everything({ at: day, ...known })))).toEqual(before);
    expect(await status({ at: '2025-12-01', ...known })).toEqual(['not_started', 'contested']);
    desk.now('2025-12-22T00:00:00Z');
    expect(await status({ at: '2025-12-01', knownAt: '2025-12-21' })).toEqual(['preparing', 'undeclared']);
  });
});

describe('what was known', () => {
  test('is settled once its moment is over, and says so', async () => {
    await desk.record('gaza-2025', ...process);
    desk.now('2025-12-22T12:00:00Z');
    const query = { knownAt: '2025-12-21' };
    expect(await desk.ask(at, query)).toMatchObject({ knownAt: '2025-12-21', settled: true });
    expect(await desk.ask(`${at}/timeline`, query)).toMatchObject({ knownAt: '2025-12-21', settled: true });
    expect(await desk.ask(at, { knownAt: '2025-12-22' })).toMatchObject({ settled: false });
    expect(await desk.ask(at, { knownAt: '2030' })).toMatchObject({ knownAt: '2030', settled: false });
    expect(await desk.ask(at)).not.toHaveProperty('settled');
  });

  test('at a position is exact', async () => {
    const { events } = await desk.record('gaza-2025', ...process, defined('phase-2'));
    const [first, ...more] = events;
    const { position = '' } = first ?? {};
    expect(await desk.ask(at, { knownAt: `position:${position}` })).toMatchObject({
      position,
      settled: true,
      lastRevision: 0,
      parties: [],
    });
    for (const { position: seen, revision } of more)
      expect(await desk.ask(at, { knownAt: `position:${seen}` })).toMatchObject({ lastRevision: revision });
    const before = await everything({ knownAt: `position:${position}` });
    await desk.record('gaza-2025', issued('statement', '2025-09-29'));
    expect(await everything({ knownAt: `position:${position}` })).toEqual(before);
  });

  test('of a process before it was on the record is that there is none', async () => {
    await desk.record('gaza-2025', ...process);
    desk.now('2025-12-22T12:00:00Z');
    for (const path of [at, `${at}/phases`, `${at}/timeline`])
      await expectProblem(
        desk.server.http.get(path).query({ knownAt: '2025-12-20' }),
        404,
        'process-not-found',
      );
    expect(await desk.rows('/v1/processes', { knownAt: '2025-12-20' })).toEqual([]);
    expect(await desk.rows('/v1/processes', { knownAt: 'position:0' })).toEqual([]);
  });

  test('sets the moment of the world too, unless that is asked for', async () => {
    await desk.record('gaza-2025', ...process, made('release', '2025-10-08', { due: '2025-12-21T15:00Z' }));
    desk.now('2025-12-23T12:00:00Z');
    const overdue = async (query: Query): Promise<unknown> =>
      (await desk.ask(`${at}/commitments/release`, query))['overdue'];
    expect(await overdue({ knownAt: '2025-12-21T14:00Z' })).toBe(false);
    expect(await overdue({ knownAt: '2025-12-22' })).toBe(true);
    expect(await overdue({ knownAt: '2025-12-21T14:00Z', at: '2025-12-22' })).toBe(true);
  });
});

describe('a correction', () => {
  const wrong = determined('phase-2', 'preparing', '2025-12-19');

  beforeEach(async () => {
    await desk.record('gaza-2025', ...process, defined('phase-2'), wrong, made('release', '2025-10-08'));
    desk.now('2026-01-20T09:00:00Z');
  });

  test('holds at every moment of the world from when it is known', async () => {
    await desk.record('gaza-2025', correct(wrong, { occurred: '2025-11-20' }));
    expect(await status({ at: '2025-11-19' })).toEqual(['not_started', 'undeclared']);
    expect(await status({ at: '2025-11-20' })).toEqual(['preparing', 'undeclared']);
    expect(await status({ at: '2025-12-01' })).toEqual(['preparing', 'undeclared']);
    expect(await status({ at: '2025-12-01', knownAt: '2026-01-19' })).toEqual(['not_started', 'undeclared']);
    const [told] = await desk.rows(`${at}/timeline`, { type: 'PhaseStatusDetermined', at: '2025-12-01' });
    expect(told).toMatchObject({
      corrected: true,
      occurred: { text: '2025-11-20' },
      corrections: [{ before: { occurred: '2025-12-19' }, reason: { en: expect.any(String) } }],
    });
  });

  test('that is retracted was never made', async () => {
    const rows = await everything({});
    const correction = correct(wrong, { occurred: '2025-11-20' });
    await desk.record('gaza-2025', correction);
    await desk.record('gaza-2025', retract(correction));
    expect(await everything({})).toEqual(rows);
  });

  test('a retracted entry is gone at every moment, and there in what was known before', async () => {
    const level = assessed('release', 'complete', '2025-10-20');
    await desk.record('gaza-2025', level);
    desk.now('2026-01-21T09:00:00Z');
    await desk.record('gaza-2025', retract(level));
    const found = async (query: Query): Promise<unknown> =>
      (await desk.ask(`${at}/commitments/release`, query))['level'];
    for (const day of ['2025-10-20', '2025-12-01']) {
      expect(await found({ at: day })).toBeNull();
      expect(await found({ at: day, knownAt: '2026-01-20' })).toBe('complete');
    }
    expect(await desk.rows(`${at}/timeline`, { type: 'CommitmentAssessed' })).toEqual([]);
  });
});
