/** `Idempotency-Key` names a batch: the same entries under it are known again, others are refused. Nothing but the entries is stored. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../server/running-server.js';
import { defined, joined, opened } from '../domain/decisions/entries.js';
import { expectProblem, failing, postTo, type Receipt } from './desk.js';

let server: RunningServer;
/** Each test has a process of its own. */
let name = '';
let tests = 0;
beforeAll(async () => {
  server = await startServer();
});
beforeEach(() => {
  tests += 1;
  name = `process-${tests}`;
});
afterAll(() => server.dispose());

const anonymous = ({ id: _, ...entry }: { readonly id: string }): object => entry;
const [begin, egypt, qatar, phase] = [opened, joined('egypt'), joined('qatar'), defined('one')].map(
  anonymous,
);
const batch = [begin, egypt];

const post = (body: unknown, key = '"key-1"', processId = name) =>
  postTo(server, processId, body).set('idempotency-key', key);

describe('a batch that is posted again under its key', () => {
  test('is answered with the entries that it has made', async () => {
    const first = await post(batch).expect(201);
    const again = await post(batch).expect(200);
    expect(again.body).toEqual(first.body);
    expect(again.headers['location']).toBe(first.headers['location']);
    expect((first.body as Receipt).events.map(({ id }) => id[14])).toEqual(['5', '5']);
  });

  test('is known after a restart, before If-Match is looked at, and whatever came between', async () => {
    const first = await post(batch).expect(201);
    await postTo(server, name, phase).expect(201);
    const { folder } = server;
    await server.stop();
    server = await startServer({ folder });
    const again = await post(batch).set('if-match', '"none"').expect(200);
    expect((again.body as Receipt).events).toEqual((first.body as Receipt).events);
  });

  test('is taken once where it is posted twice at once', async () => {
    const answers = await Promise.all([post(batch), post(batch), post(batch)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    const bodies = answers.map(({ body }) => (body as Receipt).events);
    expect(bodies).toEqual([bodies[0], bodies[0], bodies[0]]);
  });

  test('means the same with the key bare', async () => {
    await post(batch, '"a-b"').expect(201);
    await post(batch, 'a-b').expect(200);
  });

  test('is new under another key, and in another process', async () => {
    await post(batch).expect(201);
    await post(qatar, '"key-2"').expect(201);
    await post(batch, '"key-1"', `${name}-other`).expect(201);
  });
});

test.each([
  ['other content', [begin, qatar]],
  ['another first entry', [egypt, begin]],
  ['fewer entries', [begin]],
  ['more entries', [begin, egypt, qatar]],
  ['one entry alone', egypt],
])('a key stands for its batch: %s under it is refused', async (_, other) => {
  await post(batch).expect(201);
  const { detail } = await expectProblem(post(other), 422, 'idempotency-key-reused');
  expect(detail).toContain('key-1');
  const { body } = await server.http.get(`/v1/processes/${name}/events`).expect(200);
  expect((body as { items: unknown[] }).items).toHaveLength(2);
});

test('two batches under one key at once: one is taken, the other refused', async () => {
  await post(begin, '"first"').expect(201);
  const answers = await Promise.all([post([egypt, qatar]), post([egypt])]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
});

test('what was refused, or was a dry run, leaves its key free', async () => {
  const { detail } = await expectProblem(post(egypt), 404, 'process-not-found');
  expect(detail).toContain(`"${name}"`);
  await server.http
    .post(`/v1/processes/${name}/events?dryRun=true`)
    .set('idempotency-key', '"key-1"')
    .send(batch)
    .expect(200);
  await post(batch).expect(201);
});

test('equal entries of one batch are each their own', async () => {
  await post([begin, egypt]).expect(201);
  const made = [phase, { ...phase, data: { ...defined('two').data } }];
  const { body } = await post(made, '"phases"').expect(201);
  expect(new Set((body as Receipt).events.map(({ id }) => id)).size).toBe(2);
});

test('entries with ids of their own are told where they stand', async () => {
  const problem = await expectProblem(post([begin, joined('egypt')]), 400, 'invalid-header');
  expect(failing(problem)).toEqual(['/1/id invalid-header']);
  expect(failing(await expectProblem(post(opened), 400, 'invalid-header'))).toEqual(['/id invalid-header']);
});

test.each(['""', '"open', 'two words', 'a, b', `"${'x'.repeat(256)}"`])('%s is no key', async (key) => {
  await expectProblem(post(batch, key), 400, 'invalid-header');
});
