/** Rule: the drafts of a process are a feed as other lists are: for who may record for it, and as long as that is so. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ChanceryClient } from '../../client/src/client.js';
import type { Access } from '../../src/application/access/access.js';
import { localCaller } from '../../src/application/access/caller.js';
import { issueKey } from '../../src/application/access/keys.js';
import { readKeyToken } from '../../src/domain/access/key-token.js';
import { exampleDraft } from '../../src/http/openapi/operations/drafts.js';
import { CALLER, caughtUp, grant, restrict, revoke, startServerForCallers } from '../access/callers.js';
import { idOf, opened } from '../domain/decisions/entries.js';
import { postTo } from '../http/desk.js';
import { keepSecret } from '../secrets/watch.js';
import { partsOf, type RunningServer } from '../server/running-server.js';
import { openStream, type SseClient } from '../server/sse-client.js';
import { feedFrame, upToDate, type Frame } from './feed-client.js';

let server: RunningServer;
let count = 0;
/** Each test has a process and a caller of its own. */
let process: string;
let desk: string;
let drafts: string;
let draft: string;

beforeAll(async () => {
  server = await startServerForCallers();
  await partsOf(server.app).projection.coverage.firstCaughtUp();
});
afterAll(() => server.dispose());

beforeEach(async () => {
  count += 1;
  process = `talks-${count}`;
  desk = `desk${count}`;
  drafts = `/v1/processes/${process}/drafts`;
  draft = `${drafts}/${exampleDraft.draftId}`;
  await grant(server, desk, 'recorder:*');
  await postTo(server, process, { ...opened, id: idOf(process) })
    .set(CALLER, 'admin')
    .expect(201);
  await caughtUp(server);
});

async function send(url: string, body: object, status: number): Promise<void> {
  const answer = await server.http.post(url).set(CALLER, desk).send(body);
  expect([answer.status, answer.body]).toEqual([status, expect.anything()]);
}

async function propose(): Promise<void> {
  await send(drafts, exampleDraft, 201);
}

async function reject(version = 1): Promise<void> {
  await send(`${draft}/reject`, { version, reason: 'Not said there.' }, 200);
}

async function follow(query = '', lastEventId?: string): Promise<SseClient> {
  return openStream(server.url + drafts + query, { headers: { [CALLER]: desk }, lastEventId });
}

async function toEnd(client: SseClient): Promise<Frame[]> {
  return (await client.until(upToDate)).map(feedFrame);
}

async function next(client: SseClient): Promise<Frame | undefined> {
  return (await client.take(1)).map(feedFrame)[0];
}

describe('the feed of the drafts of a process', () => {
  it('begins with those that there are, and goes on with each change and what made it', async () => {
    await propose();
    const client = await follow();
    const [first, last] = await toEnd(client);
    const { body } = await server.http.get(drafts).set(CALLER, desk).expect(200);
    const [row] = (body as { items: object[] }).items;
    expect(first).toMatchObject({ event: 'row', data: { key: exampleDraft.draftId, row } });
    expect(first?.data.cause).toBeUndefined();
    expect(last).toMatchObject({ event: 'up-to-date', data: { position: first?.data.position } });

    await reject();
    expect((await next(client))?.data).toMatchObject({
      row: { state: 'rejected', version: 2 },
      cause: [{ type: 'DraftRejected', by: `key:${desk.padEnd(13, '0')}`, reason: 'Not said there.' }],
    });
    client.cut();
  });

  it('tells that a draft is in none of the states any more', async () => {
    await propose();
    const client = await follow('?state=waiting');
    expect((await toEnd(client)).map(({ event }) => event)).toEqual(['row', 'up-to-date']);
    await reject();
    expect(await next(client)).toMatchObject({ event: 'gone', data: { key: exampleDraft.draftId } });
    client.cut();
    const later = await follow('?state=waiting');
    expect((await toEnd(later)).map(({ event }) => event)).toEqual(['up-to-date']);
    later.cut();
  });

  it('goes on after any of its ids, and begins anew after others', async () => {
    await propose();
    const begun = await toEnd(await follow());
    await reject();
    const [changed, ...rest] = await toEnd(await follow('', begun.at(-1)?.id));
    expect(changed?.data).toMatchObject({ row: { state: 'rejected' }, cause: [{ type: 'DraftRejected' }] });
    expect(rest.map(({ event }) => event)).toEqual(['up-to-date']);

    for (const [id, reason] of [
      ['what is this', 'unknown-id'],
      ['', 'unknown-id'],
      ['phase-status@1.3.0', 'unknown-id'],
      ['drafts@0.3.0', 'projection-version'],
      ['drafts@1--12345678.3.0', 'access-changed'],
      [changed?.id.replace(/\.\d+\.0$/, '.999999999999.0') ?? '', 'ahead-of-log'],
    ])
      expect((await toEnd(await follow('', id)))[0]).toMatchObject({ event: 'reset', data: { reason } });
  });

  it('is followed by the client', async () => {
    await propose();
    const client = new ChanceryClient({ url: server.url, key: await keyOf(partsOf(server.app).access) });
    const params = { path: { processId: process }, query: { state: ['waiting' as const] } };
    const told: string[] = [];
    for await (const frame of client.follow('/v1/processes/{processId}/drafts', { params })) {
      told.push(frame.event === 'row' ? frame.data.row.draftId : frame.event);
      if (frame.event === 'gone') break;
      if (frame.event === 'up-to-date') await reject();
    }
    expect(told).toEqual([exampleDraft.draftId, 'up-to-date', 'gone']);
  });
});

describe('who may not record for the process', () => {
  it('is refused, and who is shown no such process is told that there is none', async () => {
    await grant(server, `reader${count}`, 'reader:*');
    const refused = server.http.get(drafts).set({ accept: 'text/event-stream', [CALLER]: `reader${count}` });
    expect((await refused.expect(403)).body).toMatchObject({ code: 'forbidden' });
    await restrict(server, process, true);
    const hidden = server.http.get(drafts).set({ accept: 'text/event-stream', [CALLER]: desk });
    expect((await hidden.expect(404)).body).toMatchObject({ code: 'process-not-found' });
  });

  it.each<[string, () => Promise<void>]>([
    ['its key is revoked', async () => revoke(server, desk)],
    ['it may only read any more', async () => grant(server, desk, 'reader:*')],
    ['the process is hidden from it', async () => restrict(server, process, true)],
  ])('is told nothing more once %s', async (_, happens) => {
    const client = await follow();
    await toEnd(client);
    await happens();
    expect(await client.ended).toBe(true);
  });

  it('is told of a process that is hidden now what is told of one that is not there', async () => {
    await propose();
    const begun = await toEnd(await follow());
    await restrict(server, process, true);
    const came = await toEnd(await follow('', begun.at(-1)?.id));
    expect(came).toMatchObject([
      { event: 'reset', data: { reason: 'access-changed' } },
      { event: 'up-to-date' },
    ]);
    const absent = await openStream(`${server.url}/v1/processes/nowhere/drafts`, {
      headers: { [CALLER]: desk },
      lastEventId: begun.at(-1)?.id,
    });
    expect(await toEnd(absent)).toEqual(came);
  });
});

async function keyOf(access: Access): Promise<string> {
  const { token } = await issueKey(
    access,
    { name: 'desk', grants: [{ role: 'recorder', scope: '*' }] },
    localCaller,
  );
  keepSecret(readKeyToken(token)?.secret ?? token);
  return token;
}
