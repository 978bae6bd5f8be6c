/** A feed is of the rows, not of the server: it goes on at any of them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assessed, defined, joined, made, opened, reported } from '../domain/decisions/entries.js';
import { postTo, type Receipt } from '../http/desk.js';
import type { RunningServer } from '../server/running-server.js';
import { apply, readFeed, upToDate, type Frame } from '../subscribe/feed-client.js';
import { startReplicas, type Replicas } from './replicas.js';

let replicas: Replicas;
let last: Receipt;

async function record(at: RunningServer, ...entries: readonly object[]): Promise<Receipt> {
  const { status, body } = await postTo(at, 'gaza-2025', entries);
  expect([status, body]).toEqual([201, expect.anything()]);
  last = body as Receipt;
  return last;
}

async function rows(at: RunningServer, path: string): Promise<unknown> {
  const { status, body } = await at.http.get(path).query({ minPosition: last.position, limit: '1000' });
  expect(status).toBe(200);
  return (body as { items: unknown }).items;
}

const phases = '/v1/processes/gaza-2025/phases';
const paths = [
  phases,
  '/v1/processes/gaza-2025/commitments',
  '/v1/commitments?by=egypt',
  '/v1/processes/gaza-2025/timeline',
  '/v1/parties',
  '/v1/processes',
];

beforeAll(async () => {
  replicas = await startReplicas();
  const { one, other } = replicas;
  await record(one, opened, joined('egypt'), joined('qatar'), defined('phase-1'));
  await record(other, made('aid', '2025-10-01', { by: ['egypt'] }), defined('phase-2'));
  await record(one, reported('aid', 'minimum', '2025-10-03', 'egypt'));
  await record(other, assessed('aid', 'intermediate', '2025-10-05'), defined('phase-3'));
});
afterAll(() => replicas.dispose());

test.each(paths)('both servers answer the same rows at the same position: %s', async (path) => {
  expect(await rows(replicas.one, path)).toEqual(await rows(replicas.other, path));
});

test('what one server acknowledged can be read at the other with minPosition', async () => {
  await record(replicas.one, defined('phase-4'));
  const items = (await rows(replicas.other, phases)) as { phaseId: string }[];
  expect(items.map(({ phaseId }) => phaseId)).toContain('phase-4');
});

test.each(['1', '150', '999999999999999999'])('the log can be read after any position: %s', async (after) => {
  const { one } = replicas;
  const all = (await one.http.get('/v1/log').query({ limit: '1000' }).expect(200)).body as {
    items: { position: string }[];
  };
  const asked = (await one.http.get('/v1/log').query({ limit: '1000', after }).expect(200))
    .body as typeof all;
  expect(asked.items).toEqual(all.items.filter(({ position }) => BigInt(position) > BigInt(after)));
  const lines = await one.http
    .get('/v1/log')
    .query({ after })
    .set('accept', 'application/x-ndjson')
    .expect(200);
  expect(lines.text.split('\n').filter((line) => line !== '')).toHaveLength(asked.items.length);
});

describe('a feed', () => {
  const whole = async (at: RunningServer, path: string): Promise<Frame[]> =>
    readFeed(`${at.url}${path}`, upToDate);

  test.each(paths)('has the same ids and rows at both servers: %s', async (path) => {
    await rows(replicas.one, path);
    await rows(replicas.other, path);
    const withoutClock = (frames: readonly Frame[]): object[] =>
      frames.map(({ event, id, data }) => ({ event, data, id: id.replace(/\d+$/, '') }));
    expect(withoutClock(await whole(replicas.one, path))).toEqual(
      withoutClock(await whole(replicas.other, path)),
    );
  });

  test.each(paths)(
    'that is cut anywhere goes on at the other server and ends with its rows: %s',
    async (path) => {
      const { one, other } = replicas;
      const frames = await whole(one, path);
      await record(
        one,
        { ...defined(`cut-${path.length}`), occurred: '2025-10-06' },
        reported('aid', 'minimum', '2025-10-08', 'egypt'),
      );
      await rows(other, path);
      const expected = apply(await whole(other, path)).rows;
      for (let cut = 0; cut <= frames.length; cut += 1) {
        const client = apply(frames.slice(0, cut));
        const resumed = await readFeed(`${other.url}${path}`, upToDate, client.lastEventId);
        expect(client.resumed(resumed).rows, `cut after ${cut} of ${frames.length}`).toEqual(expected);
      }
    },
  );

  test('tells of what the other server records', async () => {
    const feed = readFeed(
      `${replicas.one.url}${phases}`,
      ({ event, data }) => event === 'row' && data.key === 'from-other',
    );
    await record(replicas.other, defined('from-other'));
    expect((await feed).at(-1)).toMatchObject({ data: { key: 'from-other', position: last.position } });
  });

  test('goes on at a server that is new', async () => {
    const frames = await whole(replicas.one, phases);
    await record(replicas.one, defined('before-the-new-one'));
    const fresh = await replicas.another();
    const resumed = await readFeed(`${fresh.url}${phases}`, upToDate, frames.at(-1)?.id);
    await rows(fresh, phases);

    expect(resumed.map(({ data }) => data.key)).toContain('before-the-new-one');
    expect(apply(frames).resumed(resumed).rows).toEqual(apply(await whole(fresh, phases)).rows);
  });
});
