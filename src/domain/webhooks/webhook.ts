/** A webhook as the events of access have it: where entries are sent, which, and for whom. */

/** Which entries are wanted; absent: all that the owner may see. */
export interface WebhookFilter {
  readonly processId?: string;
  /** Event types. */
  readonly types?: readonly string[];
  /** Entries that name one of these parties, or are about something of theirs. */
  readonly parties?: readonly string[];
}

export interface Webhook {
  readonly webhookId: string;
  /** The caller whose access decides what is sent. */
  readonly callerId: string;
  readonly url: string;
  readonly filter: WebhookFilter;
  /** How often its secret was made anew. */
  readonly generation: number;
  /** Tells which secret of servers its own is made from. */
  readonly fingerprint: string;
  /** Until when the secret before this one signs too, in ms since the epoch; undefined where there was none. */
  readonly previousUntil: number | undefined;
  /** The revision of the event of access that added it. */
  readonly added: number;
}

/** This is the stored format. */
export interface WebhookEvents {
  readonly WebhookAdded: {
    readonly webhookId: string;
    readonly callerId: string;
    readonly url: string;
    readonly filter: WebhookFilter;
    readonly fingerprint: string;
  };
  readonly WebhookChanged: {
    readonly webhookId: string;
    readonly url: string;
    readonly filter: WebhookFilter;
  };
  readonly WebhookSecretRotated: {
    readonly webhookId: string;
    readonly fingerprint: string;
    /** UTC, to the second. */
    readonly previousUntil: string;
  };
  readonly WebhookRemoved: { readonly webhookId: string };
}

export type WebhookEvent = {
  readonly [Type in keyof WebhookEvents]: { readonly type: Type; readonly data: WebhookEvents[Type] };
}[keyof WebhookEvents];

export type Webhooks = ReadonlyMap<string, Webhook>;

/** @param revision that of the event in the stream of access */
export function evolveWebhooks(webhooks: Webhooks, event: WebhookEvent, revision: number): Webhooks {
  const { webhookId } = event.data;
  const next = new Map(webhooks);
  const known = webhooks.get(webhookId);
  switch (event.type) {
    case 'WebhookAdded':
      next.set(webhookId, { ...event.data, generation: 0, previousUntil: undefined, added: revision });
      break;
    case 'WebhookChanged':
      if (known) next.set(webhookId, { ...known, url: event.data.url, filter: event.data.filter });
      break;
    case 'WebhookSecretRotated': {
      const { fingerprint, previousUntil } = event.data;
      const generation = (known?.generation ?? 0) + 1;
      // A secret made from another one of servers cannot be had any more: there is none before this one.
      const isSame = known?.fingerprint === fingerprint;
      const until = isSame ? Date.parse(previousUntil) : undefined;
      if (known) next.set(webhookId, { ...known, generation, fingerprint, previousUntil: until });
      break;
    }
    case 'WebhookRemoved':
      next.delete(webhookId);
  }
  return next;
}
