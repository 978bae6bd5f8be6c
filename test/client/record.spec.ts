/** Rule: what `record` sends is on the record once, however often it had to be sent, and what is refused is not sent again. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ChanceryClient, localized, Problem, UnexpectedAnswer, type Entry } from '../../client/src/index.js';
import { startServer, type RunningServer } from '../server/running-server.js';
import { startProxy, type Proxy } from './proxy.js';

let server: RunningServer;
let proxy: Proxy;
let chancery: ChanceryClient;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.dispose());
beforeEach(async () => {
  proxy = await startProxy(server.url);
  chancery = new ChanceryClient({ url: proxy.url });
});
afterEach(() => proxy.close());

const opening: Entry = { type: 'ProcessOpened', occurred: '2025-09-29', data: { title: { en: 'Talks' } } };

function joining(id: string): Entry {
  const party = { id, name: { en: id }, kind: 'state' as const };
  return { type: 'PartyJoined', occurred: '2025-09-29', data: { party, roles: ['mediator'] } };
}

async function recorded(processId: string): Promise<string[]> {
  const { data } = await chancery.GET('/v1/processes/{processId}/events', {
    params: { path: { processId } },
  });
  return data.items.map(({ id }) => id);
}

test('an answer that is lost twice is asked for again, and the entries are there once', async () => {
  proxy.next('lost', { cutAfter: 20 });
  const receipt = await chancery.record('lost', [opening, joining('egypt')]);
  expect(await recorded('lost')).toEqual(receipt.events.map(({ id }) => id));
  expect(proxy.requests.filter(({ line }) => line.startsWith('POST'))).toHaveLength(3);
});

test('the ids grow with time, and one that an entry has is kept', async () => {
  const id = '0199b000-0000-7000-8000-000000000001';
  const { events } = await chancery.record('named', [{ ...opening, id }, joining('egypt'), joining('qatar')]);
  const [first, ...others] = events.map((event) => event.id);
  expect(first).toBe(id);
  expect(others).toEqual(others.toSorted());
  for (const one of others) expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/);
});

test('a text says which of its languages a machine wrote', async () => {
  const title = localized({ ar: 'محادثات', en: 'Talks' }, { original: 'ar', machine: ['en'] });
  await chancery.record('translated', { ...opening, data: { title } });
  const { data } = await chancery.GET('/v1/processes/{processId}/events', {
    params: { path: { processId: 'translated' } },
  });
  expect(data.items[0]?.data).toEqual({
    title: { ar: 'محادثات', en: 'Talks', original: 'ar', machine: ['en'] },
  });
});

test('what has failed for a while is sent again', async () => {
  proxy.next(
    { status: 502, body: '<h1>Bad gateway</h1>' },
    { status: 429, headers: { 'retry-after': '0' }, body: '' },
  );
  await chancery.record('later', opening);
  expect(await recorded('later')).toHaveLength(1);
});

test('what is seen to have moved on is refused, and an answer that was lost is not taken for that', async () => {
  await chancery.record('moved', opening);
  proxy.next('lost');
  const { revision } = await chancery.record('moved', joining('egypt'), { ifMatch: '"0"' });
  expect(revision).toBe(1);
  await expect(chancery.record('moved', joining('qatar'), { ifMatch: '"0"' })).rejects.toMatchObject({
    code: 'revision-conflict',
    status: 412,
  });
});

test('a refusal is a problem with its fields, and is sent once', async () => {
  const wrong = { type: 'PhaseDefined', occurred: '2025-09-29', data: { phaseId: 'P 1', ordinal: 'one' } };
  const refused = chancery.record('refused', [opening, wrong as unknown as Entry]);
  await expect(refused).rejects.toThrow(Problem);
  await expect(refused).rejects.toMatchObject({
    code: 'invalid-payload',
    errors: expect.arrayContaining([expect.objectContaining({ pointer: '/1/data/ordinal' })]),
  });
  await expect(refused).rejects.toThrow('/1/data/ordinal');
  expect(proxy.requests).toHaveLength(1);
});

test('it is tried no more often than is said', async () => {
  proxy.next({ status: 504, body: 'away' }, { status: 504, body: 'away' });
  const once = new ChanceryClient({ url: proxy.url, retries: 1 });
  await expect(once.record('away', opening)).rejects.toThrow(UnexpectedAnswer);
  expect(proxy.requests).toHaveLength(2);
});

test('whoever gives up is told so', async () => {
  const stop = new AbortController();
  proxy.next({ status: 503, headers: { 'retry-after': '3600' }, body: 'away' });
  const given = chancery.record('given-up', opening, { signal: stop.signal });
  while (proxy.requests.length === 0) await new Promise(setImmediate);
  stop.abort(new Error('closing'));
  await expect(given).rejects.toThrow('closing');
});
