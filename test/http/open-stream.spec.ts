/** A long answer on a real socket: what it holds for a client that does not read is bounded, and nothing of it is lost. */
import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OpenStream } from '../../src/http/open-stream.js';

const KIB = 1_024;
const LIMIT = 128 * KIB;

let server: Server;
let answer: ServerResponse;
let client: IncomingMessage;
let stream: OpenStream;
beforeEach(async () => {
  server = createServer((_request, response) => {
    answer = response;
    response.writeHead(200);
    response.flushHeaders();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  client = await new Promise((resolve) => get({ host: '127.0.0.1', port, agent: false }, resolve));
  stream = new OpenStream(answer, LIMIT);
});
afterEach(() => {
  client.destroy();
  server.close();
});

async function bytesRead(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of client) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

test('texts and bytes reach the client in the order in which they were written', async () => {
  const bytes = Buffer.from('نص\n');
  for (const piece of ['one ', bytes, 'two ', bytes, bytes, 'three']) expect(stream.write(piece)).toBe(true);
  answer.end();
  expect((await bytesRead()).toString()).toBe('one نص\ntwo نص\nنص\nthree');
});

describe('a client that does not read', () => {
  const page = Buffer.alloc(64 * KIB, 'x');

  test('fills its stream up to the limit and a page at most; it has room again once it has read', async () => {
    client.pause();
    let written = 1;
    while (stream.write(page)) written++;
    expect(answer.writableLength).toBeGreaterThanOrEqual(LIMIT);
    expect(answer.writableLength).toBeLessThan(LIMIT + page.length + KIB);
    expect(stream.isRead).toBe(false);
    const read = bytesRead();
    await stream.drained();
    expect(stream.isRead).toBe(true);
    expect(stream.unread(Infinity)).toBe(0);
    expect(stream.write('the end')).toBe(true);
    answer.end();
    expect(await read).toHaveLength(written * page.length + 'the end'.length);
  });

  test('and goes is waited for no longer', async () => {
    client.pause();
    while (stream.write(page));
    const drained = stream.drained();
    client.destroy();
    await drained;
  });
});
