/** Guards that what is forwarded is believed of trusted proxies, and of nobody else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readForwarded } from '../../src/http/edge/forwarded.js';
import { ask, expectWhole } from '../server/raw-client.js';
import { partsOf, startServer, type RunningServer } from '../server/running-server.js';

/** A limit of one request tells addresses apart, the host check hosts, and HSTS the protocol. */
const FLAGS = ['--hosts', 'desk.example.org', '--trusted-proxies', '127.0.0.1,10.0.0.0/8,fd00::/8'];
const DESK = 'Host: internal.example';

let server: RunningServer;
let distrustful: RunningServer;
beforeAll(async () => {
  server = await startServer({ flags: FLAGS });
  distrustful = await startServer({
    flags: ['--hosts', 'desk.example.org', '--trusted-proxies', '10.0.0.0/8'],
  });
  for (const one of [server, distrustful]) await partsOf(one.app).projection.coverage.firstCaughtUp();
});
afterAll(async () => {
  await server.dispose();
  await distrustful.dispose();
});

const get = async (...lines: readonly string[]) => ask(server.url, 'GET /v1/processes', ...lines);

describe('a trusted proxy', () => {
  test.each([
    ['X-Forwarded-Host: desk.example.org'],
    ['X-Forwarded-Host: DESK.example.org:443'],
    ['Forwarded: host=desk.example.org'],
    ['Forwarded: for=192.0.2.1;host="desk.example.org:443";proto=https'],
    ['Forwarded: FOR="[2001:db8::1]:4711";Host=desk.example.org'],
    ['Forwarded: for=_hidden;host=desk.example.org, for=10.1.2.3;host=internal.example'],
  ])('says for which host a request is: %s', async (line) => {
    expect((await get(DESK, line)).status).toBe(200);
  });

  test.each([
    ['X-Forwarded-Host: evil.example'],
    ['X-Forwarded-Host: desk.example.org, evil.example'],
    ['Forwarded: host=evil.example'],
    // The last proxy that is not one of ours is the client, whatever it says was before it.
    ['Forwarded: for=192.0.2.1;host=desk.example.org, for=192.0.2.2;host=evil.example'],
  ])('says that a request is for another host: %s', async (line) => {
    expectWhole(await get('Host: localhost', line), 'misdirected-request');
  });

  test('that says nothing of the host has the one that it asks for', async () => {
    expect((await get('Host: localhost', 'Forwarded: for=192.0.2.1')).status).toBe(200);
    expect((await get(DESK, 'Forwarded: for=192.0.2.1')).status).toBe(421);
  });

  test.each([
    ['X-Forwarded-Proto: https'],
    ['Forwarded: proto=https'],
    ['Forwarded: proto=HTTPS;for=192.0.2.1'],
  ])('says that its client came over HTTPS: %s', async (line) => {
    const { headers } = await get('Host: localhost', line);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    const rebuild = 'POST /v1/admin/projections/timeline/rebuild';
    const page = ['Host: localhost', line, 'Content-Length: 0'];
    expect((await ask(server.url, rebuild, ...page, 'Origin: https://localhost')).status).toBe(202);
    expect((await ask(server.url, rebuild, ...page, 'Origin: http://localhost')).status).toBe(403);
  });

  test('gives a page of the name that it is known by the right to write', async () => {
    const lines = [
      'X-Forwarded-Host: desk.example.org',
      'X-Forwarded-Proto: https',
      'Content-Length: 0',
      DESK,
    ];
    const rebuild = async (origin: string) =>
      ask(server.url, 'POST /v1/admin/projections/timeline/rebuild', ...lines, `Origin: ${origin}`);
    expect((await rebuild('https://desk.example.org')).status).toBe(202);
    expect((await rebuild('http://internal.example')).status).toBe(403);
  });

  test.each([['X-Forwarded-For: 192.0.2.1'], ['X-Forwarded-Host: localhost'], ['X-Forwarded-Proto: https']])(
    'is refused with both kinds of headers, as it sets but one: %s',
    async (line) => {
      expectWhole(await get('Host: localhost', 'Forwarded: for=192.0.2.1', line), 'invalid-header');
    },
  );

  test('is refused when it cannot be understood', async () => {
    expectWhole(await get('Host: localhost', 'Forwarded: for="192.0.2.1'), 'invalid-header');
  });
});

describe('anybody else', () => {
  const lines = [
    ['X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: https', 'X-Forwarded-For: 192.0.2.1'],
    ['Forwarded: for=192.0.2.1;host=evil.example;proto=https'],
    ['Forwarded: for=192.0.2.1', 'X-Forwarded-For: 192.0.2.1'],
    ['Forwarded: for="'],
  ];
  test.each(lines)('is not believed: %s', async (...forged) => {
    const answer = await ask(distrustful.url, 'GET /v1/processes', 'Host: localhost', ...forged);
    expect([answer.status, answer.headers.get('strict-transport-security')]).toEqual([200, undefined]);
  });

  test('cannot be for a host that it was not sent to', async () => {
    for (const forged of ['X-Forwarded-Host: localhost', 'Forwarded: host=localhost']) {
      const answer = await ask(distrustful.url, 'GET /v1/processes', 'Host: evil.example', forged);
      expectWhole(answer, 'misdirected-request');
    }
  });
});

test('no answer has an absolute URL, so that what is forwarded changes none', async () => {
  const forwarded = { 'x-forwarded-host': 'desk.example.org', 'x-forwarded-proto': 'https' };
  const { headers } = await server.http
    .post('/v1/admin/projections/timeline/rebuild')
    .set(forwarded)
    .expect(202);
  expect(headers['location']).toBe('/v1/admin/projections');
  const { body } = await server.http.get('/openapi.json').set(forwarded).expect(200);
  expect((body as { servers: unknown }).servers).toEqual([{ url: '/', description: 'This server' }]);
});

describe('Forwarded', () => {
  test.each([
    ['for=192.0.2.43', [{ for: '192.0.2.43' }]],
    ['For="[2001:db8:cafe::17]:4711"', [{ for: '2001:db8:cafe::17' }]],
    ['for="[2001:db8:cafe::17]"', [{ for: '2001:db8:cafe::17' }]],
    ['for="192.0.2.43:47011"', [{ for: '192.0.2.43' }]],
    ['for=192.0.2.60;proto=HTTP;by=203.0.113.43', [{ for: '192.0.2.60', proto: 'http' }]],
    ['for=192.0.2.43, for=198.51.100.17', [{ for: '192.0.2.43' }, { for: '198.51.100.17' }]],
    ['for=_gazonk', [{ for: '_gazonk' }]],
    ['for="_SEVKISEK:_port"', [{ for: '_SEVKISEK' }]],
    ['for=unknown;secret=egah2CGj55fSJFs', [{ for: 'unknown' }]],
    ['host="a\\"b"', [{ host: 'a"b' }]],
    ['host="a,b;c"', [{ host: 'a,b;c' }]],
    [' for=a ;host=b\t,\tproto=c ', [{ for: 'a', host: 'b' }, { proto: 'c' }]],
    ['for=a,,for=b', [{ for: 'a' }, {}, { for: 'b' }]],
    ['', [{}]],
  ])('%s is read', (text, elements) => {
    expect(readForwarded(text)).toEqual(elements);
  });

  test.each([
    'for',
    'for=',
    '=a',
    'for="a',
    'for=a b',
    'for=a;for=b',
    'for=a:80',
    'for=[::1]',
    'for="a"b',
    'for = a',
  ])('%s is not of its form', (text) => {
    expect(readForwarded(text)).toBeUndefined();
  });

  test('as long as a header can be is read at once', () => {
    const long = `for="${'\\a'.repeat(4_000)}`;
    expect(readForwarded(long)).toBeUndefined();
    expect(readForwarded(`${long}"`)).toEqual([{ for: 'a'.repeat(4_000) }]);
    expect(readForwarded(';'.repeat(8_000))).toEqual([{}]);
  });
});
