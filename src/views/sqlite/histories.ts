/** What the histories of a file share: their statements, and what was read of them last. */
import type { Database, Statement } from 'better-sqlite3';
import {
  amendedNode,
  nodeOf,
  toHistoryEntry,
  type PlacedNode,
} from '../../domain/history/apply-to-history.js';
import type { EntryWithAmendments } from '../../domain/history/editorial.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { UNMARKED } from '../../domain/history/marks.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import { isSubstantive } from '../../domain/events/catalogue.js';
import { RecentlyUsed, type Room } from '../recently-used.js';
import type { EntrySource } from '../view-store.js';
import type { Numbers } from './numbers.js';
import { Subjects, type PlaceRecord } from './subjects.js';
import { WaitingLines } from './waiting-lines.js';

interface HistoryRecord {
  readonly root: number;
  readonly amended: number;
  readonly ord: number | null;
  readonly depth: number | null;
}

const PLACED = 'SELECT position, ord, depth FROM history';

const COLUMNS = [
  'position',
  'process',
  'root',
  'amended',
  'ord',
  'depth',
  'subject',
  'introduces',
  'changed',
  'known_since',
];

function statementsOf(db: Database): HistoryStatements {
  return {
    place: db.prepare(
      'UPDATE history SET ord = ?, depth = ?, subject = ?, introduces = ? WHERE position = ?',
    ),
    unplace: db.prepare(
      'UPDATE history SET ord = NULL, depth = NULL, subject = NULL, introduces = NULL WHERE position = ?',
    ),
    amend: db.prepare('UPDATE history SET amended = 1 WHERE position = ?'),
    change: db.prepare('UPDATE history SET changed = ? WHERE position = ?'),
    record: db.prepare('SELECT root, amended, ord, depth FROM history WHERE position = +?'),
    amendments: db.prepare(
      'SELECT position FROM history WHERE root = +? AND root <> position ORDER BY position',
    ),
    unrefer: db.prepare('DELETE FROM refs WHERE subject = ? AND ord = ? AND position = ?'),
    steps: db.prepare('SELECT position FROM history WHERE subject = +? ORDER BY position'),
    referring: db.prepare('SELECT position FROM refs WHERE subject = +? AND ord <= +?'),
    ownSteps: db.prepare('SELECT position FROM history WHERE subject = +? AND introduces = 0 AND ord <= +?'),
    upTo: db.prepare(`${PLACED} WHERE process = +? AND ord <= +?
      AND (ord, depth, position) > (+?, +?, +?) ORDER BY ord, depth, position LIMIT +?`),
    last: db.prepare(
      `${PLACED} WHERE process = +? AND ord IS NOT NULL ORDER BY ord DESC, depth DESC, position DESC LIMIT 1`,
    ),
  };
}

/** What is asked of the lines of histories, and changed in them. */
interface HistoryStatements {
  readonly place: Statement;
  readonly unplace: Statement;
  readonly amend: Statement<[number]>;
  readonly change: Statement<[number, number]>;
  readonly record: Statement<[number], HistoryRecord>;
  readonly amendments: Statement<[number], { position: number }>;
  readonly unrefer: Statement<[number, number, number]>;
  readonly steps: Statement<[number], { position: number }>;
  readonly referring: Statement<[number, number], { position: number }>;
  readonly ownSteps: Statement<[number, number], { position: number }>;
  readonly upTo: Statement<[number, number, number, number, number, number], PlaceRecord>;
  readonly last: Statement<[number], PlaceRecord>;
}

/** What every history of a file shares: its statements, and what was read from it last. */
export class Histories {
  readonly subjects: Subjects;
  private readonly nodes: RecentlyUsed<number, PlacedNode>;
  /** How many entries have come into the history, less those that are seen no more, since the last commit. */
  placed = 0;
  /** New lines of the running batch: what an entry is, and what it refers to. */
  readonly lines: WaitingLines;
  readonly references: WaitingLines;
  /** Made when it is first asked for: the file of a rebuild has no such index. */
  readonly newest: () => Statement<[number], { position: number | null }>;
  private readonly statements: HistoryStatements;

  constructor(
    db: Database,
    readonly numbers: Numbers,
    readonly entries: EntrySource,
    /** Where entries are kept, by their sizes; what is not is read from the two files. */
    readonly room: Room,
  ) {
    this.nodes = new RecentlyUsed(room);
    this.lines = new WaitingLines(db, { name: 'history', columns: COLUMNS });
    this.references = new WaitingLines(db, {
      name: 'refs',
      columns: ['subject', 'ord', 'position'],
      orIgnore: true,
    });
    this.subjects = new Subjects(db, this.lines, room);
    this.statements = statementsOf(db);
    let newest: ReturnType<Histories['newest']> | undefined;
    this.newest = () =>
      (newest ??= db.prepare(
        'SELECT MAX(position) position FROM history INDEXED BY history_by_recording WHERE process = +? AND ord IS NOT NULL',
      ));
  }

  /** The statements, once all is written that they look at. */
  get written(): HistoryStatements {
    this.write();
    return this.statements;
  }

  /** Writes what waits. */
  write(): void {
    this.subjects.write();
    this.lines.write();
    this.references.write();
  }

  /** The batch is given up: what it has given is void. */
  giveUp(): void {
    this.placed = 0;
    this.subjects.giveUp();
    this.lines.giveUp();
    this.references.giveUp();
  }

  /** What was kept of a batch that was given up is void. */
  forget(): void {
    this.renew();
    this.numbers.forget();
  }

  /** What stands where is read anew: it may have changed. */
  renew(): void {
    this.nodes.clear();
    this.subjects.forget();
  }

  /** Keeps a node as it stands now. */
  keep(node: PlacedNode): void {
    this.nodes.set(node.sequence, node, this.entries.sizeAt(node.sequence));
  }

  /** The entry at a position stands otherwise now, or is seen no more. */
  changed(position: number): void {
    this.nodes.delete(position);
  }

  /** The entry at a position as it stands in the history; undefined where it is not seen. */
  node(position: number): PlacedNode | undefined {
    const kept = this.nodes.get(position);
    if (kept) return kept;
    const record = this.written.record.get(position);
    if (!record || record.ord === null || record.depth === null) return undefined;
    const entry = this.entries.entryAt(position);
    const node =
      record.amended === 1
        ? amendedNode(this.amendmentsOf(position))
        : isSubstantive(entry)
          ? nodeOf(entry, UNMARKED)
          : undefined;
    if (!node) return undefined;
    const placed = { ...node, order: record.ord, depth: record.depth };
    this.keep(placed);
    return placed;
  }

  amendmentsOf(root: number): EntryWithAmendments<RecordedEntry> {
    const editorials = this.written.amendments
      .all(root)
      .map(({ position }) => this.entries.entryAt(position));
    return { original: this.entries.entryAt(root), editorials };
  }

  /** What a fold sees of the entry at a position. */
  entry(position: number): HistoryEntry | undefined {
    const node = this.node(position);
    if (!node) return undefined;
    const process = this.numbers.process(node.entry.processId);
    const subject = process === undefined ? undefined : this.subjects.of(process, node.subject);
    const introduced = subject && this.subjects.introduced(subject);
    return toHistoryEntry(node, introduced && this.node(introduced.introducer));
  }
}
