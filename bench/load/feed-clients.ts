/** Many clients of one feed on bare sockets, who count the rows that arrive and how long each was on its way. */
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Longer than the longest marker, so that one that is cut in two is found. */
const TAIL = 40;
const AT_ONCE = 50;
/** Milliseconds that a feed has to bring its client up to date. */
const START_PATIENCE = 300_000;

export class FeedClients {
  private readonly sockets: Socket[] = [];
  private readonly sent = new Map<number, number>();
  /** Of each delivered row, ms from the call that made it. */
  latencies: number[] = [];
  delivered = 0;

  /**
   * @param prefix the keys of the rows that are counted begin with it, and end with the number that `send` was told
   * @throws Error a feed is refused
   */
  static async open(
    url: string,
    path: string,
    { count, prefix }: { readonly count: number; readonly prefix: string },
  ): Promise<FeedClients> {
    const clients = new FeedClients(new RegExp(`"key":"(?:[^"]*/)?${prefix}(\\d+)"`, 'g'));
    for (let open = 0; open < count; open += AT_ONCE) {
      const few = Math.min(AT_ONCE, count - open);
      await Promise.all(Array.from({ length: few }, async () => clients.connect(url, path)));
    }
    return clients;
  }

  private constructor(private readonly marker: RegExp) {}

  /** The row with this number is on its way from now on. */
  send(number: number): void {
    this.sent.set(number, performance.now());
  }

  /** Resolves once so many rows have been delivered, or nothing has come for so many ms. */
  async until(delivered: number, patience: number): Promise<void> {
    let seen = this.delivered;
    let since = performance.now();
    while (this.delivered < delivered) {
      await sleep(1);
      if (this.delivered > seen) {
        seen = this.delivered;
        since = performance.now();
      } else if (performance.now() - since > patience) {
        throw new Error(`expected ${delivered} rows on the feeds, got ${this.delivered}`);
      }
    }
  }

  get count(): number {
    return this.sockets.length;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private async connect(url: string, path: string): Promise<void> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    this.sockets.push(socket);
    const patience = setTimeout(() => socket.destroy(), START_PATIENCE);
    await new Promise<void>((resolve, reject) => {
      let tail = '';
      let isUp = false;
      socket.once('error', reject);
      socket.once('close', () => reject(new Error('the server closed a feed')));
      socket.on('data', (chunk) => {
        const text = tail + chunk.toString('latin1');
        if (!isUp && text.startsWith('HTTP') && !text.startsWith('HTTP/1.1 200')) {
          reject(new Error(`expected a feed, got ${text.slice(0, 400)}`));
        }
        if (!isUp && text.includes('event: up-to-date')) {
          isUp = true;
          resolve();
        }
        tail = this.note(text);
      });
      socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\n\r\n`);
    }).finally(() => clearTimeout(patience));
  }

  /** @returns what may be the beginning of a marker */
  private note(text: string): string {
    const now = performance.now();
    let from = 0;
    for (const match of text.matchAll(this.marker)) {
      from = match.index + match[0].length;
      const sent = this.sent.get(Number(match[1]));
      if (sent === undefined) continue;
      this.latencies.push(now - sent);
      this.delivered += 1;
    }
    return text.slice(Math.max(from, text.length - TAIL));
  }
}

/** Opens one feed and reads up to its `up-to-date`. @returns the ms that it took, its id, and the frames before it */
export async function startFeed(
  url: string,
  path: string,
  lastEventId?: string,
): Promise<{ readonly milliseconds: number; readonly id: string; readonly text: string }> {
  const began = performance.now();
  const gone = new AbortController();
  const answer = await fetch(`${url}${path}`, {
    signal: AbortSignal.any([gone.signal, AbortSignal.timeout(START_PATIENCE)]),
    headers: {
      accept: 'text/event-stream',
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
  });
  if (answer.status !== 200 || answer.body === null) {
    throw new Error(`expected a feed of ${path}, got ${answer.status}`);
  }
  let text = '';
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    text = text.slice(-4_096) + chunk;
    if (/event: up-to-date\n[^]*\n\n/.test(text)) break;
  }
  const milliseconds = performance.now() - began;
  gone.abort();
  const frame = text.split('\n\n').find((one) => one.includes('event: up-to-date')) ?? '';
  return { milliseconds, id: /^id: (.*)$/m.exec(frame)?.[1] ?? '', text };
}
