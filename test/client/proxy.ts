/** Stands between a client and a server, and does what networks do: cuts, loses answers, falls silent, answers in the server's place. */
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of one request; those that come after the last of these are passed on. */
export type Fate =
  /** The answer is passed on up to so many bytes of its body, then the connection is cut. */
  | { readonly cutAfter: number }
  /** The connection is cut once the whole answer is there: the server has done it, the client is not told. */
  | 'lost'
  /** The head is passed on, and nothing more comes. */
  | 'silent'
  /** It is not passed on, and answered here. */
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body: string };

export interface Proxy {
  readonly url: string;
  /** The requests that came, as `GET /v1/processes`, with the `Last-Event-ID` of each. */
  readonly requests: readonly { readonly line: string; readonly lastEventId: string | undefined }[];
  /** Says what becomes of the next requests, one after the other. */
  next(...fates: readonly Fate[]): void;
  /** Leads to another server from now on; what is open is cut. */
  leadTo(url: string): void;
  /** Resolves once every connection is closed. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** Streams begin with the word that a client is to come back after a millisecond, so that no test waits for a back-off. */
const SOON = 'retry: 1\n\n';

export async function startProxy(target: string): Promise<Proxy> {
  let upstream = target;
  const fates: Fate[] = [];
  const requests: { line: string; lastEventId: string | undefined }[] = [];
  const server = createServer((asked, answer) => {
    const lastEventId = asked.headers['last-event-id'];
    requests.push({
      line: `${asked.method} ${asked.url}`,
      lastEventId: typeof lastEventId === 'string' ? lastEventId : undefined,
    });
    const fate = fates.shift();
    if (typeof fate === 'object' && 'status' in fate) {
      asked.resume();
      answer.writeHead(fate.status, fate.headers).end(fate.body);
      return;
    }
    pass(asked, answer, upstream + (asked.url ?? ''), fate);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    next: (...more) => {
      fates.push(...more);
    },
    leadTo: (url) => {
      upstream = url;
      server.closeAllConnections();
    },
    empty: () =>
      new Promise((resolve) => {
        const look = (): void => {
          server.getConnections((_, count) => {
            if (count === 0) resolve();
            else setImmediate(look);
          });
        };
        look();
      }),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function pass(
  asked: IncomingMessage,
  answer: ServerResponse,
  url: string,
  fate: Exclude<Fate, { status: number }> | undefined,
): void {
  const behind = request(url, { method: asked.method, headers: asked.headers, agent: false });
  const cut = (): void => {
    behind.destroy();
    answer.destroy();
  };
  behind.on('error', cut);
  answer.on('close', () => behind.destroy());
  asked.pipe(behind);
  behind.on('response', (response) => {
    if (fate === 'lost') {
      response.on('end', cut).resume();
      return;
    }
    answer.writeHead(response.statusCode ?? 502, response.headers);
    answer.flushHeaders();
    if (fate === 'silent') return;
    if (response.headers['content-type']?.startsWith('text/event-stream')) answer.write(SOON);
    let left = typeof fate === 'object' ? fate.cutAfter : Infinity;
    response.on('data', (bytes: Buffer) => {
      const part = bytes.subarray(0, left);
      left -= part.length;
      // What was passed on before the cut is to arrive.
      answer.write(part, () => {
        if (left <= 0) cut();
      });
    });
    response.on('end', () => answer.end());
  });
}
