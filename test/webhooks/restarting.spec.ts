/** Rule: a server goes on where the last one stood, and sends nothing that receivers cannot verify. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WebhookWithSecret } from '../../src/application/webhooks/webhook-answer.js';
import { joined, opened } from '../domain/decisions/entries.js';
import { postTo, type Problem } from '../http/desk.js';
import { until } from '../replicas/replicas.js';
import { partsOf, startServer, type RunningServer } from '../server/running-server.js';
import { startReceiver, type Receiver } from './receiver.js';

let folder: string;
let receiver: Receiver;
let server: RunningServer | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-'));
  receiver = await startReceiver();
});
afterEach(async () => {
  await server?.stop();
  await receiver.close();
  rmSync(folder, { recursive: true });
});

async function restarted(...secret: readonly string[]): Promise<RunningServer> {
  await server?.stop();
  const flags = [
    '--webhook-networks',
    '127.0.0.0/8',
    ...secret.flatMap((text) => ['--webhook-secret', text]),
  ];
  server = await startServer({ folder, flags });
  await partsOf(server.app).projection.coverage.firstCaughtUp();
  return server;
}

it('where it was stopped, and with another secret only once that of the webhook is made anew', async () => {
  const first = await restarted('a'.repeat(32));
  const { body } = await first.http.post('/v1/webhooks').send({ url: receiver.url }).expect(201);
  const { secret, webhook } = body as WebhookWithSecret;
  const path = `/v1/webhooks/${webhook.webhookId}`;
  receiver.secret = secret;
  await postTo(first, 'gaza-2025', [opened, joined('egypt')]).expect(201);
  await receiver.entries(2);
  // Until it has read the answers: what is still under way when it stops is sent again.
  await until(
    async () => first.http.get(path),
    (answer) => (answer.body as typeof webhook).lag === '0',
  );

  const second = await restarted('b'.repeat(32));
  await postTo(second, 'gaza-2025', [joined('hamas')]).expect(201);
  await until(
    async () => second.http.get(path),
    (answer) => (answer.body as typeof webhook).lag !== '0',
  );
  // What was there before: the first message, and two entries.
  expect(receiver.received).toHaveLength(3);
  const { body: anew } = await second.http.post(`${path}/rotate-secret`).expect(200);
  const rotated = anew as WebhookWithSecret;
  expect([rotated.webhook.state, rotated.webhook.previousSecretUntil]).toEqual(['active', null]);
  // It may be on its way already.
  const [egypt, hamas] = [joined('egypt'), joined('hamas')].map(({ id }) => id);
  receiver.secret = rotated.secret;
  await postTo(second, 'gaza-2025', [joined('qatar')]).expect(201);
  await until(
    async () => Promise.resolve(receiver.received.map(({ id }) => id)),
    (ids) => ids.includes(`gaza-2025_${joined('qatar').id}`),
  );
  const sent = receiver.received.slice(1).map(({ id }) => id.slice('gaza-2025_'.length));
  expect(sent).toEqual([opened.id, egypt, hamas, joined('qatar').id]);
  expect(receiver.received.at(-1)?.event).toBeDefined();

  const third = await restarted();
  const refused = await third.http.post('/v1/webhooks').send({ url: receiver.url });
  expect([refused.status, (refused.body as Problem).code]).toEqual([503, 'no-webhook-secret']);
  await third.http.get(path).expect(200);
});
