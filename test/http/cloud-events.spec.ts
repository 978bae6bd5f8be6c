/** Rule: an entry is the same as JSON and as a CloudEvent of any mode; what is sent out may be sent back. */
import { CloudEvent, HTTP, type CloudEventV1 } from 'cloudevents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  correct,
  declared,
  defined,
  en,
  issued,
  joined,
  opened,
  process as members,
} from '../domain/decisions/entries.js';
import { openDesk, postTo, type Desk, type Problem } from './desk.js';

let desk: Desk;
let tests = 0;
let name = '';

beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00.123Z');
});
afterAll(() => desk.close());

/** A process with its parties, of its own for each test. */
async function begin(): Promise<void> {
  tests += 1;
  name = `p-${tests}`;
  await postTo(desk.server, name, members).expect(201);
}

function eventOf(entry: object, more: Partial<CloudEventV1<unknown>> = {}): CloudEvent<unknown> {
  const { id, type, ...data } = entry as { id?: string; type: string };
  return new CloudEvent({
    id: id ?? 'report-17',
    source: 'https://example.org/monitoring',
    type: `org.chancery.${type}`,
    data,
    ...more,
  });
}

interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

async function post(
  { headers, body }: { headers: object; body: unknown },
  to = name,
  query = '',
): Promise<Answered> {
  const answer = await fetch(`${desk.server.url}/v1/processes/${to}/events${query}`, {
    method: 'POST',
    headers: headers as Record<string, string>,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json(), headers: answer.headers };
}

async function get(path: string, accept: string): Promise<Answered & { text: string }> {
  const answer = await fetch(`${desk.server.url}${path}`, { headers: { accept } });
  const text = await answer.text();
  return { status: answer.status, text, body: JSON.parse(text), headers: answer.headers };
}

const structured = (value: unknown) => ({
  headers: { 'content-type': 'application/cloudevents+json' },
  body: value,
});
const batched = (...values: readonly unknown[]) => ({
  headers: { 'content-type': 'application/cloudevents-batch+json; charset=utf-8' },
  body: values,
});

async function newestIn(processId: string): Promise<Record<string, unknown>> {
  const { items } = await desk.ask(`/v1/processes/${processId}/events`, { limit: '1000' });
  return items.at(-1) ?? {};
}

describe('what the SDK sends', () => {
  it.each(['structured', 'binary'] as const)('is recorded as the entry that it is, %s', async (mode) => {
    await begin();
    const entry = issued('s-1', '2025-10-01');
    const { status } = await post(HTTP[mode](eventOf(entry)));
    expect(status).toBe(201);
    expect(await newestIn(name)).toMatchObject({ ...entry });
    // The same as JSON is known.
    expect((await post({ headers: { 'content-type': 'application/json' }, body: entry })).status).toBe(200);
  });

  it('is recorded as a batch, all or nothing', async () => {
    await begin();
    const entries = [defined('phase-1'), declared('phase-1', 'in_progress', '2025-10-02')];
    expect((await post(batched(...entries.map((entry) => eventOf(entry))))).status).toBe(201);
    const { status, body } = await post(
      batched(
        eventOf(issued('s-1', '2025-10-01')),
        eventOf(declared('phase-9', 'in_progress', '2025-10-02')),
      ),
    );
    expect([status, body]).toMatchObject([
      409,
      { code: 'reference-not-found', errors: [{ pointer: '/1/data/data/phaseId' }] },
    ]);
    expect(await newestIn(name)).toMatchObject({ id: entries[1]?.id });
  });
});

describe('attributes', () => {
  const { id: _, ...anonymous } = issued('s-1', '2025-10-01');
  const { occurred: _occurred, ...undated } = anonymous as { occurred?: string; type: string };

  it('make a UUID of an id that is none, and of its source', async () => {
    await begin();
    const dry = async (event: unknown): Promise<unknown> =>
      (await post(structured(event), name, '?dryRun=true')).body;
    const first = await dry(eventOf(anonymous));
    // UUIDv5 in the namespace of URLs of https://example.org/monitoring#report-17.
    expect(first).toMatchObject({ events: [{ id: '1c45c9e8-e641-5909-9cd4-d040cf635a85' }] });
    expect(await dry(eventOf(anonymous))).toEqual(first);
    expect(await dry(eventOf(anonymous, { source: '/elsewhere' }))).not.toEqual(first);
  });

  it('may leave out the first part of the type, and name the process', async () => {
    await begin();
    const { status } = await post(structured(eventOf(anonymous, { type: 'StatementIssued', subject: name })));
    expect(status).toBe(201);
  });

  it('say when it occurred, where the entry does not', async () => {
    await begin();
    const time = '2025-10-03T08:00:00.000Z';
    await post(structured(eventOf(undated, { time })));
    expect(await newestIn(name)).toMatchObject({ occurred: time });
    await post(
      structured(
        eventOf(anonymous, {
          id: 'report-18',
          time,
          data: {
            ...anonymous,
            type: undefined,
            data: { ...(anonymous as { data: object }).data, statementId: 's-2' },
          },
        }),
      ),
    );
    expect(await newestIn(name)).toMatchObject({ occurred: '2025-10-01' });
  });

  it('that are extensions are not looked at', async () => {
    await begin();
    const event = eventOf(anonymous, {
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    });
    expect((await post(structured(event))).status).toBe(201);
  });

  const plain = { specversion: '1.0', id: '1', source: '/x', type: 'StatementIssued', data: {} };
  it.each<[string, unknown, string]>([
    ['no event', [], ''],
    ['another version', { ...plain, specversion: '0.3' }, '/specversion'],
    ['no id', { ...plain, id: undefined }, '/id'],
    ['an empty source', { ...plain, source: '' }, '/source'],
    ['no type', { ...plain, type: undefined }, '/type'],
    ['another process', { ...plain, subject: 'elsewhere' }, '/subject'],
    ['a subject that is no process', { ...plain, subject: 'Gaza 2025' }, '/subject'],
    ['data of another type', { ...plain, datacontenttype: 'text/xml' }, '/datacontenttype'],
    ['bytes', { ...plain, data: undefined, data_base64: 'AA==' }, '/data_base64'],
    ['no data', { ...plain, data: undefined }, '/data'],
    ['data with an id', { ...plain, data: { id: '1' } }, '/data/id'],
    [
      'data with a stranger',
      { ...plain, data: { ...undated, occurred: '2025', type: undefined, place: 1 } },
      '/data/place',
    ],
    ['an attribute that has no such name', { ...plain, Subject: 'x' }, '/Subject'],
    ['a time that is none', { ...plain, time: 'noon', data: { ...undated, type: undefined } }, '/time'],
  ])('with %s are refused at their place', async (_what, event, pointer) => {
    await begin();
    const { status, body } = await post(structured(event));
    expect([status, (body as Problem).code]).toEqual([400, 'invalid-payload']);
    const pointers = (body as Problem).errors?.map((error) => error.pointer) ?? [];
    if (pointer !== '') expect(pointers).toContain(pointer);
  });

  it('in headers are refused by their names', async () => {
    await begin();
    const headers = {
      'content-type': 'application/json',
      'ce-specversion': '1.0',
      'ce-id': '1',
      'ce-type': 'X',
    };
    expect(await post({ headers, body: {} })).toMatchObject({
      status: 400,
      body: { code: 'invalid-header', errors: [{ pointer: 'ce-source' }] },
    });
    const cut = { ...headers, 'ce-source': '%E0%A4' };
    expect(await post({ headers: cut, body: {} })).toMatchObject({
      status: 400,
      body: { code: 'invalid-header' },
    });
  });
});

describe('what is sent out', () => {
  const ONE = 'application/cloudevents+json';
  const MANY = 'application/cloudevents-batch+json';

  it('is read by the SDK, with what the log says of it', async () => {
    await begin();
    const { text, headers, status } = await get(`/v1/processes/${name}/events/${opened.id}`, ONE);
    expect([status, headers.get('content-type')]).toEqual([200, `${ONE}; charset=utf-8`]);
    const event = HTTP.toEvent({ headers: { 'content-type': ONE }, body: text }) as CloudEvent<unknown>;
    expect(event.validate()).toBe(true);
    const { id, type, ...data } = opened;
    expect(event).toMatchObject({
      id,
      source: `/v1/processes/${name}`,
      type: `org.chancery.${type}`,
      subject: name,
      // The SDK knows no microseconds.
      time: '2026-01-20T09:00:00.123Z',
      dataschema: `${desk.server.url}/v1/schemas/ProcessOpened/1`,
      recordedby: 'local',
      revision: 0,
      data,
    });
    expect(await get(`/v1/processes/${name}/events/${opened.id}`, 'application/json')).toMatchObject({
      body: { id, about: [] },
    });
  });

  it('is the pages of a process and of the log, each with the way to the next', async () => {
    await begin();
    const first = await get(`/v1/processes/${name}/events?limit=5`, MANY);
    expect(first.headers.get('content-type')).toBe(`${MANY}; charset=utf-8`);
    const link = /^<(.*)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    const second = await get(link, MANY);
    expect(second.headers.get('link')).toBeNull();
    const events = [first, second].flatMap(({ text }) =>
      HTTP.toEvent({ headers: { 'content-type': MANY }, body: text }),
    );
    expect(events.map(({ id }) => id)).toEqual(members.map(({ id }) => id));
    const log = await get(`/v1/log?process=${name}&limit=3`, MANY);
    expect((log.body as { id: string }[]).map(({ id }) => id)).toEqual(
      members.slice(0, 3).map(({ id }) => id),
    );
    expect(log.headers.get('link')).toMatch(/after=\d+/);
    expect(log.headers.get('chancery-position')).toMatch(/^\d+$/);
  });

  it('has a tag', async () => {
    await begin();
    const path = `/v1/processes/${name}/events/${opened.id}`;
    const { headers } = await get(path, ONE);
    const again = await fetch(`${desk.server.url}${path}`, {
      headers: { accept: ONE, 'if-none-match': headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('is not made of what a client does not accept', async () => {
    await begin();
    const { status, body } = await get(`/v1/processes/${name}/events`, 'text/html');
    expect([status, (body as Problem).code]).toEqual([406, 'not-acceptable']);
  });

  it('may be sent back, where it is known, and elsewhere, where it says the same', async () => {
    await begin();
    const statement = issued('s-1', '2025-10-01');
    const more = [
      statement,
      correct(statement, { data: { text: en('They regret the delay.') } }),
      joined('norway'),
    ];
    await postTo(desk.server, name, more).expect(201);
    const { body } = await get(`/v1/processes/${name}/events`, MANY);
    expect((await post(batched(...(body as unknown[])))).status).toBe(200);
    const elsewhere = (body as object[]).map((event) => ({ ...event, subject: `${name}-again` }));
    expect((await post(batched(...elsewhere), `${name}-again`)).status).toBe(201);
    const told = async (processId: string): Promise<unknown[]> =>
      (await desk.ask(`/v1/processes/${processId}/events`)).items.map(
        ({ id, type, occurred, data, sources }) => ({
          ...{ id, type, occurred, data, sources },
        }),
      );
    expect(await told(`${name}-again`)).toEqual(await told(name));
  });
});
