/** Puts entries on the record through the public API, each until it is acknowledged, and keeps what was acknowledged. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Acknowledged } from './verdict.ts';

const REQUEST_MS = 30_000;
const PAUSE_MS = 200;
/** So long a post is tried before the load has failed. */
const PATIENCE_MS = 180_000;
const sources = [{ publisher: 'load', title: 'A made-up entry of a load', kind: 'document' }];

export interface LoadOptions {
  readonly replicas: readonly string[];
  readonly processes: readonly string[];
  readonly writers: number;
  /** Posts a second, all writers together. */
  readonly rate: number;
}

export class Load {
  readonly acknowledged: Acknowledged[] = [];
  /** When each post was acknowledged: ms of the process's clock. */
  readonly moments: number[] = [];
  readonly refusals = new Map<string, number>();
  slowest = 0;
  private readonly options: LoadOptions;
  private stopped = false;

  constructor(options: LoadOptions) {
    this.options = options;
  }

  async open(): Promise<void> {
    for (const processId of this.options.processes) {
      const data = { title: { en: 'A process of a load' } };
      await this.post(processId, [{ type: 'ProcessOpened', occurred: '2025-01-01', data, sources }], 0);
    }
  }

  /** Writes until it is stopped, then finishes what is not acknowledged yet. */
  async run(): Promise<void> {
    const { writers } = this.options;
    await Promise.all(Array.from({ length: writers }, (_, writer) => this.write(writer)));
  }

  stop(): void {
    this.stopped = true;
  }

  private async write(writer: number): Promise<void> {
    const { processes, writers, rate } = this.options;
    for (let turn = 0; !this.stopped; turn += 1) {
      const processId = processes[(writer + turn) % processes.length] ?? '';
      const began = performance.now();
      await this.post(processId, Array.from({ length: turn % 5 === 4 ? 5 : 1 }, phase), writer);
      await sleep(Math.max(0, (writers * 1_000) / rate - (performance.now() - began)));
    }
  }

  /** The same entries, with the same ids, at one server after the other, until one has acknowledged them. */
  private async post(processId: string, entries: readonly object[], from: number): Promise<void> {
    const { replicas } = this.options;
    const body = JSON.stringify(entries.map((entry) => ({ id: randomUUID(), ...entry })));
    const began = performance.now();
    for (let attempt = from; ; attempt += 1) {
      const replica = replicas[attempt % replicas.length] ?? '';
      try {
        const answer = await fetch(`${replica}/v1/processes/${processId}/events`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
          signal: AbortSignal.timeout(REQUEST_MS),
        });
        const receipt = (await answer.json()) as { code?: string; detail?: string; events?: Acknowledged[] };
        if (answer.ok) {
          for (const { id, position, hash } of receipt.events ?? []) {
            this.acknowledged.push({ id, processId, position, hash });
          }
          this.moments.push(performance.now());
          this.slowest = Math.max(this.slowest, performance.now() - began);
          return;
        }
        this.refused(receipt.code ?? String(answer.status));
        if (answer.status < 500) throw new TypeError(`a post was refused: ${receipt.detail ?? ''}`);
      } catch (error) {
        if (error instanceof TypeError && error.message.startsWith('a post')) throw error;
        if (performance.now() - began > PATIENCE_MS) throw error;
        this.refused(error instanceof Error ? error.name : String(error));
      }
      await sleep(PAUSE_MS);
    }
  }

  private refused(why: string): void {
    this.refusals.set(why, (this.refusals.get(why) ?? 0) + 1);
  }
}

function phase(): object {
  const data = { phaseId: `phase-${randomUUID()}`, title: { en: 'A phase of a load' }, ordinal: 1 };
  return { type: 'PhaseDefined', occurred: '2025-01-01', data, sources };
}
