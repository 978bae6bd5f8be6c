/**
 * Heavy questions leave the main thread: a few worker threads answer them. They are bounded in number, and end when nobody
 * waits for them any more. A thread is started when it is first needed, and again after one has died. Callers take turns, and
 * one who has many places makes room for another: what he asked last is refused.
 */
import { createRequire } from 'node:module';
import { Abandoned } from '../refusals.js';
import { Admission, tooMany, type Waiting } from './admission.js';
import { FairQueue } from './fair-queue.js';
import { HeavyThread, type Piece } from './heavy-thread.js';
import type { Frame, HeavyQuestion, HeavyStream, Rendered } from './questions.js';
import type { ReadSideFiles } from './read-side.js';

export interface HeavySettings {
  readonly files: ReadSideFiles;
  readonly workers: number;
  /** How many questions may be at work, open or waiting at once. */
  readonly most: number;
}

/** Who asks, and for how long. */
export interface Asker {
  /** The same text for whatever one caller asks. */
  readonly caller: string;
  /** Aborts once nobody waits for the answer. */
  readonly signal: AbortSignal;
}

/** An answer that was written where it was computed. */
export class RenderedAnswer implements Rendered {
  readonly text: string;
  readonly tag: string;
  readonly position: string | undefined;
  readonly languages: readonly string[] | undefined;

  constructor({ text, tag, position, languages }: Rendered) {
    this.text = text;
    this.tag = tag;
    this.position = position;
    this.languages = languages;
  }
}

interface Queued extends Waiting {
  run(thread: HeavyThread): void;
}

/** The compiled program of a thread, wherever this file is loaded from. */
const program = createRequire(import.meta.url).resolve('#question-worker');

export class HeavyQuestions {
  private readonly threads = new Set<HeavyThread>();
  private readonly queue = new FairQueue<Queued>();
  private readonly admission: Admission;
  private readonly retiring = new Set<Promise<unknown>>();
  private stopped = false;

  constructor(private readonly settings: HeavySettings) {
    this.admission = new Admission(settings.most, this.queue);
  }

  /** How many are at work, open or waiting. */
  get count(): number {
    return this.admission.taken;
  }

  /** Bytes that the threads keep of what they have read, roughly. */
  get cachedBytes(): number {
    return [...this.threads].reduce((sum, { cachedBytes }) => sum + cachedBytes, 0);
  }

  /** @throws Refused too-many-questions, and what the answer is refused with; Abandoned once the signal has aborted */
  async ask(question: HeavyQuestion, { caller, signal }: Asker): Promise<RenderedAnswer> {
    this.expectAnswers(signal);
    this.admission.take(caller);
    return new Promise((resolve, reject) => {
      const queued: Queued = {
        leave: (error) => {
          signal.removeEventListener('abort', abandon);
          if (!this.queue.remove(caller, queued)) return;
          this.admission.free(caller);
          reject(error);
        },
        run: (thread) => {
          signal.removeEventListener('abort', abandon);
          void thread
            .ask(question, signal)
            .then((answer) => {
              resolve(new RenderedAnswer(answer));
            }, reject)
            .finally(() => {
              this.admission.free(caller);
              this.dispatch();
            });
        },
      };
      const abandon = (): void => {
        queued.leave(new Abandoned('the client went away'));
      };
      signal.addEventListener('abort', abandon, { once: true });
      this.queue.add(caller, queued);
      this.dispatch();
    });
  }

  /**
   * The pieces of a stream, at the pace of who takes them. What refuses it, and a fault of its first piece, is thrown here.
   * @throws Refused too-many-questions; Abandoned
   */
  async open(stream: HeavyStream, { caller, signal }: Asker): Promise<AsyncIterable<readonly Frame[]>> {
    this.expectAnswers(signal);
    this.admission.takeStream(caller);
    const opened = this.leastLoaded().open(stream);
    let closed = false;
    const close = (): void => {
      if (closed) return;
      closed = true;
      signal.removeEventListener('abort', close);
      opened.close();
      this.admission.freeStream(caller);
    };
    signal.addEventListener('abort', close, { once: true });
    try {
      return pieces(await opened.next(), opened.next, { signal, close });
    } catch (error) {
      close();
      throw error;
    }
  }

  /**
   * Has further questions answered by threads that have read nothing yet. Resolves once those that were have ended: what they
   * were asked is answered, streams are cut off.
   */
  async renew(): Promise<void> {
    const old = [...this.threads];
    this.threads.clear();
    this.dispatch();
    const retired = Promise.all(old.map((thread) => thread.retire()));
    this.retiring.add(retired);
    await retired.finally(() => this.retiring.delete(retired));
  }

  /** Ends every question and every thread. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const queued of this.queue.items()) queued.leave(tooMany(0));
    await Promise.all([...this.threads].map((thread) => thread.stop()));
    await Promise.all(this.retiring);
  }

  private expectAnswers(signal: AbortSignal): void {
    if (signal.aborted) throw new Abandoned('the client went away');
    if (this.stopped) throw tooMany(0);
  }

  /** Gives waiting questions to threads that are free. */
  private dispatch(): void {
    while (!this.queue.isEmpty) {
      const idle = [...this.threads].filter(({ isBusy }) => !isBusy).sort((a, b) => a.load - b.load)[0];
      const thread = idle?.load === 0 ? idle : (this.anotherThread() ?? idle);
      if (!thread) return;
      this.queue.next()?.run(thread);
    }
  }

  private leastLoaded(): HeavyThread {
    const least = [...this.threads].sort((a, b) => a.load - b.load)[0];
    return least?.load === 0 ? least : (this.anotherThread() ?? least ?? this.startThread());
  }

  private anotherThread(): HeavyThread | undefined {
    return this.threads.size < this.settings.workers ? this.startThread() : undefined;
  }

  private startThread(): HeavyThread {
    const thread = new HeavyThread(program, this.settings.files, () => {
      this.threads.delete(thread);
      this.dispatch();
    });
    this.threads.add(thread);
    return thread;
  }
}

async function* pieces(
  first: Piece,
  next: () => Promise<Piece>,
  { signal, close }: { readonly signal: AbortSignal; readonly close: () => void },
): AsyncIterable<readonly Frame[]> {
  try {
    for (let piece = first; !signal.aborted; piece = await next()) {
      if (piece.frames.length > 0) yield piece.frames;
      if (piece.done) return;
    }
  } finally {
    close();
  }
}
