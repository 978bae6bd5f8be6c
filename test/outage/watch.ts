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
      return [answer.ok, answer.ok ? '' : (/"reason":"([^"]*)"/.exec(await answer.text())?.[1] ?? '')];
    } catch (error) {
      return [false, error instanceof Error ? error.name : String(error)];
    }
  }
}
