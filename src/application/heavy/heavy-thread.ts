/** One worker thread as the main thread sees it. */
import { Worker } from 'node:worker_threads';
import { Abandoned } from '../refusals.js';
import { fromFault, type FromThread, type ThreadSettings, type ToThread } from './protocol.js';
import type { Frame, HeavyQuestion, HeavyStream, Rendered } from './questions.js';
import type { ReadSideFiles } from './read-side.js';

export interface Piece {
  readonly frames: readonly Frame[];
  readonly done: boolean;
}

interface Waiting {
  readonly resolve: (message: Exclude<FromThread, { kind: 'fault' }>) => void;
  readonly reject: (error: Error) => void;
}

let lastId = 0;

export class HeavyThread {
  private readonly worker: Worker;
  private readonly abandoned = new SharedArrayBuffer(4);
  private readonly waiting = new Map<number, Waiting>();
  private readonly streams = new Set<number>();
  private readonly ended: Promise<void>;
  private asked: number | undefined;
  private asking: Promise<unknown> | undefined;
  private retiring = false;
  private cached = 0;
  private fault: unknown;
  private lost: Error | undefined;

  constructor(program: string, files: ReadSideFiles, onEnd: () => void) {
    const settings: ThreadSettings = { files, abandoned: this.abandoned };
    this.worker = new Worker(program, { workerData: settings });
    // An idle thread keeps nobody from ending.
    this.worker.unref();
    this.worker.on('message', (message: FromThread) => {
      this.hear(message);
    });
    this.worker.on('error', (error: unknown) => {
      this.fault = error;
    });
    this.ended = new Promise<void>((resolve) => {
      this.worker.once('exit', (code) => {
        const reason = this.fault instanceof Error ? this.fault.message : `exit code ${code}`;
        const lost = this.retiring
          ? new Abandoned('what is read was redacted meanwhile')
          : new Error(`the thread that was to answer has ended: ${reason}`, { cause: this.fault });
        this.lost = lost;
        for (const { reject } of this.waiting.values()) reject(lost);
        this.waiting.clear();
        onEnd();
        resolve();
      });
    });
  }

  /** Whether it is at work on a question that is answered as a whole. */
  get isBusy(): boolean {
    return this.asked !== undefined;
  }

  /** Bytes that it kept of what it had read when it last answered, roughly. */
  get cachedBytes(): number {
    return this.cached;
  }

  /** How many questions it has. */
  get load(): number {
    return this.streams.size + (this.isBusy ? 1 : 0);
  }

  /** Asks an idle thread. Rejects only once the thread is free again, also when nobody waits any more. */
  async ask(question: HeavyQuestion, signal: AbortSignal): Promise<Rendered> {
    const id = ++lastId;
    this.asked = id;
    const abandon = (): void => {
      Atomics.store(new Int32Array(this.abandoned), 0, id);
    };
    if (signal.aborted) abandon();
    signal.addEventListener('abort', abandon, { once: true });
    try {
      const asking = this.say({ kind: 'ask', id, question });
      this.asking = asking;
      const heard = await asking;
      if (heard.kind !== 'answer') throw new Error(`expected an answer, got a ${heard.kind}`);
      this.cached = heard.cachedBytes;
      return heard.answer;
    } finally {
      signal.removeEventListener('abort', abandon);
      this.asked = undefined;
    }
  }

  /** Begins a stream. */
  open(stream: HeavyStream): { readonly next: () => Promise<Piece>; readonly close: () => void } {
    const id = ++lastId;
    this.streams.add(id);
    this.post({ kind: 'open', id, stream });
    return {
      next: async () => {
        const heard = await this.say({ kind: 'pull', id });
        if (heard.kind !== 'piece') throw new Error(`expected a piece, got an ${heard.kind}`);
        return heard;
      },
      close: () => {
        if (this.streams.delete(id)) this.post({ kind: 'close', id });
      },
    };
  }

  /** Finishes the question that it is at; streams end where they are. Resolves once the thread has ended. */
  async retire(): Promise<void> {
    this.retiring = true;
    await this.asking?.catch(() => undefined);
    await this.stop();
  }

  /** Whoever waits is answered with an error; resolves once the thread has closed its files and ended. */
  async stop(): Promise<void> {
    if (this.asked !== undefined) Atomics.store(new Int32Array(this.abandoned), 0, this.asked);
    this.worker.ref();
    this.post({ kind: 'stop' });
    await this.ended;
  }

  private async say(
    message: Extract<ToThread, { id: number }>,
  ): Promise<Exclude<FromThread, { kind: 'fault' }>> {
    if (this.lost) throw this.lost;
    const { id } = message;
    const answer = new Promise<Exclude<FromThread, { kind: 'fault' }>>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
    });
    this.worker.ref();
    this.post(message);
    return answer;
  }

  private post(message: ToThread): void {
    this.worker.postMessage(message);
  }

  private hear(message: FromThread): void {
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (this.waiting.size === 0) this.worker.unref();
    if (message.kind === 'fault') waiting?.reject(fromFault(message.fault));
    else waiting?.resolve(message);
  }
}
