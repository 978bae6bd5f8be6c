/**
 * A live feed of rows, from any place ever. It is state-based: "every row whose last change lies after my place, oldest
 * first, then live", so it needs no outbox, works on any replica, and a slow reader gets the newest rows, not a backlog.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { processOverview } from '../../../projections/index.js';
import type { Projection } from '../../../projections/projection.js';
import { itemOf, type Item } from '../../views/row-source.js';
import type { ChangedRow, Scope, SqliteRows } from '../../views/sqlite/sqlite-rows.js';
import { readFeedId, writeFeedId } from './feed-id.js';
import type { Tick, Heartbeat } from './heartbeat.js';

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
  | RowMessage
  | { readonly event: 'up-to-date'; readonly id: string; readonly data: { readonly position: string } }
  | { readonly event: 'reset'; readonly id: string; readonly data: { readonly reason: ResetReason } };

type RowMessage =
  | { readonly event: 'row'; readonly id?: string; readonly data: RowData }
  | { readonly event: 'gone'; readonly id?: string; readonly data: GoneData };

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
type Place = Tick;

export interface FeedSources {
  readonly rows: SqliteRows;
  readonly heartbeat: Heartbeat;
  /** The version that the ids of a feed carry; it changes when rows are rebuilt to something else. */
  version(name: string): string;
  /** Whether the rows of a read model, and those that its views read, are of this code's version. */
  isCurrent(projection: Projection): boolean;
}

export class Feed {
  private readonly byName: ReadonlyMap<string, Projection>;
  /** The rows that this client was sent, while that is certain: one that it cannot hold needs no `gone`. */
  private held: Set<string> | undefined = new Set();
  private version: string;
  /** Whether the client has an id. */
  private named: boolean;

  constructor(
    private readonly sources: FeedSources,
    private readonly question: FeedQuestion,
  ) {
    this.byName = new Map(question.projections.map((projection) => [projection.name, projection]));
    this.version = sources.version(question.name);
    this.named = question.after !== undefined;
  }

  /** The messages, until the signal aborts. Nothing is read ahead of what the consumer takes. */
  async *messages(signal: AbortSignal): AsyncIterable<FeedMessage> {
    const { heartbeat } = this.sources;
    const { place: start, reset } = await this.start(signal);
    let place = start;
    if (reset) yield this.reset(reset, place);
    let caused = place.position > 0;
    // Also at position 0: such a client was cut within its snapshot and may hold rows that are gone by now.
    if (this.named && !reset) this.held = undefined;
    for (let announced = false; !signal.aborted;) {
      const version = this.sources.version(this.question.name);
      if (version !== this.version) {
        this.version = version;
        place = { position: 0, clock: heartbeat.tick().clock };
        this.held = new Set();
        caused = false;
        announced = false;
        yield this.reset('projection-version', place);
      }
      const beat = heartbeat.tick();
      place = yield* this.upTo(beat, place, caused);
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
    const place = { position: 0, clock: heartbeat.tick().clock };
    if (this.question.after === undefined) return { place };
    const known = readFeedId(this.question.after);
    if (known?.name !== this.question.name) return { place, reset: 'unknown-id' };
    if (known.version !== this.version) return { place, reset: 'projection-version' };
    if (!(await heartbeat.reaches(known.position, signal))) return { place, reset: 'ahead-of-log' };
    return { place: { position: known.position, clock: Math.min(known.clock, heartbeat.tick().clock) } };
  }

  private reset(reason: ResetReason, place: Place): FeedMessage {
    return { event: 'reset', id: this.id(place), data: { reason } };
  }

  /** What has changed since a place; returns the place that is reached, which is not before the beat. */
  private async *upTo(beat: Tick, from: Place, caused: boolean): AsyncGenerator<FeedMessage, Place> {
    const { rows } = this.sources;
    const { scope } = this.question;
    const { clock } = beat;
    let place: Place = { position: from.position, clock };
    let last: RowMessage | undefined;
    for await (const message of this.woken(from, clock)) {
      if (last) yield this.withId(last, false, from);
      last = message;
    }
    if (last) yield this.withId(last, true, place);
    while (place.position < beat.position) {
      const page = rows.changedAfter(scope, place.position, PAGE);
      if (page.length === 0) break;
      for (const [i, changed] of page.entries()) {
        const closes = page[i + 1]?.position !== changed.position;
        if (closes) place = { position: changed.position, clock };
        const message = this.message(changed, clock, caused);
        if (message) yield this.withId(message, closes, place);
      }
      // Rows that the filter leaves out wait for no reader: others have their turn between the pages.
      await nextTurn();
    }
    return { position: Math.max(place.position, beat.position), clock };
  }

  /** The rows that time alone has changed. One that changed otherwise as well comes later, with a position of its own. */
  private async *woken(from: Place, clock: number): AsyncGenerator<RowMessage> {
    if (clock <= from.clock) return;
    const waking = { from: from.clock * 1_000, to: clock * 1_000, upTo: from.position };
    let after: ChangedRow | undefined;
    for (;;) {
      const page = this.sources.rows.wokenBetween(this.question.scope, waking, { after, limit: PAGE });
      for (const changed of page) {
        const message = this.message(changed, clock, false);
        if (message) yield message;
      }
      after = page.at(-1);
      if (page.length < PAGE) return;
      await nextTurn();
    }
  }

  /** A message names the place that it reaches, and the first of all the one before it: who holds a row has an id. */
  private withId(message: RowMessage, reaches: boolean, place: Place): FeedMessage {
    if (!reaches && this.named) return message;
    this.named = true;
    return { ...message, id: this.id(place) };
  }

  private message(changed: ChangedRow, clock: number, caused: boolean): RowMessage | undefined {
    const projection = this.byName.get(changed.projection);
    // Rows of another version come after the reset that their rebuild brings.
    if (!projection || !this.sources.isCurrent(projection)) return undefined;
    const key = this.keyOf(changed);
    const held = `${changed.projection}\n${key}`;
    const data = { ...(this.question.name === 'changes' ? { projection: changed.projection } : {}), key };
    const item = this.item(projection, changed, clock);
    if (!item) {
      if (this.held && !this.held.delete(held)) return undefined;
      return { event: 'gone', data };
    }
    this.held?.add(held);
    if (this.held && this.held.size > HELD_KEYS) this.held = undefined;
    const cause = caused ? { cause: changed.cause } : {};
    return { event: 'row', data: { ...data, row: item, position: String(changed.position), ...cause } };
  }

  private item(projection: Projection, { found }: ChangedRow, clock: number): Item | undefined {
    if (!found) return undefined;
    const item = itemOf(this.sources.rows, projection, found, clock * 1_000);
    return this.question.accepts(item, projection) ? item : undefined;
  }

  /** Where the URL names no process, the key of a process's row begins with it. */
  private keyOf({ projection, at: { process, key } }: ChangedRow): string {
    const plain =
      this.question.scope.process !== undefined || process === '' || projection === processOverview.name;
    return plain ? key : `${process}/${key}`;
  }

  private id(place: Place): string {
    return writeFeedId({ name: this.question.name, version: this.version, ...place });
  }
}
