/** Rule: the schema of every payload is given by itself, and takes what is on record and nothing that the record refuses. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue, eventTypes } from '../../src/domain/events/catalogue.js';
import { examples } from '../../src/domain/events/examples.js';
import { payloadSchema } from '../../src/domain/events/json-schema.js';
import { sampleLines } from '../examples/samples.js';
import { startServer, type RunningServer } from '../server/running-server.js';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.dispose());

interface Listed {
  readonly type: string;
  readonly version: number;
  readonly url: string;
}

const ajv = new Ajv2020({
  strict: true,
  allowUnionTypes: true,
  strictTypes: false,
  strictRequired: false,
  validateFormats: false,
});
const checks = new Map<string, ValidateFunction>(
  eventTypes.map((type) => [type, ajv.compile(payloadSchema(type))]),
);
const fits = (type: unknown, data: unknown): boolean => checks.get(String(type))?.(data) === true;

describe('over HTTP', () => {
  it('the list names every type with its version and its schema', async () => {
    const { body } = await server.http.get('/v1/schemas').expect(200);
    const { items } = body as { items: readonly Listed[] };
    expect(items.map(({ type, version }) => [type, version])).toEqual(
      eventTypes.map((type) => [type, catalogue[type].version]),
    );
    for (const { type, url } of items) {
      const found = await server.http.get(url).expect(200);
      expect(found.headers['content-type']).toBe('application/schema+json; charset=utf-8');
      expect(JSON.parse(found.text)).toMatchObject({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: url,
        title: type,
      });
      await server.http.get(url).set('if-none-match', String(found.headers['etag'])).expect(304);
    }
  });

  it.each([
    ['MeetingCanceled/1', 'expected an event type, got "MeetingCanceled"; did you mean MeetingCancelled?'],
    ['MeetingCancelled/2', 'expected version 1 of MeetingCancelled, got "2"'],
    ['MeetingCancelled/01', 'expected version 1 of MeetingCancelled, got "01"'],
  ])('%s is not found', async (path, detail) => {
    const { body } = await server.http.get(`/v1/schemas/${path}`).expect(404);
    expect(body).toMatchObject({ code: 'not-found', detail });
  });
});

describe.each(eventTypes)('%s', (type) => {
  const data: object = examples[type].data;

  it('takes its example', () => {
    expect([fits(type, data), checks.get(type)?.errors]).toEqual([true, null]);
  });

  it('takes none with a field more, or a field of another sort', () => {
    expect(fits(type, { ...data, undocumented: 1 })).toBe(false);
    for (const field of Object.keys(data)) expect(fits(type, { ...data, [field]: 7.5 })).toBe(false);
  });
});

it.each(['gaza-2025.ndjson', 'south-sudan-2018.ndjson'])('takes every entry of %s', (name) => {
  for (const { entry } of sampleLines(name))
    expect([entry, fits(entry['type'], entry['data'])]).toEqual([entry, true]);
});
