/** The history of one process in the projector's local file. */
import type { Database, Statement } from 'better-sqlite3';
import {
  toHistoryEntry,
  type HistoryStore,
  type HistoryNode,
  type PlacedNode,
} from '../../domain/history/apply-to-history.js';
import type { EntryWithAmendments } from '../../domain/history/editorial.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { UNMARKED } from '../../domain/history/marks.js';
import type { Place, SubjectKey } from '../../domain/history/placement.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';

/** A node as it lies in the file: its own entry only where an editorial entry changed it, else the recorded one. */
interface StoredNode {
  readonly earliest: number;
  /** Null for an open end. */
  readonly latest: number | null;
  readonly refersTo: readonly SubjectKey[];
  readonly entry?: HistoryNode['entry'];
  readonly marks?: HistoryNode['marks'];
}

interface NodeRecord {
  readonly id: string;
  readonly ord: number;
  readonly depth: number;
  readonly sequence: number;
  readonly subject: SubjectKey;
  readonly introduces: number;
  readonly node: string;
  readonly entry: string;
}

const NODES = `SELECT n.id, n.ord, n.depth, n.sequence, n.subject, n.introduces, n.node, r.entry
  FROM nodes n CROSS JOIN records r ON r.process = n.process AND r.id = n.id`;

/** The planner knows nothing of how the entries are spread, and would look at all of a process. */
const NODES_BY_SUBJECT = NODES.replace('nodes n', 'nodes n INDEXED BY nodes_by_subject');

/** The statements that every history of a file shares. */
export class HistoryStatements {
  readonly keep: Statement;
  readonly rootOf: Statement<[string, string], { root: string }>;
  readonly record: Statement<[string, string], { entry: string }>;
  readonly editorials: Statement<[string, string], { entry: string }>;
  readonly node: Statement<[string, string], NodeRecord>;
  readonly put: Statement;
  readonly remove: Statement;
  readonly refer: Statement;
  readonly unrefer: Statement;
  readonly place: Statement<[string, string], { ord: number; depth: number; sequence: number }>;
  readonly introducer: Statement<[string, string], NodeRecord>;
  readonly steps: Statement<[string, string], NodeRecord>;
  readonly referrers: Statement<[string, string], NodeRecord>;
  readonly upTo: Statement<[string, number, number, number, number, number], NodeRecord>;
  readonly recorded: Statement<[string, number, number], { entry: string; sequence: number }>;

  constructor(db: Database) {
    this.keep = db.prepare(`INSERT INTO records (process, id, root, sequence, entry, known_since)
      VALUES (@process, @id, @root, @sequence, @entry, MAX(@knownSince, COALESCE(
        (SELECT known_since FROM records WHERE process = @process ORDER BY sequence DESC LIMIT 1), '')))`);
    this.rootOf = db.prepare('SELECT root FROM records WHERE process = ? AND id = ?');
    this.record = db.prepare('SELECT entry FROM records WHERE process = ? AND id = ?');
    this.editorials = db.prepare(
      'SELECT entry FROM records WHERE process = ? AND root = ? AND root <> id ORDER BY sequence',
    );
    this.node = db.prepare(`${NODES} WHERE n.process = ? AND n.id = ?`);
    this.put = db.prepare(
      'INSERT INTO nodes (process, id, ord, depth, sequence, subject, introduces, node) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.remove = db.prepare('DELETE FROM nodes WHERE process = ? AND id = ?');
    this.refer = db.prepare('INSERT OR IGNORE INTO refs (process, subject, id) VALUES (?, ?, ?)');
    this.unrefer = db.prepare('DELETE FROM refs WHERE process = ? AND subject = ? AND id = ?');
    this.place = db.prepare(`SELECT ord, depth, sequence FROM nodes INDEXED BY nodes_by_subject
      WHERE process = ? AND subject = ? AND introduces = 1 ORDER BY ord, depth, sequence LIMIT 1`);
    this.introducer = db.prepare(
      `${NODES_BY_SUBJECT} WHERE n.process = ? AND n.subject = ? AND n.introduces = 1 ORDER BY n.sequence LIMIT 1`,
    );
    this.steps = db.prepare(`${NODES_BY_SUBJECT} WHERE n.process = ? AND n.subject = ?`);
    this.referrers =
      db.prepare(`${NODES.replace('FROM nodes n', 'FROM refs f CROSS JOIN nodes n ON n.process = f.process AND n.id = f.id')}
      WHERE f.process = ? AND f.subject = ?`);
    this.upTo = db.prepare(`${NODES} WHERE n.process = ? AND n.ord <= ?
      AND (n.ord, n.depth, n.sequence) > (?, ?, ?) ORDER BY n.ord, n.depth, n.sequence LIMIT ?`);
    this.recorded = db.prepare(
      'SELECT entry, sequence FROM records WHERE process = ? AND sequence > ? ORDER BY sequence LIMIT ?',
    );
  }
}

const PAGE = 500;

export class SqliteHistory implements HistoryStore {
  constructor(
    private readonly sql: HistoryStatements,
    private readonly process: string,
  ) {}

  keep(entry: RecordedEntry, root: string): void {
    const { id, sequence, recordedAt, knownSince = recordedAt } = entry;
    const { process } = this;
    this.sql.keep.run({ process, id, root, sequence, entry: JSON.stringify(entry), knownSince });
  }

  rootOf(id: string): string | undefined {
    return this.sql.rootOf.get(this.process, id)?.root;
  }

  amendmentsOf(root: string): EntryWithAmendments<RecordedEntry> | undefined {
    const original = this.sql.record.get(this.process, root);
    if (!original) return undefined;
    const editorials = this.sql.editorials.all(this.process, root).map(({ entry }) => recordedEntry(entry));
    return { original: recordedEntry(original.entry), editorials };
  }

  get(id: string): PlacedNode | undefined {
    const found = this.sql.node.get(this.process, id);
    return found && placedNode(found);
  }

  put(node: PlacedNode): void {
    const { id, order, depth, sequence, subject, introduces, earliest, latest, refersTo, entry, marks } =
      node;
    const edited = marks.corrections.length > 0 || marks.translations.length > 0;
    const stored: StoredNode = {
      earliest,
      latest: latest === Infinity ? null : latest,
      refersTo,
      ...(edited ? { entry } : {}),
      ...(isUnmarked(marks) ? {} : { marks }),
    };
    this.sql.put.run(
      this.process,
      id,
      order,
      depth,
      sequence,
      subject,
      introduces ? 1 : 0,
      JSON.stringify(stored),
    );
    for (const referred of refersTo) this.sql.refer.run(this.process, referred, id);
  }

  remove(node: PlacedNode): void {
    this.sql.remove.run(this.process, node.id);
    for (const referred of node.refersTo) this.sql.unrefer.run(this.process, referred, node.id);
  }

  placeOf(subject: SubjectKey): Place | undefined {
    const found = this.sql.place.get(this.process, subject);
    return found && { order: found.ord, depth: found.depth, sequence: found.sequence };
  }

  introducerOf(subject: SubjectKey): PlacedNode | undefined {
    const found = this.sql.introducer.get(this.process, subject);
    return found && placedNode(found);
  }

  referrers(subject: SubjectKey): Iterable<PlacedNode> {
    return this.sql.referrers.all(this.process, subject).map(placedNode);
  }

  stepsOf(subject: SubjectKey): Iterable<PlacedNode> {
    return this.sql.steps.all(this.process, subject).map(placedNode);
  }

  entryOf(id: string): HistoryEntry | undefined {
    const node = this.get(id);
    return node && toHistoryEntry(node, this.introducerOf(node.subject));
  }

  /** The history in occurred order, up to an instant (ms, included). Read in pages: others may write between them. */
  *entries(upTo = Infinity): Iterable<HistoryEntry> {
    const introducers = new Map<SubjectKey, PlacedNode | undefined>();
    let after: Place = { order: -Infinity, depth: -1, sequence: -1 };
    for (;;) {
      const page = this.sql.upTo.all(this.process, upTo, after.order, after.depth, after.sequence, PAGE);
      for (const found of page) {
        const node = placedNode(found);
        after = node;
        if (!introducers.has(node.subject)) introducers.set(node.subject, this.introducerOf(node.subject));
        const entry = toHistoryEntry(node, introducers.get(node.subject));
        if (entry) yield entry;
      }
      if (page.length < PAGE) return;
    }
  }

  /** The entries as they were recorded, after a position. */
  *recorded(after = 0): Iterable<RecordedEntry> {
    let last = after;
    for (;;) {
      const page = this.sql.recorded.all(this.process, last, PAGE);
      for (const { entry, sequence } of page) {
        last = sequence;
        yield recordedEntry(entry);
      }
      if (page.length < PAGE) return;
    }
  }
}

function isUnmarked(marks: HistoryNode['marks']): boolean {
  return Object.values(marks).every((list: readonly unknown[]) => list.length === 0);
}

/** The file is our own, written by `keep` behind the catalogue, and made anew whenever its layout changes. */
function recordedEntry(text: string): RecordedEntry {
  return JSON.parse(text) as RecordedEntry;
}

function placedNode(found: NodeRecord): PlacedNode {
  const stored = JSON.parse(found.node) as StoredNode;
  return {
    id: found.id,
    sequence: found.sequence,
    order: found.ord,
    depth: found.depth,
    subject: found.subject,
    introduces: found.introduces === 1 ? found.subject : null,
    earliest: stored.earliest,
    latest: stored.latest ?? Infinity,
    refersTo: stored.refersTo,
    entry: stored.entry ?? (JSON.parse(found.entry) as HistoryNode['entry']),
    marks: stored.marks ?? UNMARKED,
  };
}
