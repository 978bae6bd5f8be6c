/** A server that sends webhooks to receivers on this machine, with callers who have keys. */
import type { Test } from 'supertest';
import type { WebhookAnswer, WebhookWithSecret } from '../../src/application/webhooks/webhook-answer.js';
import { keepSecret } from '../secrets/watch.js';
import { by, startGuarded, type GuardedServer } from '../access/given.js';
import type { Posted } from '../domain/decisions/entries.js';
import { until } from '../replicas/replicas.js';
import { partsOf, type ServerOptions } from '../server/running-server.js';

const SERVER_SECRET = 'the secret of the servers of this test';

export const webhookFlags = ['--webhook-secret', SERVER_SECRET, '--webhook-networks', '127.0.0.0/8'];

export interface Sending extends GuardedServer {
  /** Posts entries to a process as an admin. */
  record(processId: string, ...entries: readonly Posted[]): Promise<void>;
  add(key: string, webhook: object): Promise<WebhookWithSecret>;
  get(key: string, webhookId: string): Promise<WebhookAnswer>;
  /** Asks until the webhook is so. */
  once(key: string, webhookId: string, is: (webhook: WebhookAnswer) => boolean): Promise<WebhookAnswer>;
  /** Sets the clock, and looks what there is to send. */
  at(iso: string): void;
  post(key: string, path: string, body?: object): Test;
}

export async function startSending(iso: string, options: ServerOptions = {}): Promise<Sending> {
  const server = await startGuarded(iso, { ...options, flags: [...webhookFlags, ...(options.flags ?? [])] });
  keepSecret(SERVER_SECRET);
  const post = (key: string, path: string, body?: object): Test => {
    const request = by(key, server.http.post(path));
    return body === undefined ? request : request.send(body);
  };
  const get = async (key: string, webhookId: string): Promise<WebhookAnswer> => {
    const { body } = await by(key, server.http.get(`/v1/webhooks/${webhookId}`)).expect(200);
    return body as WebhookAnswer;
  };
  return {
    ...server,
    post,
    get,
    async record(processId, ...entries) {
      await post(server.admin, `/v1/processes/${processId}/events`, entries).expect(201);
    },
    async add(key, webhook) {
      const { body } = await post(key, '/v1/webhooks', webhook).expect(201);
      const added = body as WebhookWithSecret;
      keepSecret(added.secret);
      return added;
    },
    once: async (key, webhookId, is) => until(async () => get(key, webhookId), is),
    at(time) {
      server.now(time);
      partsOf(server.app).webhooks.signing?.deliveries.look();
    },
  };
}
