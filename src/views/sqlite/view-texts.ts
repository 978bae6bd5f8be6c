/**
 * What readers get of the live rows, as JSON text: made once and kept for as long as it stays the same, which a row's last
 * change tells, and the instants at which its view changes by itself.
 */
import { LRUCache } from 'lru-cache';
import { asStored, type Projection } from '../../../projections/projection.js';
import { viewOf, written, type FoundRow, type RowPlace, type Scan } from '../row-source.js';
import { EVERYTHING, type Visibility } from '../../domain/access/visibility.js';
import type { RowKey } from '../view-store.js';
import type { RowVersions } from './row-versions.js';
import type { RowHead, SqliteRows } from './sqlite-rows.js';
import type { SqliteViews } from './sqlite-views.js';

/** A row of a list: its place there and its text, UTF-8. */
export interface ViewText extends RowPlace {
  readonly text: Buffer;
  /** Its view is larger than is answered: the text says only that the row stands still. */
  readonly isTooLarge: boolean;
}

interface KeptText extends ViewText {
  readonly position: number;
  readonly edition: string;
  /** Ms since the epoch: the text holds from the first until the second, the latter excluded. */
  readonly from: number;
  readonly until: number;
}

/** When a text is made, and for whom. */
interface Moment {
  /** Ms since the epoch. */
  readonly now: number;
  readonly edition: string;
  /** Of who asks: to a row of no process it matters. */
  readonly visibility: Visibility;
}

/** When the text of a row that is as it is stored holds. */
const ALWAYS = { from: -Infinity, until: Infinity };

/** What a kept text takes besides its bytes. */
const OVERHEAD = 500;

export class ViewTexts {
  private readonly kept: LRUCache<string, KeptText>;

  /** `bytes` bounds what is kept. */
  constructor(
    private readonly rows: SqliteRows,
    private readonly views: SqliteViews,
    private readonly versions: RowVersions,
    bytes: number,
  ) {
    this.kept = new LRUCache({
      maxSize: bytes,
      maxEntrySize: bytes,
      sizeCalculation: ({ text }) => OVERHEAD + text.length,
    });
  }

  /** Bytes that are kept. */
  get size(): number {
    return this.kept.calculatedSize;
  }

  forget(): void {
    this.kept.clear();
  }

  /** Lazy; about `size` rows will be taken. */
  *scan(
    projection: Projection,
    scan: Scan,
    { now, size }: { now: number; size: number },
  ): Iterable<ViewText> {
    const { visibility = EVERYTHING } = scan;
    const moment = { now, edition: this.versions.editionOf(projection), visibility };
    for (const head of this.rows.heads(projection, scan, size)) {
      const text = this.textOf(projection, head, moment);
      if (text) yield text;
    }
  }

  /** Undefined where the row turns out to be none. */
  of(
    projection: Projection,
    head: RowHead,
    now: number,
    visibility: Visibility = EVERYTHING,
  ): ViewText | undefined {
    return this.textOf(projection, head, { now, edition: this.versions.editionOf(projection), visibility });
  }

  one(
    projection: Projection,
    at: RowKey,
    now: number,
    visibility: Visibility = EVERYTHING,
  ): ViewText | undefined {
    const head = this.rows.head(projection, at, visibility);
    return (
      head && this.textOf(projection, head, { now, edition: this.versions.editionOf(projection), visibility })
    );
  }

  private textOf(projection: Projection, head: RowHead, moment: Moment): ViewText | undefined {
    const { now, edition, visibility } = moment;
    const isSame = projection.scope === 'process' || visibility.kind === 'all';
    const name = `${projection.name} ${head.number}${isSame ? '' : ` ${JSON.stringify(visibility)}`}`;
    const known = this.kept.get(name);
    if (
      known &&
      known.position === head.position &&
      known.edition === edition &&
      known.from <= now &&
      now < known.until &&
      !head.parked
    )
      return known;
    const found = head.read();
    if (!found) return undefined;
    const made = { ...this.made(projection, found, moment), position: head.position, edition };
    // Why a row stands still may change without a change of the row.
    if (!head.parked) this.kept.set(name, made);
    return made;
  }

  private made(
    projection: Projection,
    found: FoundRow,
    { now, visibility }: Moment,
  ): Omit<KeptText, 'position' | 'edition'> {
    const { at, sort } = found;
    if (projection.view === asStored && found.body !== undefined && !found.parked)
      return { at, sort, text: storedText(at, found.body), isTooLarge: false, ...ALWAYS };
    const window = new Window(now);
    let usesNow = false;
    const { rows, views } = this;
    const view = viewOf(projection, found, {
      get now() {
        if (!usesNow) window.add(projection.wakesAt?.(found.row));
        usesNow = true;
        return now;
      },
      processId: at.process,
      key: at.key,
      linked: (name) => {
        const linked = rows.linked(projection, at, name, visibility);
        const source = views.readModels.byName(name);
        if (source?.wakesAt) for (const { row } of linked.rows) window.add(source.wakesAt(row));
        return linked;
      },
      sum: (name) => {
        const { before, after } = rows.sumChanges(projection, at, name, now, visibility);
        window.add(before ?? undefined);
        window.add(after ?? undefined);
        return rows.sum(projection, at, name, now, visibility);
      },
      extent: () => rows.extent(at.process),
    });
    const { text, isTooLarge } = written(found, view);
    return { at, sort, text: Buffer.from(text), isTooLarge, from: window.from, until: window.until };
  }
}

/** The view of a row that says what is stored, without reading it. */
function storedText({ process }: RowKey, body: string): Buffer {
  return Buffer.from(process === '' ? body : `{"processId":${JSON.stringify(process)},${body.slice(1)}`);
}

/** The span around a moment in which nothing changes by itself. */
class Window {
  from = -Infinity;
  until = Infinity;

  constructor(private readonly now: number) {}

  add(instant: number | undefined): void {
    if (instant === undefined) return;
    if (instant <= this.now) this.from = Math.max(this.from, instant);
    else this.until = Math.min(this.until, instant);
  }
}
