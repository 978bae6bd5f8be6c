/** The deliveries of all webhooks, each by itself. */
import type { Webhook } from '../../domain/webhooks/webhook.js';
import { LogUnavailable } from '../../log/event-log.js';
import type { Access } from '../access/access.js';
import type { Coverage } from '../project/coverage.js';
import { Delivery, type DeliveryParts } from './delivery.js';
import { Wake } from './wake.js';

export interface DeliveriesParts extends DeliveryParts {
  readonly access: DeliveryParts['access'] & Pick<Access, 'onChange'>;
  readonly coverage: Pick<Coverage, 'position' | 'onCommit' | 'firstCaughtUp'>;
  readonly failed: (error: unknown) => void;
}

interface Running {
  readonly delivery: Delivery;
  readonly stopping: AbortController;
  readonly done: Promise<void>;
}

/** After a fault of the store it is tried again so much later. */
const AGAIN_MS = 5_000;

export class Deliveries {
  private readonly running = new Map<string, Running>();
  private readonly wake = new Wake();
  private readonly ends: (() => void)[] = [];
  private isStopped = false;

  constructor(private readonly parts: DeliveriesParts) {}

  start(): void {
    void this.parts.coverage.firstCaughtUp().then(() => {
      if (this.isStopped) return;
      const look = (): void => {
        this.look();
      };
      this.ends.push(this.parts.access.onChange(look), this.parts.coverage.onCommit(look));
      look();
    });
  }

  /** Looks whether there is something to send. */
  look(): void {
    if (this.isStopped) return;
    const { webhooks } = this.parts.access.state;
    for (const webhookId of webhooks.keys())
      if (!this.running.has(webhookId)) this.running.set(webhookId, this.begin(webhookId));
    for (const [webhookId, { stopping }] of this.running) {
      if (webhooks.has(webhookId)) continue;
      this.running.delete(webhookId);
      stopping.abort();
    }
    this.wake.raise();
  }

  /** How many webhooks are parked, and how far the last of the others is behind the rows. */
  get measures(): { readonly parked: number; readonly lag: bigint } {
    const all = [...this.running.values()].map(({ delivery }) => delivery);
    const waiting = all.filter(({ isParked }) => !isParked);
    const lag = waiting.reduce((most, one) => (one.lag > most ? one.lag : most), 0n);
    return { parked: all.length - waiting.length, lag };
  }

  of({ webhookId }: Webhook): Delivery | undefined {
    return this.running.get(webhookId)?.delivery;
  }

  /** What is under way is broken off and sent again by whoever goes on. */
  async stop(): Promise<void> {
    this.isStopped = true;
    for (const end of this.ends.splice(0)) end();
    const all = [...this.running.values()];
    this.running.clear();
    for (const { stopping } of all) stopping.abort();
    await Promise.all(
      all.map(async ({ delivery, done }) => {
        await done;
        await delivery.stop().catch((error: unknown) => {
          if (!(error instanceof LogUnavailable)) this.parts.failed(error);
        });
      }),
    );
  }

  private begin(webhookId: string): Running {
    const delivery = new Delivery(webhookId, this.parts);
    const stopping = new AbortController();
    return { delivery, stopping, done: this.run(delivery, stopping.signal) };
  }

  private async run(delivery: Delivery, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const seen = this.wake.count;
      const now = this.parts.access.now();
      const at = await delivery.turn(signal).catch((error: unknown) => {
        if (!signal.aborted && !(error instanceof LogUnavailable)) this.parts.failed(error);
        return now + AGAIN_MS;
      });
      await this.wake.past(seen, at - this.parts.access.now(), signal);
    }
  }
}
