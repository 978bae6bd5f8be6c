/** Several servers record into one process: the store decides who is first, the record stays one. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defined, idOf, joined, opened } from '../domain/decisions/entries.js';
import { postTo, type Receipt } from '../http/desk.js';
import { startReplicas, type Replicas } from './replicas.js';

let replicas: Replicas;
const at = (n: number): Replicas['one'] => (n % 2 === 0 ? replicas.one : replicas.other);

/** The clocks of two servers are never the same. If they were, the same entry at both would be one event, and both its author. */
const clockAhead = (micros: bigint) => (): bigint => BigInt(Date.now()) * 1_000n + micros;

beforeAll(async () => {
  replicas = await startReplicas({ clocks: [clockAhead(0n), clockAhead(500n)] });
  await postTo(replicas.one, 'gaza-2025', [opened, joined('egypt')]).expect(201);
});
afterAll(() => replicas.dispose());

test('posts to both at once are all recorded, once, one after the other', async () => {
  const posts = Array.from({ length: 80 }, (_, n) => postTo(at(n), 'gaza-2025', defined(`phase-${n}`)));
  const answers = await Promise.all(posts);
  expect(answers.map(({ status }) => status)).toEqual(posts.map(() => 201));
  const receipts = answers.map(({ body }) => body as Receipt);
  const last = receipts.map(({ position }) => BigInt(position)).reduce((a, b) => (a > b ? a : b));

  expect(receipts.map(({ revision }) => revision).toSorted((a, b) => a - b)).toEqual(
    receipts.map((_, n) => n + 2),
  );
  for (const server of [replicas.one, replicas.other]) {
    const { body } = await server.http
      .get('/v1/processes/gaza-2025/phases')
      .query({ limit: '200', minPosition: String(last) })
      .expect(200);
    expect((body as { items: unknown[] }).items).toHaveLength(80);
    await server.http.get('/v1/processes/gaza-2025/verify').expect(200, /"ok":true/);
  }
});

test('the same entry at both is recorded once and acknowledged twice', async () => {
  for (let round = 0; round < 10; round += 1) {
    const entry = defined(`same-${round}`);
    const [a, b] = await Promise.all([postTo(at(0), 'gaza-2025', entry), postTo(at(1), 'gaza-2025', entry)]);
    expect([a.status, b.status].toSorted()).toEqual([200, 201]);
    expect((a.body as Receipt).events).toEqual((b.body as Receipt).events);
  }
});

test('the same id with other content at both is recorded once and refused once', async () => {
  for (let round = 0; round < 10; round += 1) {
    const id = idOf(`twice ${round}`);
    const entries = [
      { ...defined(`one-${round}`), id },
      { ...defined(`other-${round}`), id },
    ];
    const answers = await Promise.all(entries.map((entry, n) => postTo(at(n), 'gaza-2025', entry)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.map(({ body }) => (body as { code?: string }).code)).toContain('event-id-reused');
  }
});

test('of two conditional posts that saw the same revision one is taken', async () => {
  const { body } = await postTo(at(0), 'gaza-2025', defined('before-the-condition')).expect(201);
  const etag = `"${(body as Receipt).revision}"`;
  const answers = await Promise.all(
    [0, 1].map((n) => postTo(at(n), 'gaza-2025', defined(`conditional-${n}`)).set('if-match', etag)),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 412]);
});

test('a server refuses nothing that rests on what the other has just recorded', async () => {
  for (let n = 0; n < 10; n += 1) {
    await postTo(at(n), 'gaza-2025', joined(`party-${n}`)).expect(201);
    await postTo(at(n + 1), 'gaza-2025', {
      type: 'PartyLeft',
      occurred: '2025-12-01',
      data: { partyId: `party-${n}` },
      sources: opened.sources,
    }).expect(201);
  }
});
