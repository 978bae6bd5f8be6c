/** The grammar of an event stream, by the WHATWG HTML standard, and that ours is read by it like by a browser. */
import { afterEach, describe, expect, test } from 'vitest';
import { EventStreamParser, type EventFrame } from '../server/event-stream.js';
import { openStream } from '../server/sse-client.js';
import { openDesk, type Desk } from '../http/desk.js';
import { ceasefire } from '../http/ceasefire.js';
import { sseFrame } from '../../src/http/sse-frame.js';

function read(text: string): EventFrame[] {
  return new EventStreamParser().push(Buffer.from(text));
}

describe('a reader of event streams', () => {
  test.each([
    ['line feeds', 'data: one\n\ndata: two\n\n'],
    ['carriage returns', 'data: one\r\rdata: two\r\r'],
    ['both', 'data: one\r\n\r\ndata: two\r\n\r\n'],
    ['a mixture', 'data: one\r\n\ndata: two\n\r'],
    ['a byte order mark before it', '\uFEFFdata: one\n\ndata: two\n\n'],
  ])('ends lines at %s', (_, text) => {
    expect(read(text).map(({ data }) => data)).toEqual(['one', 'two']);
  });

  test('joins the lines of data, takes one space off, and leaves unknown fields and comments out', () => {
    expect(read(': hello\ndata:  a\ndata\ndata:b\nwhat: else\n\n')).toEqual([
      { event: 'message', data: ' a\n\nb', lastEventId: '' },
    ]);
  });

  test('keeps the id for the frames that follow, until another or an empty one comes', () => {
    const ids = read('id: 1\ndata: a\n\ndata: b\n\nid: 2\ndata: c\n\nid\ndata: d\n\n');
    expect(ids.map(({ lastEventId }) => lastEventId)).toEqual(['1', '1', '2', '']);
  });

  test('takes the id of a frame without data, and none that holds a NUL', () => {
    const parser = new EventStreamParser();
    expect(parser.push(Buffer.from('id: 7\n\nid: a\0b\ndata: x\n\n'))).toMatchObject([{ lastEventId: '7' }]);
  });

  test('takes neither frame nor id of what is not ended by an empty line', () => {
    const parser = new EventStreamParser();
    expect(parser.push(Buffer.from('id: 1\ndata: a\n\nid: 2\ndata: b\n'))).toHaveLength(1);
    expect(parser.lastEventId).toBe('1');
  });

  test('reads the time to come back after, if it is a number', () => {
    const parser = new EventStreamParser();
    parser.push(Buffer.from('retry: soon\nretry: 2000\n\n'));
    expect(parser.retry).toBe(2_000);
  });
});

test('whatever a text holds, a frame of ours is one frame with one line of data', () => {
  const data = { text: 'one\r\ntwo\u2028three\n\nid: 4\n\ndata: \0 \uFEFF المرحلة' };
  const frames = read(sseFrame({ event: 'row', id: 'a@1.2.3', data }));
  expect(frames).toEqual([{ event: 'row', data: JSON.stringify(data), lastEventId: 'a@1.2.3' }]);
});

describe('a feed', () => {
  let desk: Desk | undefined;
  afterEach(() => desk?.close());

  test('reads the same however its bytes are cut into pieces, in the middle of a letter as well', async () => {
    desk = await openDesk('2025-12-20T10:00:00Z');
    await desk.record('gaza-2025', ...ceasefire);
    const client = await openStream(`${desk.server.url}/v1/changes`);
    const frames = await client.until(({ event }) => event === 'up-to-date');
    client.cut();
    const bytes = client.bytes();
    for (const size of [1, 2, 3, 7, 1_000]) {
      const parser = new EventStreamParser();
      const again: EventFrame[] = [];
      for (let at = 0; at < bytes.length; at += size)
        again.push(...parser.push(bytes.subarray(at, at + size)));
      expect(again).toEqual(frames);
    }
    expect(client.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
  });
});
