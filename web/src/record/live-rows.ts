/**
 * Rows as they are now, and every change. One feed a page, however many read models it shows: a browser opens six connections to a
 * server and no more. While nobody looks at the page the feed rests, and goes on where it was.
 */
import { Problem, type ChanceryClient } from '../../../client/src/index.ts';
import { errorOf } from './error-of.ts';
import type { ReadModel, RowOf } from './types.ts';

export type LiveState =
  | { readonly is: 'loading' }
  | { readonly is: 'live' }
  | { readonly is: 'cut'; readonly since: number; readonly nextTry: number }
  | { readonly is: 'failed'; readonly error: Error };

/** A change that has come since the page was opened. */
export interface Arrival {
  readonly projection: ReadModel;
  readonly key: string;
  /** The entries that made it; none where time alone did. */
  readonly cause: readonly string[];
  readonly gone: boolean;
  /** 1, 2, 3 ... in the order in which they came. */
  readonly nth: number;
}

export interface LiveRows {
  readonly state: LiveState;
  readonly rows: { readonly [M in ReadModel]?: ReadonlyMap<string, RowOf[M]> };
  readonly arrivals: readonly Arrival[];
}

export interface LiveQuestion {
  /** Absent: all processes. */
  readonly processId?: string | undefined;
  readonly models: readonly ReadModel[];
}

/** Changes that came within so many ms are shown together: 50 a second are one drawing. */
const TOGETHER_MS = 80;
/** How many changes a page remembers. */
const MOST_ARRIVALS = 200;
/** Ms that a feed is kept after its page was left, so that going back shows what was there. */
const KEPT_MS = 60_000;

const NETWORK = ['online', 'offline'] as const;

const LOADING: LiveRows = { state: { is: 'loading' }, rows: {}, arrivals: [] };

interface RowData {
  readonly projection: string;
  readonly key: string;
  readonly row: unknown;
  readonly cause?: readonly string[];
}

/** The feed of a question, shared by all parts of a page that ask it. */
export class LiveFeed {
  #shown: LiveRows = LOADING;
  readonly #tables = new Map<ReadModel, Map<string, unknown>>();
  readonly #changed = new Set<ReadModel>();
  #isCaughtUp = false;
  #arrivals: readonly Arrival[] = [];
  #count = 0;
  #state: LiveState = { is: 'loading' };
  #after: string | undefined;
  #stop: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly chancery: ChanceryClient,
    private readonly question: LiveQuestion,
    private readonly forget: () => void,
  ) {}

  readonly current = (): LiveRows => this.#shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#begin();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#rest();
    };
  };

  /** Asks anew after a refusal, as when the reader has signed in. */
  readonly retry = (): void => {
    this.#state = { is: 'loading' };
    this.#show();
    this.#end();
    this.#open();
  };

  #begin(): void {
    document.addEventListener('visibilitychange', this.#look);
    for (const name of NETWORK) globalThis.addEventListener(name, this.#renew);
    this.#look();
  }

  #rest(): void {
    document.removeEventListener('visibilitychange', this.#look);
    for (const name of NETWORK) globalThis.removeEventListener(name, this.#renew);
    this.#end();
    setTimeout(() => {
      if (this.#listeners.size === 0) this.forget();
    }, KEPT_MS);
  }

  readonly #look = (): void => {
    if (document.hidden) this.#end();
    else this.#open();
  };

  /** The network has come or gone: the feed is tried anew, and does not wait until its silence is noticed. */
  readonly #renew = (): void => {
    this.#end();
    this.#look();
  };

  #end(): void {
    this.#stop?.abort();
    this.#stop = undefined;
  }

  #open(): void {
    if (this.#stop) return;
    const stop = new AbortController();
    this.#stop = stop;
    this.#follow(stop.signal).catch((error: unknown) => {
      if (stop.signal.aborted) return;
      this.#stop = undefined;
      this.#state = { is: 'failed', error: errorOf(error) };
      this.#show();
    });
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { processId, models } = this.question;
    const frames = this.chancery.follow('/v1/changes', {
      params: {
        query: { projection: [...models], ...(processId === undefined ? {} : { process: processId }) },
      },
      after: this.#after,
      signal,
      onInterruption: ({ error, delay }) => {
        // Who may not see it any more is told so, and does not wait for it.
        if (error instanceof Problem && error.status < 500) return;
        const since = this.#state.is === 'cut' ? this.#state.since : Date.now();
        this.#state = { is: 'cut', since, nextTry: Date.now() + delay };
        this.#soon();
      },
    });
    for await (const frame of frames) {
      switch (frame.event) {
        case 'row':
          this.#put(frame.data);
          break;
        case 'gone':
          this.#remove(frame.data);
          break;
        case 'reset':
          // What is shown stays until the snapshot that follows is whole.
          for (const [model, table] of this.#tables) {
            table.clear();
            this.#changed.add(model);
          }
          this.#isCaughtUp = false;
          break;
        case 'up-to-date':
          this.#isCaughtUp = true;
          break;
        case 'context':
          break;
      }
      if (frame.id !== undefined) this.#after = frame.id;
      if (!this.#isCaughtUp) continue;
      this.#state = { is: 'live' };
      this.#soon();
    }
  }

  #put({ projection, key, row, cause = [] }: RowData): void {
    this.#table(projection as ReadModel).set(key, row);
    this.#arrive({ projection: projection as ReadModel, key, cause, gone: false });
  }

  #remove({ projection, key }: { readonly projection?: string; readonly key: string }): void {
    this.#table(projection as ReadModel).delete(key);
    this.#arrive({ projection: projection as ReadModel, key, cause: [], gone: true });
  }

  #table(projection: ReadModel): Map<string, unknown> {
    this.#changed.add(projection);
    const table = this.#tables.get(projection) ?? new Map<string, unknown>();
    this.#tables.set(projection, table);
    return table;
  }

  /** What comes before the first `up-to-date` is how things stand, and no news. */
  #arrive(arrival: Omit<Arrival, 'nth'>): void {
    if (!this.#isCaughtUp) return;
    this.#count += 1;
    this.#arrivals = [...this.#arrivals, { ...arrival, nth: this.#count }].slice(-MOST_ARRIVALS);
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#show();
    }, TOGETHER_MS);
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const copies = [...this.#changed].map((model) => [model, new Map(this.#tables.get(model))] as const);
    if (this.#isCaughtUp) this.#changed.clear();
    const rows = this.#isCaughtUp ? { ...this.#shown.rows, ...Object.fromEntries(copies) } : this.#shown.rows;
    this.#shown = { state: this.#state, rows, arrivals: this.#arrivals };
    for (const listener of this.#listeners) listener();
  }
}

/** The feeds of a page, each once. */
export class LiveFeeds {
  readonly #feeds = new Map<string, LiveFeed>();

  constructor(private readonly chancery: ChanceryClient) {}

  of(question: LiveQuestion): LiveFeed {
    const name = JSON.stringify([question.processId, [...question.models].sort()]);
    const known = this.#feeds.get(name);
    if (known) return known;
    const made = new LiveFeed(this.chancery, question, () => this.#feeds.delete(name));
    this.#feeds.set(name, made);
    return made;
  }
}
