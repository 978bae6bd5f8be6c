/** The channel of webhooks: not the server's own, but wherever each caller has said. */
import { TEST_TYPE } from '../../application/webhooks/messages.js';
import type { JsonSchema } from '../openapi/schemas.js';

const HEADERS: JsonSchema = {
  type: 'object',
  properties: {
    'webhook-id': {
      type: 'string',
      description: 'The same each time that the message comes: `<processId>_<id of the entry>`.',
    },
    'webhook-timestamp': { type: 'string', description: 'When it was sent, in seconds since the epoch.' },
    'webhook-signature': {
      type: 'string',
      description:
        'One signature, or two with a blank between them after the secret was made anew, as Standard Webhooks have them: `v1,` and the base64 of HMAC-SHA-256.',
    },
  },
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
};

const TESTED: JsonSchema = {
  type: 'object',
  properties: {
    specversion: { const: '1.0' },
    id: { type: 'string', format: 'uuid' },
    source: { type: 'string', format: 'uri-reference' },
    type: { const: TEST_TYPE },
    time: { type: 'string', format: 'date-time' },
    datacontenttype: { const: 'application/json' },
    data: {
      type: 'object',
      properties: { webhookId: { type: 'string', format: 'uuid' } },
      required: ['webhookId'],
      additionalProperties: false,
    },
  },
  required: ['specversion', 'id', 'source', 'type', 'time', 'datacontenttype', 'data'],
  additionalProperties: false,
};

function message(title: string, summary: string, payload: JsonSchema): object {
  const contentType = 'application/cloudevents+json';
  return { name: title, title, summary, contentType, headers: HEADERS, payload };
}

export const webhookMessages: Readonly<Record<string, object>> = {
  WebhookEntry: message('WebhookEntry', 'An entry that was recorded.', {
    $ref: '#/components/schemas/CloudEvent',
  }),
  WebhookTested: message(
    'WebhookTested',
    'Tells of no entry: the first message to a URL, and what `POST /v1/webhooks/{webhookId}/test` sends.',
    TESTED,
  ),
};

export const webhookChannel: object = {
  address: null,
  title: 'Webhooks',
  description:
    'The URL that was given to `POST /v1/webhooks`. Messages come one after the other, each after the one before was answered with a 2xx.',
  messages: Object.fromEntries(
    Object.keys(webhookMessages).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
  ),
};

export const webhookOperation: object = {
  action: 'send',
  channel: { $ref: '#/channels/webhooks' },
  summary: 'Entries as they are recorded',
  messages: Object.keys(webhookMessages).map((name) => ({ $ref: `#/channels/webhooks/messages/${name}` })),
  bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
};
