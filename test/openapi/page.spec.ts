import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../server/running-server.js';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.dispose());

function policyOf(headers: unknown): string {
  return String((headers as Readonly<Record<string, unknown>>)['content-security-policy']);
}

test.each(['/docs', '/docs/'])('%s is a page whose parts are all served here', async (path) => {
  const { text } = await server.http
    .get(path)
    .expect(200)
    .expect('content-type', /text\/html/);
  const parts = [...text.matchAll(/(?:src|href)=["']([^"']+)["']/g)].map(
    ([, url = '']) => new URL(url, server.url + path),
  );
  expect(parts.length).toBeGreaterThan(3);
  for (const part of parts) {
    expect(part.origin).toBe(server.url);
    await server.http.get(part.pathname).expect(200);
  }
  expect(text).not.toMatch(/<script>/);
});

test.each(['package.json', 'swagger-ui.css.map', 'index.html', 'page.html', '..%2fdocuments.js', 'nothing'])(
  'nothing else of the folders that they are in is served: %s',
  async (name) => {
    const { body } = await server.http.get(`/docs/${name}`).expect(404);
    expect(body).toMatchObject({ code: 'not-found' });
  },
);

test('the page shows a document of its own', async () => {
  const { body } = await server.http.get('/docs/document.json').expect(200);
  expect(body).toMatchObject({ openapi: '3.0.3', externalDocs: { url: '/openapi.json' } });
});

test('it fits the screen of a phone', async () => {
  const { text } = await server.http.get('/docs').expect(200);
  expect(text).toContain('<meta name="viewport" content="width=device-width, initial-scale=1"');
});

test('the page runs only scripts from here', async () => {
  const { headers } = await server.http.get('/docs').expect(200);
  expect(policyOf(headers)).toContain("script-src 'self';");
});

test('no answer of the API may run a script', async () => {
  const { headers } = await server.http.get('/v1/processes').expect(200);
  expect(policyOf(headers)).not.toContain('unsafe-inline');
});

test('the document is at /openapi.json, with the version of the software', async () => {
  const { body } = await server.http
    .get('/openapi.json')
    .expect(200)
    .expect('content-type', /application\/json/);
  expect(body).toMatchObject({
    openapi: '3.1.0',
    info: { title: 'Chancery', version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string },
  });
});
