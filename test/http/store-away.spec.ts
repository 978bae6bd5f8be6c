/** A store that does not answer, under a server that has caught up: what it still answers, and what it says of the rest. */
import { partyCommitments } from '../../projections/party-commitments.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LogUnavailable, type EventLog } from '../../src/log/event-log.js';
import { ceasefire } from './ceasefire.js';
import { assessed, opened } from '../domain/decisions/entries.js';
import { partsOf } from '../server/running-server.js';
import { openStream } from '../server/sse-client.js';
import { feedFrame, upToDate } from '../subscribe/feed-client.js';
import { expectProblem, openDesk, postTo, type Desk } from './desk.js';

const at = '/v1/processes/gaza-2025';
/** No log reaches it. */
const BEYOND = '900000000000000';

let desk: Desk;
let log: EventLog;
let position: string;
beforeEach(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  log = partsOf(desk.server.app).log;
  ({ position } = await desk.record('gaza-2025', ...ceasefire));
  await partsOf(desk.server.app).projection.coverage.firstCaughtUp();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await desk.close();
});

/** From now on the store answers nothing, and followers hear nothing. */
function goAway(): void {
  const fault = new LogUnavailable('no route to the store');
  const unread = {
    [Symbol.asyncIterator]: () => ({
      next: async (): Promise<never> => {
        throw fault;
      },
    }),
  };
  for (const method of ['append', 'head', 'closeTime'] as const)
    vi.spyOn(log, method).mockRejectedValue(fault);
  for (const method of ['readAll', 'readStream'] as const) vi.spyOn(log, method).mockReturnValue(unread);
}

function comeBack(): void {
  vi.restoreAllMocks();
}

async function metrics(): Promise<Record<string, number>> {
  const { text } = await desk.server.http.get('/metrics').expect(200);
  const lines = [...text.matchAll(/^(chancery_\w+(?:\{projection="timeline"\})?) (\S+)$/gm)];
  return Object.fromEntries(lines.map(([, name = '', value]) => [name, Number(value)]));
}

describe('while the store is away', () => {
  const reads = [
    ...[
      '',
      '/phases',
      '/commitments',
      '/commitments/aid',
      '/agreements',
      '/meetings',
      '/statements',
      '/bodies',
      '/violations',
      '/timeline',
    ].map((path) => at + path),
    ...['/v1/processes', '/v1/commitments', '/v1/parties', '/v1/parties/egypt'],
    `${at}/timeline?at=2025-10-01`,
    `${at}/changes?from=2025-10-01&to=2025-12-01`,
    `${at}/replay`,
    `${at}/verify`,
  ];
  test('every question is answered as before', async () => {
    const ask = async (): Promise<unknown[]> => {
      const answers: unknown[] = [];
      for (const path of reads) {
        const { text } = await desk.server.http.get(path).expect(200);
        answers.push([path, text]);
      }
      return answers;
    };
    const before = await ask();
    goAway();
    expect(await ask()).toEqual(before);
  });

  test('rows that cover a position are told to cover it, also as known then', async () => {
    goAway();
    const query = { minPosition: position, knownAt: `position:${position}` };
    expect(await desk.ask(`${at}/timeline`, query)).toMatchObject({ position, settled: true });
  });

  const unanswered = [
    `${at}/phases?knownAt=2026-01-20T08:00:00Z`,
    `${at}/phases?knownAt=position:${BEYOND}`,
    `${at}/phases?minPosition=${BEYOND}`,
    `${at}/changes?clock=recorded&from=2026-01-01&to=2026-01-19`,
    `${at}/events`,
    `${at}/events/${opened.id}`,
    '/v1/log',
    '/v1/admin/projections',
  ];
  test('what only the store knows is answered 503, with when to try again', async () => {
    for (const path of unanswered) {
      goAway();
      await expectProblem(desk.server.http.get(path), 503, 'store-unavailable');
      expect((await desk.server.http.get(path)).headers['retry-after'], path).toBe('1');
      comeBack();
      expect((await desk.server.http.get(path.replace(BEYOND, '1'))).status, path).not.toBe(503);
    }
  });

  test('a post is answered 503, and is taken once the store is back', async () => {
    goAway();
    const late = assessed('aid', 'minimum', '2026-01-10');
    await expectProblem(postTo(desk.server, 'gaza-2025', late), 503, 'store-unavailable');
    comeBack();
    await desk.record('gaza-2025', late);
  });

  test('a live feed stays open, a new one begins, and both go on when the store is back', async () => {
    const url = `${desk.server.url}${at}/commitments`;
    const open = await openStream(url);
    const { id } = (await open.until(upToDate)).map(feedFrame).at(-1) ?? {};
    goAway();
    const fresh = await openStream(url);
    const resumed = await openStream(url, { lastEventId: id });
    expect((await fresh.until(upToDate)).map(feedFrame).map(({ event }) => event)).toContain('row');
    await resumed.until(upToDate);
    comeBack();
    await desk.record('gaza-2025', assessed('aid', 'minimum', '2026-01-10'));
    for (const client of [open, fresh, resumed]) {
      const [frame] = (await client.take(1)).map(feedFrame);
      expect(frame).toMatchObject({ event: 'row', data: { key: 'aid' } });
      client.cut();
    }
  });

  test('a feed that was further on another server waits for the rows to be as far', async () => {
    const url = `${desk.server.url}${at}/commitments`;
    goAway();
    const ahead = `party-commitments@${partyCommitments.version}.${Number(position) + 1}.1768899600`;
    const client = await openStream(url, { lastEventId: ahead });
    comeBack();
    const receipt = await desk.record('gaza-2025', assessed('aid', 'minimum', '2026-01-10'));
    const frames = (await client.until(upToDate)).map(feedFrame);
    client.cut();
    expect(frames.map(({ event }) => event)).not.toContain('reset');
    expect(frames.at(-1)).toMatchObject({ event: 'up-to-date', data: { position: receipt.position } });
  });

  test('it lives, is not ready and says why, and is ready again when the store is back', async () => {
    await desk.server.http.get('/health/ready').expect(200);
    goAway();
    await desk.server.http.get('/health/live').expect(200);
    const { body } = await desk.server.http.get('/health/ready').expect(503);
    expect(body).toMatchObject({
      status: 'error',
      details: { projections: { status: 'down', reason: 'the store does not answer', lag: 'unknown' } },
    });
    comeBack();
    await desk.server.http.get('/health/ready').expect(200);
  });

  test('the metrics say so, and how long what was seen before has been waiting', async () => {
    const covered = { chancery_store_up: 1, chancery_projection_lag_seconds: 0 };
    expect(await metrics()).toMatchObject({
      ...covered,
      'chancery_projection_lag{projection="timeline"}': 0,
    });
    vi.spyOn(log, 'head').mockResolvedValue(BigInt(position) + 700n);
    await metrics();
    comeBack();
    goAway();
    desk.now('2026-01-20T09:00:42Z');
    expect(await metrics()).toMatchObject({
      chancery_store_up: 0,
      chancery_projection_lag_seconds: 42,
      'chancery_projection_lag{projection="timeline"}': 700,
    });
  });
});

test('a server whose rows have fallen far behind is not ready, and says for how long in its metrics', async () => {
  vi.spyOn(log, 'head').mockResolvedValue(BigInt(position) + 1n);
  await desk.server.http.get('/health/ready').expect(200);
  desk.now('2026-01-20T09:00:05Z');
  const { body } = await desk.server.http.get('/health/ready').expect(503);
  expect(body).toMatchObject({
    details: { projections: { reason: expect.stringContaining('catching up') } },
  });
  expect(await metrics()).toMatchObject({ chancery_store_up: 1, chancery_projection_lag_seconds: 5 });
});
