/** Webhooks are added, changed, given another secret, and removed. */
import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { resumed } from '../../domain/webhooks/delivery.js';
import { PostedWebhook } from '../../domain/webhooks/posted-webhook.js';
import type { Caller } from '../access/caller.js';
import { CallerCommand } from '../access/caller-message.js';
import { toSecond } from '../access/key-status.js';
import { newEntryId } from '../append/entry-ids.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { expectShape } from '../expect-shape.js';
import { statusOf } from './read-webhooks.js';
import type { WebhookAnswer, WebhookWithSecret } from './webhook-answer.js';
import { expectLasting, expectSigning, expectUrl, ownWebhook, webhookFor } from './webhooks.js';

/** For so long the secret of before signs too, so that receivers can take the new one over. */
const BOTH_SIGN_MS = 24 * 3_600_000;

export class AddWebhook extends CallerCommand<WebhookWithSecret> {
  /** @param body what was sent; it is checked */
  constructor(
    caller: Caller,
    readonly body: unknown,
  ) {
    super(caller);
  }
}

export class ChangeWebhook extends CallerCommand<WebhookAnswer> {
  /** @param body what was sent; it is checked */
  constructor(
    caller: Caller,
    readonly webhookId: string,
    readonly body: unknown,
  ) {
    super(caller);
  }
}

abstract class OfWebhook<Answer> extends CallerCommand<Answer> {
  constructor(
    caller: Caller,
    readonly webhookId: string,
  ) {
    super(caller);
  }
}

export class RotateWebhookSecret extends OfWebhook<WebhookWithSecret> {}

export class RemoveWebhook extends OfWebhook<WebhookAnswer> {}

@CommandHandler(AddWebhook)
export class AddWebhookHandler implements ICommandHandler<AddWebhook> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused forbidden, invalid-payload, too-many-webhooks, no-webhook-secret, store-unavailable */
  async execute({ caller, body }: AddWebhook): Promise<WebhookWithSecret> {
    const { access, webhooks } = this.chancery;
    expectLasting(caller);
    const { secrets } = expectSigning(webhooks);
    const { url, filter = {} } = expectShape(PostedWebhook, body);
    expectUrl(webhooks, url);
    const webhookId = newEntryId();
    const { fingerprint } = secrets;
    await access.change(
      { kind: 'add-webhook', webhookId, callerId: caller.id, url, filter, fingerprint },
      caller,
    );
    return withSecret(this.chancery, caller, webhookId);
  }
}

@CommandHandler(ChangeWebhook)
export class ChangeWebhookHandler implements ICommandHandler<ChangeWebhook> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** Another URL is tried at once. @throws Refused forbidden, not-found, invalid-payload, store-unavailable */
  async execute({ caller, webhookId, body }: ChangeWebhook): Promise<WebhookAnswer> {
    const { access, webhooks } = this.chancery;
    const before = ownWebhook(access, caller, webhookId);
    const { url, filter = {} } = expectShape(PostedWebhook, body);
    expectUrl(webhooks, url);
    await access.change({ kind: 'change-webhook', webhookId, url, filter }, caller);
    if (url !== before.url) await webhooks.notes.change(before, caller.id, resumed);
    webhooks.signing?.deliveries.look();
    return statusOf(this.chancery, ownWebhook(access, caller, webhookId));
  }
}

@CommandHandler(RotateWebhookSecret)
export class RotateWebhookSecretHandler implements ICommandHandler<RotateWebhookSecret> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused forbidden, not-found, no-webhook-secret, store-unavailable */
  async execute({ caller, webhookId }: RotateWebhookSecret): Promise<WebhookWithSecret> {
    const { access, webhooks } = this.chancery;
    ownWebhook(access, caller, webhookId);
    const { fingerprint } = expectSigning(webhooks).secrets;
    const previousUntil = toSecond(access.now() + BOTH_SIGN_MS);
    await access.change({ kind: 'rotate-webhook-secret', webhookId, fingerprint, previousUntil }, caller);
    return withSecret(this.chancery, caller, webhookId);
  }
}

@CommandHandler(RemoveWebhook)
export class RemoveWebhookHandler implements ICommandHandler<RemoveWebhook> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** Gives it as it stood. @throws Refused not-found, store-unavailable */
  async execute({ caller, webhookId }: RemoveWebhook): Promise<WebhookAnswer> {
    const { access } = this.chancery;
    const status = await statusOf(this.chancery, webhookFor(access, caller, webhookId));
    await access.change({ kind: 'remove-webhook', webhookId }, caller);
    return status;
  }
}

async function withSecret(chancery: Chancery, caller: Caller, webhookId: string): Promise<WebhookWithSecret> {
  const webhook = ownWebhook(chancery.access, caller, webhookId);
  const { secrets } = expectSigning(chancery.webhooks);
  return { secret: secrets.secretOf(webhook), webhook: await statusOf(chancery, webhook) };
}
