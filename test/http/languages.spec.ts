/** Rule: `lang` gives each text of a row in one language, by the look-up, on every read of the read models, and changes nothing else. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chosenText } from '../../src/domain/values/chosen-text.js';
import type { LocalizedText } from '../../src/domain/values/localized-text.js';
import type { JsonSchema } from '../../src/domain/validation/schema.js';
import { components } from '../../src/http/openapi/components.js';
import { pathParameters } from '../../src/http/openapi/parameters.js';
import { readModelRoutes } from '../../src/http/read-model-routes.js';
import { startWithSample } from '../openapi/sample.js';
import { readFeed, upToDate } from '../subscribe/feed-client.js';
import { openStream } from '../server/sse-client.js';
import type { RunningServer } from '../server/running-server.js';

let server: RunningServer;
beforeAll(async () => {
  server = await startWithSample();
  // Corrected and translated by a machine: what stood before is told with the entry.
  await server.http
    .post('/v1/processes/gaza-2025/events')
    .send([
      {
        type: 'StatementIssued',
        id: ENTRY,
        occurred: '2025-12-19',
        sources: [{ publisher: 'Agency', title: 'Report', kind: 'wire' }],
        data: {
          statementId: 'said',
          issuers: ['us'],
          text: { ar: 'قبل', en: 'before', original: 'ar', machine: ['en'] },
          medium: 'speech',
        },
      },
      {
        type: 'EntryCorrected',
        sources: [],
        data: {
          entryId: ENTRY,
          changes: { data: { text: { ar: 'بعد', en: 'after', original: 'ar', machine: ['en'] } } },
          reason: { ar: 'خطأ', en: 'mistaken' },
        },
      },
    ])
    .expect(201);
  const { headers } = await server.http.get('/v1/log?limit=1').expect(200);
  await server.http.get(`/v1/processes?minPosition=${headers['chancery-position'] ?? ''}`).expect(200);
});
afterAll(() => server.dispose());

const ENTRY = '0199a000-0000-7000-8000-00000000a001';
const SPOKEN = ['he', 'en'];
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** All texts of the sample are in Arabic or in English, and nothing else has such a field. */
const isText = (value: unknown): value is LocalizedText =>
  isObject(value) && ('ar' in value || 'en' in value);

/** The same with one language of each text, told without any schema. */
function inOneLanguage(value: unknown): unknown {
  if (isText(value)) return chosenText(value, SPOKEN);
  if (Array.isArray(value)) return value.map(inOneLanguage);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inOneLanguage(part)]));
}

function pathOf(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => pathParameters[name]?.example ?? '');
}

const withLang = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}lang=${SPOKEN.join(',')}`;

const answers = { schemas: components() };
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({
  $id: 'document',
  components: {
    schemas: { ...answers.schemas, LocalizedText: { $ref: 'document#/components/schemas/ChosenText' } },
  },
});

function hasShape(name: string, value: unknown): boolean {
  return ajv.validate({ $ref: `document#/components/schemas/${name}` } satisfies JsonSchema, value);
}

it.each([
  '/v1/search?q=mistaken',
  '/v1/processes/gaza-2025/timeline?q=after',
  '/v1/search?q=after&at=2026-12-31',
])(
  '%s gives the rows that it finds in one language, and the places of the words as they were posted',
  async (url) => {
    const all = await server.http.get(url).expect(200);
    const one = await server.http.get(withLang(url)).expect(200);
    expect(one.body).toEqual(inOneLanguage(all.body));
    expect((one.body as { items: unknown[] }).items.length).toBeGreaterThan(0);
    expect(one.headers['content-language']).toMatch(/\ben\b/);
  },
);

describe.each(readModelRoutes)('$id', ({ kind, path, resource }) => {
  const url = pathOf(path);

  it.each([
    ['as it is now', ''],
    ['as of a moment', '?at=2026-12-31'],
  ])('%s', async (_, moment) => {
    const all = await server.http.get(url + moment).expect(200);
    const one = await server.http.get(withLang(url + moment)).expect(200);
    expect(one.body).toEqual(inOneLanguage(all.body));
    expect(one.headers['content-language']).toMatch(/^(ar, en|ar|en)$/);
    expect(all.headers).not.toHaveProperty('content-language');
    expect(one.headers['etag']).not.toBe(all.headers['etag']);
    expect(hasShape(kind === 'list' ? `${resource.many}Page` : `${resource.one}Answer`, one.body)).toBe(true);
  });

  it('as a feed', async () => {
    const all = await readFeed(server.url + url, upToDate);
    const one = await readFeed(server.url + withLang(url), upToDate);
    const told = (frames: typeof all): unknown => frames.map(({ event, data }) => [event, data]);
    expect(told(one)).toEqual(inOneLanguage(told(all)));
  });
});

it.each(['/v1/processes/gaza-2025/changes?from=2025-10-01&to=2025-12-31'])('%s', async (url) => {
  const all = await server.http.get(url).expect(200);
  const one = await server.http.get(withLang(url)).expect(200);
  expect(one.body).toEqual(inOneLanguage(all.body));
  expect(one.headers['content-language']).toBe('en');
});

it('the feed of all read models', async () => {
  const url = `${server.url}/v1/changes?process=gaza-2025`;
  const rows = async (feed: string): Promise<unknown> =>
    (await readFeed(feed, upToDate)).map(({ data }) => data);
  expect(await rows(withLang(url))).toEqual(inOneLanguage(await rows(url)));
});

it('a replay: the rows that change, while the entry stays as it was posted', async () => {
  const url = `${server.url}/v1/processes/gaza-2025/replay?to=2025-10-15`;
  const steps = async (replay: string): Promise<{ entry: unknown; changes: unknown }[]> => {
    const client = await openStream(replay);
    const frames = await client.until(({ event }) => event === 'end');
    return frames.slice(0, -1).map(({ data }) => JSON.parse(data) as { entry: unknown; changes: unknown });
  };
  const all = await steps(url);
  expect(all.length).toBeGreaterThan(10);
  expect(await steps(withLang(url))).toEqual(
    all.map(({ entry, changes }) => ({ entry, changes: inOneLanguage(changes) })),
  );
});

it('what an entry says, and what it said before it was corrected', async () => {
  const { body } = await server.http.get('/v1/processes/gaza-2025/timeline?lang=en&limit=1000').expect(200);
  const { items } = body as { items: { entryId: string }[] };
  const text = { lang: 'en', machine: true, original: 'ar' };
  expect(items.find(({ entryId }) => entryId === ENTRY)).toMatchObject({
    what: { type: 'StatementIssued', text: { ...text, text: 'after' } },
    corrections: [
      { before: { data: { text: { ...text, text: 'before' } } }, reason: { text: 'mistaken', lang: 'en' } },
    ],
  });
});

describe('the same answer', () => {
  const url = '/v1/processes/gaza-2025';

  it('is not sent again to who holds it in these languages', async () => {
    const { headers } = await server.http.get(`${url}?lang=ar`).expect(200);
    const tag = String(headers['etag']);
    await server.http.get(`${url}?lang=ar`).set('if-none-match', tag).expect(304);
    await server.http.get(`${url}?lang=en`).set('if-none-match', tag).expect(200);
    await server.http.get(url).set('if-none-match', tag).expect(200);
  });

  it('says by its tag which revision a post expects', async () => {
    const { headers } = await server.http.get(`${url}?lang=ar,en-GB`).expect(200);
    expect(headers['etag']).toMatch(/^"\d+\.[\w-]+_ar_en-GB"$/);
    const entry = { type: 'EntryCorroborated', data: { entryId: ENTRY } };
    const { body } = await server.http
      .post(`${url}/events?dryRun=true`)
      .set('if-match', String(headers['etag']))
      .send(entry);
    expect(body).not.toMatchObject({ code: 'revision-conflict' });
  });

  it('goes on from a cursor in any language', async () => {
    const list = '/v1/processes/gaza-2025/timeline?limit=1';
    const { body } = await server.http.get(`${list}&lang=ar`).expect(200);
    const { nextCursor } = body as { nextCursor: string };
    const next = await server.http.get(`${list}&lang=en&cursor=${nextCursor}`).expect(200);
    const all = await server.http.get(`${list}&cursor=${nextCursor}`).expect(200);
    expect((next.body as { nextCursor: string }).nextCursor).toBe(
      (all.body as { nextCursor: string }).nextCursor,
    );
  });
});

describe('refused is', () => {
  it.each([
    ['en,', 'parameter "lang": expected BCP 47 language tags, such as ar,en-GB, got ""'],
    ['english_uk', 'parameter "lang": expected BCP 47 language tags, such as ar,en-GB, got "english_uk"'],
    ['*', 'parameter "lang": expected BCP 47 language tags, such as ar,en-GB, got "*"'],
    [
      Array.from({ length: 21 }, () => 'en').join(','),
      'parameter "lang": expected at most 20 languages, got 21',
    ],
  ])('lang=%s', async (lang, detail) => {
    for (const path of ['phases', 'changes?from=2025-01&to=2026-01', 'replay']) {
      const { body } = await server.http
        .get(`/v1/processes/gaza-2025/${path}`)
        .set('accept', path === 'replay' ? 'text/event-stream' : 'application/json')
        .query({ lang })
        .expect(400);
      expect(body).toMatchObject({ code: 'invalid-query', detail });
    }
  });

  it('lang of the log, which is given as it was posted', async () => {
    const { body } = await server.http.get('/v1/log?lang=en').expect(400);
    expect(body).toMatchObject({ code: 'invalid-query' });
  });
});
