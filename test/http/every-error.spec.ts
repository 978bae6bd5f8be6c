/** Guards that every answer that is an error is a problem document with a request id and the headers of every answer. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { process } from '../domain/decisions/entries.js';
import { answerOf, expectWhole, opened, sendRaw } from '../server/raw-client.js';
import { startServer, type RunningServer } from '../server/running-server.js';
import { expectProblem, failing, postTo } from './desk.js';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.dispose());

const CLOSE = 'Host: localhost\r\nConnection: close\r\n';

describe('an error of', () => {
  test.each([
    ['no HTTP at all', 'HELLO\r\n\r\n', 400, 'malformed-request'],
    ['a method that there is not', `FETCH /v1/processes HTTP/1.1\r\n${CLOSE}\r\n`, 400, 'malformed-request'],
    ['a header without a colon', `GET / HTTP/1.1\r\n${CLOSE}nonsense\r\n\r\n`, 400, 'malformed-request'],
    [
      'headers over 16 KiB',
      `GET / HTTP/1.1\r\n${CLOSE}X-A: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    ['no host', 'GET /v1/processes HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'invalid-header'],
    [
      'an expectation',
      `GET /v1/processes HTTP/1.1\r\n${CLOSE}Expect: cake\r\n\r\n`,
      417,
      'expectation-failed',
    ],
    ['a tunnel', 'CONNECT a:80 HTTP/1.1\r\nHost: localhost\r\n\r\n', 405, 'method-not-allowed'],
    ['a URL that cannot be decoded', `GET /v1/processes/%zz HTTP/1.1\r\n${CLOSE}\r\n`, 404, 'not-found'],
    ['the whole server', `OPTIONS * HTTP/1.1\r\n${CLOSE}\r\n`, 404, 'not-found'],
    ['nothing', `GET /nowhere HTTP/1.1\r\n${CLOSE}\r\n`, 404, 'not-found'],
    ['a page of the documents', `GET /openapi.yaml HTTP/1.1\r\n${CLOSE}\r\n`, 404, 'not-found'],
    ['another method', `DELETE /v1/processes HTTP/1.1\r\n${CLOSE}\r\n`, 405, 'method-not-allowed'],
    ['a parameter', `GET /v1/processes?nonsense=1 HTTP/1.1\r\n${CLOSE}\r\n`, 400, 'invalid-query'],
    [
      'a media type',
      `POST /v1/processes/p/events HTTP/1.1\r\n${CLOSE}Content-Type: text/plain\r\nContent-Length: 1\r\n\r\na`,
      415,
      'unsupported-media-type',
    ],
    [
      'a body that is too large',
      `POST /v1/processes/p/events HTTP/1.1\r\n${CLOSE}Content-Type: application/json\r\nContent-Length: 9000000\r\n\r\n`,
      413,
      'body-too-large',
    ],
    [
      'a chunk that is none',
      `POST /v1/processes/p/events HTTP/1.1\r\n${CLOSE}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n`,
      400,
      'malformed-request',
    ],
  ])('%s is a problem document with a request id and all headers', async (_what, bytes, status, code) => {
    const answer = await sendRaw(server.url, bytes);
    expect(answer.status).toBe(status);
    expectWhole(answer, code);
  });

  test('what follows an answer on the same connection is a problem document too', async () => {
    const socket = await opened(server.url);
    socket.write('GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'data');
    socket.write('HELLO\r\n\r\n');
    expectWhole(answerOf(await text(socket)), 'malformed-request');
  });

  test('what follows a stream that is under way ends it and writes nothing into it', async () => {
    const socket = await opened(server.url);
    socket.write('GET /v1/changes HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n');
    await once(socket, 'data');
    socket.on('error', () => undefined);
    socket.write('HELLO\r\n\r\n');
    expect(await text(socket).catch(() => '')).not.toContain('malformed-request');
  });

  test('a request while the server stops is told when to come back', async () => {
    const stopping = await startServer();
    const { hostname, port } = new URL(stopping.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    // Half a request holds the connection open while the server waits for it.
    socket.write('GET /v1/processes HTTP/1.1\r\nHost: localhost\r\n');
    await fetch(`${stopping.url}/health/live`);
    const stopped = stopping.stop();
    const http = stopping.app.getHttpServer();
    await vi.waitFor(() => {
      expect(http.listening).toBe(false);
    });
    socket.write('\r\n');
    const answer = answerOf(await text(socket));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expectWhole(answer, 'server-stopping');
    await stopped;
    await stopping.dispose();
  });
});

describe('the request id', () => {
  test.each(['desk-7', '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'a/b+c==', 'x'.repeat(128)])(
    '%s is taken',
    async (id) => {
      const { headers } = await fetch(`${server.url}/v1/processes`, { headers: { 'x-request-id': id } });
      expect(headers.get('x-request-id')).toBe(id);
    },
  );

  test.each(['', 'with space', 'quote"', 'brace{}', 'x'.repeat(129)])(
    '"%s" is none: one is made',
    async (id) => {
      const { headers } = await fetch(`${server.url}/v1/processes`, { headers: { 'x-request-id': id } });
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    },
  );

  test('stands on answers, on health and on streams, and no two are the same', async () => {
    const ids = new Set<string | null>();
    for (const path of ['/v1/processes', '/health/live', '/metrics', '/docs', '/nowhere'])
      ids.add((await fetch(`${server.url}${path}`)).headers.get('x-request-id'));
    const stream = await fetch(`${server.url}/v1/changes`, { headers: { accept: 'text/event-stream' } });
    ids.add(stream.headers.get('x-request-id'));
    await stream.body?.cancel();
    expect([ids.size, ids.has(null)]).toEqual([6, false]);
  });
});

describe('the text of an error', () => {
  test.each([
    ['/v1/processes/', '/v1/processes'],
    ['/v1/processes/gaza-2025/phases/', '/v1/processes/gaza-2025/phases'],
    ['/v1//processes', '/v1/processes'],
    ['/health/live/', '/health/live'],
  ])('of %s says that a slash is too many', async (path, meant) => {
    const { detail } = await expectProblem(server.http.get(path), 404, 'not-found');
    expect(detail).toContain(`there is: ${meant}`);
  });

  test('of a path that is nothing without the slash either does not', async () => {
    const { detail } = await expectProblem(server.http.get('/nowhere/'), 404, 'not-found');
    expect(detail).toBe('there is nothing at GET /nowhere/');
  });

  test('names the place at the top, what is required and what came', async () => {
    const [first] = process;
    const { detail, errors = [] } = await expectProblem(
      postTo(server, 'p', [
        { ...first, data: {} },
        { ...first, data: 'a title' },
      ]),
      400,
      'invalid-payload',
    );
    expect(detail).toMatch(/^\/0\/data\/title: is required: expected /);
    expect(errors.map((error) => error.detail)).toContainEqual(
      expect.stringMatching(/^expected an object with title, .*, got "a title"$/),
    );
  });

  test('of a batch names the item that is malformed, not those that refer to it', async () => {
    const batch = process.map((entry) =>
      entry.type === 'PartyJoined' ? { ...entry, data: { ...entry.data, roles: 'mediator' } } : entry,
    );
    const problem = await expectProblem(postTo(server, 'p', batch), 400, 'invalid-payload');
    expect(new Set(failing(problem).map((line) => line.split(' ')[1]))).toEqual(new Set(['invalid-payload']));
  });
});
