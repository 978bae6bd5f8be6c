/** A webhook as it is answered. */
import type { DeliveryAttempt, ParkedReason } from '../../domain/webhooks/delivery.js';
import type { Webhook, WebhookFilter } from '../../domain/webhooks/webhook.js';
import type { Position } from '../../log/event-log.js';
import { toSecond } from '../access/key-status.js';
import type { Noted } from './delivery-notes.js';

/** `new`: the URL has not answered the first message yet. */
export const webhookStates = ['new', 'active', 'failing', 'parked'] as const;
export type WebhookState = (typeof webhookStates)[number];

/** Why nothing is sent until it is resumed. */
export interface WebhookParked {
  readonly reason: ParkedReason;
  /**
   * Since when.
   * @format date-time
   */
  readonly at: string;
}

/** Where entries are sent as they are recorded. */
export interface WebhookAnswer {
  /** The id of the webhook. */
  readonly webhookId: string;
  /** Whose it is: only what this caller may see is sent. */
  readonly callerId: string;
  /** Where messages are posted. */
  readonly url: string;
  /** Which entries are wanted. */
  readonly filter: WebhookFilter;
  readonly state: WebhookState;
  /** Null while it is not parked. */
  readonly parked: WebhookParked | null;
  /** Attempts in a row that have failed. */
  readonly failures: number;
  /**
   * When it is tried again; null: nothing has failed.
   * @format date-time
   */
  readonly nextAttemptAt: string | null;
  /** Everything up to this position was delivered or is not asked for. */
  readonly position: string;
  /** How far that is from the end of the log. */
  readonly lag: string;
  /** Entries that were delivered, each time that one was. */
  readonly delivered: number;
  /**
   * Until when messages are signed with the secret of before too; null: they are not.
   * @format date-time
   */
  readonly previousSecretUntil: string | null;
  /** The newest attempts that were noted, the last one last. */
  readonly attempts: readonly DeliveryAttempt[];
}

/** A webhook and its secret, which is shown this once. */
export interface WebhookWithSecret {
  /** What its messages are signed with, as the libraries of Standard Webhooks take it. */
  readonly secret: string;
  /** The webhook. */
  readonly webhook: WebhookAnswer;
}

export function webhookAnswer(
  webhook: Webhook,
  { note }: Noted,
  { position, head, now }: { readonly position: Position; readonly head: Position; readonly now: number },
): WebhookAnswer {
  const { webhookId, callerId, url, filter, previousUntil } = webhook;
  const { failing, parked, delivered, attempts, confirmed } = note;
  return {
    ...{ webhookId, callerId, url, filter },
    state: parked ? 'parked' : failing ? 'failing' : confirmed === url ? 'active' : 'new',
    parked,
    failures: failing?.attempts ?? 0,
    nextAttemptAt: failing?.nextAt ?? null,
    position: String(position),
    lag: String(head > position ? head - position : 0n),
    delivered,
    previousSecretUntil: previousUntil !== undefined && previousUntil > now ? toSecond(previousUntil) : null,
    attempts,
  };
}
