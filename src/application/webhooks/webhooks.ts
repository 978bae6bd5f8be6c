/** What the commands and questions of webhooks share. */
import { ANONYMOUS } from '../../domain/access/events.js';
import { isAdmin } from '../../domain/access/grants.js';
import type { Webhook } from '../../domain/webhooks/webhook.js';
import type { Access } from '../access/access.js';
import type { Caller } from '../access/caller.js';
import { Refused } from '../refusals.js';
import type { Deliveries } from './deliveries.js';
import type { DeliveryNotes } from './delivery-notes.js';
import type { Sender } from './sender.js';
import type { WebhookSecrets } from './webhook-secrets.js';

/** What webhooks are sent with, where the server has a secret for them. */
export interface Signing {
  readonly secrets: WebhookSecrets;
  readonly sender: Sender;
  readonly deliveries: Deliveries;
}

export interface WebhookParts {
  readonly notes: DeliveryNotes;
  readonly signing: Signing | undefined;
  /** What is wrong with a URL, as far as it tells itself. */
  readonly urlFault: (url: string) => string | undefined;
}

/** What is granted to a token lives in the token: who comes with one cannot be sent anything later. @throws Refused forbidden */
export function expectLasting({ id, token }: Caller): void {
  if (!token && id !== ANONYMOUS) return;
  throw new Refused('forbidden', 'expected a caller with a key: what a token grants is over with it');
}

/** One that is another's is not there, but for an admin. @throws Refused not-found */
export function webhookFor(access: Access, caller: Caller, webhookId: string): Webhook {
  const webhook = access.state.webhooks.get(webhookId);
  if (webhook && (webhook.callerId === caller.id || isAdmin(access.grantsOf(caller)))) return webhook;
  throw new Refused('not-found', `there is no webhook "${webhookId}"`, 'webhookId');
}

/** What only its owner may do. @throws Refused not-found, forbidden */
export function ownWebhook(access: Access, caller: Caller, webhookId: string): Webhook {
  expectLasting(caller);
  const webhook = webhookFor(access, caller, webhookId);
  if (webhook.callerId === caller.id) return webhook;
  throw new Refused('forbidden', 'expected the caller who added the webhook');
}

/** @throws Refused no-webhook-secret */
export function expectSigning({ signing }: WebhookParts): Signing {
  if (signing) return signing;
  throw new Refused('no-webhook-secret', 'this server has no CHANCERY_WEBHOOK_SECRET: it sends nothing');
}

/** @throws Refused invalid-payload */
export function expectUrl({ urlFault }: WebhookParts, url: string): void {
  const fault = urlFault(url);
  if (fault !== undefined) throw new Refused('invalid-payload', fault, '/url');
}
