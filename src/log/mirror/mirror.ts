/** The log of a cluster beside the server: a local copy that is filled by following the store. */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

import { errorOf, sentenceOf } from '../../thrown.js';
import type { EventLog, Position, RecordedEvent } from '../event-log.js';
import type { MirrorStatus } from '../mirror-status.js';
import { CommitSignal } from '../sqlite/commit-signal.js';
import { MAX_POSITION, type Page } from '../sqlite/event-reader.js';
import type { MirrorFile } from '../sqlite/mirror-file.js';

/** Bounds one commit, and so how long the process is held up by it. */
const COMMIT_EVENTS = 256;
const COMMIT_BYTES = 1024 * 1024;
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
    const waiting = new Waiting((events) => {
      // Without what could not be written before it, nothing may follow.
      if (failure !== undefined) return;
      try {
        this.#commit(events);
      } catch (error) {
        failure = errorOf(error);
        ending.abort();
      }
    });
    for await (const message of source.follow({ after: this.#position, signal })) {
      if (message.kind === 'event') {
        waiting.add(message.event);
        if (waiting.isFull) {
          waiting.commit();
          await nextTurn();
        }
        continue;
      }
      waiting.commit();
      if (message.kind === 'caught-up' && failure === undefined) this.#caughtUp();
    }
    waiting.commit();
    if (failure !== undefined) throw failure;
  }

  #commit(events: readonly RecordedEvent[]): void {
    const after = this.#position;
    const flaws = this.file.write(events);
    this.#position = events.at(-1)?.position ?? after;
    this.#newest = { after, events };
    this.#complete = false;
    this.#fault = undefined;
    this.#flaws += flaws.length;
    for (const flaw of flaws) this.report.flawed(flaw);
    this.onCommit(events);
    this.#commits.raise();
  }

  #caughtUp(): void {
    this.#complete = true;
    this.#fault = undefined;
    this.#commits.raise();
  }
}

/** Events that have come and are not committed: a commit takes all that came in one turn of the event loop. */
class Waiting {
  #events: RecordedEvent[] = [];
  #bytes = 0;
  #scheduled: NodeJS.Immediate | undefined;

  constructor(private readonly take: (events: readonly RecordedEvent[]) => void) {}

  get isFull(): boolean {
    return this.#events.length >= COMMIT_EVENTS || this.#bytes >= COMMIT_BYTES;
  }

  add(event: RecordedEvent): void {
    this.#events.push(event);
    this.#bytes += event.body.length;
    // The store may fall silent before it says that this was all.
    this.#scheduled ??= setImmediate(() => {
      this.commit();
    });
  }

  commit(): void {
    clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    const events = this.#events;
    this.#events = [];
    this.#bytes = 0;
    if (events.length > 0) this.take(events);
  }
}
