/**
 * What node:http allows: every GET is a feed that stays open, and the body of every POST is written to all of them as it
 * is. `node bare-feeds.js`
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const feeds = new Set<ServerResponse>();
const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.write('event: up-to-date\ndata: {}\n\n');
    feeds.add(response);
    response.once('close', () => feeds.delete(response));
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const frame = Buffer.concat(chunks);
    for (const feed of feeds) feed.write(frame);
    const answer = '{"ok":true}';
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': answer.length });
    response.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`The bare feeds listens on http://127.0.0.1:${port}\n`);
});
