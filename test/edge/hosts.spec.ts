/** Guards that a request is answered only when it is for this server: no page can reach it under a name of its own. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { process } from '../domain/decisions/entries.js';
import { ask, expectWhole } from '../server/raw-client.js';
import { partsOf, startServer, type RunningServer } from '../server/running-server.js';

let server: RunningServer;
let named: RunningServer;
let port: string;
beforeAll(async () => {
  server = await startServer();
  ({ port } = new URL(server.url));
  named = await startServer({ flags: ['--hosts', 'desk.example.org,10.0.0.7,fd00::7'] });
  for (const one of [server, named]) await partsOf(one.app).projection.coverage.firstCaughtUp();
});
afterAll(async () => {
  await server.dispose();
  await named.dispose();
});

describe('a host', () => {
  test.each([
    ['localhost', 'a name of this machine'],
    ['localhost:PORT', 'with the port'],
    ['LOCALHOST:PORT', 'in capital letters'],
    ['localhost.:PORT', 'with a dot at its end, which is the same name'],
    ['127.0.0.1:PORT', 'the address that is connected to'],
    ['127.0.0.1:80', 'with another port: a tunnel has one of its own'],
    ['[::1]:PORT', 'the other address of this machine'],
  ])('%s is taken: %s', async (host) => {
    const { status } = await ask(server.url, 'GET /v1/processes', `Host: ${host.replace('PORT', port)}`);
    expect(status).toBe(200);
  });

  test.each([
    ['evil.example', 'a name that leads here'],
    ['evil.example:PORT', 'with the port'],
    ['evil.example.', 'with a dot at its end'],
    ['localhost.evil.example', 'a name under which there is one of ours'],
    ['evil-localhost', 'a name that ends like one of ours'],
    ['127.0.0.1.evil.example', 'a name that begins like an address'],
    ['localhost@evil.example', 'a user before it'],
    ['127.0.0.2:PORT', 'an address of this machine that was not connected to'],
    ['0.0.0.0:PORT', 'the address that browsers have taken for this machine'],
    ['169.254.1.1', 'another address'],
    ['[::ffff:127.0.0.1]', 'another way to write an address'],
    ['2130706433', 'an address as a number'],
    ['localhost:PORT:80', 'two ports'],
    ['localhost:http', 'a port that is none'],
    ['localhost, evil.example', 'two in one'],
    ['[::1', 'a bracket that is open'],
    ['', 'nothing'],
  ])('"%s" is misdirected: %s', async (host) => {
    const answer = await ask(server.url, 'GET /v1/processes', `Host: ${host.replace('PORT', port)}`);
    expect(answer.status).toBe(421);
    expectWhole(answer, 'misdirected-request');
  });

  test.each([
    'desk.example.org',
    'DESK.example.org:8443',
    'desk.example.org.',
    '10.0.0.7:3000',
    '[fd00::7]:3000',
  ])('%s is taken where it is configured', async (host) => {
    expect((await ask(named.url, 'GET /v1/processes', `Host: ${host}`)).status).toBe(200);
    expect((await ask(server.url, 'GET /v1/processes', `Host: ${host}`)).status).toBe(421);
  });

  test.each(['example.org', 'other.example.org', 'desk.example.org.evil.example'])(
    '%s is not, where desk.example.org is',
    async (host) => {
      expect((await ask(named.url, 'GET /v1/processes', `Host: ${host}`)).status).toBe(421);
    },
  );
});

describe('a request', () => {
  test('without a host is none of HTTP/1.1', async () => {
    expectWhole(await ask(server.url, 'GET /v1/processes'), 'invalid-header');
  });

  test('without a host is answered in HTTP/1.0, which knows none and no browser speaks', async () => {
    expect((await ask(server.url, 'GET /v1/processes HTTP/1.0')).status).toBe(200);
    expect((await ask(server.url, 'GET /v1/processes HTTP/1.0', 'Host: evil.example')).status).toBe(421);
  });

  test.each([
    ['Host: localhost', 'Host: evil.example'],
    ['Host: evil.example', 'Host: localhost'],
    ['Host: localhost', 'hOST: localhost'],
  ])('with two hosts is refused: %s, %s', async (...hosts) => {
    expectWhole(await ask(server.url, 'GET /v1/processes', ...hosts), 'invalid-header');
  });

  test('that names a host in its target is for that one', async () => {
    const target = 'GET http://evil.example/v1/processes';
    expectWhole(await ask(server.url, target, 'Host: localhost'), 'misdirected-request');
    expect((await ask(server.url, 'GET http://localhost/v1/processes', 'Host: localhost')).status).toBe(200);
    expect((await ask(server.url, 'GET http://localhost/v1/processes', 'Host: evil.example')).status).toBe(
      421,
    );
  });

  test.each([
    'GET /health/live',
    'GET /metrics',
    'GET /docs',
    'GET /openapi.json',
    'GET /',
    'GET /nowhere',
    'OPTIONS /v1/processes',
    'HEAD /v1/processes',
    'POST /v1/admin/projections/timeline/rebuild',
  ])('%s for another host is refused like any other', async (target) => {
    expect((await ask(server.url, target, 'Host: evil.example', 'Content-Length: 0')).status).toBe(421);
  });

  test('for another host records nothing', async () => {
    const body = JSON.stringify(process);
    const lines = ['Host: evil.example', 'Content-Type: application/json', `Content-Length: ${body.length}`];
    const { status } = await ask(server.url, 'POST /v1/processes/gaza-2025/events', ...lines);
    expect(status).toBe(421);
    await server.http.get('/v1/processes/gaza-2025').expect(404);
  });

  test('that is forwarded for a host is for the one that it came with: nobody is trusted here', async () => {
    const forged = ['X-Forwarded-Host: localhost', 'Forwarded: host=localhost'];
    expect((await ask(server.url, 'GET /v1/processes', 'Host: evil.example', ...forged)).status).toBe(421);
    const foreign = ['X-Forwarded-Host: evil.example', 'Forwarded: host=evil.example'];
    expect((await ask(server.url, 'GET /v1/processes', 'Host: localhost', ...foreign)).status).toBe(200);
  });
});
