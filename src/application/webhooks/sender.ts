/** Sends messages, so many at once and no more, and says what became of each. */
import type { DeliveryAttempt } from '../../domain/webhooks/delivery.js';
import type { Webhook } from '../../domain/webhooks/webhook.js';
import { Places } from '../heavy/places.js';
import type { Message } from './messages.js';
import { signedHeaders } from './messages.js';
import type { Post } from './post.js';
import type { WebhookSecrets } from './webhook-secrets.js';

export interface SenderParts {
  readonly post: Post;
  readonly secrets: WebhookSecrets;
  /** Ms since the epoch. */
  readonly now: () => number;
}

export interface Sending {
  readonly webhook: Webhook;
  readonly message: Message;
  readonly signal: AbortSignal;
}

/** Messages that are under way at once, and those of one caller: whose receivers are slow holds up nobody else. */
export const MOST_AT_ONCE = 16;
export const MOST_OF_CALLER = 4;
/** What is kept of an answer, in characters. */
const MOST_OF_ANSWER = 200;

export class Sender {
  /** Attempts since the start. */
  private readonly counted = { delivered: 0, failed: 0 };
  private readonly places = new Places();
  private readonly waiting: { readonly callerId: string; readonly begin: () => void }[] = [];

  constructor(private readonly parts: SenderParts) {}

  get counts(): { readonly delivered: number; readonly failed: number } {
    return this.counted;
  }

  /** @throws the reason of the signal, once that aborts */
  async send(sending: Sending): Promise<DeliveryAttempt> {
    return this.inTurn(sending, async () => this.attempt(sending));
  }

  /** Undefined: by the time that its turn had come it was not to be sent any more. @throws as `send` */
  async sendIf(isStillToBeSent: () => boolean, sending: Sending): Promise<DeliveryAttempt | undefined> {
    return this.inTurn(sending, async () => (isStillToBeSent() ? this.attempt(sending) : undefined));
  }

  private async inTurn<T>({ webhook, signal }: Sending, work: () => Promise<T>): Promise<T> {
    const { callerId } = webhook;
    await new Promise<void>((begin) => {
      this.waiting.push({ callerId, begin });
      this.beginNext();
    });
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      this.places.free(callerId);
      this.beginNext();
    }
  }

  /** A place is taken, or given back, one at a time: so no more than one that waits can have it. */
  private beginNext(): void {
    if (this.places.taken >= MOST_AT_ONCE) return;
    const first = this.waiting.findIndex(({ callerId }) => this.places.of(callerId) < MOST_OF_CALLER);
    const [next] = first === -1 ? [] : this.waiting.splice(first, 1);
    if (!next) return;
    this.places.take(next.callerId);
    next.begin();
  }

  private async attempt({ webhook, message, signal }: Sending): Promise<DeliveryAttempt> {
    const { post, secrets, now } = this.parts;
    const at = now();
    const headers = signedHeaders(message, secrets.signingFor(webhook, at), new Date(at));
    const begun = performance.now();
    const outcome = await post({ url: webhook.url, headers, body: message.body, signal });
    const kept = {
      at: new Date(at).toISOString(),
      messageId: message.id,
      milliseconds: Math.round(performance.now() - begun),
    };
    const isTaken = 'status' in outcome && outcome.status >= 200 && outcome.status < 300;
    this.counted[isTaken ? 'delivered' : 'failed'] += 1;
    if ('fault' in outcome) return { ...kept, status: null, answer: null, fault: outcome.fault };
    const { status, answer } = outcome;
    return {
      ...kept,
      status,
      answer: oneLine(answer),
      fault: isTaken ? null : `expected a status of 200 to 299, got ${status}`,
    };
  }
}

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .slice(0, MOST_OF_ANSWER)
    .toWellFormed();
}
