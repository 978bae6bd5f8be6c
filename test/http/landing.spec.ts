/** The root leads on: the desk for a browser, JSON for a program, and every link of it answers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partsOf, startServer, type RunningServer } from '../server/running-server.js';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
  await partsOf(server.app).projection.coverage.firstCaughtUp();
});
afterAll(() => server.dispose());

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

test('a program gets JSON, and every link answers', async () => {
  const { headers, body } = await server.http.get('/').expect(200);
  expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', vary: 'Accept' });
  const { name, links } = body as { name: string; links: Record<string, string> };
  expect(name).toBe('chancery');
  for (const path of Object.keys(links)) await server.http.get(path).expect(200);
});

test('a browser gets the desk', async () => {
  const { headers, text } = await server.http.get('/').set('accept', BROWSER).expect(200);
  expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', vary: 'Accept' });
  expect(text).toContain('<div id="desk">');
});

test('what was known before stays refused: another method, another path', async () => {
  expect((await server.http.post('/')).status).toBe(405);
  expect((await server.http.get('/nowhere')).status).toBe(404);
});
