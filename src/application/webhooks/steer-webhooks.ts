/** A webhook is tried, goes on where it stood, or sends again what it has sent. */
import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { replayed, resumed, type DeliveryAttempt, type EventPlace } from '../../domain/webhooks/delivery.js';
import { PostedReplay } from '../../domain/webhooks/posted-webhook.js';
import type { Position } from '../../log/event-log.js';
import type { Caller } from '../access/caller.js';
import { CallerCommand } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { expectShape } from '../expect-shape.js';
import { testMessage } from './messages.js';
import { statusOf } from './read-webhooks.js';
import type { WebhookAnswer } from './webhook-answer.js';
import { expectSigning, webhookFor } from './webhooks.js';

export class TestWebhook extends CallerCommand<DeliveryAttempt> {
  constructor(
    caller: Caller,
    readonly webhookId: string,
    readonly signal: AbortSignal,
  ) {
    super(caller);
  }
}

export class ResumeWebhook extends CallerCommand<WebhookAnswer> {
  constructor(
    caller: Caller,
    readonly webhookId: string,
  ) {
    super(caller);
  }
}

export class ReplayWebhook extends CallerCommand<WebhookAnswer> {
  /** @param body what was sent; it is checked */
  constructor(
    caller: Caller,
    readonly webhookId: string,
    readonly body: unknown,
  ) {
    super(caller);
  }
}

@CommandHandler(TestWebhook)
export class TestWebhookHandler implements ICommandHandler<TestWebhook> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** Sends one message that tells of no entry, whatever is parked. @throws Refused not-found, no-webhook-secret */
  async execute({ caller, webhookId, signal }: TestWebhook): Promise<DeliveryAttempt> {
    const { access, webhooks } = this.chancery;
    const webhook = webhookFor(access, caller, webhookId);
    const { sender } = expectSigning(webhooks);
    const message = testMessage(webhookId, new Date(access.now()));
    return sender.send({ webhook, message, signal });
  }
}

@CommandHandler(ResumeWebhook)
export class ResumeWebhookHandler implements ICommandHandler<ResumeWebhook> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused not-found, store-unavailable */
  async execute({ caller, webhookId }: ResumeWebhook): Promise<WebhookAnswer> {
    const { access, webhooks } = this.chancery;
    const webhook = webhookFor(access, caller, webhookId);
    await webhooks.notes.change(webhook, caller.id, resumed);
    webhooks.signing?.deliveries.look();
    return statusOf(this.chancery, webhook);
  }
}

@CommandHandler(ReplayWebhook)
export class ReplayWebhookHandler implements ICommandHandler<ReplayWebhook> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused not-found, invalid-payload, store-unavailable */
  async execute({ caller, webhookId, body }: ReplayWebhook): Promise<WebhookAnswer> {
    const { access, webhooks } = this.chancery;
    const webhook = webhookFor(access, caller, webhookId);
    const { fromPosition } = expectShape(PostedReplay, body);
    const after = await this.lastBefore(BigInt(fromPosition));
    await webhooks.notes.change(webhook, caller.id, (note) => replayed(note, after));
    webhooks.signing?.deliveries.look();
    return statusOf(this.chancery, webhook);
  }

  /** The last entry before a position; null: there is none. */
  private async lastBefore(position: Position): Promise<EventPlace | null> {
    const { views, log } = this.chancery;
    const last = views.lastUpTo(position > 0n ? position - 1n : 0n);
    if (last === 0n) return null;
    const before = views.lastUpTo(last - 1n);
    for await (const { position: at, stream, id } of log.readAll({ after: before, upTo: last }))
      if (at === last) return { stream, id };
    return null;
  }
}
