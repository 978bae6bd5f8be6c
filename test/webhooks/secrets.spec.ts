/** Rule: the secrets of webhooks are made, not kept: every server with the same secret makes the same, and no other does. */
import { expect, it } from 'vitest';
import { WebhookSecrets } from '../../src/application/webhooks/webhook-secrets.js';
import type { Webhook } from '../../src/domain/webhooks/webhook.js';

const [one, again, other] = ['a'.repeat(32), 'a'.repeat(32), 'b'.repeat(32)].map(
  (secret) => new WebhookSecrets(secret),
) as [WebhookSecrets, WebhookSecrets, WebhookSecrets];
const webhook = { webhookId: 'w', generation: 1, previousUntil: 1_000 } as Webhook;

it('is the same at every server that has the same secret', () => {
  expect(one.secretOf(webhook)).toBe(again.secretOf(webhook));
  expect(one.fingerprint).toBe(again.fingerprint);
});

it('is another for another webhook, another time, another server', () => {
  const made = [
    one.secretOf(webhook),
    one.secretOf({ ...webhook, webhookId: 'v' }),
    one.secretOf({ ...webhook, generation: 2 }),
    other.secretOf(webhook),
  ];
  expect(new Set(made).size).toBe(4);
  expect(one.fingerprint).not.toBe(other.fingerprint);
});

it('signs with the one before it until then', () => {
  const before = one.secretOf({ ...webhook, generation: 0 });
  expect(one.signingFor(webhook, 999)).toEqual([one.secretOf(webhook), before]);
  expect(one.signingFor(webhook, 1_000)).toEqual([one.secretOf(webhook)]);
});
