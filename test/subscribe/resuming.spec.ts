/** Where a cut would hurt: the places in a feed at which a client that goes on could miss something. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assessed, defined, joined, made, opened, retract, stands } from '../domain/decisions/entries.js';
import { openDesk, type Desk } from '../http/desk.js';
import { openStream } from '../server/sse-client.js';
import { apply, feedFrame, readFeed, Reader, upToDate } from './feed-client.js';
import { serverRows } from './server-rows.js';

const now = '2025-12-20T10:00:00Z';
let desk: Desk;
beforeEach(async () => {
  desk = await openDesk(now);
});
afterEach(() => desk.close());

const one = defined('one');
const two = defined('two');
const aid = made('aid', '2025-10-01', { by: ['egypt'] });
const start = [opened, joined('egypt'), joined('hamas')];

async function expectEqual(url: string, reader: Reader): Promise<void> {
  expect(reader.rows).toEqual(await serverRows(desk, url));
}

function feed(url: string): string {
  return desk.server.url + url;
}

test('whoever holds a row has an id, also of the first of several rows that one entry made', async () => {
  await desk.record('p', opened);
  const [first] = await readFeed(feed('/v1/changes'), () => true);
  expect(first).toMatchObject({ event: 'row', id: expect.stringMatching(/^changes@[0-9a-f]{8}\.0\.\d+$/) });
});

test('a row that goes while its reader is away within its snapshot is told as gone', async () => {
  await desk.record('p', opened, joined('egypt'));
  const url = '/v1/changes?projection=process-overview,timeline';
  // The first row of the snapshot only: the entry that made it made another one as well.
  const cut = apply(await readFeed(feed(url), () => true));
  await desk.record('p', one, made('aid', '2025-10-01', { by: ['egypt'] }));
  await expectEqual(url, cut.resumed(await readFeed(feed(url), upToDate, cut.lastEventId)));

  await desk.record('p', two);
  const phases = '/v1/processes/p/phases';
  const held = new Reader(await serverRows(desk, phases), 'phase-status@1.0.1766224800');
  await desk.record('p', retract(two));
  const resumed = held.resumed(await readFeed(feed(phases), upToDate, held.lastEventId));
  expect([...resumed.rows.keys()]).toEqual([' one']);
});

test('a row that leaves the filter while its reader is away is told as gone, one that comes in as a row', async () => {
  await desk.record('p', ...start, aid, made('talks', '2025-10-02', { by: ['egypt'] }));
  await desk.record('p', assessed('aid', 'complete', '2025-10-20'));
  const url = '/v1/processes/p/commitments?level=complete';
  const cut = apply(await readFeed(feed(url), upToDate));
  expect([...cut.rows.keys()]).toEqual([' aid']);
  await desk.record('p', assessed('aid', 'minimum', '2025-11-20', { reversal: true }));
  const { events } = await desk.record('p', assessed('talks', 'complete', '2025-11-21'));
  const frames = await readFeed(feed(url), upToDate, cut.lastEventId);
  expect(frames.map(({ event, data: { key, cause } }) => [event, key, cause])).toEqual([
    ['gone', 'aid', undefined],
    ['row', 'talks', [events[0]?.id]],
    ['up-to-date', undefined, undefined],
  ]);
  await expectEqual(url, cut.resumed(frames));
});

test('the socket may be cut at any byte of a frame', async () => {
  await desk.record('p', ...start, one, two);
  const url = '/v1/processes/p/phases';
  const whole = await openStream(feed(url));
  await whole.until(upToDate);
  whole.cut();
  const cuts: Reader[] = [];
  for (let bytes = 1; bytes < whole.bytes().length; bytes += 7) {
    const client = await openStream(feed(url), { cutAfterBytes: bytes });
    cuts.push(apply((await client.until(() => false)).map(feedFrame)));
    expect(client.bytes()).toHaveLength(bytes);
  }
  await desk.record('p', retract(one));
  for (const cut of cuts)
    await expectEqual(url, cut.resumed(await readFeed(feed(url), upToDate, cut.lastEventId)));
});

test('a reader that is cut again and again, each time after some frames more, ends like one that never was', async () => {
  const url = '/v1/changes';
  await desk.record('p', ...start);
  let reader = new Reader();
  const steps = [
    [aid],
    [one, two],
    [assessed('aid', 'complete', '2025-10-20')],
    [retract(two)],
    [made('talks', '2025-10-02', { by: ['egypt'], dependsOn: ['aid'] })],
    [stands('aid', 'waived', '2025-11-01')],
    [retract(one)],
  ];
  for (const [frames, entries] of steps.entries()) {
    const client = await openStream(feed(url), { lastEventId: reader.lastEventId });
    const read = client.take(frames);
    await desk.record('p', ...entries);
    reader = reader.resumed((await read).map(feedFrame));
    client.cut();
  }
  await expectEqual(url, reader.resumed(await readFeed(feed(url), upToDate, reader.lastEventId)));
});

describe('rows that are made anew', () => {
  const url = '/v1/changes';

  async function rebuild(name: string): Promise<void> {
    await desk.server.http.post(`/v1/admin/projections/${name}/rebuild`).expect(202);
  }

  /** Makes rows of the file say something that the log does not. */
  function falsify(sql: string): void {
    const db = new Database(join(desk.server.folder, 'views.db'), { timeout: 5_000 });
    db.exec(sql);
    db.close();
  }

  test('and are the same keep their ids: the reader goes on as if nothing had been', async () => {
    await desk.record('p', ...start, one);
    const cut = apply(await readFeed(feed('/v1/processes/p/phases'), upToDate));
    await rebuild('phase-status');
    const { events } = await desk.record('p', two);
    const frames = await readFeed(feed('/v1/processes/p/phases'), upToDate, cut.lastEventId);
    expect(frames.map(({ event }) => event)).toEqual(['row', 'up-to-date']);
    expect(frames[0]?.data.cause).toEqual([events[0]?.id]);
  });

  test.each(['/v1/processes/p/phases', '/v1/changes'])(
    'and are others come as a reset and a snapshot, live and to whoever comes back: %s',
    async (path) => {
      await desk.record('p', ...start, one, two);
      falsify(`UPDATE rows SET body = json_set(body, '$.ordinal', 9)
        WHERE read_model = (SELECT read_model FROM read_models WHERE name = 'phase-status')`);
      const live = await openStream(feed(path));
      const before = apply((await live.until(upToDate)).map(feedFrame));
      expect(before.rows).not.toEqual(new Map());
      await rebuild('phase-status');
      const frames = (await live.until(upToDate)).map(feedFrame);
      live.cut();
      expect(frames[0]).toMatchObject({ event: 'reset', data: { reason: 'projection-version' } });
      await expectEqual(path, before.resumed(frames));
      const back = await readFeed(feed(path), upToDate, before.lastEventId);
      expect(back[0]).toMatchObject({ event: 'reset', data: { reason: 'projection-version' } });
      await expectEqual(path, before.resumed(back));
    },
  );

  test('from the log alone say what a reader missed that went and came between', async () => {
    await desk.record('p', ...start);
    await desk.record('p', aid);
    const cut = apply(await readFeed(feed(url), upToDate));
    await desk.record('p', retract(aid));
    await desk.server.stop();
    for (const suffix of ['', '-wal', '-shm'])
      rmSync(join(desk.server.folder, `views.db${suffix}`), { force: true });
    desk = await openDesk(now, desk.server.folder);
    await expectEqual(url, cut.resumed(await readFeed(feed(url), upToDate, cut.lastEventId)));
  });
});
