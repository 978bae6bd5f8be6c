/** Guards the lists of statements and bodies: their filters, what cites a statement, and what they were as of a moment. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  declared,
  defined,
  dissolved,
  established,
  issued,
  made,
  process,
  proposed,
  retract,
  withdrawn,
} from '../domain/decisions/entries.js';
import { openDesk, type Desk, type Query } from './desk.js';

const at = '/v1/processes/talks';
const promise = made('aid', '2025-12-21', { statementId: 'miami' });
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  await desk.record(
    'talks',
    ...process,
    proposed('plan', '2025-09-29'),
    defined('opening'),
    issued('miami', '2025-12-20', { issuers: ['us', 'egypt'], about: [{ kind: 'phase', id: 'opening' }] }),
    issued('answer', '2025-12-24', {
      issuers: ['hamas'],
      medium: 'speech',
      about: [
        { kind: 'statement', id: 'miami' },
        { kind: 'agreement', id: 'plan' },
      ],
    }),
    issued('campaign', '2025-10-01/2025-11-30', { issuers: ['israel'], medium: 'social_media' }),
    withdrawn('campaign', '2025-12-01'),
    declared('opening', 'in_progress', '2025-12-20', { statementId: 'miami' }),
    promise,
    established('centre', '2025-10-17', { members: ['us', 'israel'] }),
    established('board', '2025-11', { agreementId: 'plan' }),
    established('mission', '2025-12-01', { members: ['egypt'], agreementId: 'plan' }),
    dissolved('centre', '2026-01-10'),
  );
});
afterAll(() => desk.close());

async function ids(path: string, key: string, query: Query): Promise<unknown[]> {
  return (await desk.rows(`${at}/${path}`, query)).map((row) => row[key]);
}

describe('the statements', () => {
  test.each<[Query, string[]]>([
    [{}, ['answer', 'campaign', 'miami']],
    [{ sort: 'occurred' }, ['campaign', 'miami', 'answer']],
    [{ party: 'egypt,hamas' }, ['answer', 'miami']],
    [{ medium: 'speech,social_media' }, ['answer', 'campaign']],
    [{ about: 'opening' }, ['miami']],
    [{ about: 'plan,miami' }, ['answer']],
    [{ state: 'withdrawn' }, ['campaign']],
    [{ from: '2025-11-15', to: '2025-12-20' }, ['campaign', 'miami']],
    [{ from: '2025-12-01' }, ['answer', 'miami']],
    [{ to: '2025-09-30' }, []],
  ])('%o', async (query, expected) => {
    expect(await ids('statements', 'statementId', query)).toEqual(expected);
  });

  test('say which entries cite them, also as of a moment, and no longer those that are retracted', async () => {
    expect(await desk.ask(`${at}/statements/miami`)).toMatchObject({
      about: [{ kind: 'phase', id: 'opening' }],
      citedByCount: 3,
      citedBy: [
        { type: 'PhaseDeclared', subject: { kind: 'phase', id: 'opening' } },
        { type: 'CommitmentMade', subject: { kind: 'commitment', id: 'aid' }, entryId: promise.id },
        { type: 'StatementIssued', subject: { kind: 'statement', id: 'answer' } },
      ],
    });
    expect(await desk.ask(`${at}/statements/miami`, { at: '2025-12-20' })).toMatchObject({ citedByCount: 1 });
    const { position } = await desk.record('talks', retract(promise));
    expect(await desk.ask(`${at}/statements/miami`)).toMatchObject({ citedByCount: 2 });
    const before = { knownAt: `position:${Number(position) - 1}` };
    expect(await desk.ask(`${at}/statements/miami`, before)).toMatchObject({ citedByCount: 3 });
  });

  test('were not withdrawn before the day on which they were', async () => {
    expect(await ids('statements', 'statementId', { state: 'withdrawn', at: '2025-11-30' })).toEqual([]);
    expect(await desk.ask(`${at}/statements/campaign`)).toMatchObject({
      state: 'withdrawn',
      withdrawn: { occurred: { text: '2025-12-01' } },
    });
  });

  test('tell an id in a filter that names nothing of any kind, with the nearest of any kind', async () => {
    const { unknown } = await desk.ask(`${at}/statements`, { about: 'openning,plam,miami', party: 'egipt' });
    expect(unknown).toEqual([
      { filter: 'party', id: 'egipt', near: ['egypt'] },
      { filter: 'about', id: 'openning', near: ['opening'] },
      { filter: 'about', id: 'plam', near: ['plan'] },
    ]);
    const past = await desk.ask(`${at}/statements`, { about: 'openning,plan', at: '2025-12-24' });
    expect(past['unknown']).toEqual([{ filter: 'about', id: 'openning', near: ['opening'] }]);
  });
});

describe('the bodies', () => {
  test.each<[Query, string[]]>([
    [{}, ['board', 'centre', 'mission']],
    [{ sort: '-occurred' }, ['mission', 'board', 'centre']],
    [{ party: 'us,egypt' }, ['centre', 'mission']],
    [{ agreement: 'plan' }, ['board', 'mission']],
    [{ state: 'dissolved' }, ['centre']],
    [{ state: 'dissolved', at: '2026-01-09' }, []],
    [{ from: '2025-11-30', to: '2025-11-30' }, ['board']],
    [{ from: '2025-10-18', party: 'us' }, []],
  ])('%o', async (query, expected) => {
    expect(await ids('bodies', 'bodyId', query)).toEqual(expected);
  });

  test('tell an id in a filter that names nothing, with the nearest', async () => {
    const { unknown } = await desk.ask(`${at}/bodies`, { agreement: 'plann', party: 'isreal' });
    expect(unknown).toEqual([
      { filter: 'party', id: 'isreal', near: ['israel'] },
      { filter: 'agreement', id: 'plann', near: ['plan'] },
    ]);
  });
});
