/** Rule: a draft is one for all servers of a store: proposed at one, decided at another, and only once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DraftAnswer, JudgedDraft } from '../../src/application/drafts/draft-answer.js';
import { exampleDraft } from '../../src/http/openapi/operations/drafts.js';
import { postTo } from '../http/desk.js';
import { sampleEntry } from '../openapi/story.js';
import { partsOf, type RunningServer } from '../server/running-server.js';
import { openStream } from '../server/sse-client.js';
import { feedFrame, upToDate } from '../subscribe/feed-client.js';
import { startReplicas, type Replicas } from './replicas.js';

const DRAFTS = '/v1/processes/gaza-2025/drafts';
const DRAFT = `${DRAFTS}/${exampleDraft.draftId}`;
const [first, second] = ['e1', 'e2'].map((end) => `0199a000-0000-7000-8000-0000000000${end}`);

let replicas: Replicas;
beforeAll(async () => {
  replicas = await startReplicas();
  for (const { app } of [replicas.one, replicas.other])
    await partsOf(app).projection.coverage.firstCaughtUp();
  const history = Array.from({ length: 20 }, (_, number) => sampleEntry(number + 1));
  await postTo(replicas.one, 'gaza-2025', history).expect(201);
});
afterAll(() => replicas.dispose());

async function decide(at: RunningServer, what: string, body: object) {
  const answer = await at.http.post(`${DRAFT}/${what}`).send(body);
  return { status: answer.status, body: answer.body as DraftAnswer & { code?: string } };
}

test('what is proposed at one is followed, accepted and seen at the other', async () => {
  const { one, other } = replicas;
  // It has the process once its mirror has.
  await expect.poll(async () => (await other.http.get(DRAFTS)).status, { timeout: 60_000 }).toBe(200);
  const client = await openStream(other.url + DRAFTS);
  await client.until(upToDate);
  await one.http.post(DRAFTS).send(exampleDraft).expect(201);
  const [proposed] = (await client.take(1)).map(feedFrame);
  expect(proposed?.data).toMatchObject({ key: exampleDraft.draftId, cause: [{ type: 'DraftProposed' }] });

  const accepted = await decide(other, 'accept', { version: 1, entryIds: [first] });
  expect(accepted).toMatchObject({ status: 200, body: { version: 2, state: 'waiting' } });
  const [told] = (await client.take(1)).map(feedFrame);
  expect(told?.data).toMatchObject({ row: { version: 2 }, cause: [{ type: 'DraftAccepted' }] });
  client.cut();

  // Who was told there goes on here.
  const here = await openStream(one.url + DRAFTS, { lastEventId: told?.id });
  expect((await here.until(upToDate)).map(feedFrame).map(({ event }) => event)).toEqual(['up-to-date']);
  here.cut();
  expect((await one.http.get(DRAFT).expect(200)).body as JudgedDraft).toMatchObject({
    draft: { version: 2 },
  });
});

test('what two decide alike at the same moment is decided once, and who comes late is told that the draft has changed', async () => {
  const { one, other } = replicas;
  const answers = await Promise.all([
    decide(one, 'reject', { version: 2, entryIds: [second], reason: 'Not said there.' }),
    decide(other, 'reject', { version: 2, entryIds: [second], reason: 'Not by them.' }),
  ]);
  const codes = answers.map(({ status, body }) => (status === 200 ? 'done' : body.code));
  // The second finds that it is done.
  expect(codes).toEqual(['done', 'done']);
  const { body } = await one.http.get(DRAFT).expect(200);
  expect((body as JudgedDraft).draft.history).toHaveLength(3);
  const late = await decide(other, 'accept', { version: 2, entryIds: [second] });
  expect(late).toMatchObject({ status: 412, body: { code: 'draft-changed' } });
});
