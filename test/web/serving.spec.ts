/** Guards how the desk is served: a page for people at every path of theirs, and nothing else for programs than before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../server/running-server.js';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const ADDRESSES = ['/', '/processes', '/processes/gaza-2025', '/styles', '/nowhere'];
const OF_PROGRAMS = [
  '/v1/nowhere',
  '/v1',
  '/docs/nowhere',
  '/health/nowhere',
  '/metrics/nowhere',
  '/assets/nowhere.js',
];

let server: RunningServer;
let locked: RunningServer;
beforeAll(async () => {
  server = await startServer();
  locked = await startServer();
  await locked.http
    .post('/v1/admin/keys')
    .send({ name: 'An editor', grants: ['admin:*'] })
    .expect(201);
});
afterAll(async () => {
  await server.dispose();
  await locked.dispose();
});

describe.each(ADDRESSES)('%s', (address) => {
  it('is the page for a browser, by a policy that takes nothing from elsewhere', async () => {
    const { headers, text } = await server.http.get(address).set('accept', BROWSER).expect(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      vary: 'Accept',
    });
    expect(headers['content-security-policy']).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self';",
    );
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(text).toContain('<div id="desk">');
    expect(text).not.toMatch(/<(script|style)>/);
  });

  it('is the page for who has no key too, who signs in there', async () => {
    await locked.http.get(address).set('accept', BROWSER).expect(200);
  });
});

it.each(OF_PROGRAMS)('%s stays a problem document, for a browser too', async (address) => {
  const { headers } = await server.http.get(address).set('accept', BROWSER).expect(404);
  expect(headers['content-type']).toContain('application/problem+json');
});

it.each([undefined, '*/*', 'application/json'])('who accepts %s gets no page', async (accept) => {
  const ask = (path: string) =>
    accept === undefined ? server.http.get(path) : server.http.get(path).set('accept', accept);
  expect((await ask('/').expect(200)).headers['content-type']).toBe('application/json; charset=utf-8');
  expect((await ask('/processes').expect(404)).headers['content-type']).toContain('application/problem+json');
});

it('another method finds nothing where only the page is', async () => {
  await server.http.post('/processes').set('accept', BROWSER).expect(404);
});

it('its files are compressed, and kept for ever: their names change with what is in them', async () => {
  const { text } = await server.http.get('/').set('accept', BROWSER);
  const files = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, path = '']) => path,
  );
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) {
    const { headers } = await server.http.get(file).set('accept-encoding', 'gzip').expect(200);
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
    });
  }
});
