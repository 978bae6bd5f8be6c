/** A client of an event stream on a bare socket: it reads frame by frame, and can be cut after any frame or byte or stop reading. */
import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { EventStreamParser, type EventFrame } from './event-stream.js';

export interface SseOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly lastEventId?: string | undefined;
  /** The socket is cut when so many bytes of the stream have been read. */
  readonly cutAfterBytes?: number | undefined;
}

export interface SseClient {
  readonly headers: IncomingHttpHeaders;
  readonly parser: EventStreamParser;
  /** Everything that was read. */
  readonly bytes: () => Buffer;
  /** The frames up to the first that is enough, or up to the end of the stream. */
  until(enough: (frame: EventFrame) => boolean): Promise<EventFrame[]>;
  /** The next so many frames, or those up to the end of the stream. */
  take(frames: number): Promise<EventFrame[]>;
  /** The comments, as soon as there are so many. */
  comments(count: number): Promise<readonly string[]>;
  /** Resolves when the stream has ended: whether the server ended it in order. */
  readonly ended: Promise<boolean>;
  stopReading(): void;
  goOnReading(): void;
  cut(): void;
}

/** Opens a stream. @throws Error the status and the body, where the answer is none */
export async function openStream(url: string, options: SseOptions = {}): Promise<SseClient> {
  const { lastEventId, headers, cutAfterBytes = Infinity } = options;
  const response = await request(url, lastEventId, headers);
  const parser = new EventStreamParser();
  const chunks: Buffer[] = [];
  const unread: EventFrame[] = [];
  const waiting = new Set<() => void>();
  let read = 0;
  let over = false;
  const tell = (): void => {
    for (const wake of [...waiting]) wake();
  };
  response.on('data', (chunk: Buffer) => {
    const taken = chunk.subarray(0, cutAfterBytes - read);
    read += taken.length;
    chunks.push(taken);
    unread.push(...parser.push(taken));
    if (read >= cutAfterBytes) response.destroy();
    tell();
  });
  response.on('error', () => undefined);
  const ended = new Promise<boolean>((resolve) => {
    response.on('close', () => {
      over = true;
      tell();
      resolve(response.complete);
    });
  });
  const news = async (): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        waiting.delete(wake);
        resolve();
      };
      waiting.add(wake);
    });
  const until: SseClient['until'] = async (enough) => {
    const frames: EventFrame[] = [];
    for (;;) {
      const frame = unread.shift();
      if (frame) frames.push(frame);
      if (frame ? enough(frame) : over) return frames;
      if (!frame) await news();
    }
  };
  return {
    headers: response.headers,
    parser,
    bytes: () => Buffer.concat(chunks),
    until,
    take: (frames) => {
      let left = frames;
      return frames === 0 ? Promise.resolve([]) : until(() => --left === 0);
    },
    async comments(count) {
      while (parser.comments.length < count && !over) await news();
      return parser.comments;
    },
    ended,
    stopReading: () => response.pause(),
    goOnReading: () => response.resume(),
    cut: () => response.destroy(),
  };
}

async function request(
  url: string,
  lastEventId: string | undefined,
  more: Readonly<Record<string, string>> = {},
): Promise<IncomingMessage> {
  const headers = {
    ...more,
    accept: 'text/event-stream',
    ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
  };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers, agent: false }, resolve).on('error', reject);
  });
  if (response.statusCode === 200) return response;
  let body = '';
  for await (const chunk of response.setEncoding('utf8')) body += String(chunk);
  throw new Error(`expected a stream, got ${response.statusCode} ${body}`);
}
