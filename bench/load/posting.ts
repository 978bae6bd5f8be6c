/** Posting the load: each connection has a process of its own, so that every entry comes after those that it refers to. */
import { covered, type Program } from '../program.js';
import { entryAt, opening, type Entry } from './entries.js';
import { post, type Answer } from './http-client.js';
import { closedLoop } from './loops.js';

export class Posting {
  private readonly next: number[] = [];

  constructor(
    private readonly program: Program,
    private readonly connections: number,
    private readonly prefix = 'process',
  ) {}

  process(connection: number): string {
    return `${this.prefix}-${connection}`;
  }

  /** Opens the processes. */
  async open(): Promise<void> {
    const opened = new Set<number>();
    await closedLoop({
      url: this.program.url,
      connections: Math.min(this.connections, 16),
      seconds: 60,
      expected: 201,
      request: () => {
        const connection = opened.size;
        if (connection >= this.connections) return undefined;
        opened.add(connection);
        return post(this.path(connection), opening());
      },
    });
  }

  /** The next entry of a connection's process, as a request. */
  request(connection: number): Buffer {
    return post(this.path(connection), this.take(connection));
  }

  /** The next entries of a connection's process, as one request. */
  batch(connection: number, size: number): Buffer {
    return post(
      this.path(connection),
      Array.from({ length: size }, () => this.take(connection)),
    );
  }

  /** The next entries of all processes in turn, a line each, as one request. */
  lines(size: number): Buffer {
    const lines = Array.from({ length: size }, (_, i) => {
      const connection = i % this.connections;
      return `${JSON.stringify({ processId: this.process(connection), ...this.take(connection) })}\n`;
    });
    return post('/v1/import', lines.join(''), 'application/x-ndjson');
  }

  private take(connection: number): Entry {
    const n = this.next[connection] ?? 0;
    this.next[connection] = n + 1;
    return entryAt(n);
  }

  private path(connection: number): string {
    return `/v1/processes/${this.process(connection)}/events`;
  }
}

/** Waits until the rows cover what was acknowledged last. @returns the ms that it took */
export async function coveredAll(program: Program, last: readonly (Answer | undefined)[]): Promise<number> {
  const began = performance.now();
  let newest = 0n;
  for (const answer of last) {
    if (answer === undefined) continue;
    const position = BigInt((JSON.parse(answer.body.toString()) as { position: string }).position);
    if (position > newest) newest = position;
  }
  await covered(program, newest);
  return performance.now() - began;
}
