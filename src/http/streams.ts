/** The long answers: feeds, the followed log, replays. Bounded in number, never ahead of the client, told when the server stops. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Feed } from '../application/feed/feed.js';
import { Places } from '../application/heavy/places.js';
import { principalOf } from './principal.js';
import { OpenStream } from './open-stream.js';
import { HttpProblem } from './problem.js';

export interface StreamSettings {
  /** Seconds. */
  readonly keepAlive: number;
  /** Seconds that a client may leave its stream unread. */
  readonly timeout: number;
  readonly most: number;
  /** How many of these a caller may have. */
  readonly mostOfCaller: number;
  /** Bytes that are held for a client. */
  readonly buffer: number;
}

export const STREAM_SETTINGS = Symbol('STREAM_SETTINGS');

type StreamType = 'text/event-stream' | 'application/x-ndjson' | 'text/csv';

/** Writes to a stream until there is no more, or the signal aborts. */
type Writer = (stream: OpenStream, signal: AbortSignal) => Promise<void>;

interface Answer {
  readonly caller: string;
  readonly reply: FastifyReply;
  readonly type: StreamType;
  readonly gone: AbortController;
  /** Once it has begun. */
  stream?: OpenStream;
}

const SWEEP_MS = 1_000;
/** How many streams are looked at in one go. */
const TOGETHER = 64;

@Injectable()
export class Streams {
  /** Clients that were dropped because they did not read. */
  dropped = 0;
  private readonly open = new Set<Answer>();
  private readonly places = new Places();
  private stopping = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(STREAM_SETTINGS) private readonly settings: StreamSettings) {}

  get count(): number {
    return this.open.size;
  }

  /**
   * Writes what the frames give until they end, the client goes, or the server stops.
   * @throws HttpProblem before anything is sent, and what `open` throws: it judges the question
   */
  async send(
    reply: FastifyReply,
    type: StreamType,
    open: (signal: AbortSignal) => Promise<AsyncIterable<string>>,
  ): Promise<void> {
    await this.answer(reply, type, async (asked) => {
      const frames = await open(asked);
      return async (stream, signal) => {
        for await (const frame of frames) {
          if (signal.aborted) return;
          if (!stream.write(frame)) await stream.drained();
        }
      };
    });
  }

  /** The same for a feed, which writes by itself. */
  async sendFeed(reply: FastifyReply, open: () => Promise<Feed>): Promise<void> {
    await this.answer(reply, 'text/event-stream', async () => {
      const feed = await open();
      return async (stream, signal) => feed.writeTo(stream, signal);
    });
  }

  /** The same for what has to go on whether its answer is read or not, and so has to bound what it writes. */
  async sendAccount(
    reply: FastifyReply,
    open: (signal: AbortSignal) => Promise<(stream: OpenStream) => Promise<void>>,
  ): Promise<void> {
    await this.answer(reply, 'application/x-ndjson', open);
  }

  /** Tells every client and ends every stream. A browser comes back after the time that it is told, in ms. */
  stop(): void {
    this.stopping = true;
    for (const { stream, gone, ...answer } of this.open) {
      if (stream) comment(answer, stream, ': the server is stopping\nretry: 2000\n\n');
      gone.abort();
    }
  }

  private async answer(
    reply: FastifyReply,
    type: StreamType,
    open: (signal: AbortSignal) => Promise<Writer>,
  ): Promise<void> {
    const caller = principalOf(reply.request);
    this.expectRoomFor(caller);
    const { raw } = reply;
    const gone = new AbortController();
    const answer: Answer = { caller, reply, type, gone };
    raw.once('close', () => {
      gone.abort();
    });
    // The client may have gone while the question was looked at: that is not told again.
    if (raw.destroyed) gone.abort();
    const isHead = reply.request.method === 'HEAD';
    if (!isHead) {
      this.open.add(answer);
      this.places.take(caller);
    }
    this.timer ??= this.startSweeping();
    try {
      const write = await open(gone.signal);
      begin(answer);
      if (!isHead) {
        answer.stream = new OpenStream(raw, this.settings.buffer);
        await write(answer.stream, gone.signal);
      }
      raw.end();
    } catch (error) {
      // What has begun cannot be answered otherwise any more.
      if (!raw.headersSent) throw error;
      raw.destroy();
      if (!gone.signal.aborted) throw error;
    } finally {
      gone.abort();
      if (this.open.delete(answer)) this.places.free(caller);
      if (this.open.size === 0) this.stopSweeping();
    }
  }

  /** @throws HttpProblem too-many-requests */
  private expectRoomFor(caller: string): void {
    const { most, mostOfCaller } = this.settings;
    const isOfCaller = this.places.of(caller) >= mostOfCaller;
    if (!this.stopping && !isOfCaller && this.open.size < most) return;
    const detail = isOfCaller
      ? `expected at most ${mostOfCaller} open streams of one caller; close one first`
      : `expected at most ${most} open streams; try again later`;
    throw new HttpProblem('too-many-requests', detail, [], { 'retry-after': '5' });
  }

  private startSweeping(): NodeJS.Timeout {
    let sweeping = false;
    const timer = setInterval(() => {
      if (sweeping) return;
      sweeping = true;
      void this.sweep().finally(() => {
        sweeping = false;
      });
    }, SWEEP_MS);
    return timer.unref();
  }

  private stopSweeping(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** Keeps silent streams open, and drops those that nobody reads: they can resume. */
  private async sweep(): Promise<void> {
    const { keepAlive, timeout } = this.settings;
    for (const [i, answer] of [...this.open].entries()) {
      if (i % TOGETHER === TOGETHER - 1) await nextTurn();
      const { stream, gone, reply } = answer;
      if (!stream || gone.signal.aborted) continue;
      const now = performance.now();
      if (stream.unread(now) >= timeout * 1_000) {
        this.dropped++;
        reply.raw.destroy();
        gone.abort();
      } else if (stream.silence(now) >= keepAlive * 1_000) comment(answer, stream, ': keep-alive\n\n');
    }
  }
}

/** The head; from here on the answer is a stream. */
function begin({ reply, type }: Answer): void {
  const { raw } = reply;
  const headers = Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined);
  reply.hijack();
  raw.writeHead(200, {
    ...Object.fromEntries(headers),
    'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.flushHeaders();
}

/** Only where the format has comments, and where the client reads. */
function comment({ type }: Pick<Answer, 'type'>, stream: OpenStream, text: string): void {
  if (type === 'text/event-stream' && stream.isRead) stream.write(text);
}
