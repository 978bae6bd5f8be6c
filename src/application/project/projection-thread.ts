/**
 * The rows are kept by a thread of their own, so that taking entries in never holds up the server. The main thread reads them
 * beside it, and moves on whenever something was committed. A thread that has died is started again.
 */
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { Projection } from '../../../projections/projection.js';
import type { Arrival, Position } from '../../log/event-log.js';
import type { LiveViews } from '../../views/sqlite/live-views.js';
import { fromFault } from '../heavy/protocol.js';
import type { ReadSideFiles } from '../heavy/read-side.js';
import { Coverage } from './coverage.js';
import type { Generations } from './generations.js';
import type { ProjectorReport } from './projector.js';
import type { FromProjection, ToProjection } from './protocol.js';
import type { RebuildState } from './rebuild.js';

export interface ProjectionSettings {
  readonly files: ReadSideFiles;
  /** What the file of the log holds: now, and again whenever it has changed. */
  readonly arrivals: (signal: AbortSignal) => AsyncIterable<Arrival>;
  /** The program of the thread. */
  readonly program?: string;
}

/** The compiled program, wherever this file is loaded from. */
const compiled = createRequire(import.meta.url).resolve('#projection-worker');
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

/**
 * Bounds the heap of the thread: what it keeps, twice while a rebuild runs, and room to work. Without a bound the engine lets
 * garbage grow to several times of what is kept before it looks for it.
 */
function heapFor(cacheBytes: number): ResourceLimits {
  const megabytes = cacheBytes / (1024 * 1024);
  return { maxOldGenerationSizeMb: Math.ceil(256 + 2 * megabytes), maxYoungGenerationSizeMb: 24 };
}

export class ProjectionThread {
  readonly coverage: Coverage;
  private readonly states = new Map<string, RebuildState>();
  private readonly stopping = new AbortController();
  private worker: Worker | undefined;
  private cached = 0;
  /** What is to be erased from the file, and who waits for it. */
  private erasing:
    { readonly position: Position; readonly done: PromiseWithResolvers<undefined> } | undefined;
  private newest: Arrival | undefined;
  private running: Promise<unknown> | undefined;

  constructor(
    private readonly settings: ProjectionSettings,
    private readonly live: LiveViews,
    private readonly generations: Generations,
    private readonly report: ProjectorReport,
  ) {
    this.coverage = new Coverage(live.moveOn());
  }

  start(): void {
    this.running ??= Promise.all([this.keepRunning(), this.tellArrivals()]);
  }

  /** Stops at the end of a transaction. The rows are not read any more. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.post({ kind: 'stop' });
    await this.running;
  }

  /** Asks for a rebuild beside the live rows; `stateOf` tells how it stands. */
  rebuild({ name }: Projection): RebuildState {
    const known = this.states.get(name);
    if (known?.state === 'running') return known;
    const state: RebuildState = { state: 'running', position: '0', head: '0' };
    this.states.set(name, state);
    this.post({ kind: 'rebuild', name });
    return state;
  }

  /** Resolves once the file holds nothing of the rows of before the redactions up to a position. One at a time. */
  async erase(position: Position): Promise<void> {
    const done = Promise.withResolvers<undefined>();
    this.erasing = { position, done };
    this.post({ kind: 'erase', position });
    await done.promise;
  }

  /** The file of the log holds other bodies now. */
  forget(): void {
    this.post({ kind: 'forget' });
  }

  /** Bytes that the thread keeps of what it has read, roughly. */
  get cachedBytes(): number {
    return this.cached;
  }

  stateOf(name: string): RebuildState | undefined {
    return this.states.get(name);
  }

  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async keepRunning(): Promise<void> {
    let retry = FIRST_RETRY_MS;
    while (!this.isStopping()) {
      const { position } = this.coverage;
      const error = await this.run();
      if (this.isStopping()) return;
      for (const [name, { state }] of this.states)
        if (state === 'running') this.states.set(name, { state: 'failed', reason: error.message });
      this.coverage.failed(error);
      this.report.failed(error);
      retry = this.coverage.position > position ? FIRST_RETRY_MS : Math.min(2 * retry, LAST_RETRY_MS);
      await sleep(retry, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  /** Runs a thread to its end. Gives why it has ended. */
  private async run(): Promise<Error> {
    const { program = compiled, files } = this.settings;
    const resourceLimits = heapFor(files.cacheBytes);
    const worker = new Worker(program, { workerData: files, resourceLimits });
    this.worker = worker;
    if (this.newest) this.post({ kind: 'arrived', arrival: this.newest });
    if (this.erasing) this.post({ kind: 'erase', position: this.erasing.position });
    worker.on('message', (message: FromProjection) => {
      if (!this.isStopping()) this.hear(message);
    });
    let fault: unknown;
    worker.on('error', (error) => {
      fault = error;
    });
    return new Promise((resolve) => {
      worker.once('exit', (code) => {
        this.worker = undefined;
        const reason = fault instanceof Error ? fault.message : `exit code ${code}`;
        resolve(new Error(`the thread that keeps the rows has ended: ${reason}`, { cause: fault }));
      });
    });
  }

  private async tellArrivals(): Promise<void> {
    for await (const arrival of this.settings.arrivals(this.stopping.signal)) {
      this.newest = arrival;
      this.post({ kind: 'arrived', arrival });
    }
  }

  private post(message: ToProjection): void {
    this.worker?.postMessage(message);
  }

  private hear(message: FromProjection): void {
    switch (message.kind) {
      case 'committed':
        this.cached = message.cachedBytes;
        this.moveOn();
        break;
      case 'caught-up':
        this.coverage.coversAll();
        break;
      case 'skipped':
        this.report.skipped(message.reason);
        break;
      case 'failed': {
        const error = fromFault(message.fault);
        this.coverage.failed(error);
        this.report.failed(error);
        break;
      }
      case 'erased':
        this.erasing?.done.resolve(undefined);
        this.erasing = undefined;
        break;
      case 'rebuild':
        this.states.set(message.name, message.state);
        break;
      case 'let-go':
        this.live.letGo();
        this.post({ kind: 'let-go' });
    }
  }

  private moveOn(): void {
    const { position } = this.coverage;
    this.coverage.reached(this.live.moveOn());
    const wereSwapped = this.generations.refresh();
    if (this.coverage.position === position && !wereSwapped) return;
    this.coverage.announce();
  }
}
