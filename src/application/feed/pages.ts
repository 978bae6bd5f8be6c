/**
 * What a client has missed, page by page. Clients that stand at the same place of the same feed get the same bytes, made
 * once and kept for as long as the live end stands still.
 */
import { LRUCache } from 'lru-cache';
import type { ChangedRow, SqliteRows } from '../../views/sqlite/sqlite-rows.js';
import { writeFrames, type Message, type Place } from './messages.js';
import type { Question } from './question.js';
import type { Editions } from './editions.js';
import { viewOf } from './row-view.js';

/** Where a client stands on its way to the live end. */
export interface Standing {
  readonly place: Place;
  /** It is within the rows that time alone has changed, up to a clock, after one of them. */
  readonly waking?: { readonly clock: number; readonly after: ChangedRow } | undefined;
  /** Whether the client has an id. */
  readonly named: boolean;
  /** Whether changes name the entries that made them: not within a snapshot. */
  readonly caused: boolean;
  /** The client cannot hold a row that left the feed at this position or before it; -1: it may hold any. */
  readonly since: number;
  /** How many rows are read next. */
  readonly rows: number;
}

export interface Page {
  /** Absent: nothing of it is for this feed. */
  readonly bytes?: Buffer | undefined;
  readonly next: Standing;
  readonly rows: readonly { readonly changed: ChangedRow; readonly accepted: boolean }[];
}

export const FIRST_ROWS = 32;
const MOST_ROWS = 256;
/** About what a page holds at most, unless a single row or all that one entry changed is more. */
const PAGE_BYTES = 128 * 1_024;

/** As many rows as fill a page, to go by the last one; it begins small since rows may be large. */
export function rowsOfNextPage(rows: number, bytes: number): number {
  if (bytes > PAGE_BYTES) return Math.max(1, Math.floor((rows * PAGE_BYTES) / bytes));
  return Math.min(rows * 2, MOST_ROWS);
}

export class Pages {
  private readonly made: LRUCache<string, Page>;
  private target: Place | undefined;

  /** `size` is in bytes. */
  constructor(
    private readonly rows: SqliteRows,
    private readonly editions: Editions,
    size: number,
  ) {
    this.made = new LRUCache({
      maxSize: size,
      maxEntrySize: size,
      sizeCalculation: ({ bytes, rows }) => 500 + (bytes?.length ?? 0) + rows.length * 200,
    });
  }

  /** Bytes that are kept. */
  get size(): number {
    return this.made.calculatedSize;
  }

  forget(): void {
    this.made.clear();
  }

  /** The next page of what changed after a standing and not after the target, which is not before it. */
  read(question: Question, standing: Standing, target: Place): Page {
    if (target !== this.target) this.made.clear();
    this.target = target;
    const { place, waking, named, caused, since, rows } = standing;
    const edition = this.editions.of(question);
    const after = waking && [waking.clock, waking.after.projection, waking.after.at, waking.after.position];
    const key = JSON.stringify([question.key, edition.version, place, after, named, caused, since, rows]);
    const known = this.made.get(key);
    if (known) return known;
    const page = this.woken(question, standing, target) ?? this.changed(question, standing, target);
    this.made.set(key, page);
    return page;
  }

  /** Rows that time alone has changed. One that changed otherwise as well comes later, with a position of its own. */
  private woken(question: Question, standing: Standing, target: Place): Page | undefined {
    const { place, waking, rows: limit } = standing;
    const clock = waking?.clock ?? target.clock;
    if (clock <= place.clock) return undefined;
    const span = { from: place.clock * 1_000, to: clock * 1_000, upTo: place.position };
    const found = this.rows.wokenBetween(question.scope, span, { after: waking?.after, limit: limit + 1 });
    const read = found.slice(0, limit);
    const [last] = read.slice(-1);
    const more = found.length > limit && last ? { clock, after: last } : undefined;
    if (!last && !waking) return undefined;
    const next = { ...standing, waking: more, place: more ? place : { position: place.position, clock } };
    const reaches = more ? undefined : next.place;
    const rows = read.map((changed) => ({ changed, reaches, clock, caused: false, mayHold: true }));
    return this.page(question, rows, next, place);
  }

  private changed(question: Question, standing: Standing, target: Place): Page {
    const { clock } = target;
    const { place, caused, since } = standing;
    const read = this.rows.changedAfter(question.scope, place.position, standing.rows);
    const upTo = read.filter(({ position }) => position <= target.position);
    let reaches: Place = { position: place.position, clock };
    const rows = upTo.map((changed) => {
      const { position } = changed;
      if (position !== reaches.position) reaches = { position, clock };
      return { changed, reaches, clock, caused, mayHold: position > since };
    });
    // What lies after the target is left to the live end.
    const next = { ...standing, place: read.length === 0 || upTo.length < read.length ? target : reaches };
    return this.page(question, rows, next, { position: place.position, clock });
  }

  private page(question: Question, told: readonly Told[], next: Standing, from: Place): Page {
    const messages: Message[] = [];
    const source = this.rows.seenBy(question.visibility);
    const rows: { changed: ChangedRow; accepted: boolean }[] = [];
    for (const { changed, reaches, clock, caused, mayHold } of told) {
      const projection = question.projectionOf(changed);
      // Rows of another version come after the reset that their rebuild brings.
      if (!projection || !this.editions.isCurrent(projection)) continue;
      const view = viewOf(source, projection, changed, clock);
      const accepted = view !== undefined && question.accepts(view);
      rows.push({ changed: { ...changed, cause: [], found: undefined }, accepted });
      if (accepted) messages.push({ event: 'row', data: question.row(changed, view, { caused }), reaches });
      else if (mayHold) messages.push({ event: 'gone', data: question.gone(changed), reaches });
    }
    const text = writeFrames(messages, this.editions.of(question), next.named ? undefined : from);
    const bytes = text === '' ? undefined : Buffer.from(text);
    const named = next.named || bytes !== undefined;
    return { bytes, rows, next: { ...next, named, rows: rowsOfNextPage(next.rows, bytes?.length ?? 0) } };
  }
}

interface Told {
  readonly changed: ChangedRow;
  readonly reaches: Place | undefined;
  readonly clock: number;
  readonly caused: boolean;
  /** Whether the client may hold the row. */
  readonly mayHold: boolean;
}
