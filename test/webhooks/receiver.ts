/** A receiver of webhooks, as others would write one: it verifies each message with `standardwebhooks`. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { until } from '../replicas/replicas.js';

export interface Received {
  /** `webhook-id`. */
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly contentType: string;
  readonly body: string;
  /** The body as it is verified with the newest secret that the receiver was given; undefined where it is not good. */
  readonly event: CloudEvent | undefined;
}

export interface CloudEvent {
  readonly type: string;
  readonly subject?: string;
  readonly id: string;
  readonly position?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Receiver {
  readonly url: string;
  /** In the order in which they came. */
  readonly received: readonly Received[];
  /** The secret to verify with. */
  secret: string | undefined;
  /** What it answers from now on. */
  answer: (message: Received) => { readonly status: number; readonly body?: string };
  /** What it waits for before it answers. */
  answerLater: () => Promise<unknown>;
  /** Those of entries, once there are so many that it has taken. */
  entries(count: number): Promise<readonly CloudEvent[]>;
  close(): Promise<void>;
}

const TAKEN = { status: 204 };

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const taken: CloudEvent[] = [];
  const server: Server = createServer((request, response) => {
    void bodyOf(request).then(async (body) => {
      const message = read(request, body, receiver.secret);
      received.push(message);
      await receiver.answerLater();
      const { status, body: text = '' } = receiver.answer(message);
      if (status < 300 && message.event?.subject !== undefined) taken.push(message.event);
      response.writeHead(status).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    secret: undefined,
    answer: () => TAKEN,
    answerLater: async () => Promise.resolve(),
    entries: async (count) =>
      until(
        async () => Promise.resolve([...taken]),
        ({ length }) => length >= count,
      ),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

function read({ headers }: IncomingMessage, body: string, secret: string | undefined): Received {
  const text = (name: string): string => String(headers[name] ?? '');
  const message = {
    id: text('webhook-id'),
    timestamp: text('webhook-timestamp'),
    signature: text('webhook-signature'),
    contentType: text('content-type'),
    body,
  };
  return {
    ...message,
    event: secret === undefined ? (JSON.parse(body) as CloudEvent) : verified(secret, message),
  };
}

/** Without the look at the time: the clocks of tests stand still. */
function verified(
  secret: string,
  { id, timestamp, signature, body }: Omit<Received, 'event'>,
): CloudEvent | undefined {
  const expected = new Webhook(secret).sign(id, new Date(Number(timestamp) * 1_000), body);
  return signature.split(' ').includes(expected) ? (JSON.parse(body) as CloudEvent) : undefined;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}
