/** Follows a list at one server after the other, as a client does that is cut, and looks at the health of servers. */
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStreamParser } from '../server/event-stream.ts';

const PAUSE_MS = 200;

export class FeedWatch {
  readonly rows = new Map<string, unknown>();
  /** When rows came: ms of the process's clock. */
  readonly moments: number[] = [];
  connections = 0;
  private readonly replicas: readonly string[];
  private readonly path: string;
  private readonly stopping = new AbortController();
  private lastEventId = '';

  constructor(replicas: readonly string[], path: string) {
    this.replicas = replicas;
    this.path = path;
  }

  async run(): Promise<void> {
    for (let turn = 0; !this.stopping.signal.aborted; turn += 1) {
      await this.read(this.replicas[turn % this.replicas.length] ?? '').catch(() => undefined);
      await sleep(PAUSE_MS);
    }
  }

  stop(): void {
    this.stopping.abort();
  }

  private async read(replica: string): Promise<void> {
    const headers = {
      accept: 'text/event-stream',
      ...(this.lastEventId === '' ? {} : { 'last-event-id': this.lastEventId }),
    };
    const answer = await fetch(`${replica}${this.path}`, { headers, signal: this.stopping.signal });
    if (!answer.ok || answer.body === null) return;
    this.connections += 1;
    const parser = new EventStreamParser();
    for await (const bytes of answer.body as ReadableStream<Uint8Array>) {
      for (const { event, data, lastEventId } of parser.push(bytes)) {
        if (lastEventId !== '') this.lastEventId = lastEventId;
        this.take(event, JSON.parse(data) as { key?: string; row?: unknown });
      }
    }
  }

  private take(event: string, { key = '', row }: { key?: string; row?: unknown }): void {
    if (event === 'reset') this.rows.clear();
    else if (event === 'row') this.rows.set(key, row);
    else if (event === 'gone') this.rows.delete(key);
    if (event === 'row') this.moments.push(performance.now());
  }
}

export interface HealthChange {
  readonly replica: string;
  readonly at: number;
  readonly ready: boolean;
  readonly reason: string;
}

export class HealthWatch {
  readonly changes: HealthChange[] = [];
  private stopped = false;
  private readonly replica: string;

  constructor(replica: string) {
    this.replica = replica;
  }

  async run(): Promise<void> {
    while (!this.stopped) {
      const [ready, reason] = await this.look();
      if (this.changes.at(-1)?.ready !== ready) {
        this.changes.push({ replica: this.replica, at: performance.now(), ready, reason });
      }
      await sleep(250);
    }
  }

  stop(): void {
    this.stopped = true;
  }

  private async look(): Promise<[boolean, string]> {
    try {
      const answer = await fetch(`${this.replica}/health/ready`, { signal: AbortSignal.timeout(20_000) });
      const text = await answer.text();
      const isOk = text.startsWith('{"status":"ok"');
      return [isOk, isOk ? '' : (/"reason":"([^"]*)"/.exec(text)?.[1] ?? '')];
    } catch (error) {
      return [false, error instanceof Error ? error.name : String(error)];
    }
  }
}

/** Which node a store's nodes call the leader, by the leader's own word: asked of all of them, again and again. */
export class LeaderWatch {
  /** When another node than before was the leader: ms of the process's clock. */
  readonly changes: { readonly leader: string; readonly at: number }[] = [];
  private stopped = false;
  private readonly nodes: readonly string[];

  constructor(nodes: readonly string[]) {
    this.nodes = nodes;
  }

  async run(): Promise<void> {
    await Promise.all(this.nodes.map((node) => this.watch(node)));
  }

  stop(): void {
    this.stopped = true;
  }

  private async watch(node: string): Promise<void> {
    while (!this.stopped) {
      const isLeader = await callsItselfLeader(node).catch(() => false);
      // One that was stopped may still call itself the leader when it goes on, until it hears of the next.
      if (isLeader && !this.changes.some(({ leader }) => leader === node)) {
        this.changes.push({ leader: node, at: performance.now() });
      }
      await sleep(50);
    }
  }
}

async function callsItselfLeader(node: string): Promise<boolean> {
  const answer = await fetch(`${node}/gossip?format=json`, { signal: AbortSignal.timeout(1_000) });
  const { members } = (await answer.json()) as { members: GossipMember[] };
  const port = Number(new URL(node).port);
  return members.some(({ state, httpEndPointPort }) => state === 'Leader' && httpEndPointPort === port);
}

interface GossipMember {
  readonly state: string;
  readonly httpEndPointPort: number;
}
