/**
 * The secrets that webhooks are signed with. Each is made from one secret of the servers, so that none lies in the log, and every
 * server that is given the same one makes the same.
 */
import { hkdfSync } from 'node:crypto';
import type { Webhook } from '../../domain/webhooks/webhook.js';

const BYTES = 32;

export class WebhookSecrets {
  /** Tells which secret of servers others are made from, and nothing else of it. */
  readonly fingerprint: string;

  /** @param secret the same on every server of a store */
  constructor(private readonly secret: string) {
    this.fingerprint = this.derived('fingerprint', 8).toString('hex');
  }

  /** As receivers take it. */
  secretOf({ webhookId, generation }: Pick<Webhook, 'webhookId' | 'generation'>): string {
    return `whsec_${this.derived(`${webhookId} ${generation}`, BYTES).toString('base64')}`;
  }

  /** Those that sign now, the newest first. @param now ms since the epoch */
  signingFor({ webhookId, generation, previousUntil }: Webhook, now: number): readonly string[] {
    const newest = this.secretOf({ webhookId, generation });
    if (previousUntil === undefined || previousUntil <= now) return [newest];
    return [newest, this.secretOf({ webhookId, generation: generation - 1 })];
  }

  private derived(name: string, bytes: number): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, '', `chancery webhook ${name}`, bytes));
  }
}
