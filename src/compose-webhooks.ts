/** Builds what sends webhooks. */
import { randomUUID } from 'node:crypto';
import type { Chancery } from './application/chancery.js';
import { Deliveries } from './application/webhooks/deliveries.js';
import { DeliveryNotes } from './application/webhooks/delivery-notes.js';
import { Sender } from './application/webhooks/sender.js';
import type { Signing, WebhookParts } from './application/webhooks/webhooks.js';
import { WebhookSecrets } from './application/webhooks/webhook-secrets.js';
import type { Configuration } from './config/configuration.js';
import { blockOf, NONE, wordsOf } from './config/lists.js';
import { cloudEventOf } from './http/cloud-events.js';
import { eventObject } from './http/event-json.js';
import type { LogFileReader } from './open-log.js';
import { urlFault } from './outbound/allowed-url.js';
import { guardedPost } from './outbound/guarded-post.js';

/** A receiver that has not answered by then is taken for one that does not. */
const DEADLINE_MS = 15_000;

export interface WebhookGround extends Pick<Chancery, 'access' | 'log' | 'views' | 'rows'> {
  readonly coverage: Chancery['projection']['coverage'];
  readonly logFile: Pick<LogFileReader, 'positionOf'>;
  /** Whether other servers send too. */
  readonly shared: boolean;
  readonly tell: (text: string) => void;
  readonly failed: (error: unknown) => void;
}

export function composeWebhooks(configuration: Configuration, ground: WebhookGround): WebhookParts {
  const named = blockOf(wordsOf(configuration.webhookNetworks));
  const notes = new DeliveryNotes(ground.log, ground.logFile);
  const fault = (url: string): string | undefined => urlFault(url, named);
  const { webhookSecret } = configuration;
  if (webhookSecret === NONE) return { notes, signing: undefined, urlFault: fault };
  const signing = signingWith(webhookSecret, { configuration, ground, notes, named });
  return { notes, signing, urlFault: fault };
}

function signingWith(
  secret: string,
  {
    configuration,
    ground,
    notes,
    named,
  }: {
    readonly configuration: Configuration;
    readonly ground: WebhookGround;
    readonly notes: DeliveryNotes;
    readonly named: ReturnType<typeof blockOf>;
  },
): Signing {
  const { access, views, rows, shared } = ground;
  const secrets = new WebhookSecrets(secret);
  const now = (): number => access.now();
  const sender = new Sender({ post: guardedPost({ named, deadlineMs: DEADLINE_MS }), secrets, now });
  // No request says where this server is reached.
  const base = `https://${configuration.origin}`;
  const deliveries = new Deliveries({
    ...ground,
    notes,
    rows: { views, rows },
    sender,
    write: (event) => cloudEventOf(eventObject(event), base),
    holder: shared ? randomUUID() : undefined,
    fingerprint: secrets.fingerprint,
  });
  return { secrets, sender, deliveries };
}
