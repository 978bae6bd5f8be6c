/** What a server answers, whole: status, headers and bytes. */
import { Agent, request } from 'node:http';
import { EventStreamParser } from '../server/event-stream.js';
import { CALLER } from './callers.js';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export interface Asking {
  readonly url: string;
  readonly method?: string;
  readonly caller: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Tells the moment and the request, and nothing of the record. */
const PASSING = [
  'date',
  'x-request-id',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'ratelimit-remaining',
  'ratelimit-reset',
];

/** Thousands of questions go over a few connections. */
const agent = new Agent({ keepAlive: true });

/** A stream is read until it says that all that was there has been sent, or that it has ended. */
export async function rawAnswer(base: string, asking: Asking): Promise<RawAnswer> {
  const { url, method = 'GET', caller, headers = {}, body } = asking;
  // A text is a sheet.
  const isSheet = typeof body === 'string';
  const text = body === undefined ? undefined : isSheet ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const asked = request(
      new URL(url, base),
      {
        method,
        agent,
        headers: {
          // Schemas are named by the host that is asked: the same one at every server.
          host: 'localhost',
          [CALLER]: caller,
          'x-request-id': 'asked',
          ...(text === undefined
            ? {}
            : {
                'content-type': isSheet ? 'text/csv' : 'application/json',
                'content-length': String(Buffer.byteLength(text)),
              }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        const parser = new EventStreamParser();
        const isStream = String(response.headers['content-type']).startsWith('text/event-stream');
        const done = (): void => {
          const told = Object.entries(response.headers).filter(([name]) => !PASSING.includes(name));
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(told),
            body: Buffer.concat(chunks).toString(),
          });
        };
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          if (!isStream) return;
          const isOver = parser.push(chunk).some(({ event }) => event === 'up-to-date' || event === 'end');
          if (isOver) response.destroy();
        });
        response.on('error', () => undefined);
        response.on('close', done);
      },
    );
    asked.on('error', reject);
    asked.end(text);
  });
}
