/** The long answers as connections: how many there are, how they are kept, told and ended, and who is dropped. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defined, joined, opened } from '../domain/decisions/entries.js';
import { startServer, type RunningServer } from '../server/running-server.js';
import { openStream } from '../server/sse-client.js';
import { apply, feedFrame, readFeed, upToDate } from './feed-client.js';

let server: RunningServer;
afterEach(() => server.dispose());

async function started(...flags: readonly string[]): Promise<void> {
  server = await startServer({ flags });
  await record([opened, joined('egypt'), defined('one')]);
}

async function record(entries: readonly object[]): Promise<void> {
  const { body } = await server.http.post('/v1/processes/p/events').send(entries).expect(201);
  const { position } = body as { position: string };
  await server.http.get('/v1/processes').query({ minPosition: position }).expect(200);
}

async function openStreams(): Promise<number> {
  const { text } = await server.http.get('/metrics').expect(200);
  return Number(/^chancery_open_streams (\d+)$/m.exec(text)?.[1]);
}

/** Asks until there are no streams; the test's own time limit bounds it. */
async function noneOpen(): Promise<void> {
  while ((await openStreams()) > 0);
}

describe('streams', () => {
  beforeEach(() => started('--max-feeds', '2'));

  test('are counted while they are open, and no longer when their clients have gone', async () => {
    const feed = await openStream(`${server.url}/v1/changes`);
    const log = await openStream(`${server.url}/v1/log`);
    expect(await openStreams()).toBe(2);
    feed.cut();
    log.cut();
    await noneOpen();
  });

  test('are refused when there are too many, with the time to come back after, and open again when one has gone', async () => {
    const url = `${server.url}/v1/processes/p/phases`;
    const [one, two] = [await openStream(url), await openStream(url)];
    const answer = await server.http.get('/v1/parties').set('accept', 'text/event-stream').expect(429);
    expect(answer.body).toMatchObject({ code: 'too-many-requests', status: 429 });
    expect(answer.headers['retry-after']).toBe('5');
    await server.http.get('/v1/log').set('accept', 'application/x-ndjson').expect(429);
    await server.http.get('/v1/parties').expect(200);
    one.cut();
    two.cut();
    await noneOpen();
    expect(apply(await readFeed(url, upToDate)).rows.size).toBe(1);
  });

  test('do not stay behind when the client goes before anything is sent', async () => {
    for (let i = 0; i < 5; i++) {
      const { port } = new URL(server.url);
      const headers = { accept: 'text/event-stream' };
      const asked = request({ host: '127.0.0.1', port, path: '/v1/changes', headers, agent: false });
      const gone = new Promise((resolve) => asked.on('error', resolve).on('close', resolve));
      asked.on('socket', (socket) => socket.on('connect', () => asked.end(() => asked.destroy())));
      await gone;
    }
    await noneOpen();
  });

  test('asked for by HEAD have a head and end: the connection is free for what is asked next', async () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const lines: string[] = [];
    const ask = (method: string, path: string): void => {
      socket.write(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n`);
    };
    for (const path of ['/v1/changes', '/v1/log']) ask('HEAD', path);
    ask('HEAD', '/v1/processes/nowhere/phases');
    for await (const chunk of socket.setEncoding('utf8')) {
      lines.push(...String(chunk).split('\r\n'));
      if (lines.some((line) => line.includes(' 404 '))) break;
    }
    expect(lines.filter((line) => line.startsWith('HTTP/1.1 200'))).toHaveLength(2);
    expect(lines.filter((line) => line.startsWith('content-type: text/event-stream'))).toHaveLength(2);
    await noneOpen();
  });

  test('are told that the server stops and when to come back, and are ended in order', async () => {
    const clients = [await openStream(`${server.url}/v1/changes`), await openStream(`${server.url}/v1/log`)];
    await Promise.all(clients.map((client) => client.until(upToDate)));
    await server.stop();
    for (const client of clients) {
      expect(await client.ended).toBe(true);
      expect(client.parser.comments).toEqual(['the server is stopping']);
      expect(client.parser.retry).toBe(2_000);
    }
  });
});

test('a silent feed is kept open by comments, which are no frames', async () => {
  await started('--feed-keep-alive', '1');
  const client = await openStream(`${server.url}/v1/processes/p/phases`);
  const frames = await client.until(upToDate);
  expect(await client.comments(1)).toEqual(['keep-alive']);
  client.cut();
  expect(await client.until(() => false)).toEqual([]);
  expect(client.parser.lastEventId).toBe(frames.at(-1)?.lastEventId);
});

test('a client that does not read is dropped, while the server holds little for it; it resumes and ends with the rows', async () => {
  await started('--feed-timeout', '1');
  const long = 'A long text. '.repeat(1_000);
  const phases = Array.from({ length: 150 }, (_, i) =>
    defined(`phase-${i}`, '2025-09-29', { ordinal: i + 1, objectives: [{ en: long }, { en: `${long}!` }] }),
  );
  for (let at = 0; at < 600; at += 150) {
    const batch = phases.map((phase, i) => ({
      type: phase.type,
      occurred: phase.occurred,
      data: { ...phase.data, phaseId: `phase-${at + i}` },
    }));
    for (let from = 0; from < 150; from += 30) await record(batch.slice(from, from + 30));
  }
  const url = `${server.url}/v1/processes/p/phases`;
  const client = await openStream(url);
  client.stopReading();
  await noneOpen();
  client.goOnReading();
  const read = await client.until(() => false);
  expect(await client.ended).toBe(false);
  expect(read.length).toBeLessThan(601);
  const cut = apply(read.map(feedFrame));
  const resumed = cut.resumed(await readFeed(url, upToDate, cut.lastEventId));
  expect(resumed.rows.size).toBe(601);
  expect(resumed.rows).toEqual(apply(await readFeed(url, upToDate)).rows);
});
