/** What is sent: a body, and headers that say who has written it (Standard Webhooks). */
import { Webhook as Signer } from 'standardwebhooks';
import type { RecordedEvent } from '../../log/event-log.js';
import { newEntryId } from '../append/entry-ids.js';

export interface Message {
  /** The same each time that the message is sent. */
  readonly id: string;
  readonly body: string;
}

/** How an event is written as a CloudEvent. */
export type WriteEvent = (event: RecordedEvent) => object;

/** The type of the message that tells of no entry. */
export const TEST_TYPE = 'org.chancery.WebhookTested';

export function entryMessage(event: RecordedEvent, write: WriteEvent): Message {
  // No process has an underscore in its id.
  return { id: `${event.stream}_${event.id}`, body: JSON.stringify(write(event)) };
}

/** The first message to a URL, and whatever is sent to try it. */
export function testMessage(webhookId: string, at: Date): Message {
  const id = newEntryId();
  const event = {
    specversion: '1.0',
    id,
    source: `/v1/webhooks/${webhookId}`,
    type: TEST_TYPE,
    time: at.toISOString(),
    datacontenttype: 'application/json',
    data: { webhookId },
  };
  return { id, body: JSON.stringify(event) };
}

/** @param secrets each signs */
export function signedHeaders(
  { id, body }: Message,
  secrets: readonly string[],
  at: Date,
): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'user-agent': 'Chancery',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Signer(secret).sign(id, at, body)).join(' '),
  };
}
