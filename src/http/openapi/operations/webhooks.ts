import { eventTypes } from '../../../domain/events/catalogue.js';
import { MOST_WEBHOOKS_OF_CALLER } from '../../../domain/webhooks/decide-webhook.js';
import type { Answer, Body, Operation } from '../operation.js';
import { list, oneOf, position, ref, slug, type JsonSchema } from '../schemas.js';

/** The one that the examples add. */
export const exampleWebhook = {
  url: 'https://receiver.example/hooks/chancery',
  filter: {
    processId: 'gaza-2025',
    types: ['PhaseDeclared', 'CommitmentProgressReported'],
    parties: ['hamas'],
  },
} as const;

function json(status: number, description: string, schema: string, headers: readonly string[] = []): Answer {
  return { status, mediaType: 'application/json', description, schema: ref(schema), headers };
}

function object(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}

const takesWebhook: Body = {
  schema: object(
    {
      url: {
        type: 'string',
        format: 'uri',
        maxLength: 2_000,
        description:
          'Where messages are posted. It leads to public addresses alone, over HTTPS, on port 443 or one from 1024.',
      },
      filter: {
        ...object(
          {
            processId: { ...slug, description: 'Only entries of this process.' },
            types: list(oneOf(eventTypes), 'Only entries of these types.'),
            parties: list(
              slug,
              'Only entries that name one of these parties, or are about something of theirs.',
            ),
          },
          [],
        ),
        description: 'Which entries are wanted. Absent: all that the caller may see.',
      },
    },
    ['url'],
  ),
  example: exampleWebhook,
};

const STORE = ['store-unavailable'] as const;
const CHANGES = [...STORE, 'append-outcome-unknown'] as const;
const BODY = [
  ...CHANGES,
  'malformed-json',
  'unsupported-media-type',
  'body-too-large',
  'invalid-payload',
] as const;
const ALL = '/v1/webhooks';
const ONE = `${ALL}/{webhookId}`;

export const webhookOperations: readonly Operation[] = [
  {
    id: 'addWebhook',
    method: 'post',
    path: ALL,
    tag: 'webhooks',
    summary: 'Have entries sent to a URL',
    description: [
      `Each entry that is recorded from then on, that the caller may see and that the filter asks for, is posted to the URL as a CloudEvent, signed as Standard Webhooks have it, one after the other in recorded order. A message may come more than once; none is left out. Before the first entry a message that tells of none has to be answered with a 2xx.`,
      `For callers with a key: what a token grants is over with it. A caller may have ${MOST_WEBHOOKS_OF_CALLER}. The secret is in this answer and nowhere else.`,
    ].join('\n\n'),
    takes: takesWebhook,
    answers: [json(201, 'It is added.', 'WebhookWithSecret', ['Location'])],
    refusals: [...BODY, 'too-many-webhooks', 'no-webhook-secret'],
  },
  {
    id: 'listWebhooks',
    method: 'get',
    path: ALL,
    tag: 'webhooks',
    summary: 'The webhooks of the caller',
    description: 'An admin is shown those of all callers.',
    answers: [json(200, 'Each as it stands.', 'Webhooks')],
    refusals: STORE,
  },
  {
    id: 'getWebhook',
    method: 'get',
    path: ONE,
    tag: 'webhooks',
    summary: 'One webhook',
    description:
      'How its deliveries stand, with the newest attempts: what has come since the last note is not told yet.',
    answers: [json(200, 'As it stands.', 'WebhookAnswer')],
    refusals: ['not-found', ...STORE],
  },
  {
    id: 'changeWebhook',
    method: 'put',
    path: ONE,
    tag: 'webhooks',
    summary: 'Change where entries are sent, or which',
    description: 'Another URL is tried at once, whatever the one before it did not take.',
    takes: takesWebhook,
    answers: [json(200, 'As it stands now.', 'WebhookAnswer')],
    refusals: ['not-found', ...BODY],
  },
  {
    id: 'removeWebhook',
    method: 'delete',
    path: ONE,
    tag: 'webhooks',
    summary: 'Remove a webhook',
    description: 'Nothing is sent any more.',
    answers: [json(200, 'As it stood.', 'WebhookAnswer')],
    refusals: ['not-found', ...CHANGES],
  },
  {
    id: 'testWebhook',
    method: 'post',
    path: `${ONE}/test`,
    tag: 'webhooks',
    summary: 'Try a webhook',
    description: 'Sends one message that tells of no entry, and answers what became of it. Nothing is noted.',
    answers: [json(200, 'What became of it.', 'DeliveryAttempt')],
    refusals: ['not-found', 'no-webhook-secret'],
  },
  {
    id: 'resumeWebhook',
    method: 'post',
    path: `${ONE}/resume`,
    tag: 'webhooks',
    summary: 'Go on with a webhook that is parked or has failed',
    description: 'At once, with the entry that was not taken.',
    answers: [json(200, 'As it stands now.', 'WebhookAnswer')],
    refusals: ['not-found', ...CHANGES],
  },
  {
    id: 'replayWebhook',
    method: 'post',
    path: `${ONE}/replay`,
    tag: 'webhooks',
    summary: 'Send entries again, or those from before',
    description: 'Every entry from a position of the log on is sent, with the same `webhook-id` as before.',
    takes: {
      schema: object(
        { fromPosition: { ...position, description: 'The position of the first entry to be sent.' } },
        ['fromPosition'],
      ),
      example: { fromPosition: '12' },
    },
    answers: [json(200, 'As it stands now.', 'WebhookAnswer')],
    refusals: ['not-found', ...BODY],
  },
  {
    id: 'rotateWebhookSecret',
    method: 'post',
    path: `${ONE}/rotate-secret`,
    tag: 'webhooks',
    summary: 'Make the secret of a webhook anew',
    description: 'For a day messages carry two signatures, by the new secret and by the one before it.',
    answers: [json(200, 'The new secret, shown this once.', 'WebhookWithSecret')],
    refusals: ['not-found', 'no-webhook-secret', ...CHANGES],
  },
];
