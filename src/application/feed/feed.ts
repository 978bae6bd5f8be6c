/**
 * A live feed of rows, from any place ever. It is state-based: "every row whose last change lies after my place, oldest
 * first, then live", so it needs no outbox, works on any replica, and a slow reader gets the newest rows, not a backlog.
 *
 * It reads what its client has missed page by page. At the live end it joins the group of those who ask the same, and
 * leaves it when its client does not keep up.
 */
import { readFeedId } from './feed-id.js';
import { reasonBetween, type Editions } from './editions.js';
import type { Member } from './group.js';
import type { Groups } from './groups.js';
import type { Heartbeat, Tick } from './heartbeat.js';
import type { HeldRows } from './held-rows.js';
import type { LiveEnd } from './live-end.js';
import { writeReset, writeUpToDate, type Place, type ResetReason } from './messages.js';
import { FIRST_ROWS, type Pages, type Standing } from './pages.js';
import type { Question } from './question.js';
import type { Slices } from './slices.js';

/** Where the frames of a feed go. */
export interface FrameSink {
  /** Takes bytes, always. False: it holds as much as it may, and wants no more before it has drained. */
  write(bytes: string | Buffer): boolean;
  /** Resolves once it has drained, or nobody reads it any more. */
  drained(): Promise<void>;
}

export interface FeedSources {
  readonly heartbeat: Heartbeat;
  readonly editions: Editions;
  readonly pages: Pages;
  readonly end: LiveEnd;
  readonly groups: Groups;
  readonly slices: Slices;
}

export class Feed implements Member {
  private readonly stop = new AbortController();
  private sink: FrameSink | undefined;
  private standing: Standing;
  private version: string;
  /** What the client holds, while it is sent its snapshot and no group knows it. */
  private held: HeldRows | undefined;
  /** What the rows covered when the client came: it is up to date once it has come so far. */
  private upTo: Tick | undefined;
  private isFull = false;
  /** The page of the live end at which it joined its group. */
  private joinedAt = Infinity;
  private left: (() => void) | undefined;
  private failure: Error | undefined;

  constructor(
    private readonly sources: FeedSources,
    private readonly question: Question,
    private readonly after: string | undefined,
    /** A frame that comes before all others. */
    private readonly context?: string,
    /** Ends the feed once its client sees something else, or nobody listens. */
    private readonly whileSeen = (signal: AbortSignal): AbortSignal => signal,
  ) {
    this.version = this.edition.version;
    this.standing = this.snapshot();
  }

  /** Writes until the signal aborts. @throws what reading the rows throws */
  async writeTo(sink: FrameSink, gone: AbortSignal): Promise<void> {
    const { slices, end } = this.sources;
    const signal = this.whileSeen(gone);
    this.sink = sink;
    const stop = (): void => {
      this.release(this.standing.place);
      this.sources.groups.findNoMore(this.question, this);
      this.stop.abort();
    };
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    try {
      if (this.context !== undefined) this.write(this.context);
      await this.start();
      while (!this.isStopped) {
        if (this.isFull) await sink.drained();
        this.isFull = false;
        end.catchUp();
        const waits = await slices.run(() => this.goOn());
        if (waits) await waits();
        if (this.failure) throw this.failure;
      }
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
    }
  }

  deliver(bytes: Buffer, page: number, place: Place): void {
    if (this.joinedAt >= page) return;
    this.write(bytes);
    if (this.isFull) this.release(place);
  }

  release(place: Place, error?: Error): void {
    if (!this.left) return;
    this.failure = error;
    this.joinedAt = Infinity;
    this.sources.groups.leave(this.question, this);
    this.standing = { place, named: true, caused: true, since: -1, rows: FIRST_ROWS };
    this.left();
    this.left = undefined;
  }

  private get isStopped(): boolean {
    return this.stop.signal.aborted;
  }

  private get edition(): { readonly name: string; readonly version: string } {
    return this.sources.editions.of(this.question);
  }

  /** Where a client begins that holds nothing. */
  private snapshot(): Standing {
    const { clock, position } = this.sources.heartbeat.tick();
    const place = { position: 0, clock };
    return { place, named: false, caused: false, since: position, rows: FIRST_ROWS };
  }

  /** Finds where the client goes on; where it cannot, it begins anew and is told why. */
  private async start(): Promise<void> {
    const { heartbeat } = this.sources;
    const reason = await this.resume();
    if (reason) this.reset(reason);
    else if (this.after === undefined) this.holdNothing();
    this.upTo = heartbeat.tick();
  }

  private async resume(): Promise<ResetReason | undefined> {
    const { heartbeat } = this.sources;
    if (this.after === undefined) return undefined;
    const known = readFeedId(this.after);
    if (known?.name !== this.question.name) return 'unknown-id';
    const reason = reasonBetween(known.version, this.version);
    if (reason) return reason;
    if (!(await heartbeat.reaches(known.position, this.stop.signal))) return 'ahead-of-log';
    const place = { position: known.position, clock: Math.min(known.clock, heartbeat.tick().clock) };
    // Also at position 0: such a client was cut within its snapshot and may hold rows that are gone by now.
    this.standing = { place, named: true, caused: place.position > 0, since: -1, rows: FIRST_ROWS };
    return undefined;
  }

  private reset(reason: ResetReason): void {
    this.version = this.edition.version;
    this.standing = { ...this.snapshot(), named: true };
    this.upTo = this.sources.heartbeat.tick();
    this.holdNothing();
    this.write(writeReset(this.edition, this.standing.place, reason));
  }

  private holdNothing(): void {
    this.held ??= this.sources.groups.find(this.question, this);
    this.held?.clear();
  }

  /** Sends what is there, until it has to wait; gives what for. */
  private goOn(): (() => Promise<void>) | undefined {
    const { end, pages } = this.sources;
    if (this.isStopped) return undefined;
    if (this.edition.version !== this.version) this.reset('projection-version');
    const { place } = end;
    if (!isAt(this.standing, place)) {
      if (!isBefore(this.standing, place)) return () => end.moved(this.stop.signal);
      const { bytes, next, rows } = pages.read(this.question, this.standing, place);
      for (const { changed, accepted } of rows)
        if (accepted) this.held?.add(changed);
        else this.held?.remove(changed);
      this.standing = next;
      if (bytes) this.write(bytes);
      return undefined;
    }
    if (this.upTo && !isBefore({ place: this.upTo }, place)) return () => end.moved(this.stop.signal);
    if (this.upTo) this.write(writeUpToDate(this.edition, place));
    this.upTo = undefined;
    if (this.isFull) return undefined;
    return end.canBeJoined ? this.join() : () => end.moved(this.stop.signal);
  }

  private join(): () => Promise<void> {
    const { end, groups } = this.sources;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.left = () => {
      resolve(undefined);
    };
    this.joinedAt = end.page;
    groups.join(this.question, this.edition, this, this.held);
    groups.findNoMore(this.question, this);
    this.held = undefined;
    return async () => promise;
  }

  private write(bytes: string | Buffer): void {
    if (this.sink?.write(bytes) === false) this.isFull = true;
  }
}

function isAt({ place, waking }: Pick<Standing, 'place' | 'waking'>, end: Place): boolean {
  return !waking && place.position === end.position && place.clock === end.clock;
}

/** Or at the same. */
function isBefore({ place }: Pick<Standing, 'place'>, end: Place): boolean {
  return place.position <= end.position && place.clock <= end.clock;
}
