/** Guards the rule that an id in a filter that names nothing is told: it must not look like "nothing promised". */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defined, joined, made, opened, process, retract } from '../domain/decisions/entries.js';
import { openStream } from '../server/sse-client.js';
import { expectProblem, openDesk, type Desk, type Query } from './desk.js';

const norway = joined('norway');
let desk: Desk;
let before: string;
let after: string;

beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  const release = made('release', '2025-10-08', { by: ['hamas'], to: ['israel'], phaseId: 'opening' });
  ({ position: before } = await desk.record('talks', ...process, defined('opening'), release));
  ({ position: after } = await desk.record('talks', norway));
  await desk.record('talks', retract(norway));
  await desk.record('other', opened, joined('kenya'), defined('closing'));
});
afterAll(() => desk.close());

async function unknown(path: string, query: Query): Promise<unknown> {
  return (await desk.ask(path, query))['unknown'];
}

/** The frames of a feed until it is up to date. */
async function framesOf(path: string): Promise<{ event: string; data: unknown; lastEventId: string }[]> {
  const stream = await openStream(`${desk.server.url}${path}`);
  const frames = await stream.until(({ event }) => event === 'up-to-date');
  stream.cut();
  return frames.map(({ data, ...frame }) => ({ ...frame, data: JSON.parse(data) as unknown }));
}

const commitments = '/v1/processes/talks/commitments';
const timeline = '/v1/processes/talks/timeline';

describe('an id in a filter that names nothing', () => {
  test.each(['by', 'to', 'party'])('is told with the ids that are near: %s', async (filter) => {
    expect(await unknown(commitments, { [filter]: 'turkey' })).toEqual([
      { filter, id: 'turkey', near: ['turkiye'] },
    ]);
  });

  test('is told for every list that takes ids, of one process and of all', async () => {
    expect(await unknown(commitments, { phase: 'openning' })).toEqual([
      { filter: 'phase', id: 'openning', near: ['opening'] },
    ]);
    expect(await unknown(timeline, { party: 'isreal' })).toEqual([
      { filter: 'party', id: 'isreal', near: ['israel'] },
    ]);
    expect(await unknown('/v1/commitments', { party: 'keny,zzzzzzzz' })).toEqual([
      { filter: 'party', id: 'keny', near: ['kenya'] },
      { filter: 'party', id: 'zzzzzzzz', near: [] },
    ]);
    expect(await unknown('/v1/commitments', { phase: 'closin' })).toEqual([
      { filter: 'phase', id: 'closin', near: ['closing'] },
    ]);
  });

  test('stands beside the rows of the ids that name something, and is told once', async () => {
    const answer = await desk.ask(commitments, { by: 'hamas,hamass,hamass', to: 'israel' });
    expect(answer.items).toHaveLength(1);
    expect(answer['unknown']).toEqual([{ filter: 'by', id: 'hamass', near: ['hamas'] }]);
  });

  test('is not one that names a party without a commitment, nor one that another process knows', async () => {
    expect(await desk.ask(commitments, { party: 'qatar', phase: 'opening' })).not.toHaveProperty('unknown');
    expect(await desk.ask('/v1/commitments', { party: 'kenya', phase: 'closing' })).not.toHaveProperty(
      'unknown',
    );
    expect(await unknown(commitments, { party: 'kenya' })).toEqual([
      { filter: 'party', id: 'kenya', near: [] },
    ]);
  });

  test('is told of no more than twenty', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `nobody-${index}`).join(',');
    expect(await unknown(commitments, { party: ids })).toHaveLength(20);
  });
});

describe('as of a moment', () => {
  test('it is what the record did not know then, whatever the moment of the world', async () => {
    const near = { filter: 'party', id: 'turkey', near: ['turkiye'] };
    expect(await unknown(commitments, { party: 'turkey,hamas', at: '2025-12-01' })).toEqual([near]);
    expect(await unknown(commitments, { party: 'turkey,hamas', at: '2025-01-01' })).toEqual([near]);
    expect(await unknown('/v1/commitments', { party: 'turkey,hamas', at: '2025-12-01' })).toEqual([near]);
    expect(await unknown('/v1/commitments', { party: 'turkey', knownAt: `position:${before}` })).toEqual([
      near,
    ]);
  });

  test('a party that joined later, or was taken out later, is known in between alone', async () => {
    const told = [{ filter: 'party', id: 'norway', near: [] }];
    expect(await unknown(commitments, { party: 'norway' })).toEqual(told);
    expect(await unknown(commitments, { party: 'norway', knownAt: `position:${before}` })).toEqual(told);
    expect(await unknown(commitments, { party: 'norway', knownAt: `position:${after}` })).toBeUndefined();
  });
});

describe('a feed', () => {
  test('tells it in a frame of its own before all others, without an id', async () => {
    const url = `${commitments}?by=turkey`;
    const [first] = await framesOf(url);
    expect(first).toEqual({
      event: 'context',
      lastEventId: '',
      data: { unknown: [{ filter: 'by', id: 'turkey', near: ['turkiye'] }] },
    });
    const [changes] = await framesOf('/v1/changes?process=talks&party=turkey');
    expect(changes).toMatchObject({
      event: 'context',
      data: { unknown: [{ filter: 'party', id: 'turkey' }] },
    });
  });

  test('of ids that name something has none', async () => {
    const events = await framesOf(`${commitments}?by=hamas`);
    expect(events.map(({ event }) => event)).toEqual(['row', 'up-to-date']);
  });
});

describe('a process that is not on the record', () => {
  test.each(['application/json', 'application/x-ndjson', 'text/event-stream'])(
    'is refused in the filter of the log as %s, and does not look like one without entries',
    async (accept) => {
      const url = '/v1/log?process=nobody&types=PhaseDefined';
      const { detail } = await expectProblem(
        desk.server.http.get(url).set('accept', accept),
        404,
        'process-not-found',
      );
      expect(detail).toBe('process "nobody" does not exist');
    },
  );

  test('is told from one that has no entries of the types that are asked for', async () => {
    const { body } = await desk.server.http.get('/v1/log?process=other&types=MeetingHeld').expect(200);
    expect(body).toMatchObject({ items: [], nextAfter: null });
  });
});

describe('the tag of an answer', () => {
  test('changes when an unknown id comes to name something', async () => {
    const url = `${commitments}?party=ghana`;
    const first = await desk.server.http.get(url);
    await desk.record('talks', joined('ghana'));
    const second = await desk.server.http.get(url).set('if-none-match', first.headers['etag'] ?? '');
    expect([second.status, second.body]).toMatchObject([200, { items: [] }]);
    expect(second.body).not.toHaveProperty('unknown');
  });
});

describe('a repeated parameter', () => {
  test.each([
    [`${commitments}?by=hamas&by=egypt`, `${commitments}?by=hamas,egypt`],
    [`${commitments}?theme=other&theme=detainees,security`, `${commitments}?theme=other,detainees,security`],
    [`${timeline}?type=PhaseDefined&type=PartyJoined`, `${timeline}?type=PhaseDefined,PartyJoined`],
    [`${timeline}?kind=phase&kind=party&party=us&party=egypt`, `${timeline}?kind=phase,party&party=us,egypt`],
    ['/v1/log?types=PhaseDefined&types=CommitmentMade', '/v1/log?types=PhaseDefined,CommitmentMade'],
  ])('that takes a list says the same as commas: %s', async (repeated, commas) => {
    const [one, other] = [await desk.server.http.get(repeated), await desk.server.http.get(commas)];
    expect([one.status, one.body]).toEqual([200, other.body]);
    expect((one.body as { items: unknown[] }).items).not.toEqual([]);
  });

  test('that takes a list makes the same feed', async () => {
    const repeated = await framesOf(`${commitments}?by=hamas&by=egypt`);
    expect(repeated).toEqual(await framesOf(`${commitments}?by=hamas,egypt`));
  });

  test('that takes one value is refused, and says so', async () => {
    const problem = await expectProblem(
      desk.server.http.get('/v1/parties?limit=1&limit=2'),
      400,
      'invalid-query',
    );
    expect(problem.detail).toBe(
      'parameter "limit": expected it once, as it takes a single value, got it 2 times',
    );
  });

  test.each(['theme=nonsense', 'level=all', 'standing=binding,none'])(
    'or a single one with a word that there is none of is refused: %s',
    async (query) => {
      await expectProblem(desk.server.http.get(`${commitments}?${query}`), 400, 'invalid-query');
    },
  );
});

test('a parameter that is like no other is refused without a suggestion', async () => {
  const { detail } = await expectProblem(
    desk.server.http.get('/v1/parties?colour=blue'),
    400,
    'invalid-query',
  );
  expect(detail).not.toContain('did you mean');
  const { detail: near } = await expectProblem(
    desk.server.http.get('/v1/parties?limits=1'),
    400,
    'invalid-query',
  );
  expect(near).toContain('did you mean limit?');
});
