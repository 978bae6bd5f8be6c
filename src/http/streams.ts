/** The long answers: feeds, the followed log, replays. Bounded in number, never ahead of the client, told when the server stops. */
import { once } from 'node:events';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { HttpProblem } from './problem.js';

export interface StreamSettings {
  /** Seconds. */
  readonly keepAlive: number;
  /** Seconds that a client may leave its stream unread. */
  readonly timeout: number;
  readonly most: number;
}

export const STREAM_SETTINGS = Symbol('STREAM_SETTINGS');

export interface SseMessage {
  readonly event: string;
  readonly id?: string | undefined;
  readonly data: unknown;
}

/** One frame of server-sent events. JSON has no bare line break, so `data` is one line. */
export function sseFrame({ event, id, data }: SseMessage): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

@Injectable()
export class Streams {
  private readonly open = new Set<(last: string) => void>();
  private stopping = false;

  constructor(@Inject(STREAM_SETTINGS) private readonly settings: StreamSettings) {}

  get count(): number {
    return this.open.size;
  }

  /** Writes what `frames` gives until it ends, the client goes, or the server stops. @throws HttpProblem before anything is sent */
  async send(
    reply: FastifyReply,
    type: 'text/event-stream' | 'application/x-ndjson',
    frames: (signal: AbortSignal) => Promise<AsyncIterable<string>>,
  ): Promise<void> {
    if (this.stopping || this.open.size >= this.settings.most) {
      const detail = `expected at most ${this.settings.most} open streams; try again later`;
      throw new HttpProblem('too-many-requests', detail, [], { 'retry-after': '5' });
    }
    const gone = new AbortController();
    const stop = (last: string): void => {
      if (type === 'text/event-stream' && reply.raw.headersSent && !reply.raw.writableNeedDrain)
        reply.raw.write(last);
      gone.abort();
    };
    this.open.add(stop);
    const { raw } = reply;
    raw.once('close', () => {
      gone.abort();
    });
    // The client may have gone while the question was looked at: that is not told again.
    if (raw.destroyed) gone.abort();
    try {
      const iterable = await frames(gone.signal);
      const iterator = iterable[Symbol.asyncIterator]();
      const first = iterator.next();
      // What refuses the question shows itself at once and is a problem document; silence must not hold back the head.
      await Promise.race([first, new Promise((resolve) => setImmediate(resolve))]);
      reply.hijack();
      raw.writeHead(200, {
        ...Object.fromEntries(Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined)),
        'content-type': type === 'text/event-stream' ? 'text/event-stream; charset=utf-8' : type,
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      raw.flushHeaders();
      if (reply.request.method === 'HEAD') {
        gone.abort();
        raw.end();
        await iterator.return?.();
        return;
      }
      await this.pump(reply, type, { iterator, first, gone });
    } finally {
      gone.abort();
      this.open.delete(stop);
    }
  }

  /** Tells every client and ends every stream. A browser comes back after the time that it is told, in ms. */
  stop(): void {
    this.stopping = true;
    for (const stop of this.open) stop(': the server is stopping\nretry: 2000\n\n');
  }

  private async pump(
    { raw }: FastifyReply,
    type: string,
    {
      iterator,
      first,
      gone,
    }: { iterator: AsyncIterator<string>; first: Promise<IteratorResult<string>>; gone: AbortController },
  ): Promise<void> {
    const keepAlive = setInterval(() => {
      if (type === 'text/event-stream' && !raw.writableNeedDrain) raw.write(': keep-alive\n\n');
    }, this.settings.keepAlive * 1_000);
    try {
      for (let next = await first; !next.done && !gone.signal.aborted; next = await iterator.next()) {
        if (!raw.write(next.value)) await this.drained(raw, gone);
      }
      raw.end();
    } catch (error) {
      raw.destroy();
      if (!gone.signal.aborted) throw error;
    } finally {
      clearInterval(keepAlive);
      gone.abort();
      await iterator.return?.();
    }
  }

  /** A client that does not read is dropped; it can resume. */
  private async drained(raw: FastifyReply['raw'], gone: AbortController): Promise<void> {
    const patience = AbortSignal.any([gone.signal, AbortSignal.timeout(this.settings.timeout * 1_000)]);
    await once(raw, 'drain', { signal: patience });
  }
}
