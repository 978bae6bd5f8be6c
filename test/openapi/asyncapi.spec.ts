/** Rule: the AsyncAPI document is valid, and tells of every stream what the OpenAPI document and the server have of it. */
import { Parser } from '@asyncapi/parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asyncApiDocument } from '../../src/http/asyncapi/document.js';
import { exampleDraft } from '../../src/http/openapi/operations/drafts.js';
import { operations } from '../../src/http/openapi/operations.js';
import { pathParameters } from '../../src/http/openapi/parameters.js';
import { openStream } from '../server/sse-client.js';
import type { RunningServer } from '../server/running-server.js';
import { startWithSample } from './sample.js';

interface Message {
  readonly payload: object;
}

interface Described {
  readonly channels: Readonly<Record<string, { readonly address: string; readonly messages: object }>>;
  readonly components: { readonly messages: Readonly<Record<string, Message>> };
}

const document = JSON.parse(JSON.stringify(asyncApiDocument())) as Described;
const streams = operations.filter(({ answers }) =>
  answers.some(({ mediaType }) => mediaType === 'text/event-stream'),
);

it('is valid by the parser of AsyncAPI', { timeout: 300_000 }, async () => {
  const { document: parsed, diagnostics } = await new Parser().parse(JSON.stringify(document));
  const errors = diagnostics.filter(({ severity }) => String(severity) === '0');
  expect(errors.map(({ path, message }) => [path.join('/'), message])).toEqual([]);
  expect(parsed?.version()).toBe('3.0.0');
  const channels = parsed?.channels().all() ?? [];
  // The address of webhooks is the receiver's.
  const served = channels.flatMap((channel) => (channel.id() === 'webhooks' ? [] : [channel.address()]));
  expect(served.sort()).toEqual(streams.map(({ path }) => path).sort());
  expect(channels).toHaveLength(streams.length + 1);
});

describe('what is sent', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'document', ...document });
  let server: RunningServer;
  beforeAll(async () => {
    server = await startWithSample();
    await server.http.post('/v1/processes/gaza-2025/drafts').send(exampleDraft).expect(201);
  });
  afterAll(() => server.dispose());

  it('the document itself, to everybody', async () => {
    const { body } = await server.http.get('/asyncapi.json').expect(200);
    expect(body).toEqual(document);
  });

  it.each(streams.map(({ id, path }) => ({ id, path })))(
    'on $id has the shape of its message',
    async ({ id, path }) => {
      const channel = document.channels[id];
      expect(channel?.address).toBe(path);
      const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => pathParameters[name]?.example ?? '');
      const client = await openStream(server.url + url);
      const frames = await client.until(({ event }) => event === 'up-to-date' || event === 'end');
      client.cut();
      expect(frames.length).toBeGreaterThan(1);
      for (const { event, data } of frames) {
        const { $ref = '' } =
          (channel?.messages as Record<string, { $ref?: string }> | undefined)?.[event] ?? {};
        const name = $ref.replace('#/components/messages/', '');
        expect(Object.keys(document.components.messages)).toContain(name);
        const schema = { $ref: `document#/components/messages/${name}/payload` };
        expect([name, ajv.validate(schema, JSON.parse(data)), ajv.errors]).toEqual([name, true, null]);
      }
    },
  );
});
