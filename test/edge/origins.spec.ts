/** Guards that a page of another origin can neither write nor have questions answered, whatever it could read of the answer. */
import { afterAll, beforeAll, describe, test } from 'vitest';
import { process } from '../domain/decisions/entries.js';
import { expectProblem } from '../http/desk.js';
import { partsOf, startServer, type RunningServer } from '../server/running-server.js';

const LISTED = 'https://newsroom.example';

let server: RunningServer;
let open: RunningServer;
let own: string;
beforeAll(async () => {
  server = await startServer();
  own = server.url;
  open = await startServer({ flags: ['--cors-origins', `${LISTED},http://localhost:5173`] });
  for (const one of [server, open]) await partsOf(one.app).projection.coverage.firstCaughtUp();
});
afterAll(async () => {
  await server.dispose();
  await open.dispose();
});

type Method = 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete' | 'options';

const REBUILD = '/v1/admin/projections/timeline/rebuild';

/** A request of a page, with the headers that its browser adds. */
function sent(method: Method, path: string, headers: Readonly<Record<string, string>>, to = server) {
  return to.http[method](path).set(headers);
}

describe('a page of another origin', () => {
  test.each([
    'https://evil.example',
    'http://evil.example:3000',
    'null',
    'http://localhost',
    'http://localhost.evil.example',
    'https://127.0.0.1',
    LISTED,
    '',
  ])('that says Origin: %s writes nothing', async (origin) => {
    const post = sent('post', '/v1/processes/gaza-2025/events', { origin }).send([...process]);
    await expectProblem(post, 403, 'foreign-origin');
    await expectProblem(sent('post', REBUILD, { origin }), 403, 'foreign-origin');
    await server.http.get('/v1/processes/gaza-2025').expect(404);
  });

  test('of the same name and another port, or of the same port in the clear or not, is another', async () => {
    const { port } = new URL(own);
    for (const origin of [
      `http://127.0.0.1:${Number(port) + 1}`,
      `https://127.0.0.1:${port}`,
      `http://localhost:${port}`,
    ])
      await expectProblem(sent('post', REBUILD, { origin }), 403, 'foreign-origin');
  });

  test.each(['post', 'put', 'patch', 'delete', 'options'] as const)('cannot %s', async (method) => {
    await expectProblem(
      sent(method, '/v1/processes', { origin: 'https://evil.example' }),
      403,
      'foreign-origin',
    );
  });

  test('writes nothing with a form, of which a browser tells the origin and the site', async () => {
    const form = {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    for (const site of ['cross-site', 'same-site'])
      await expectProblem(sent('post', REBUILD, { ...form, 'sec-fetch-site': site }), 403, 'foreign-origin');
    await expectProblem(sent('post', REBUILD, { ...form, origin: 'null' }), 403, 'foreign-origin');
  });

  test.each([
    ['as of a moment', '/v1/processes?at=2026-01-20'],
    ['what changed', '/v1/processes/gaza-2025/changes?from=2025-10-01&to=2026-01-01'],
    ['a replay', '/v1/processes/gaza-2025/replay'],
    ['the log', '/v1/log'],
    ['live rows', '/v1/processes'],
    ['metrics', '/metrics'],
  ])('has no question answered that an image, a script, a frame or a prefetch asks: %s', async (_, path) => {
    const asked = [
      { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' },
      { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty', origin: 'https://evil.example' },
      { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-purpose': 'prefetch' },
    ];
    for (const headers of asked)
      for (const site of ['cross-site', 'same-site'])
        await expectProblem(sent('get', path, { ...headers, 'sec-fetch-site': site }), 403, 'foreign-origin');
  });

  test('reads nothing where its browser tells no site', async () => {
    await expectProblem(
      sent('get', '/v1/processes', { origin: 'https://evil.example' }),
      403,
      'foreign-origin',
    );
  });

  test('may link to an answer', async () => {
    const link = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    await sent('get', '/docs', link).expect(200);
    await sent('get', '/v1/processes', link).expect(200);
  });
});

describe('who is let through', () => {
  test('is a page of this server', async () => {
    await sent('get', '/v1/processes', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }).expect(
      200,
    );
    await sent('post', REBUILD, { origin: own, 'sec-fetch-site': 'same-origin' }).expect(202);
    await sent('post', REBUILD, { origin: own }).expect(202);
  });

  test('is somebody who types the address', async () => {
    await sent('get', '/docs', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }).expect(200);
  });

  test('is a program, which says nothing of an origin', async () => {
    await sent('post', REBUILD, {}).expect(202);
  });

  test('is a page of a listed origin', async () => {
    const page = { origin: LISTED, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' };
    await sent('get', '/v1/processes', page, open).expect(200);
    await sent('post', REBUILD, page, open).expect(202);
    await sent('post', REBUILD, { origin: 'http://localhost:5173' }, open).expect(202);
  });

  test('is not a page of an origin that is like a listed one', async () => {
    for (const origin of [
      'http://newsroom.example',
      'https://newsroom.example:444',
      'https://a.newsroom.example',
      'http://localhost:5174',
    ])
      await expectProblem(sent('post', REBUILD, { origin }, open), 403, 'foreign-origin');
    const image = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };
    await expectProblem(sent('get', '/v1/processes', image, open), 403, 'foreign-origin');
  });
});
