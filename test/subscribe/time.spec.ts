/** Time is a change too: a commitment that becomes overdue is told, although nothing is recorded. */
import { partyCommitments } from '../../projections/party-commitments.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { assessed, due, joined, made, opened, type Posted } from '../domain/decisions/entries.js';
import { openDesk, type Desk } from '../http/desk.js';
import { openStream, type SseClient } from '../server/sse-client.js';
import type { Reader } from './feed-client.js';
import { apply, feedFrame, readFeed, upToDate, type Frame } from './feed-client.js';
import { serverRows } from './server-rows.js';

const before = '2025-12-20T23:59:30Z';
const justBefore = '2025-12-20T23:59:59.999Z';
const after = '2025-12-21T00:00:00Z';
const p = '/v1/processes/p';

const aid = made('aid', '2025-10-01', { by: ['egypt'], due: '2025-12-20' });
const talks = made('talks', '2025-10-01', { by: ['egypt'], dependsOn: ['aid'] });
const fuel = made('fuel', '2025-10-01', { by: ['qatar'], due: '2026-01-10' });
const story: readonly Posted[] = [opened, joined('egypt'), joined('qatar'), aid, talks, fuel];

let desk: Desk;
let position: string;
let aidMade: string | undefined;
beforeEach(async () => {
  desk = await openDesk(before);
  const receipt = await desk.record('p', ...story);
  ({ position } = receipt);
  aidMade = receipt.events.find(({ id }) => id === aid.id)?.position;
});
afterEach(async () => {
  vi.useRealTimers();
  await desk.close();
});

async function opening(url: string): Promise<{ client: SseClient; reader: Reader }> {
  const client = await openStream(desk.server.url + url);
  const reader = apply((await client.until(upToDate)).map(feedFrame));
  return { client, reader };
}

/** Another entry has the feeds look at the clock, as the timer does in a running server. */
async function strike(): Promise<string> {
  return (
    await desk.record('elsewhere', {
      type: 'ProcessOpened',
      occurred: '2025-12-20',
      data: { title: { en: 'Other' } },
    })
  ).position;
}

describe('a live client', () => {
  test('gets the row of a commitment when its due date has passed, without a cause, at the position it has', async () => {
    const { client } = await opening(`${p}/commitments/aid`);
    desk.now(after);
    await strike();
    const frame = feedFrame((await client.take(1))[0] ?? { event: 'none', data: '{}', lastEventId: '' });
    client.cut();
    expect(frame).toEqual({
      event: 'row',
      id: `party-commitments@${partyCommitments.version}.${position}.1766275200`,
      data: {
        key: 'aid',
        row: (await serverRows(desk, `${p}/commitments/aid`)).get(' aid'),
        position: aidMade,
      },
    });
    expect(frame.data.row).toMatchObject({ overdue: true });
  });

  test('is woken by the clock alone', async () => {
    await desk.close();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    desk = await openDesk(before);
    await desk.record('p', ...story);
    const { client } = await opening(`${p}/commitments?overdue=true`);
    desk.now(after);
    vi.advanceTimersByTime(30_000);
    const [frame] = (await client.take(1)).map(feedFrame);
    client.cut();
    expect(frame).toMatchObject({ event: 'row', data: { key: 'aid', row: { overdue: true } } });
  });

  test.each([
    [`${p}/commitments?overdue=true`, 'row aid'],
    [`${p}/commitments?overdue=false&theme=detainees`, 'gone aid'],
    ['/v1/parties', 'row egypt'],
    ['/v1/parties/egypt', 'row egypt'],
    ['/v1/changes?projection=parties', 'row egypt'],
  ])('of %s reads: %s', async (url, expected) => {
    const { client, reader } = await opening(url);
    desk.now(after);
    await strike();
    const frames: Frame[] = [];
    await client.until((frame) => {
      frames.push(feedFrame(frame));
      return frames.some(({ event, data }) => `${event} ${data.key}` === expected);
    });
    client.cut();
    expect(reader.resumed(frames).rows).toEqual(await serverRows(desk, url));
  });
});

test.each([`${p}/commitments?overdue=true`, `${p}/commitments`])(
  'a live client of %s that is cut between two rows that become overdue at once gets the other when it is back',
  async (url) => {
    await desk.record('p', made('water', '2025-10-02', { by: ['qatar'], due: '2025-12-20' }));
    const { client, reader } = await opening(url);
    desk.now(after);
    await strike();
    const frames = (await client.take(2)).map(feedFrame);
    client.cut();
    expect(frames.map(({ event }) => event)).toEqual(['row', 'row']);
    for (let at = 0; at <= frames.length; at++) {
      const cut = reader.resumed(frames.slice(0, at));
      const rest = await readFeed(desk.server.url + url, upToDate, cut.lastEventId);
      expect(cut.resumed(rest).rows, `cut after frame ${at}`).toEqual(await serverRows(desk, url));
    }
  },
);

describe('a client that comes back', () => {
  const urls = [
    `${p}/commitments`,
    `${p}/commitments?overdue=true`,
    `${p}/commitments?overdue=false`,
    '/v1/commitments?overdue=true',
    '/v1/parties',
    '/v1/parties/egypt',
    '/v1/changes',
    '/v1/changes?party=egypt',
    '/v1/processes',
  ];

  const read = async (url: string, lastEventId?: string): Promise<Frame[]> =>
    readFeed(desk.server.url + url, upToDate, lastEventId);
  const eventsOf = (frames: readonly Frame[]): string[] => frames.map(({ event }) => event);
  /** A client of each URL, which has read to the end. */
  async function clients(): Promise<[url: string, reader: Reader][]> {
    const all: [string, Reader][] = [];
    for (const url of urls) all.push([url, apply(await read(url))]);
    return all;
  }

  test('to any feed after the due date has the rows as they are then', async () => {
    const cuts = await clients();
    desk.now(justBefore);
    for (const [url, cut] of cuts)
      expect(eventsOf(await read(url, cut.lastEventId)), url).toEqual(['up-to-date']);
    desk.now(after);
    for (const [url, cut] of cuts) {
      const back = cut.resumed(await read(url, cut.lastEventId));
      expect(back.rows, url).toEqual(await serverRows(desk, url));
      expect(back.lastEventId, url).toMatch(/\.1766275200$/);
      expect(eventsOf(await read(url, back.lastEventId)), url).toEqual(['up-to-date']);
    }
  });

  test('to any feed is cut after every frame of what it missed and still ends with the rows', async () => {
    const cuts = await clients();
    desk.now('2026-02-01T00:00:00Z');
    await desk.record(
      'p',
      due('talks', '2025-12-30', '2025-12-22'),
      assessed('aid', 'minimum', '2025-12-23'),
    );
    await strike();
    for (const [url, cut] of cuts) {
      const frames = await read(url, cut.lastEventId);
      const expected = await serverRows(desk, url);
      expect(cut.resumed(frames).rows, url).toEqual(expected);
      for (let at = 0; at < frames.length; at++) {
        const again = cut.resumed(frames.slice(0, at));
        const rest = await read(url, again.lastEventId);
        expect(again.resumed(rest).rows, `${url}, cut after frame ${at}`).toEqual(expected);
      }
    }
  });

  test('with a clock that is ahead of the server is told by the clock of the server', async () => {
    const url = `${p}/commitments`;
    const frames = await readFeed(
      desk.server.url + url,
      upToDate,
      `party-commitments@${partyCommitments.version}.${position}.1999999999`,
    );
    expect(frames).toEqual([
      {
        event: 'up-to-date',
        id: `party-commitments@${partyCommitments.version}.${position}.1766275170`,
        data: { position },
      },
    ]);
  });
});
