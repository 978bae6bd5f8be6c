import { afterEach, describe, expect, test } from 'vitest';
import { settableClock, startServer, type RunningServer } from '../server/running-server.js';
import { apply, readFeed } from './feed-client.js';

let server: RunningServer | undefined;
afterEach(async () => {
  await server?.dispose();
  server = undefined;
});

const sources = [{ kind: 'press', publisher: 'A newspaper', title: 'A report' }];
const story = [
  { type: 'ProcessOpened', occurred: '2025-09-29', data: { title: { en: 'A process' } } },
  {
    type: 'PartyJoined',
    occurred: '2025-09-29',
    data: { party: { id: 'egypt', name: { en: 'Egypt' }, kind: 'state' }, roles: ['mediator'] },
  },
  {
    type: 'CommitmentMade',
    occurred: '2025-10-01',
    data: {
      commitmentId: 'c-1',
      by: ['egypt'],
      text: { en: 'A commitment' },
      theme: 'monitoring',
      standing: 'binding',
      due: '2025-12-20',
    },
    sources,
  },
  {
    type: 'PhaseDefined',
    occurred: '2025-09-29',
    data: { phaseId: 'phase-1', ordinal: 1, title: { en: 'One' } },
  },
];

async function started(
  flags: readonly string[] = [],
  at = '2025-12-20T10:00:00Z',
): Promise<ReturnType<typeof settableClock> & { at: RunningServer; position: string }> {
  const clock = settableClock(at);
  const running = await startServer({ clock: clock.clock, flags });
  server = running;
  const answer = await running.http.post('/v1/processes/p/events').send(story).expect(201);
  const { position } = answer.body as { position: string };
  await running.http.get('/v1/processes').query({ minPosition: position }).expect(200);
  return { ...clock, at: running, position };
}

const upToDate = ({ event }: { event: string }): boolean => event === 'up-to-date';

describe('an id that cannot be used', () => {
  test.each([
    ['of another read model', 'timeline@1.1.1766102400', 'unknown-id'],
    ['that is none', 'what is this', 'unknown-id'],
    ['of another version', 'phase-status@7.1.1766102400', 'projection-version'],
    ['ahead of the log', 'phase-status@1.99999.1766102400', 'ahead-of-log'],
  ])('%s gives a reset and a snapshot, never an error', async (_, id, reason) => {
    const { at } = await started();
    const frames = await readFeed(`${at.url}/v1/processes/p/phases`, upToDate, id);
    expect(frames[0]).toMatchObject({ event: 'reset', data: { reason } });
    expect(apply(frames).rows.size).toBe(1);
  });

  test('the header that a browser sends wins over the parameter', async () => {
    const { at, position } = await started();
    const frames = await readFeed(
      `${at.url}/v1/processes/p/phases?after=nonsense`,
      upToDate,
      `phase-status@1.${position}.1766224800`,
    );
    expect(frames.map(({ event }) => event)).toEqual(['up-to-date']);
  });
});

test('a snapshot names what it is, then says that it is up to date; each row is what GET answers', async () => {
  const { at, position } = await started();
  const frames = await readFeed(`${at.url}/v1/processes/p/commitments`, upToDate);
  const { body } = await at.http.get('/v1/processes/p/commitments/c-1').expect(200);
  const { version: _version, position: _position, ...row } = body as Record<string, unknown>;
  expect(frames).toEqual([
    { event: 'row', id: 'party-commitments@1.3.1766224800', data: { key: 'c-1', row, position: '3' } },
    { event: 'up-to-date', id: `party-commitments@1.${position}.1766224800`, data: { position } },
  ]);
});

test('a row that is retracted is gone, with the entry that made it so in the log', async () => {
  const { at } = await started();
  const frames = readFeed(`${at.url}/v1/processes/p/phases`, ({ event }) => event === 'gone');
  const log = await at.http.get('/v1/processes/p/events').expect(200);
  const entryId = (log.body as { items: { id: string; type: string }[] }).items.find(
    ({ type }) => type === 'PhaseDefined',
  )?.id;
  await at.http
    .post('/v1/processes/p/events')
    .send({ type: 'EntryRetracted', data: { entryId, reason: { en: 'Entered in error.' } } })
    .expect(201);
  expect(apply(await frames).rows.size).toBe(0);
});

test('when a due date passes the commitment is sent again, to a live client and to one that comes back', async () => {
  const { at, position, set } = await started();
  const url = `${at.url}/v1/processes/p/commitments`;
  const before = apply(await readFeed(url, upToDate));
  expect([...before.rows.values()]).toMatchObject([{ overdue: false }]);
  set('2025-12-21T00:00:00Z');
  const back = await readFeed(url, upToDate, before.lastEventId);
  expect(back).toMatchObject([
    { event: 'row', data: { key: 'c-1', row: { overdue: true } } },
    { event: 'up-to-date', id: `party-commitments@1.${position}.1766275200` },
  ]);
  const filtered = await readFeed(`${url}?overdue=true`, upToDate, before.lastEventId);
  expect(apply(filtered).rows.size).toBe(1);
  // The scoreboard of the party depends on the commitment.
  const parties = await readFeed(`${at.url}/v1/parties`, upToDate, `parties@1.${position}.1766224800`);
  expect(parties[0]).toMatchObject({
    event: 'row',
    data: { key: 'egypt', row: { commitments: { overdue: 1 } } },
  });
});

test('the feed of all read models names each, and the process in the keys of its rows', async () => {
  const { at } = await started();
  const frames = await readFeed(`${at.url}/v1/changes`, upToDate);
  const named = frames
    .filter(({ event }) => event === 'row')
    .map(({ data }) => `${data.projection ?? ''} ${data.key ?? ''}`);
  expect(named).toEqual(
    expect.arrayContaining([
      'process-overview p',
      'phase-status p/phase-1',
      'party-commitments p/c-1',
      'parties egypt',
    ]),
  );
  expect(frames.at(-1)?.id).toMatch(/^changes@[0-9a-f]{8}\.4\.\d+$/);
  const some = await readFeed(`${at.url}/v1/changes?projection=phase-status&process=p`, upToDate);
  expect(some.filter(({ event }) => event === 'row').map(({ data }) => data.key)).toEqual(['phase-1']);
  const about = await readFeed(
    `${at.url}/v1/changes?party=egypt&projection=party-commitments,phase-status`,
    upToDate,
  );
  expect(about.filter(({ event }) => event === 'row').map(({ data }) => data.key)).toEqual(['p/c-1']);
});

describe('what a feed cannot answer is refused before it begins', () => {
  test.each(['at=2025-10-01', 'knownAt=2025-10-01', 'limit=5', 'cursor=x', 'sort=id'])(
    '%s',
    async (query) => {
      const { at } = await started();
      const answer = await at.http
        .get(`/v1/processes/p/phases?${query}`)
        .set('accept', 'text/event-stream')
        .expect(400);
      expect(answer.body).toMatchObject({ code: 'invalid-query' });
    },
  );

  test('all changes asked for as JSON', async () => {
    const { at } = await started();
    expect((await at.http.get('/v1/changes').expect(400)).body).toMatchObject({ code: 'invalid-query' });
  });

  test('a process that is not on the record', async () => {
    const { at } = await started();
    const answer = await at.http
      .get('/v1/processes/nowhere/phases')
      .set('accept', 'text/event-stream')
      .expect(404);
    expect(answer.body).toMatchObject({ code: 'process-not-found' });
  });

  test('one feed more than may be open', async () => {
    const { at } = await started(['--max-feeds', '1']);
    const first = await fetch(`${at.url}/v1/changes`, { headers: { accept: 'text/event-stream' } });
    const answer = await at.http.get('/v1/changes').set('accept', 'text/event-stream').expect(429);
    expect(answer.body).toMatchObject({ code: 'too-many-requests' });
    expect(answer.headers['retry-after']).toBe('5');
    await first.body?.cancel();
  });
});
