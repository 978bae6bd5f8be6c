/** Rule: whoever follows ends with what the server has, whatever becomes of the connection, and is told once when that cannot be. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  ChanceryClient,
  Problem,
  UnexpectedAnswer,
  Unreachable,
  type Entry,
  type Interruption,
} from '../../client/src/index.js';
import { startWithSample } from '../openapi/sample.js';
import { startServer, type RunningServer } from '../server/running-server.js';
import { startProxy, type Proxy } from './proxy.js';

const PHASES = '/v1/processes/{processId}/phases';
const opened: Entry = { type: 'ProcessOpened', occurred: '2025-09-29', data: { title: { en: 'Talks' } } };
const joined: Entry = {
  type: 'PartyJoined',
  occurred: '2025-09-29',
  data: { party: { id: 'egypt', name: { en: 'Egypt' }, kind: 'state' }, roles: ['mediator'] },
};

const gaza = { path: { processId: 'gaza-2025' } };

let server: RunningServer;
let proxy: Proxy;
let chancery: ChanceryClient;
beforeAll(async () => {
  server = await startWithSample();
});
afterAll(() => server.dispose());
beforeEach(async () => {
  proxy = await startProxy(server.url);
  chancery = new ChanceryClient({ url: proxy.url });
});
afterEach(() => proxy.close());

/** The phases that a reader holds when it is up to date. */
async function heldPhases(
  after?: string,
): Promise<{ held: Map<string, string>; id: string | undefined; events: string[] }> {
  const held = new Map<string, string>();
  const events: string[] = [];
  for await (const { event, id, data } of chancery.follow(PHASES, { params: gaza, after })) {
    events.push(event);
    if (event === 'reset') held.clear();
    if (event === 'row') held.set(data.key, data.row.determined.status);
    if (event === 'gone') held.delete(data.key);
    if (event === 'up-to-date') return { held, id, events };
  }
  throw new Error('expected to be up to date');
}

async function servedPhases(): Promise<Map<string, string>> {
  const { data } = await chancery.GET(PHASES, { params: gaza });
  return new Map(data.items.map(({ phaseId, determined }) => [phaseId, determined.status]));
}

describe('a feed', () => {
  test('gives the rows as they are, then says that it is up to date', async () => {
    const { held, events } = await heldPhases();
    expect(held).toEqual(await servedPhases());
    expect(new Set(events)).toEqual(new Set(['row', 'up-to-date']));
  });

  test.each([1, 300, 1_500])('that is cut after %i bytes goes on where it was', async (cutAfter) => {
    proxy.next({ cutAfter }, { cutAfter }, { cutAfter: 0 });
    const { held } = await heldPhases();
    expect(held).toEqual(await servedPhases());
    const streams = proxy.requests.filter(({ line }) => line.endsWith('/phases'));
    expect(streams.length).toBeGreaterThan(3);
  });

  test('names the last id that it was given, and is sent no more than came after it', async () => {
    const { id } = await heldPhases();
    const { events } = await heldPhases(id);
    expect(events).toEqual(['up-to-date']);
    expect(proxy.requests.at(-1)?.lastEventId).toBe(id);
  });

  test('with an id of other rows begins with a reset', async () => {
    const { held, events } = await heldPhases('meetings@1.1.1');
    expect(events[0]).toBe('reset');
    expect(held).toEqual(await servedPhases());
  });

  test('goes on over a restart of the server', async () => {
    const first = await startServer();
    proxy.leadTo(first.url);
    const interruptions: Interruption[] = [];
    const log = chancery.follow('/v1/log', {
      onInterruption: (interruption) => interruptions.push(interruption),
    });
    await new ChanceryClient({ url: first.url }).record('talks', opened);
    const seen = [await entryOf(log)];
    await first.stop();
    const second = await startServer({ folder: first.folder });
    proxy.leadTo(second.url);
    await new ChanceryClient({ url: second.url }).record('talks', joined);
    seen.push(await entryOf(log));
    expect(seen).toEqual(['ProcessOpened', 'PartyJoined']);
    expect(interruptions[0]).toMatchObject({ failures: 1, error: { name: 'Unreachable' } });
    await log.return();
    await second.dispose();
  });

  test('on which nothing comes is taken for dead, and opened again', async () => {
    proxy.next('silent');
    const interruptions: string[] = [];
    const feed = chancery.follow('/v1/processes', {
      silence: 0.05,
      onInterruption: ({ error }) => interruptions.push(error.message),
    });
    expect((await feed.next()).value).toMatchObject({ event: 'row' });
    expect(interruptions).toEqual([expect.stringContaining('nothing came for 0.05 seconds')]);
    await feed.return();
  });

  test('is closed by whoever leaves the loop', async () => {
    for await (const { event } of chancery.follow('/v1/processes')) if (event === 'row') break;
    await proxy.empty();
  });

  test('ends when its signal aborts, while it waits too', async () => {
    const stop = new AbortController();
    const events: string[] = [];
    for await (const { event } of chancery.follow('/v1/changes?process=gaza-2025', { signal: stop.signal })) {
      events.push(event);
      if (event === 'up-to-date') setImmediate(() => stop.abort());
    }
    expect(events.at(-1)).toBe('up-to-date');
    await proxy.empty();
  });
});

/** The type of the next entry that comes. */
async function entryOf(log: AsyncGenerator<{ event: string; data: unknown }, void>): Promise<string> {
  for (;;) {
    const { value } = await log.next();
    if (value?.event === 'entry') return (value.data as { type: string }).type;
  }
}

test('a replay ends with its last frame, and is not asked for again', async () => {
  proxy.next({ cutAfter: 3_000 });
  const events: string[] = [];
  const replay = chancery.follow('/v1/processes/{processId}/replay', {
    params: { ...gaza, query: { to: '2025-10-15' } },
  });
  const ids = new Set<string | undefined>();
  for await (const { event, id } of replay) {
    events.push(event);
    ids.add(id);
  }
  expect(events.at(-1)).toBe('end');
  expect(ids.size).toBe(events.length);
  expect(proxy.requests).toHaveLength(2);
});

describe('a feed that cannot be', () => {
  const nowhere = { path: { processId: 'nowhere' } };

  test('is a problem at once', async () => {
    const refused = chancery.follow(PHASES, { params: nowhere }).next();
    await expect(refused).rejects.toThrow(Problem);
    await expect(refused).rejects.toMatchObject({ code: 'process-not-found', status: 404 });
    expect(proxy.requests).toHaveLength(1);
  });

  test('is tried as often as is said, and then tells why', async () => {
    proxy.next({ cutAfter: 0 }, { cutAfter: 0 }, { cutAfter: 0 });
    const [delays, feed] = counted(new ChanceryClient({ url: proxy.url, retries: 2 }));
    await expect(feed.next()).rejects.toThrow(Unreachable);
    expect(delays).toHaveLength(2);
    expect(proxy.requests).toHaveLength(3);
  });

  test('waits as long as it is told before it is tried again', async () => {
    proxy.next({ status: 503, headers: { 'retry-after': '1' }, body: 'away' });
    const [delays, feed] = counted(chancery);
    await feed.next();
    await feed.return();
    expect(delays).toHaveLength(1);
    expect(delays[0]).toBeGreaterThanOrEqual(1_000);
  });

  test('is none of Chancery where something else answers', async () => {
    const headers = { 'content-type': 'text/html' };
    proxy.next({ status: 200, headers, body: '<p>Sign in</p>' });
    await expect(chancery.follow('/v1/processes').next()).rejects.toThrow(UnexpectedAnswer);
  });

  test('is not asked for where a part of its path is not given', async () => {
    await expect(chancery.follow(`${PHASES}?party=us`).next()).rejects.toThrow(
      'expected a value for {processId}',
    );
    expect(proxy.requests).toEqual([]);
  });
});

function counted(client: ChanceryClient): [number[], AsyncGenerator<unknown, void>] {
  const delays: number[] = [];
  const onInterruption = ({ delay }: Interruption): void => {
    delays.push(delay);
  };
  return [delays, client.follow('/v1/processes', { onInterruption })];
}
