/** Rule: one server at a time sends the entries of a webhook; when it is gone, another goes on, and no entry is left out. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { localCaller } from '../../src/application/access/caller.js';
import { AddWebhook } from '../../src/application/webhooks/change-webhooks.js';
import { CommandBus } from '@nestjs/cqrs';
import { caughtUp } from '../access/callers.js';
import { joined, opened } from '../domain/decisions/entries.js';
import { postTo } from '../http/desk.js';
import { partsOf, type RunningServer } from '../server/running-server.js';
import { webhookFlags } from '../webhooks/given.js';
import { startReceiver, type Receiver } from '../webhooks/receiver.js';
import { startReplicas, until, type Replicas } from './replicas.js';

let replicas: Replicas;
let receiver: Receiver;
/** The clock of all servers: it stands still until it is set. */
let now = BigInt(Date.now()) * 1_000n;
const clock = (): bigint => now;

beforeAll(async () => {
  replicas = await startReplicas({ clocks: [clock, clock], flags: webhookFlags });
  await postTo(replicas.one, 'gaza-2025', [opened]).expect(201);
  await caughtUp(replicas.other);
});
afterAll(() => replicas.dispose());

beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

async function add(server: RunningServer, filter: object): Promise<string> {
  const added = await server.app
    .get(CommandBus)
    .execute(new AddWebhook(localCaller, { url: receiver.url, filter }));
  return added.webhook.webhookId;
}

async function stateAt(
  server: RunningServer,
  webhookId: string,
): Promise<{ state: string; position: string }> {
  const { body } = await server.http.get(`/v1/webhooks/${webhookId}`).expect(200);
  return body as { state: string; position: string };
}

function later(seconds: number): void {
  now += BigInt(seconds) * 1_000_000n;
  for (const { app } of [replicas.one, replicas.other]) partsOf(app).webhooks.signing?.deliveries.look();
}

it('sends each entry once while both are there, whichever has recorded it', async () => {
  const webhookId = await add(replicas.one, { processId: 'gaza-2025' });
  await until(
    async () => stateAt(replicas.other, webhookId),
    ({ state }) => state === 'active',
  );
  const parties = ['a', 'b', 'c', 'd', 'e', 'f'];
  for (const [i, party] of parties.entries()) {
    const server = i % 2 === 0 ? replicas.one : replicas.other;
    await postTo(server, 'gaza-2025', [joined(party)]).expect(201);
  }
  const sent = await receiver.entries(parties.length);
  expect(sent.map(({ id }) => id)).toEqual(parties.map((party) => joined(party).id));
  await replicas.one.http.delete(`/v1/webhooks/${webhookId}`).expect(200);
  await until(
    async () => replicas.other.http.get(`/v1/webhooks/${webhookId}`),
    ({ status }) => status === 404,
  );
});

it('goes on at the other once the lease of one that does not answer is over, and leaves nothing out', async () => {
  const webhookId = await add(replicas.one, { processId: 'gaza-2025' });
  for (const server of [replicas.one, replicas.other])
    await until(
      async () => stateAt(server, webhookId),
      ({ state }) => state === 'active',
    );
  // It has the lease, and is still waiting for an answer when the entry has come to the other.
  const held = Promise.withResolvers<undefined>();
  let isHeld = true;
  receiver.answerLater = async () => (isHeld ? held.promise : undefined);
  await postTo(replicas.one, 'gaza-2025', [joined('slow'), joined('after')]).expect(201);
  await Promise.all([caughtUp(replicas.one), caughtUp(replicas.other)]);
  await until(
    async () => Promise.resolve(receiver.received.filter(({ event }) => event?.subject !== undefined)),
    ({ length }) => length === 1,
  );
  later(59);
  await caughtUp(replicas.other);
  expect(receiver.received.filter(({ event }) => event?.subject !== undefined)).toHaveLength(1);
  isHeld = false;
  later(2);
  const sent = await receiver.entries(2);
  expect(sent.map(({ id }) => id)).toEqual([joined('slow').id, joined('after').id]);
  // The first has been sent twice: by the one that was held up, and by the other.
  expect(receiver.received.filter(({ event }) => event?.id === joined('slow').id)).toHaveLength(2);
  held.resolve(undefined);
});
