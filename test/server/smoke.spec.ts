import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type RunningServer } from './running-server.js';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.dispose());

test('a posted entry is in the read model at its position', async () => {
  const entry = { type: 'ProcessOpened', occurred: '2025-09-29', data: { title: { en: 'A process' } } };
  const posted = await server.http.post('/v1/processes/p/events').send(entry).expect(201);
  const { position } = posted.body as { position: string };
  const answer = await server.http.get('/v1/processes/p').query({ minPosition: position }).expect(200);
  expect(answer.body).toMatchObject({ processId: 'p', state: 'open', position });
});
