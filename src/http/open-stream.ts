/** One long answer: what is written to it, how much of that it holds, and for how long nobody has read it. */
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FrameSink } from '../application/feed/feed.js';

/** The answers that are streams. */
const streams = new WeakSet<ServerResponse>();

/** Whether an answer is, or was, a stream. */
export function isStream(raw: ServerResponse): boolean {
  return streams.has(raw);
}

export class OpenStream implements FrameSink {
  private lastWrite = performance.now();
  private unreadSince: number | undefined;
  private waiting: (() => void)[] = [];
  private readonly socket: Socket | null;

  /** The head has been sent. */
  constructor(
    private readonly raw: ServerResponse,
    /** Bytes beyond which it is full; not less than what a socket takes before it asks for a pause. */
    private readonly limit: number,
  ) {
    streams.add(raw);
    const { socket } = raw;
    const drained = (): void => {
      this.unreadSince = undefined;
      this.proceed();
    };
    this.socket = socket;
    raw.on('drain', drained);
    socket?.on('drain', drained);
    raw.once('close', () => {
      socket?.off('drain', drained);
      this.proceed();
    });
  }

  write(bytes: string | Buffer): boolean {
    this.lastWrite = performance.now();
    if (!this.pass(bytes)) this.unreadSince ??= this.lastWrite;
    return !this.isFull;
  }

  async drained(): Promise<void> {
    if (!this.isFull || this.raw.destroyed) return;
    await new Promise<void>((resolve) => {
      this.waiting.push(resolve);
    });
  }

  /** Whether the client reads what it is sent. */
  get isRead(): boolean {
    return this.unreadSince === undefined;
  }

  /** Ms since something was written. */
  silence(now: number): number {
    return now - this.lastWrite;
  }

  /** Ms for which the client has left it unread although it asked for a pause. */
  unread(now: number): number {
    return this.unreadSince === undefined ? 0 : now - this.unreadSince;
  }

  private get isFull(): boolean {
    return !this.isRead && this.raw.writableLength >= this.limit;
  }

  /**
   * A chunk that many are sent goes to the socket in one piece. The response would write its length, itself and its end
   * apart for each of them, which costs more than all else about it.
   */
  private pass(bytes: string | Buffer): boolean {
    const { raw, socket } = this;
    const isDirect =
      typeof bytes !== 'string' &&
      socket?.writable === true &&
      raw.socket === socket &&
      raw.chunkedEncoding &&
      raw.writableLength === socket.writableLength;
    return isDirect ? socket.write(chunkOf(bytes)) : raw.write(bytes);
  }

  private proceed(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}

const chunks = new WeakMap<Buffer, Buffer>();

/** A chunk by RFC 9112 (7.1), made once for all who are sent the same bytes. */
function chunkOf(bytes: Buffer): Buffer {
  const known = chunks.get(bytes);
  if (known) return known;
  const made = Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
  chunks.set(bytes, made);
  return made;
}
