/** The examples of entries are posted one by one, as the page offers them, to a server with the data of the demo. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApiDocument } from '../../src/http/openapi/document.js';
import { operations } from '../../src/http/openapi/operations.js';
import type { RunningServer } from '../server/running-server.js';
import { startWithSample } from './sample.js';

let server: RunningServer;
beforeAll(async () => {
  server = await startWithSample();
});
afterAll(() => server.dispose());

const post = operations.find(({ id }) => id === 'postEvents');

/** By their names in the document, in its order. */
function posted(): [string, unknown][] {
  const { paths } = JSON.parse(JSON.stringify(openApiDocument())) as {
    paths: Record<string, { post: { requestBody: { content: Record<string, { examples: object }> } } }>;
  };
  const content = paths[post?.path ?? '']?.post.requestBody.content['application/json'];
  return Object.entries(content?.examples ?? {}).map(([name, { value }]: [string, { value: unknown }]) => [
    name,
    value,
  ]);
}

test('each is taken, or refused with a documented code: the demo has what it introduces, or an example before it took that back', async () => {
  const answers: Record<string, number | string> = {};
  for (const [name, body] of posted()) {
    const answer = await server.http.post('/v1/processes/gaza-2025/events').send(body as object);
    answers[name] = answer.status === 201 ? 201 : (answer.body as { code: string }).code;
  }
  const refused = Object.entries(answers).filter(([, outcome]) => outcome !== 201);
  expect(Object.fromEntries(refused)).toEqual({
    ProcessOpened: 'process-already-open',
    PartyJoined: 'id-taken',
    StatementIssued: 'id-taken',
    AgreementProposed: 'invalid-payload',
    AgreementSigned: 'invalid-payload',
    BodyEstablished: 'id-taken',
    PhaseDefined: 'id-taken',
    ViolationAlleged: 'id-taken',
    EntryCorroborated: 'entry-retracted',
    TranslationAdded: 'entry-retracted',
    batch: 'process-already-open',
  });
  expect(post?.refusals).toEqual(expect.arrayContaining(Object.values(Object.fromEntries(refused))));
});

test('the first, which the page sends unless another one is chosen, is taken', () => {
  const [[name] = []] = posted();
  expect(name).toBe('MeetingHeld');
});
