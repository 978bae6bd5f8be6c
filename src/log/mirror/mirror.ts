/** The log of a cluster beside the server: a local copy that is filled by following the store. */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

import { errorOf, sentenceOf } from '../../thrown.js';
import type { EventLog, Position, RecordedEvent } from '../event-log.js';
import type { MirrorStatus } from '../mirror-status.js';
import { CommitSignal } from '../sqlite/commit-signal.js';
import { MAX_POSITION, type Page } from '../sqlite/event-reader.js';
import type { MirrorFile } from '../sqlite/mirror-file.js';
import { Waiting } from './waiting.js';

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

export interface MirrorReport {
  /** An event came that breaks the chain of its stream. It is kept as it is. */
  flawed(text: string): void;
  failed(error: unknown): void;
  /** The store is away at the start: the server answers from the mirror until it comes. */
  away(text: string): void;
}

/** Follows a log into a file, resumes after the newest event in it, and says what has been committed. */
export class Mirror {
  readonly #commits = new CommitSignal();
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;
  #position: Position;
  #complete = false;
  #flaws = 0;
  #fault: string | undefined;
  /** The last commit, for those who follow closely: they are given it without reading it again. */
  #newest: { readonly after: Position; readonly events: readonly RecordedEvent[] } | undefined;

  constructor(
    readonly file: MirrorFile,
    private readonly report: MirrorReport,
    /** Called for what came from the store, after it was committed. */
    private readonly onCommit: (events: readonly RecordedEvent[]) => void,
  ) {
    this.#position = file.head();
  }

  get position(): Position {
    return this.#position;
  }

  /** Grows with whatever there is to hear. Take it before reading, so that nothing that comes after is slept through. */
  get count(): number {
    return this.#commits.count;
  }

  get closed(): boolean {
    return this.#commits.closed;
  }

  status(): Pick<MirrorStatus, 'position' | 'complete' | 'flaws' | 'fault'> {
    return {
      position: this.#position,
      complete: this.#complete,
      flaws: this.#flaws,
      fault: this.#fault,
    };
  }

  start(source: Pick<EventLog, 'follow'>): void {
    this.#running ??= this.#run(source);
  }

  /** What is committed after a position, as far as a page goes. */
  after(position: Position): Page {
    if (position === this.#position) return { events: [], full: false };
    if (this.#newest?.after === position) return { events: this.#newest.events, full: false };
    return this.file.pageOfAll(position, MAX_POSITION, Number.MAX_SAFE_INTEGER);
  }

  /** As `MirrorFile.erase`; what was kept of the last commit is forgotten. */
  erase(upTo: Position): boolean {
    this.#newest = undefined;
    return this.file.erase(upTo);
  }

  /** Resolves once there is more to hear than `seen`, the mirror is closed or the caller aborts. */
  past(seen: number, signal: AbortSignal): Promise<void> {
    return this.#commits.past(seen, { signal });
  }

  /** The source has to be closed, or to end with the signal it was given. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    this.#commits.close();
    this.file.close();
  }

  async #run(source: Pick<EventLog, 'follow'>): Promise<void> {
    let pause = FIRST_RETRY_MS;
    while (!this.#stopping.signal.aborted) {
      const { position } = this;
      try {
        await this.#follow(source);
      } catch (error) {
        this.#fault = sentenceOf(error);
        this.report.failed(error);
      }
      pause = this.position > position ? FIRST_RETRY_MS : Math.min(2 * pause, LAST_RETRY_MS);
      await sleep(pause, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  async #follow(source: Pick<EventLog, 'follow'>): Promise<void> {
    const ending = new AbortController();
    const signal = AbortSignal.any([this.#stopping.signal, ending.signal]);
    let failure: Error | undefined;
    const waiting = new Waiting((events, isAll) => {
      // Without what could not be written before it, nothing may follow.
      if (failure !== undefined) return;
      try {
        this.#commit(events, isAll);
      } catch (error) {
        failure = errorOf(error);
        ending.abort();
      }
    });
    for await (const message of source.follow({ after: this.#position, signal })) {
      if (message.kind === 'caught-up') waiting.wasAll();
      else if (message.kind === 'event') {
        waiting.add(message.event);
        if (waiting.isFull) {
          waiting.commit();
          await nextTurn();
        }
      }
    }
    waiting.commit();
    if (failure !== undefined) throw failure;
  }

  /** @param isAll whether they, with what came before, are all that the store has */
  #commit(events: readonly RecordedEvent[], isAll: boolean): void {
    if (events.length > 0) {
      const after = this.#position;
      const flaws = this.file.write(events);
      this.#position = events.at(-1)?.position ?? after;
      this.#newest = { after, events };
      this.#flaws += flaws.length;
      for (const flaw of flaws) this.report.flawed(flaw);
    }
    this.#complete = isAll;
    this.#fault = undefined;
    if (events.length > 0) this.onCommit(events);
    this.#commits.raise();
  }
}
