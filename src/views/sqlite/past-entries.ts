/**
 * The entries of the history by the indexes of the file, as far as a moment of the past goes. What was made of an entry is
 * kept between questions: after its process has taken in something new, it is compared with its line before it is given again.
 */
import type { Database, Statement } from 'better-sqlite3';
import {
  amendedNode,
  nodeOf,
  toHistoryEntry,
  type HistoryNode,
} from '../../domain/history/apply-to-history.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { UNMARKED } from '../../domain/history/marks.js';
import { isSubstantive } from '../../domain/events/catalogue.js';
import { RecentlyUsed } from '../recently-used.js';
import type { Histories } from './histories.js';

/** Which entries count: those that stand at an instant of the world (ms) or before, and were recorded up to a position. */
export interface Bounds {
  readonly at: number;
  readonly position: number;
}

interface Line {
  readonly position: number;
  readonly process: number;
  readonly ord: number | null;
  readonly depth: number;
  readonly amended: number;
  readonly subject: number;
}

/** The entry that introduced a thing first in recorded order. `amendment`: the last editorial entry about it, 0 for none. */
interface Introducer {
  readonly position: number;
  readonly amendment: number;
  readonly node: HistoryNode;
  /** When it was last compared with the file. */
  checked: number;
}

interface Kept {
  readonly entry: HistoryEntry;
  readonly amendment: number;
  readonly introducer: HistoryNode | undefined;
  checked: number;
}

/** Where an entry stands in occurred order. */
export interface Placed {
  readonly position: number;
  readonly ord: number;
  readonly depth: number;
}

/** Beyond so many new entries, or processes that have some, nothing is kept. */
const MOST_NEW = 10_000;
const PAGE = 200;

export class PastEntries {
  private readonly kept: RecentlyUsed<number, Kept>;
  private readonly introducers: RecentlyUsed<number, Introducer>;
  /** How far the file had been taken in when it was last looked at, and then, process by process, where something is new. */
  private reached = 0;
  private readonly news = new Map<number, number>();
  private readonly line: Statement<[number], Line>;
  private readonly lastAmendment: Statement<[number], { position: number | null }>;
  private readonly newSince: Statement<[number], { process: number }>;
  private readonly touching: Statement<[number, number, number], { position: number }>;
  private readonly touchingEntry: Statement<[number, number, number, number], Placed>;
  private readonly inOrder: Statement<number[], Placed>;
  private readonly backwards: Statement<number[], Placed>;
  private readonly firstIntroducing: Statement<[number], { position: number | null }>;
  private readonly newestRecorded: Statement<[number, number, number], { position: number | null }>;

  constructor(
    db: Database,
    /** In whose room entries are kept, by their sizes. */
    private readonly histories: Histories,
  ) {
    this.kept = new RecentlyUsed(histories.room);
    this.introducers = new RecentlyUsed(histories.room);
    this.line = db.prepare(
      'SELECT position, process, ord, depth, amended, subject FROM history WHERE position = +?',
    );
    this.lastAmendment = db.prepare(
      'SELECT MAX(position) position FROM history WHERE root = +? AND root <> position',
    );
    this.newSince = db.prepare(`SELECT process FROM history WHERE position > +? LIMIT ${MOST_NEW + 1}`);
    this.touching = db.prepare(`SELECT position FROM touches
      WHERE row = +? AND ord <= +? AND position <= +? ORDER BY ord, depth, position`);
    this.touchingEntry = db.prepare(`SELECT position, ord, depth FROM entry_touches
      WHERE read_model = +? AND entry = +? AND ord <= +? AND position <= +?`);
    const placed = `SELECT position, ord, depth FROM history WHERE process = +? AND ord IS NOT NULL
      AND ord <= +? AND position <= +?`;
    this.inOrder = db.prepare(`${placed} AND (ord, depth, position) > (+?, +?, +?)
      ORDER BY ord, depth, position LIMIT +?`);
    this.backwards = db.prepare(`${placed} AND (ord, depth, position) < (+?, +?, +?)
      ORDER BY ord DESC, depth DESC, position DESC LIMIT +?`);
    this.firstIntroducing = db.prepare(
      'SELECT MIN(position) position FROM history WHERE subject = +? AND introduces = 1',
    );
    this.newestRecorded = db.prepare(`SELECT MAX(position) position FROM history
      INDEXED BY history_by_place WHERE process = +? AND ord IS NOT NULL AND ord <= +? AND position <= +?`);
  }

  /** Looks at what the file has taken in by now, if anything is kept that may be void. To be called before a question, and wherever others may have written. */
  refresh(reached: number): void {
    if (reached === this.reached) return;
    const found = this.kept.size === 0 ? [] : this.newSince.all(this.reached);
    if (found.length > MOST_NEW || this.news.size > MOST_NEW) {
      this.kept.clear();
      this.introducers.clear();
      this.news.clear();
    } else for (const { process } of found) this.news.set(process, reached);
    this.reached = reached;
  }

  /** What a fold sees of the entry at a position; undefined where it is not seen. */
  at(position: number, process: number): HistoryEntry | undefined {
    const since = this.news.get(process) ?? 0;
    const kept = this.kept.get(position);
    if (kept && kept.checked >= since) return kept.entry;
    const line = this.line.get(position);
    if (!line || line.ord === null) return undefined;
    const { ord, depth, amended, subject } = line;
    const amendment = amended === 1 ? this.amendmentOf(position) : 0;
    const introducer = this.introducerOf(subject, since)?.node;
    if (kept?.amendment === amendment && kept.introducer === introducer && isAt(kept.entry, ord, depth)) {
      kept.checked = this.reached;
      return kept.entry;
    }
    const node = this.node(position, amended);
    const entry = node && toHistoryEntry({ ...node, order: ord, depth }, introducer);
    if (entry)
      this.kept.set(
        position,
        { entry, amendment, introducer, checked: this.reached },
        this.histories.entries.sizeAt(position),
      );
    return entry;
  }

  /** The entries that touch the row of an ordered fold, in occurred order. */
  *ofRow(row: number, process: number, { at, position }: Bounds): Iterable<HistoryEntry> {
    for (const found of this.touching.all(row, at, position)) {
      const entry = this.at(found.position, process);
      if (entry) yield entry;
    }
  }

  /** The entries that touch the row of the entry at a position, itself included, in occurred order. */
  *ofEntry(
    readModel: number,
    own: Placed,
    process: number,
    { at, position }: Bounds,
  ): Iterable<HistoryEntry> {
    const others = this.touchingEntry.all(readModel, own.position, at, position);
    const all = others.length === 0 ? [own] : [own, ...others].sort(compare);
    for (const found of all) {
      const entry = this.at(found.position, process);
      if (entry) yield entry;
    }
  }

  /** Where the entry at a position stands, if it is seen and lies within the bounds. */
  placeOf(position: number, bounds: Bounds): Placed | undefined {
    const line = this.line.get(position);
    if (!line || line.ord === null || line.ord > bounds.at || position > bounds.position) return undefined;
    return { position, ord: line.ord, depth: line.depth };
  }

  /** The places of the entries of a process, in occurred order or against it. */
  *places(
    process: number,
    { at, position }: Bounds,
    { descending, after }: { readonly descending: boolean; readonly after?: readonly number[] | undefined },
  ): Iterable<Placed> {
    const statement = descending ? this.backwards : this.inOrder;
    const end = descending ? Infinity : -Infinity;
    let from = after ?? [end, end, end];
    for (;;) {
      const page = statement.all(process, at, position, ...from, PAGE);
      yield* page;
      const last = page.at(-1);
      if (page.length < PAGE || !last) return;
      from = [last.ord, last.depth, last.position];
    }
  }

  /** The history of a process in occurred order. */
  *entries(process: number, bounds: Bounds): Iterable<HistoryEntry> {
    for (const { position } of this.places(process, bounds, { descending: false })) {
      const entry = this.at(position, process);
      if (entry) yield entry;
    }
  }

  /** The same by the name of the process. */
  ofProcess(processId: string, bounds: Bounds): Iterable<HistoryEntry> {
    const process = this.histories.numbers.process(processId);
    return process === undefined ? [] : this.entries(process, bounds);
  }

  /** The position of the entry within the bounds that was recorded last. Looks at the index of all of them. */
  newest(process: number, { at, position }: Bounds): number | undefined {
    return this.newestRecorded.get(process, at, position)?.position ?? undefined;
  }

  private introducerOf(subject: number, since: number): Introducer | undefined {
    const kept = this.introducers.get(subject);
    if (kept && kept.checked >= since) return kept;
    const position = this.firstIntroducing.get(subject)?.position;
    const line = position == null ? undefined : this.line.get(position);
    if (!line) return undefined;
    const amendment = line.amended === 1 ? this.amendmentOf(line.position) : 0;
    if (kept?.position === line.position && kept.amendment === amendment) {
      kept.checked = this.reached;
      return kept;
    }
    const node = this.node(line.position, line.amended);
    if (!node) return undefined;
    const made = { position: line.position, amendment, node, checked: this.reached };
    this.introducers.set(subject, made, this.histories.entries.sizeAt(line.position));
    return made;
  }

  private node(position: number, amended: number): HistoryNode | undefined {
    if (amended === 1) return amendedNode(this.histories.amendmentsOf(position));
    const entry = this.histories.entries.entryAt(position);
    return isSubstantive(entry) ? nodeOf(entry, UNMARKED) : undefined;
  }

  private amendmentOf(position: number): number {
    return this.lastAmendment.get(position)?.position ?? 0;
  }
}

function isAt({ place }: HistoryEntry, order: number, depth: number): boolean {
  return place.order === order && place.depth === depth;
}

function compare(a: Placed, b: Placed): number {
  return a.ord - b.ord || a.depth - b.depth || a.position - b.position;
}
