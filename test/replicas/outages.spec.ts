/** What becomes of an entry when the store takes it in and does not say so, or late, or not at once. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defined, joined, opened } from '../domain/decisions/entries.js';
import { postTo, type Receipt } from '../http/desk.js';
import type { RunningServer } from '../server/running-server.js';
import { startReplicas, until, type Replicas } from './replicas.js';

const phases = '/v1/processes/gaza-2025/phases';
let replicas: Replicas;
let one: RunningServer;
let other: RunningServer;

beforeEach(async () => {
  replicas = await startReplicas();
  ({ one, other } = replicas);
  await postTo(one, 'gaza-2025', [opened, joined('egypt'), defined('phase-1')]).expect(201);
  for (const server of [one, other])
    await until(
      () => ready(server),
      (status) => status === 200,
    );
});
afterEach(() => replicas.dispose());

async function ready(server: RunningServer): Promise<number> {
  return (await server.http.get('/health/ready')).status;
}

/** Posts until it is acknowledged, always the same entry, as a client does that was told to. */
async function acknowledged(server: RunningServer, entry: object): Promise<Receipt> {
  const answer = await until(
    () => postTo(server, 'gaza-2025', entry),
    ({ status }) => status < 500,
  );
  expect(answer.status).toBeLessThan(300);
  return answer.body as Receipt;
}

test('an entry whose answer was lost is acknowledged once, and recorded once', async () => {
  replicas.store.set('loseNext', () => {
    replicas.store.reset();
  });
  const { body } = await postTo(one, 'gaza-2025', defined('lost')).expect(201);
  expect((await postTo(other, 'gaza-2025', defined('lost')).expect(200)).body).toEqual(body);
  expect(replicas.store.records.of('process-gaza-2025')).toHaveLength(4);
});

test('an entry that the store takes in long after it was given up is there once, and posting it again says so', async () => {
  replicas.store.set('held', []);
  const entry = defined('late');
  const refused = await postTo(one, 'gaza-2025', entry);
  expect([refused.status, (refused.body as { code: string }).code]).toEqual([503, 'append-outcome-unknown']);
  replicas.store.releaseHeld();

  const receipt = await acknowledged(other, entry);
  expect((await acknowledged(one, entry)).events).toEqual(receipt.events);
  const stored = replicas.store.records.of('process-gaza-2025').filter(({ type }) => type === 'PhaseDefined');
  expect(stored).toHaveLength(2);
});

test('a server that is started anew goes on from its own rows', async () => {
  const { folder } = other;
  await other.stop();
  const { position } = (await postTo(one, 'gaza-2025', defined('phase-2')).expect(201)).body as Receipt;
  const again = await replicas.another(folder);
  const { body } = await again.http.get(phases).query({ minPosition: position }).expect(200);

  expect((body as { items: unknown[] }).items).toHaveLength(2);
});

test('a batch that is more than the store takes at once is refused, in a dry run too, and nothing of it recorded', async () => {
  const text = { en: 'A long objective. '.repeat(1_000) };
  const batch = Array.from({ length: 80 }, (_, n) =>
    defined(`long-${n}`, '2025-09-29', { ordinal: n + 10, objectives: [text] }),
  );
  for (const dryRun of ['true', 'false']) {
    const { status, body } = await postTo(one, 'gaza-2025', batch).query({ dryRun });
    expect([dryRun, status, (body as { code: string }).code]).toEqual([dryRun, 413, 'body-too-large']);
  }
  expect(replicas.store.records.of('process-gaza-2025')).toHaveLength(3);
  await postTo(one, 'gaza-2025', batch.slice(0, 20)).expect(201);
});
