/** The webhooks of a caller, and how their deliveries stand. */
import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isAdmin } from '../../domain/access/grants.js';
import type { Webhook } from '../../domain/webhooks/webhook.js';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { webhookAnswer, type WebhookAnswer } from './webhook-answer.js';
import { webhookFor } from './webhooks.js';

/** Those of a caller; an admin is shown all. */
export class ListWebhooks extends CallerQuery<readonly WebhookAnswer[]> {}

export class GetWebhook extends CallerQuery<WebhookAnswer> {
  constructor(
    caller: Caller,
    readonly webhookId: string,
  ) {
    super(caller);
  }
}

@QueryHandler(ListWebhooks)
export class ListWebhooksHandler implements IQueryHandler<ListWebhooks> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws LogUnavailable, LogCorrupt */
  async execute({ caller }: ListWebhooks): Promise<readonly WebhookAnswer[]> {
    const { access } = this.chancery;
    const isAll = isAdmin(access.grantsOf(caller));
    const shown = [...access.state.webhooks.values()].filter(
      ({ callerId }) => isAll || callerId === caller.id,
    );
    return Promise.all(shown.map(async (webhook) => statusOf(this.chancery, webhook)));
  }
}

@QueryHandler(GetWebhook)
export class GetWebhookHandler implements IQueryHandler<GetWebhook> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused not-found; LogUnavailable, LogCorrupt */
  async execute({ caller, webhookId }: GetWebhook): Promise<WebhookAnswer> {
    return statusOf(this.chancery, webhookFor(this.chancery.access, caller, webhookId));
  }
}

/** How a webhook stands. @throws LogUnavailable, LogCorrupt */
export async function statusOf(
  { access, log, webhooks: { notes, signing } }: Chancery,
  webhook: Webhook,
): Promise<WebhookAnswer> {
  const noted = await notes.newest(webhook);
  const position =
    signing?.deliveries.of(webhook)?.positionAfter(noted) ?? notes.positionOf(noted.note.after);
  return webhookAnswer(webhook, noted, { position, head: await log.head(), now: access.now() });
}
