/** A connection of the load that the server has ended says so, and waits for no answer. */
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Connection, get } from '../../bench/load/http-client.js';

let server: Server;
beforeAll(async () => {
  server = createServer((_, response) => response.setHeader('content-length', 2).end('ok'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

function address(): string {
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('expected a port');
  return `http://127.0.0.1:${at.port}`;
}

test('that is ended while it is kept refuses the next request', async () => {
  const connection = await Connection.open(address());
  expect((await connection.send(get('/'))).status).toBe(200);
  const ended = new Promise((resolve) => connection.socket.once('close', resolve));
  server.closeAllConnections();
  await ended;
  await expect(connection.send(get('/'))).rejects.toThrow('the server closed the connection');
});

test('that is opened for some requests is closed after them', async () => {
  const answer = await Connection.during(address(), (connection) => connection.send(get('/')));
  expect(answer.body.toString()).toBe('ok');
});
