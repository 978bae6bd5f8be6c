/** The AsyncAPI 3 document of the streams and the webhooks, made of the operations and schemas of the OpenAPI document: each is said once. */
import { components } from '../openapi/components.js';
import { operations } from '../openapi/operations.js';
import { pathParameters } from '../openapi/parameters.js';
import type { Answer, Operation } from '../openapi/operation.js';
import type { JsonSchema } from '../openapi/schemas.js';
import { version } from '../version.js';
import { webhookChannel, webhookMessages, webhookOperation } from './webhook-channel.js';

type Schemas = Readonly<Record<string, JsonSchema>>;

/** What a stream is sent as. */
interface Stream {
  readonly operation: Operation;
  /** The schemas of its frames by their `event`. */
  readonly frames: Readonly<Record<string, string>>;
}

const DESCRIPTION =
  'Streams of server-sent events. Each channel is a URL, asked with `Accept: text/event-stream`; a message is a frame, its `event` and `id` are told as headers, its `data` is the payload. Who comes back goes on after the last `id`, as `Last-Event-ID` or `after`. What else may be asked stands in `/openapi.json`. Webhooks are the one channel whose address is elsewhere.';

export function asyncApiDocument(): Readonly<Record<string, unknown>> {
  const schemas = components();
  const streams = operations.flatMap((operation) => {
    const frames = operation.answers.flatMap((answer) => framesIn(answer, schemas));
    return frames.length === 0 ? [] : [{ operation, frames: Object.fromEntries(frames) }];
  });
  const names = [...new Set(streams.flatMap(({ frames }) => Object.values(frames)))].sort();
  const messages = {
    ...Object.fromEntries(names.map((name) => [name, messageOf(name, schemas)])),
    ...webhookMessages,
  };
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Chancery',
      version: version(),
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: {
      ...Object.fromEntries(streams.map((stream) => [stream.operation.id, channelOf(stream)])),
      webhooks: webhookChannel,
    },
    operations: {
      ...Object.fromEntries(streams.map((stream) => [stream.operation.id, sentOn(stream)])),
      sendWebhooks: webhookOperation,
    },
    components: { messages, schemas: reachedFrom(messages, schemas) },
  };
}

/** The frames of a stream stand in the schema of its answer: a text, of which each part is one of several. */
function framesIn({ mediaType, schema }: Answer, schemas: Schemas): [string, string][] {
  const content = schema?.['contentSchema'];
  if (mediaType !== 'text/event-stream' || !isSchema(content)) return [];
  const { discriminator } = schemas[nameIn(content) ?? ''] ?? {};
  const mapping = isSchema(discriminator) ? discriminator['mapping'] : undefined;
  return Object.entries(isSchema(mapping) ? mapping : {}).map(([event, reference]) => [
    event,
    String(reference).slice(REFERENCE.length),
  ]);
}

function channelOf({ operation: { path, summary, description }, frames }: Stream): object {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return {
    address: path,
    title: summary,
    description,
    ...(names.length === 0
      ? {}
      : {
          parameters: Object.fromEntries(
            names.map((name) => {
              const { description: means = '', example = '' } = pathParameters[name] ?? {};
              return [name, { description: means, examples: [example] }];
            }),
          ),
        }),
    messages: Object.fromEntries(
      Object.entries(frames).map(([event, name]) => [event, { $ref: `#/components/messages/${name}` }]),
    ),
  };
}

/** The server sends: what a reader asks stands in the binding. */
function sentOn({ operation: { id, summary, query = [] }, frames }: Stream): object {
  const taken = query.filter(({ only }) => only?.includes('text/event-stream') ?? true);
  return {
    action: 'send',
    channel: { $ref: `#/channels/${id}` },
    summary,
    messages: Object.keys(frames).map((event) => ({ $ref: `#/channels/${id}/messages/${event}` })),
    bindings: {
      http: {
        method: 'GET',
        query: {
          type: 'object',
          properties: Object.fromEntries(
            taken.map(({ name, schema, description }) => [name, plain({ ...schema, description })]),
          ),
          additionalProperties: false,
        },
        bindingVersion: '0.3.0',
      },
    },
  };
}

function messageOf(name: string, schemas: Schemas): object {
  const { properties, description } = schemas[name] ?? {};
  const { data, ...headers } = isSchema(properties) ? properties : {};
  const { event } = headers;
  return {
    name: isSchema(event) ? event['const'] : name,
    title: name,
    summary: description,
    contentType: 'application/json',
    headers: { type: 'object', properties: plain(headers) },
    payload: plain(isSchema(data) ? data : {}),
  };
}

/** The schemas that messages refer to, also through others. */
function reachedFrom(messages: object, schemas: Schemas): Schemas {
  const reached = new Map<string, JsonSchema>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const name = isSchema(value) ? nameIn(value) : undefined;
    if (name !== undefined && !reached.has(name)) {
      const schema = plain(schemas[name] ?? {});
      if (isSchema(schema)) reached.set(name, schema);
      look(schema);
    }
    for (const part of Object.values(value)) look(part);
  };
  look(messages);
  return Object.fromEntries([...reached].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where OpenAPI has an object with the name of the field and more, AsyncAPI has the name alone. */
function plain(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plain);
  if (!isSchema(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      const isTag = keyword === 'discriminator' && isSchema(value);
      return [keyword, isTag ? value['propertyName'] : plain(value)];
    }),
  );
}

const REFERENCE = '#/components/schemas/';

function nameIn({ $ref }: JsonSchema): string | undefined {
  return typeof $ref === 'string' && $ref.startsWith(REFERENCE) ? $ref.slice(REFERENCE.length) : undefined;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
