/** What may be done to webhooks, as they stand. A command that would change nothing gives no event. */
import type { Webhook, WebhookEvent, WebhookFilter, Webhooks } from './webhook.js';

export type WebhookCommand =
  | {
      readonly kind: 'add-webhook';
      readonly webhookId: string;
      readonly callerId: string;
      readonly url: string;
      readonly filter: WebhookFilter;
      readonly fingerprint: string;
    }
  | {
      readonly kind: 'change-webhook';
      readonly webhookId: string;
      readonly url: string;
      readonly filter: WebhookFilter;
    }
  | {
      readonly kind: 'rotate-webhook-secret';
      readonly webhookId: string;
      readonly fingerprint: string;
      /** UTC, to the second. */
      readonly previousUntil: string;
    }
  | { readonly kind: 'remove-webhook'; readonly webhookId: string };

export interface WebhookRefusal {
  readonly outcome: 'refused';
  readonly code: 'not-found' | 'too-many-webhooks';
  readonly field: string;
  readonly detail: string;
}

export type WebhookDecision =
  { readonly outcome: 'decided'; readonly events: readonly WebhookEvent[] } | WebhookRefusal;

/** A caller has no more webhooks, and all callers together. */
export const MOST_WEBHOOKS_OF_CALLER = 20;
export const MOST_WEBHOOKS = 200;

export function decideWebhook(webhooks: Webhooks, command: WebhookCommand): WebhookDecision {
  if (command.kind === 'add-webhook') {
    const { kind: _, ...data } = command;
    return tooMany(webhooks, command.callerId) ?? decided({ type: 'WebhookAdded', data });
  }
  const { webhookId } = command;
  const webhook = webhooks.get(webhookId);
  if (!webhook) {
    const detail = `there is no webhook "${webhookId}"`;
    return { outcome: 'refused', code: 'not-found', field: 'webhookId', detail };
  }
  switch (command.kind) {
    case 'change-webhook': {
      const { url, filter } = command;
      if (isAs(webhook, { url, filter })) return decided();
      return decided({ type: 'WebhookChanged', data: { webhookId, url, filter } });
    }
    case 'rotate-webhook-secret': {
      const { fingerprint, previousUntil } = command;
      return decided({ type: 'WebhookSecretRotated', data: { webhookId, fingerprint, previousUntil } });
    }
    case 'remove-webhook':
      return decided({ type: 'WebhookRemoved', data: { webhookId } });
  }
}

function isAs(webhook: Webhook, wanted: Pick<Webhook, 'url' | 'filter'>): boolean {
  return [webhook, wanted]
    .map(({ url, filter: { processId, types, parties } }) => JSON.stringify([url, processId, types, parties]))
    .every((text, _, [first]) => text === first);
}

function tooMany(webhooks: Webhooks, callerId: string): WebhookRefusal | undefined {
  const own = [...webhooks.values()].filter((one) => one.callerId === callerId).length;
  if (own < MOST_WEBHOOKS_OF_CALLER && webhooks.size < MOST_WEBHOOKS) return undefined;
  const detail =
    own < MOST_WEBHOOKS_OF_CALLER
      ? `expected fewer than ${MOST_WEBHOOKS} webhooks at this server`
      : `expected fewer than ${MOST_WEBHOOKS_OF_CALLER} webhooks of a caller: remove one first`;
  return { outcome: 'refused', code: 'too-many-webhooks', field: 'url', detail };
}

function decided(...events: readonly WebhookEvent[]): WebhookDecision {
  return { outcome: 'decided', events };
}
