/** Guards that every answer, whoever gives it, has the headers that keep a browser from doing more with it than show it. */
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECURITY_HEADERS } from '../../src/http/security-headers.js';
import { process } from '../domain/decisions/entries.js';
import { answerOf, opened, sendRaw } from '../server/raw-client.js';
import { partsOf, startServer, type RunningServer } from '../server/running-server.js';

const CLOSE = 'Host: localhost\r\nConnection: close\r\n';
const FOREIGN = `${CLOSE}Origin: https://evil.example\r\n`;
const LISTED = `${CLOSE}Origin: https://newsroom.example\r\n`;
const JSON_BODY = 'Content-Type: application/json\r\nContent-Length: ';
const REBUILD = '/v1/admin/projections/timeline/rebuild';

let server: RunningServer;
let limited: RunningServer;
let tag: string;
beforeAll(async () => {
  server = await startServer({ flags: ['--cors-origins', 'https://newsroom.example'] });
  limited = await startServer({ flags: ['--rate-limit', '1', '--max-feeds', '1'] });
  for (const one of [server, limited]) await partsOf(one.app).projection.coverage.firstCaughtUp();
  await server.http
    .post('/v1/processes/gaza-2025/events')
    .send([...process])
    .expect(201);
  tag = (await server.http.get('/v1/processes/gaza-2025/events').expect(200)).headers['etag'] ?? '';
  await limited.http.get('/v1/processes').expect(200);
});
afterAll(async () => {
  await server.dispose();
  await limited.dispose();
});

/** The page at /docs and the landing page run what is theirs, by policies of their own. */
const { 'content-security-policy': policy, ...ALWAYS } = SECURITY_HEADERS;

const answers: readonly (readonly [what: string, bytes: () => string, status: number])[] = [
  ['a list', () => `GET /v1/processes HTTP/1.1\r\n${CLOSE}\r\n`, 200],
  ['a head', () => `HEAD /v1/processes HTTP/1.1\r\n${CLOSE}\r\n`, 200],
  [
    'what the client has',
    () => `GET /v1/processes/gaza-2025/events HTTP/1.1\r\n${CLOSE}If-None-Match: ${tag}\r\n\r\n`,
    304,
  ],
  ['the end of a replay', () => `GET /v1/processes/gaza-2025/replay?after=end HTTP/1.1\r\n${CLOSE}\r\n`, 204],
  ['a replay', () => `GET /v1/processes/gaza-2025/replay HTTP/1.1\r\n${CLOSE}\r\n`, 200],
  ['an export', () => `GET /v1/log HTTP/1.1\r\n${CLOSE}Accept: application/x-ndjson\r\n\r\n`, 200],
  ['a rebuild', () => `POST ${REBUILD} HTTP/1.1\r\n${CLOSE}Content-Length: 0\r\n\r\n`, 202],
  [
    'a preflight',
    () => `OPTIONS ${REBUILD} HTTP/1.1\r\n${LISTED}Access-Control-Request-Method: POST\r\n\r\n`,
    204,
  ],
  ['health', () => `GET /health/live HTTP/1.1\r\n${CLOSE}\r\n`, 200],
  ['metrics', () => `GET /metrics HTTP/1.1\r\n${CLOSE}\r\n`, 200],
  ['the document', () => `GET /openapi.json HTTP/1.1\r\n${CLOSE}\r\n`, 200],
  ['HTTP/1.0', () => 'GET /v1/processes HTTP/1.0\r\n\r\n', 200],
  ['nothing there', () => `GET /nowhere HTTP/1.1\r\n${CLOSE}\r\n`, 404],
  ['no row', () => `GET /v1/processes/nowhere HTTP/1.1\r\n${CLOSE}\r\n`, 404],
  ['a file that is not served', () => `GET /docs.html HTTP/1.1\r\n${CLOSE}\r\n`, 404],
  ['a URL that cannot be decoded', () => `GET /%zz HTTP/1.1\r\n${CLOSE}\r\n`, 404],
  ['an id that is too long', () => `GET /v1/processes/${'g'.repeat(300)} HTTP/1.1\r\n${CLOSE}\r\n`, 404],
  ['a target that is no path', () => `OPTIONS * HTTP/1.1\r\n${CLOSE}\r\n`, 404],
  ['a target without a slash', () => `GET nowhere HTTP/1.1\r\n${CLOSE}\r\n`, 400],
  ['another method', () => `DELETE /v1/processes HTTP/1.1\r\n${CLOSE}\r\n`, 405],
  ['a tunnel', () => 'CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n', 405],
  ['another representation', () => `GET /v1/processes HTTP/1.1\r\n${CLOSE}Accept: image/png\r\n\r\n`, 406],
  ['a query', () => `GET /v1/processes?nonsense=1 HTTP/1.1\r\n${CLOSE}\r\n`, 400],
  ['malformed JSON', () => `POST /v1/processes/p/events HTTP/1.1\r\n${CLOSE}${JSON_BODY}1\r\n\r\n{`, 400],
  [
    'a body of another type',
    () => `POST /v1/processes/p/events HTTP/1.1\r\n${CLOSE}Content-Length: 1\r\n\r\na`,
    415,
  ],
  [
    'a body that is too large',
    () => `POST /v1/processes/p/events HTTP/1.1\r\n${CLOSE}${JSON_BODY}9000000\r\n\r\n`,
    413,
  ],
  ['an expectation', () => `GET / HTTP/1.1\r\n${CLOSE}Expect: cake\r\n\r\n`, 417],
  ['no host', () => 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['another host', () => 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n', 421],
  ['another origin', () => `POST ${REBUILD} HTTP/1.1\r\n${FOREIGN}Content-Length: 0\r\n\r\n`, 403],
  [
    'a preflight of another origin',
    () => `OPTIONS / HTTP/1.1\r\n${FOREIGN}Access-Control-Request-Method: POST\r\n\r\n`,
    403,
  ],
  ['no HTTP at all', () => 'HELLO\r\n\r\n', 400],
  ['a version that there is not', () => `GET / HTTP/9.9\r\n${CLOSE}\r\n`, 400],
  [
    'both lengths of a body',
    () => `POST / HTTP/1.1\r\n${CLOSE}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
  ],
  ['headers over 16 KiB', () => `GET / HTTP/1.1\r\n${CLOSE}X-A: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
];

describe('an answer', () => {
  test.each(answers)('about %s has them all', async (_, bytes, status) => {
    const answer = await sendRaw(server.url, bytes());
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject(SECURITY_HEADERS);
    // Not in the clear: a page in the middle could say it of any name.
    expect(answer.headers.get('strict-transport-security')).toBeUndefined();
  });

  test.each(['/', '/docs', '/docs/', '/docs/page.js', '/docs/swagger-ui.css'])(
    'at %s has them, and a policy of its own',
    async (path) => {
      const headers = { accept: 'text/html, */*;q=0.5' };
      const answer = await fetch(`${server.url}${path}`, { headers });
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject(ALWAYS);
      const own = answer.headers.get('content-security-policy') ?? '';
      expect(own).toMatch(/^default-src 'none'/);
      expect(own).toContain("frame-ancestors 'none'");
      expect(own).not.toBe(policy);
    },
  );

  test('that is too many has them', async () => {
    for (const path of ['/v1/processes', '/nowhere', '/docs']) {
      const answer = await sendRaw(limited.url, `GET ${path} HTTP/1.1\r\n${CLOSE}\r\n`);
      expect(answer.status).toBe(429);
      expect(Object.fromEntries(answer.headers)).toMatchObject(ALWAYS);
    }
  });

  test('that is a feed has them', async () => {
    const socket = await opened(server.url);
    socket.write(`GET /v1/changes HTTP/1.1\r\n${CLOSE}Accept: text/event-stream\r\n\r\n`);
    const [head] = await text(firstOf(socket)).then((all) => all.split('\r\n\r\n'));
    expect(Object.fromEntries(answerOf(`${head}\r\n\r\n`).headers)).toMatchObject(SECURITY_HEADERS);
  });
});

/** What comes first; the connection is ended. */
async function* firstOf(socket: AsyncIterable<Buffer> & { destroy(): unknown }): AsyncIterable<Buffer> {
  for await (const chunk of socket) {
    yield chunk;
    break;
  }
  socket.destroy();
}
