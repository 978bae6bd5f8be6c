/** The log as a stream: every entry once, in recorded order, from any position. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { assessed, defined, joined, made, opened, retract } from '../domain/decisions/entries.js';
import { openDesk, type Desk, type Row } from '../http/desk.js';
import { openStream } from '../server/sse-client.js';
import type { EventFrame } from '../server/event-stream.js';
import { upToDate } from './feed-client.js';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('2025-12-20T10:00:00Z');
});
afterEach(() => desk.close());

const two = defined('two');
const story = [opened, joined('egypt'), defined('one'), two, made('aid', '2025-10-01', { by: ['egypt'] })];
const later = [assessed('aid', 'complete', '2025-10-20'), retract(two), defined('three')];

interface Read {
  readonly id: string;
  readonly entry: Row;
}

function entriesIn(frames: readonly EventFrame[]): Read[] {
  return frames
    .filter(({ event }) => event === 'entry')
    .map(({ lastEventId, data }) => ({ id: lastEventId, entry: JSON.parse(data) as Row }));
}

async function whole(query: Record<string, string> = {}): Promise<Read[]> {
  const entries = await desk.rows('/v1/log', { limit: '1000', ...query });
  return entries.map((entry) => ({ id: String(entry['position']), entry }));
}

async function readUntil(last: string, query: string, lastEventId?: string): Promise<EventFrame[]> {
  const client = await openStream(`${desk.server.url}/v1/log${query}`, { lastEventId });
  const frames = await client.until((frame) => frame.event === 'entry' && frame.lastEventId === last);
  client.cut();
  return frames;
}

test('what was recorded comes first, then that it is up to date, then what is recorded, as it is', async () => {
  await desk.record('p', ...story);
  const client = await openStream(`${desk.server.url}/v1/log`);
  const first = await client.until(upToDate);
  expect(entriesIn(first)).toEqual(await whole());
  let last = '';
  for (const entry of later) last = (await desk.record('p', entry)).position;
  const more = await client.until(({ lastEventId }) => lastEventId === last);
  client.cut();
  expect([...entriesIn(first), ...entriesIn(more)]).toEqual(await whole());
});

test('a client that is cut after any frame goes on exactly after it: every entry once', async () => {
  await desk.record('p', ...story);
  const client = await openStream(`${desk.server.url}/v1/log`);
  let entries = 0;
  const live = client.until(({ event }) => event === 'entry' && ++entries === story.length + later.length);
  for (const entry of later) await desk.record('p', entry);
  const frames = await live;
  client.cut();
  const { position: end } = await desk.record('p', defined('four'));
  const all = await whole();
  for (let cut = 0; cut <= frames.length; cut++) {
    const before = frames.slice(0, cut);
    const id = before.at(-1)?.lastEventId;
    const header = await readUntil(end, '', id === '' ? undefined : id);
    expect([...entriesIn(before), ...entriesIn(header)]).toEqual(all);
    if (id === undefined || id === '') continue;
    expect(entriesIn(await readUntil(end, `?after=${id}`))).toEqual(entriesIn(header));
  }
});

test.each(['?types=PhaseDefined', '?process=p', '?process=p&types=PhaseDefined,EntryRetracted'])(
  'under the filter %s no entry is missed or doubled wherever it is cut',
  async (query) => {
    await desk.record('p', ...story);
    const { id: _, ...anew } = opened;
    await desk.record('q', anew);
    for (const entry of later) await desk.record('p', entry);
    const asked = Object.fromEntries(new URLSearchParams(query));
    const all = await whole(asked);
    for (const { id } of all.slice(0, -1)) {
      const rest = entriesIn(await readUntil(all.at(-1)?.id ?? '', query, id));
      expect(rest).toEqual(all.slice(all.findIndex((entry) => entry.id === id) + 1));
    }
  },
);

test('the header that a browser sends wins over the parameter; a bad one is refused', async () => {
  const { events } = await desk.record('p', ...story);
  const [first = '', , , last = '', end = ''] = events.map(({ position }) => position);
  expect(entriesIn(await readUntil(end, `?after=${first}`, last)).map(({ id }) => id)).toEqual([end]);
  for (const after of ['x', '-1', '1.5', '99999999999999999999']) {
    const { body } = await desk.server.http
      .get('/v1/log')
      .query({ after })
      .set('accept', 'text/event-stream')
      .expect(400);
    expect(body).toMatchObject({ code: 'invalid-cursor' });
  }
});
