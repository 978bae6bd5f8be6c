/** `/v1/changes`: the feed of all read models, under its filters. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ceasefire } from '../http/ceasefire.js';
import { openDesk, type Desk } from '../http/desk.js';
import { defined, made } from '../domain/decisions/entries.js';
import { openStream } from '../server/sse-client.js';
import { apply, feedFrame, readFeed, upToDate } from './feed-client.js';
import { serverRows } from './server-rows.js';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('2025-12-20T10:00:00Z');
});
afterEach(() => desk.close());

describe('the feed of all changes', () => {
  test('holds the rows of every read model, each named', async () => {
    await desk.record('gaza-2025', ...ceasefire);
    const frames = await readFeed(`${desk.server.url}/v1/changes`, upToDate);
    expect(apply(frames).rows).toEqual(await serverRows(desk, '/v1/changes'));
    expect(new Set(frames.slice(0, -1).map(({ data }) => data.projection))).toEqual(
      new Set([
        'process-overview',
        'phase-status',
        'party-commitments',
        'agreements',
        'meetings',
        'statements',
        'bodies',
        'violations',
        'timeline',
        'parties',
      ]),
    );
    expect(frames.at(-1)?.id).toMatch(/^changes@[0-9a-f]{8}\.\d+\.1766224800$/);
  });

  test.each([
    '/v1/changes?projection=phase-status',
    '/v1/changes?projection=parties,party-commitments',
    '/v1/changes?process=gaza-2025',
    '/v1/changes?party=hamas',
    '/v1/changes?party=egypt&process=gaza-2025&projection=party-commitments,timeline',
  ])('tells what its filter takes: %s', async (url) => {
    await desk.record('gaza-2025', ...ceasefire);
    const client = await openStream(desk.server.url + url);
    const frames = (await client.until(upToDate)).map(feedFrame);
    const snapshot = apply(frames);
    expect(snapshot.rows.size).toBeGreaterThan(0);
    expect(snapshot.rows).toEqual(await serverRows(desk, url));
    await desk.record(
      'gaza-2025',
      defined('later', '2025-12-01', { ordinal: 9 }),
      made('fuel', '2025-12-04', { by: ['qatar'] }),
    );
    client.cut();
    const back = await readFeed(desk.server.url + url, upToDate, snapshot.lastEventId);
    expect(snapshot.resumed(back).rows).toEqual(await serverRows(desk, url));
  });

  test('keys a row by its process and itself, also where both have one name', async () => {
    await desk.record('gaza-2025', ...ceasefire, defined('gaza-2025'));
    const { rows } = apply(await readFeed(`${desk.server.url}/v1/changes`, upToDate));
    expect([...rows.keys()]).toEqual(
      expect.arrayContaining([
        'process-overview gaza-2025',
        'phase-status gaza-2025/gaza-2025',
        'parties egypt',
      ]),
    );
  });
});
