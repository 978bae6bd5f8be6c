/**
 * Rule: a webhook is sent the entries that its owner may see and has asked for, each signed, in recorded order, as the API gives
 * them; what was not taken is tried again.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { CommandBus } from '@nestjs/cqrs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AddWebhook } from '../../src/application/webhooks/change-webhooks.js';
import { asyncApiDocument } from '../../src/http/asyncapi/document.js';
import type { RecordedEvent } from '../../src/log/event-log.js';
import { by } from '../access/given.js';
import { entry, joined, opened } from '../domain/decisions/entries.js';
import { partsOf } from '../server/running-server.js';
import { startSending, type Sending } from './given.js';
import { startReceiver, type Receiver } from './receiver.js';

const NOW = '2026-01-20T09:00:00Z';
let server: Sending;
let receiver: Receiver;
let count = 0;

beforeAll(async () => {
  server = await startSending(NOW);
});
afterAll(() => server.dispose());

beforeEach(async () => {
  receiver = await startReceiver();
  count += 1;
});
afterEach(() => receiver.close());

/** The process of a test of its own. */
const own = (): string => `process-${count}`;
const spoke = (party: string): ReturnType<typeof entry> =>
  entry('StatementIssued', '2025-10-04', {
    statementId: `statement-of-${party}`,
    issuers: [party],
    text: { en: `${party} has spoken.` },
    medium: 'press_release',
  });

it('sends what is recorded from then on, signed, as the API gives it', async () => {
  const processId = own();
  await server.record(processId, opened);
  const key = await server.key(`reader:${processId}`);
  const { secret, webhook } = await server.add(key, { url: receiver.url });
  expect(webhook).toMatchObject({ state: 'new', filter: {}, parked: null, attempts: [] });
  receiver.secret = secret;
  await server.record(processId, joined('egypt'), joined('hamas'));
  const sent = await receiver.entries(2);
  expect(sent.map(({ id }) => id)).toEqual([joined('egypt').id, joined('hamas').id]);
  const { body } = await by(key, server.http.get('/v1/log?limit=10'))
    .set('accept', 'application/cloudevents-batch+json')
    .buffer(true)
    .parse((response, done) => {
      let text = '';
      response.on('data', (piece: Buffer) => (text += piece.toString()));
      response.on('end', () => {
        done(null, JSON.parse(text));
      });
    });
  const asked = (body as readonly { id: string; dataschema: string }[]).filter(({ id }) =>
    sent.some((one) => one.id === id),
  );
  expect(sent).toEqual(
    asked.map((event) => ({
      ...event,
      dataschema: event.dataschema.replace(/^http:\/\/[^/]+/, 'https://chancery.local'),
    })),
  );
  expect(receiver.received.map(({ id, contentType }) => [id, contentType]).slice(1)).toEqual(
    sent.map(({ id }) => [`${processId}_${id}`, 'application/cloudevents+json; charset=utf-8']),
  );
  expect(receiver.received[0]?.event).toMatchObject({
    type: 'org.chancery.WebhookTested',
    data: { webhookId: webhook.webhookId },
  });
});

it('sends what the AsyncAPI document says', async () => {
  const key = await server.key('reader:*');
  await server.add(key, { url: receiver.url, filter: { types: ['ProcessOpened'] } });
  await server.record(own(), opened);
  await receiver.entries(1);
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'document', ...(JSON.parse(JSON.stringify(asyncApiDocument())) as object) });
  const valid = receiver.received.map(({ body, id, timestamp, signature }, i) => {
    const message = `document#/components/messages/${i === 0 ? 'WebhookTested' : 'WebhookEntry'}`;
    const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
    return [
      ajv.validate({ $ref: `${message}/payload` }, JSON.parse(body)),
      ajv.validate({ $ref: `${message}/headers` }, headers),
      ajv.errors,
    ];
  });
  expect(valid).toEqual(valid.map(() => [true, true, null]));
  expect(valid).toHaveLength(2);
});

it('shows the secret once, and keeps none', async () => {
  const key = await server.key('reader:*');
  const { secret, webhook } = await server.add(key, { url: receiver.url });
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const path = `/v1/webhooks/${webhook.webhookId}`;
  const answers = [
    await by(key, server.http.get(path)),
    await by(key, server.http.get('/v1/webhooks')),
    await by(server.admin, server.http.get('/v1/webhooks')),
    await by(key, server.http.put(path)).send({ url: receiver.url, filter: { types: ['PartyJoined'] } }),
  ];
  const events: RecordedEvent[] = [];
  for await (const event of partsOf(server.app).log.readAll()) events.push(event);
  const texts = [...answers.map(({ text }) => text), ...events.map(({ body }) => body)].join('\n');
  expect(texts).toContain(webhook.webhookId);
  expect(texts).not.toContain(secret.slice('whsec_'.length));
});

describe('a filter', () => {
  it('narrows to a process, to types, and to parties by what an entry is about', async () => {
    const [processId, other] = [own(), `${own()}-other`];
    await server.record(other, opened, joined('hamas'));
    await server.record(processId, opened, joined('hamas'), joined('israel'));
    const key = await server.key('reader:*');
    await server.add(key, {
      url: receiver.url,
      filter: { processId, types: ['StatementIssued'], parties: ['hamas'] },
    });
    await server.record(other, spoke('hamas'));
    await server.record(processId, joined('egypt'), spoke('israel'), spoke('hamas'));
    const [first, ...more] = await receiver.entries(1);
    expect([first?.subject, first?.id, more]).toEqual([processId, spoke('hamas').id, []]);
  });

  it('takes what is said about an entry for that of the parties of the entry', async () => {
    const processId = own();
    await server.record(
      processId,
      opened,
      joined('hamas'),
      joined('israel'),
      spoke('hamas'),
      spoke('israel'),
    );
    const key = await server.key('reader:*');
    await server.add(key, { url: receiver.url, filter: { processId, parties: ['hamas'] } });
    const disputed = (party: string): ReturnType<typeof entry> =>
      entry('EntryDisputed', undefined, {
        entryId: spoke(party).id,
        by: 'israel',
        reason: { en: `Nobody heard ${party}.` },
      });
    await server.record(processId, disputed('israel'), disputed('hamas'));
    const [first] = await receiver.entries(1);
    expect(first?.id).toBe(disputed('hamas').id);
  });
});

describe('access', () => {
  it('decides what is sent as it is when it is sent', async () => {
    const [open, closed] = [own(), `${own()}-closed`];
    await server.record(open, opened);
    await server.record(closed, opened);
    await by(server.admin, server.http.put(`/v1/admin/restrictions/${closed}`)).expect(200);
    const key = await server.key('reader:*');
    await server.add(key, { url: receiver.url });
    await server.record(closed, joined('hidden'));
    await server.record(open, joined('seen'));
    expect((await receiver.entries(1)).map(({ subject }) => subject)).toEqual([open]);
    expect(receiver.received.map(({ body }) => body).join()).not.toContain(closed);
  });

  it('that is taken away parks the webhook, and nothing is sent', async () => {
    const processId = own();
    await server.record(processId, opened);
    const key = await server.key('reader:*');
    const { webhook } = await server.add(key, { url: receiver.url });
    await server.once(key, webhook.webhookId, ({ state }) => state === 'active');
    await by(server.admin, server.http.delete(`/v1/admin/keys/${key.split('_')[1]}`)).expect(200);
    await server.record(processId, joined('egypt'));
    const parked = await server.once(server.admin, webhook.webhookId, ({ state }) => state === 'parked');
    expect([parked.parked, receiver.received.length]).toEqual([
      { reason: 'no-access', at: new Date(NOW).toISOString() },
      1,
    ]);
  });

  it('by a token lets nobody add one: what it grants is over with it', async () => {
    const token = { grants: [{ role: 'reader', scope: '*' }], expiresAt: Infinity } as const;
    const added = server.app
      .get(CommandBus)
      .execute(new AddWebhook({ id: 'https://id.example.org#desk', token }, { url: receiver.url }));
    await expect(added).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('of others shows no webhook, and an admin does not get its secret', async () => {
    const [owner, other] = [await server.key('reader:*'), await server.key('editor:*')];
    const { webhook } = await server.add(owner, { url: receiver.url });
    const path = `/v1/webhooks/${webhook.webhookId}`;
    for (const request of [
      server.http.get(path),
      server.http.delete(path),
      server.http.put(path).send({ url: receiver.url }),
      server.http.post(`${path}/test`),
      server.http.post(`${path}/resume`),
      server.http.post(`${path}/replay`).send({ fromPosition: '1' }),
      server.http.post(`${path}/rotate-secret`),
    ])
      await by(other, request).expect(404);
    expect((await by(other, server.http.get('/v1/webhooks'))).body).toEqual({ items: [] });
    await by(server.admin, server.http.post(`${path}/rotate-secret`)).expect(403);
    await by(server.admin, server.http.put(path)).send({ url: receiver.url }).expect(403);
    await by(server.admin, server.http.delete(path)).expect(200);
    await by(owner, server.http.get(path)).expect(404);
  });
});

describe('what is posted', () => {
  it.each([
    [{}, '/url'],
    [{ url: 'nothing' }, '/url'],
    [{ url: 'https://10.0.0.1/' }, '/url'],
    [{ url: 'https://example.org/', filter: { types: ['Nothing'] } }, '/filter/types/0'],
    [{ url: 'https://example.org/', filter: { parties: ['No Party'] } }, '/filter/parties/0'],
    [{ url: 'https://example.org/', secret: 'mine' }, '/secret'],
  ])('%j is refused where it is wrong', async (body, pointer) => {
    const key = await server.key('reader:*');
    const answer = await server.post(key, '/v1/webhooks', body);
    expect([answer.status, (answer.body as { errors: object[] }).errors]).toEqual([
      400,
      expect.arrayContaining([expect.objectContaining({ pointer, code: 'invalid-payload' })]),
    ]);
  });
});

it('tries a webhook when it is asked to', async () => {
  const key = await server.key('reader:*');
  const { webhook } = await server.add(key, { url: receiver.url });
  receiver.answer = () => ({ status: 418, body: 'short\nand stout' });
  const { body } = await server.post(key, `/v1/webhooks/${webhook.webhookId}/test`).expect(200);
  expect(body).toMatchObject({
    status: 418,
    answer: 'short and stout',
    fault: 'expected a status of 200 to 299, got 418',
  });
});

describe('what is not taken', () => {
  it('is tried again after the times of the schedule, and then what comes after it', async () => {
    const processId = own();
    await server.record(processId, opened);
    const key = await server.key('reader:*');
    const { webhook } = await server.add(key, { url: receiver.url, filter: { processId } });
    await server.once(key, webhook.webhookId, ({ state }) => state === 'active');
    receiver.answer = () => ({ status: 500, body: 'not now' });
    await server.record(processId, joined('egypt'), joined('hamas'));
    const failing = await server.once(key, webhook.webhookId, ({ state }) => state === 'failing');
    expect(failing).toMatchObject({
      failures: 1,
      nextAttemptAt: '2026-01-20T09:00:05.000Z',
      attempts: [
        { status: 204, fault: null },
        { status: 500, answer: 'not now' },
      ],
    });
    server.at('2026-01-20T09:00:05Z');
    await server.once(key, webhook.webhookId, ({ failures }) => failures === 2);
    receiver.answer = () => ({ status: 200 });
    server.at('2026-01-20T09:05:05Z');
    const taken = await receiver.entries(2);
    expect(taken.map(({ id }) => id)).toEqual([joined('egypt').id, joined('hamas').id]);
    const ids = receiver.received.map(({ id }) => id).slice(1);
    expect(ids).toEqual(
      [1, 2, 3].map(() => `${processId}_${joined('egypt').id}`).concat(`${processId}_${joined('hamas').id}`),
    );
    server.now(NOW);
  });

  it('parks the webhook at once where the receiver is gone; resumed, nothing is lost', async () => {
    const processId = own();
    await server.record(processId, opened);
    const key = await server.key('reader:*');
    const { webhook } = await server.add(key, { url: receiver.url, filter: { processId } });
    await server.once(key, webhook.webhookId, ({ state }) => state === 'active');
    receiver.answer = () => ({ status: 410 });
    await server.record(processId, joined('egypt'));
    const parked = await server.once(key, webhook.webhookId, ({ state }) => state === 'parked');
    expect(parked.parked?.reason).toBe('gone');
    await server.record(processId, joined('hamas'));
    receiver.answer = () => ({ status: 204 });
    await server.post(key, `/v1/webhooks/${webhook.webhookId}/resume`).expect(200);
    expect((await receiver.entries(2)).map(({ id }) => id)).toEqual([joined('egypt').id, joined('hamas').id]);
  });

  it('is not waited for where the URL is changed', async () => {
    const processId = own();
    await server.record(processId, opened);
    const key = await server.key('reader:*');
    receiver.answer = () => ({ status: 503 });
    const { webhook } = await server.add(key, { url: receiver.url, filter: { processId } });
    await server.once(key, webhook.webhookId, ({ state }) => state === 'failing');
    await server.record(processId, joined('egypt'));
    const other = await startReceiver();
    await by(key, server.http.put(`/v1/webhooks/${webhook.webhookId}`))
      .send({ url: other.url, filter: { processId } })
      .expect(200);
    expect((await other.entries(1)).map(({ id }) => id)).toEqual([joined('egypt').id]);
    await other.close();
  });
});

it('sends again from a position on', async () => {
  const processId = own();
  const key = await server.key('reader:*');
  await server.record(processId, opened, joined('egypt'), joined('hamas'));
  const { webhook } = await server.add(key, { url: receiver.url, filter: { processId } });
  await server.once(key, webhook.webhookId, ({ state }) => state === 'active');
  const { body } = await by(key, server.http.get(`/v1/log?process=${processId}`));
  const [, second] = (body as { items: { position: string }[] }).items;
  await server
    .post(key, `/v1/webhooks/${webhook.webhookId}/replay`, { fromPosition: second?.position })
    .expect(200);
  expect((await receiver.entries(2)).map(({ id }) => id)).toEqual([joined('egypt').id, joined('hamas').id]);
  await server.post(key, `/v1/webhooks/${webhook.webhookId}/replay`, { fromPosition: '0' }).expect(200);
  const all = await receiver.entries(5);
  expect(all.map(({ id }) => id).slice(2)).toEqual([opened.id, joined('egypt').id, joined('hamas').id]);
});

it('counts what it sends, and what is parked', async () => {
  const counted = async (name: string): Promise<number> => {
    const { text } = await by(server.admin, server.http.get('/metrics')).expect(200);
    return Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')[1],
    );
  };
  const names = [
    'chancery_webhook_attempts_total{outcome="delivered"}',
    'chancery_webhook_attempts_total{outcome="failed"}',
    'chancery_webhooks_parked',
  ];
  const before = await Promise.all(names.map(counted));
  const key = await server.key('reader:*');
  const { webhook } = await server.add(key, { url: receiver.url });
  await server.once(key, webhook.webhookId, ({ state }) => state === 'active');
  receiver.answer = () => ({ status: 410 });
  await server.record(own(), opened);
  await server.once(key, webhook.webhookId, ({ state }) => state === 'parked');
  const after = await Promise.all(names.map(counted));
  expect(after[2]).toBe((before[2] ?? 0) + 1);
  // Webhooks of the other tests of this file may have had something to send, too.
  for (const i of [0, 1]) expect(after[i]).toBeGreaterThan(before[i] ?? 0);
  await by(key, server.http.delete(`/v1/webhooks/${webhook.webhookId}`)).expect(200);
});

it('signs with both secrets for a day after one was made anew', async () => {
  const processId = own();
  await server.record(processId, opened);
  const key = await server.key('reader:*');
  const { secret: before, webhook } = await server.add(key, { url: receiver.url, filter: { processId } });
  await server.once(key, webhook.webhookId, ({ state }) => state === 'active');
  const path = `/v1/webhooks/${webhook.webhookId}/rotate-secret`;
  const { body } = await server.post(key, path).expect(200);
  const { secret: after, webhook: rotated } = body as { secret: string; webhook: typeof webhook };
  expect(after).not.toBe(before);
  expect(rotated.previousSecretUntil).toBe('2026-01-21T09:00:00Z');
  receiver.secret = before;
  await server.record(processId, joined('egypt'));
  expect((await receiver.entries(1)).map(({ id }) => id)).toEqual([joined('egypt').id]);
  receiver.secret = after;
  await server.record(processId, joined('hamas'));
  await receiver.entries(2);
  expect(receiver.received.at(-1)?.signature.split(' ')).toHaveLength(2);
  server.now('2026-01-21T09:00:00Z');
  await server.record(processId, joined('qatar'));
  await receiver.entries(3);
  expect(receiver.received.at(-1)?.signature.split(' ')).toHaveLength(1);
  server.now(NOW);
});
