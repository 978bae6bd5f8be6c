/**
 * A live feed of rows, from any place ever. It is state-based: "every row whose last change lies after my place, oldest
 * first, then live", so it needs no outbox, works on any replica, and a slow reader gets the newest rows, not a backlog.
 */
import type { Projection } from '../../../projections/projection.js';
import { itemOf, type Item } from '../ask/row-source.js';
import type { ChangedRow, Scope, SqliteRows } from '../views/sqlite-rows.js';
import { readFeedId, writeFeedId } from './feed-id.js';
import type { Beat, Heartbeat } from './heartbeat.js';

export interface FeedQuestion {
  /** `phase-status`, or `changes` for the feed of all. */
  readonly name: string;
  readonly projections: readonly Projection[];
  readonly scope: Scope;
  readonly accepts: (item: Item, projection: Projection) => boolean;
  /** Where the client stands, an id of ours, if it has been here. */
  readonly after?: string | undefined;
}

export type FeedMessage =
  | { readonly event: 'row'; readonly id?: string; readonly data: RowData }
  | { readonly event: 'gone'; readonly id?: string; readonly data: GoneData }
  | { readonly event: 'up-to-date'; readonly id: string; readonly data: { readonly position: string } }
  | { readonly event: 'reset'; readonly id?: string; readonly data: { readonly reason: ResetReason } };

export type ResetReason = 'projection-version' | 'unknown-id' | 'ahead-of-log';

interface RowData extends GoneData {
  readonly row: Item;
  readonly position: string;
  /** The recorded entries that made the change; absent in a snapshot and where time alone made it. */
  readonly cause?: readonly string[];
}

interface GoneData {
  /** Present in the feed of all read models. */
  readonly projection?: string;
  readonly key: string;
}

/** How many rows are read in one go: what a feed holds in memory. */
const PAGE = 200;
/** Beyond this many rows a feed no longer remembers which ones it has sent. */
const HELD_KEYS = 10_000;

/** Everything up to here has been sent. */
type Place = Beat;

export interface FeedSources {
  readonly rows: SqliteRows;
  readonly heartbeat: Heartbeat;
  /** The version that the ids of a feed carry; it changes when rows are rebuilt to something else. */
  version(name: string): string;
}

export class Feed {
  private readonly byName: ReadonlyMap<string, Projection>;
  /** The rows that this client was sent, while that is certain: one that it cannot hold needs no `gone`. */
  private held: Set<string> | undefined = new Set();
  private version: string;

  constructor(
    private readonly sources: FeedSources,
    private readonly question: FeedQuestion,
  ) {
    this.byName = new Map(question.projections.map((projection) => [projection.name, projection]));
    this.version = sources.version(question.name);
  }

  /** The messages, until the signal aborts. Nothing is read ahead of what the consumer takes. */
  async *messages(signal: AbortSignal): AsyncIterable<FeedMessage> {
    const { heartbeat } = this.sources;
    const { place: start, reset } = await this.start(signal);
    let place = start;
    if (reset) yield this.reset(reset, place);
    let caused = place.position > 0;
    if (caused) this.held = undefined;
    for (let announced = false; !signal.aborted;) {
      const version = this.sources.version(this.question.name);
      if (version !== this.version) {
        this.version = version;
        place = { position: 0, clock: heartbeat.beat().clock };
        this.held = new Set();
        caused = false;
        announced = false;
        yield this.reset('projection-version', place);
      }
      const beat = heartbeat.beat();
      for (const [message, reached] of this.upTo(beat, place, caused)) {
        place = reached;
        yield message;
      }
      place = { position: Math.max(place.position, beat.position), clock: beat.clock };
      if (!announced)
        yield { event: 'up-to-date', id: this.id(place), data: { position: String(place.position) } };
      announced = true;
      caused = true;
      await heartbeat.next(beat, signal);
    }
  }

  /** Where the client goes on, or the beginning with the reason why. */
  private async start(signal: AbortSignal): Promise<{ place: Place; reset?: ResetReason }> {
    const { heartbeat } = this.sources;
    const place = { position: 0, clock: heartbeat.beat().clock };
    if (this.question.after === undefined) return { place };
    const known = readFeedId(this.question.after);
    if (known?.name !== this.question.name) return { place, reset: 'unknown-id' };
    if (known.version !== this.version) return { place, reset: 'projection-version' };
    if (!(await heartbeat.reaches(known.position, signal))) return { place, reset: 'ahead-of-log' };
    return { place: { position: known.position, clock: Math.min(known.clock, heartbeat.beat().clock) } };
  }

  private reset(reason: ResetReason, place: Place): FeedMessage {
    return { event: 'reset', id: this.id(place), data: { reason } };
  }

  /** What has changed since a place, with the place that each message reaches. */
  private *upTo(beat: Beat, from: Place, caused: boolean): Iterable<[FeedMessage, Place]> {
    const { rows } = this.sources;
    const { scope } = this.question;
    let place = { position: from.position, clock: beat.clock };
    if (beat.clock > from.clock) {
      // A row that changed otherwise as well comes below, with a position of its own.
      const woken = rows
        .wokenBetween(scope, from.clock * 1_000, beat.clock * 1_000)
        .filter(({ position }) => position <= from.position);
      for (const [i, changed] of woken.entries()) {
        const last = i === woken.length - 1;
        const message = this.message(changed, beat.clock, last ? this.id(place) : undefined, false);
        if (message) yield [message, last ? place : from];
      }
    }
    for (let page = rows.changedAfter(scope, place.position, PAGE); page.length > 0;) {
      for (const [i, changed] of page.entries()) {
        const closes = page[i + 1]?.position !== changed.position;
        if (closes) place = { position: changed.position, clock: beat.clock };
        const message = this.message(changed, beat.clock, closes ? this.id(place) : undefined, caused);
        if (message) yield [message, place];
      }
      page = rows.changedAfter(scope, place.position, PAGE);
    }
  }

  private message(
    changed: ChangedRow,
    clock: number,
    id: string | undefined,
    caused: boolean,
  ): FeedMessage | undefined {
    const key = this.keyOf(changed);
    const held = `${changed.projection}\n${key}`;
    const data = { ...(this.question.name === 'changes' ? { projection: changed.projection } : {}), key };
    const withId = id === undefined ? {} : { id };
    const item = this.item(changed, clock);
    if (!item) {
      if (this.held && !this.held.delete(held)) return undefined;
      return { event: 'gone', ...withId, data };
    }
    this.held?.add(held);
    if (this.held && this.held.size > HELD_KEYS) this.held = undefined;
    const cause = caused ? { cause: changed.cause } : {};
    return {
      event: 'row',
      ...withId,
      data: { ...data, row: item, position: String(changed.position), ...cause },
    };
  }

  private item({ projection: name, found }: ChangedRow, clock: number): Item | undefined {
    const projection = this.byName.get(name);
    if (!projection || !found) return undefined;
    const item = itemOf(this.sources.rows, projection, found, clock * 1_000);
    return this.question.accepts(item, projection) ? item : undefined;
  }

  /** Where the URL names no process, the key of a process's row begins with it. */
  private keyOf({ at: { process, key } }: ChangedRow): string {
    return this.question.scope.process !== undefined || process === '' || process === key
      ? key
      : `${process}/${key}`;
  }

  private id(place: Place): string {
    return writeFeedId({ name: this.question.name, version: this.version, ...place });
  }
}
