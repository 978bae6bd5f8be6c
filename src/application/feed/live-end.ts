/**
 * The live end of all feeds. What has changed is read once, for everybody: a page of changed rows moves the end on and is
 * told to the groups that ask for them. Commits that come while a page is being sent are read together after it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { errorOf } from '../../thrown.js';
import { projections } from '../../../projections/index.js';
import type { Visibility } from '../../domain/access/visibility.js';
import {
  compareChanged,
  type ChangedRow,
  type Scope,
  type SqliteRows,
  type Waking,
} from '../../views/sqlite/sqlite-rows.js';
import type { Editions } from './editions.js';
import type { Group, Member } from './group.js';
import type { Groups } from './groups.js';
import type { Heartbeat, Tick } from './heartbeat.js';
import type { Place } from './messages.js';
import { FIRST_ROWS, rowsOfNextPage } from './pages.js';
import { viewOf } from './row-view.js';
import type { Slices } from './slices.js';

/** Members that are written to in one go. */
const TOGETHER = 16;
/** After a page others have as much time as sending it took, up to so much: what changes meanwhile is one page. */
const LONGEST_REST_MS = 20;

interface Delivery {
  readonly member: Member;
  readonly bytes: Buffer;
}

/** A row as all see it; of no process, also as those do who see some processes only. */
type SeenRow = ChangedRow & { readonly visibility?: Visibility };

/** The read models whose rows are of no process. */
const SHARED = projections.filter(({ scope }) => scope === 'global').map(({ name }) => name);
/** All that one page or one instant changes of them. */
const MOST_SHARED = 1_000_000;

export class LiveEnd {
  /** Everything up to here has been told to the groups. */
  place: Place;
  /** Counts the pages. */
  page = 0;
  /** Within the rows that time alone has changed: up to a clock, after one of them. */
  private waking: { readonly clock: number; readonly after: ChangedRow } | undefined;
  private rows = FIRST_ROWS;
  private running = false;
  /** Something has happened; it need not be new rows: others may have come in their place. */
  private hasNews = false;
  private restUntil = 0;
  private readonly moves = new Set<() => void>();

  constructor(
    private readonly sources: { readonly rows: SqliteRows; readonly editions: Editions },
    private readonly heartbeat: Heartbeat,
    private readonly groups: Groups,
    private readonly slices: Slices,
  ) {
    this.place = heartbeat.tick();
    heartbeat.onTick(() => {
      this.hasNews = true;
      this.catchUp();
    });
  }

  /** Whether a feed that has come to the place has missed nothing. */
  get canBeJoined(): boolean {
    return this.waking === undefined;
  }

  /** Has it move on to where the rows and the clock are. */
  catchUp(): void {
    if (!this.running && this.isBehind()) void this.run();
  }

  /** Resolves when the place has moved, or the signal aborts. */
  async moved(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.moves.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.moves.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    try {
      do {
        const rest = this.restUntil - performance.now();
        if (rest > 0) await sleep(rest);
        await this.send(await this.slices.run(() => this.next()));
      } while (this.isBehind());
    } catch (thrown) {
      const error = errorOf(thrown);
      for (const group of this.groups.all())
        for (const member of [...group.members]) member.release(this.place, error);
    } finally {
      this.running = false;
    }
  }

  private isBehind(): boolean {
    const { position, clock } = this.heartbeat.tick();
    return this.hasNews || this.waking !== undefined || !covers(this.place, { position, clock });
  }

  /** Moves on by a page and gives what is to be sent for it. */
  private next(): Delivery[] {
    const tick = this.heartbeat.tick();
    this.hasNews = false;
    for (const group of this.groups.all()) {
      if (group.edition.version === this.sources.editions.of(group.question).version) continue;
      for (const member of [...group.members]) member.release(this.place);
    }
    if (this.groups.size === 0) {
      this.waking = undefined;
      this.moveTo({
        position: Math.max(tick.position, this.place.position),
        clock: Math.max(tick.clock, this.place.clock),
      });
      return [];
    }
    return this.woken(tick) ?? this.changed(tick);
  }

  private woken(tick: Tick): Delivery[] | undefined {
    const { place, rows: limit } = this;
    const clock = this.waking?.clock ?? tick.clock;
    if (clock <= place.clock) return undefined;
    const span = { from: place.clock * 1_000, to: clock * 1_000, upTo: place.position };
    const after = this.waking?.after;
    const found = this.sources.rows.wokenBetween({}, span, { after, limit: limit + 1 });
    const read = found.slice(0, limit);
    const [last] = read.slice(-1);
    this.waking = found.length > limit && last ? { clock, after: last } : undefined;
    // What some see of the rows of no process comes whole, with the last piece.
    const some = this.waking ? [] : this.seenBySome((scope) => this.rowsWoken(scope, span));
    const to = { position: place.position, clock };
    const told = this.tell(inOrder(read, some), clock, {
      caused: false,
      place: () => (this.waking ? undefined : to),
    });
    this.moveTo(this.waking ? place : to);
    return last || some.length > 0 ? told : undefined;
  }

  private changed(tick: Tick): Delivery[] {
    const clock = Math.max(tick.clock, this.place.clock);
    const found = this.sources.rows.changedAfter({}, this.place.position, this.rows);
    const read = found.filter(({ position }) => position <= tick.position);
    const isAll = found.length === 0 || read.length < found.length;
    const from = this.place.position;
    const end = isAll ? tick.position : (read.at(-1)?.position ?? from);
    const some = this.seenBySome((scope) =>
      this.sources.rows.changedAfter(scope, from, MOST_SHARED).filter(({ position }) => position <= end),
    );
    let reaches: Place = { position: from, clock };
    const told = this.tell(inOrder(read, some), clock, {
      caused: true,
      place: ({ position }) => (reaches = position === reaches.position ? reaches : { position, clock }),
    });
    this.moveTo({ position: Math.max(end, from), clock });
    return told;
  }

  private rowsWoken(scope: Scope, span: Waking): ChangedRow[] {
    return this.sources.rows.wokenBetween(scope, span, { limit: MOST_SHARED });
  }

  /** The rows of no process as those see them who see some processes only: once for all who see the same. */
  private seenBySome(read: (scope: Scope) => readonly ChangedRow[]): SeenRow[] {
    const seen = new Map<string, Visibility>();
    for (const { question } of this.groups.all())
      if (question.seesSome && question.tellsShared)
        seen.set(JSON.stringify(question.seesSome), question.seesSome);
    return [...seen.values()].flatMap((visibility) =>
      read({ visibility, process: '', projections: SHARED }).map((row) => Object.assign(row, { visibility })),
    );
  }

  /** Tells the groups of rows; `place` is what the last of the rows that have the same leads to. */
  private tell(
    read: readonly SeenRow[],
    clock: number,
    as: { readonly caused: boolean; readonly place: (row: ChangedRow) => Place | undefined },
  ): Delivery[] {
    const told = new Set<Group>();
    for (const changed of read) {
      const reaches = as.place(changed);
      const { visibility } = changed;
      const groups = this.groups
        .askingFor(changed)
        .filter(({ question }) =>
          visibility ? isSameVisibility(question.visibility, visibility) : question.isTold(changed),
        );
      const projection = groups[0]?.question.projectionOf(changed);
      // Rows of another version come after the reset that their rebuild brings.
      if (!projection || !this.sources.editions.isCurrent(projection)) continue;
      const source = visibility ? this.sources.rows.seenBy(visibility) : this.sources.rows;
      const view = viewOf(source, projection, changed, clock);
      for (const group of groups) {
        group.tell(changed, view, { caused: as.caused, reaches });
        told.add(group);
      }
    }
    let longest = 0;
    const deliveries = [...told].flatMap((group) => {
      const bytes = group.take();
      longest = Math.max(longest, bytes.length);
      return bytes.length === 0 ? [] : [...group.members].map((member) => ({ member, bytes }));
    });
    this.rows = rowsOfNextPage(this.rows, longest);
    return deliveries;
  }

  private moveTo(place: Place): void {
    if (!covers(this.place, place)) this.place = place;
    this.page++;
    for (const wake of [...this.moves]) wake();
  }

  private async send(deliveries: readonly Delivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    const { page, place } = this;
    let busy = 0;
    const parts: Promise<void>[] = [];
    for (let at = 0; at < deliveries.length; at += TOGETHER) {
      const part = deliveries.slice(at, at + TOGETHER);
      parts.push(
        this.slices.run(() => {
          const began = performance.now();
          for (const { member, bytes } of part) member.deliver(bytes, page, place);
          busy += performance.now() - began;
        }),
      );
    }
    await Promise.all(parts);
    this.restUntil = performance.now() + Math.min(busy, LONGEST_REST_MS);
  }
}

/** Whether a place is not before another. */
function covers(place: Place, other: Place): boolean {
  return place.position >= other.position && place.clock >= other.clock;
}

function isSameVisibility(a: Visibility, b: Visibility): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function inOrder(read: readonly ChangedRow[], some: readonly SeenRow[]): readonly SeenRow[] {
  return some.length === 0 ? read : [...read, ...some].sort(compareChanged);
}
