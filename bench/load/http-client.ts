/**
 * A client for load: one request after the other on a kept connection, with as little work a request as it takes to know
 * the status and where the answer ends. The same for our server and for the references.
 */
import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

/** Milliseconds without a byte, whatever the server does. */
const PATIENCE = 300_000;
const HEAD_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n');

export class Connection {
  private received: Buffer[] = [];
  /** Why it cannot be used any more: a server ends what is kept for long without a request. */
  private ended: Error | undefined;
  private waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;

  private constructor(readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.take(chunk));
    socket.on('error', (error) => this.fail(error));
    socket.setTimeout(PATIENCE, () => socket.destroy(new Error(`expected an answer within ${PATIENCE} ms`)));
    socket.on('close', () => this.fail(new Error('the server closed the connection')));
  }

  static async open(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve).once('error', reject);
    });
    return new Connection(socket);
  }

  /** @param request head and body, see `get` and `post` */
  async send(request: Buffer): Promise<Answer> {
    if (this.waiting !== undefined) throw new Error('expected one request at a time');
    if (this.ended) throw this.ended;
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  /** A connection for some requests: one that is kept while another server is filled would be ended meanwhile. */
  static async during<T>(url: string, use: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await Connection.open(url);
    try {
      return await use(connection);
    } finally {
      connection.close();
    }
  }

  private take(chunk: Buffer): void {
    this.received.push(chunk);
    const bytes = this.received.length === 1 ? chunk : Buffer.concat(this.received);
    this.received = [bytes];
    const answer = readAnswer(bytes);
    if (answer === undefined) return;
    this.received = [];
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve(answer);
  }

  private fail(error: Error): void {
    this.ended ??= error;
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.reject(error);
  }
}

/** Undefined while the answer is not whole. */
function readAnswer(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const status = Number(head.slice(9, 12));
  const start = end + HEAD_END.length;
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    const whole = start + Number(length);
    return bytes.length < whole ? undefined : { status, body: bytes.subarray(start, whole) };
  }
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) return { status, body: bytes.subarray(start) };
  const ended = bytes.length - start >= 5 && bytes.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK);
  return ended || bytes.subarray(start).equals(LAST_CHUNK.subarray(2))
    ? { status, body: bytes.subarray(start) }
    : undefined;
}

export function get(path: string): Buffer {
  return Buffer.from(`GET ${path} HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\n\r\n`);
}

/** @param body as it is sent, or a value that is sent as JSON */
export function post(path: string, body: object | string, type = 'application/json'): Buffer {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const head =
    `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${type}\r\n` +
    `content-length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}
