/** The history of one process: where each entry stands lies in the projector's file, what it says in the log. */
import type { SubjectKey } from '../../domain/events/subject.js';
import type { HistoryStore, PlacedNode } from '../../domain/history/apply-to-history.js';
import type { EntryWithAmendments } from '../../domain/history/editorial.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import type { Place } from '../../domain/history/placement.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import type { Histories } from './histories.js';
import { placeOf, type Introduced, type Subject } from './subjects.js';

const PAGE = 500;

export class SqliteHistory implements HistoryStore {
  private readonly process: number | undefined;
  /** The entry that is being taken in: it gets its line with its place. */
  private pending: RecordedEntry | undefined;
  /** What was last asked about: taking an entry in asks several times about the same thing. */
  private asked: { readonly key: SubjectKey; readonly subject: Subject } | undefined;

  constructor(
    private readonly shared: Histories,
    private readonly processId: string,
  ) {
    this.process = shared.numbers.process(processId);
  }

  keep(entry: RecordedEntry, root: string): void {
    this.asked = undefined;
    if (entry.id === root) {
      this.pending = entry;
      return;
    }
    const position = this.positionOf(root);
    if (position === undefined) throw new Error(`expected an entry on the record, ${root} is none`);
    this.insert(entry, position, undefined);
    this.shared.written.amend.run(position);
    this.shared.changed(position);
  }

  rootOf(id: string): string | undefined {
    const position = this.positionOf(id);
    const record = position === undefined ? undefined : this.shared.written.record.get(position);
    if (position === undefined || !record) return undefined;
    return record.root === position ? id : this.shared.entries.entryAt(record.root).id;
  }

  amendmentsOf(root: string): EntryWithAmendments<RecordedEntry> | undefined {
    const position = this.positionOf(root);
    if (position === undefined || !this.shared.written.record.get(position)) return undefined;
    return this.shared.amendmentsOf(position);
  }

  get(id: string): PlacedNode | undefined {
    const position = this.positionOf(id);
    return position === undefined ? undefined : this.shared.node(position);
  }

  put(node: PlacedNode): void {
    const { shared } = this;
    const process = this.number();
    const isNew = shared.subjects.of(process, node.subject).number === undefined;
    const subject = shared.subjects.take(process, node.subject);
    if (this.pending?.id === node.id) {
      this.insert(this.pending, node.sequence, { node, subject: subject.number });
      this.pending = undefined;
    } else {
      shared.written.place.run(
        node.order,
        node.depth,
        subject.number,
        node.introduces ? 1 : 0,
        node.sequence,
      );
    }
    shared.placed++;
    shared.keep(node);
    for (const other of othersThan(node))
      shared.references.add(shared.subjects.take(process, other).number, node.order, node.sequence);
    if (!node.introduces) return;
    shared.subjects.introduce(subject, node);
    subject.fresh = isNew;
  }

  remove(node: PlacedNode): void {
    const { shared } = this;
    shared.written.unplace.run(node.sequence);
    shared.placed--;
    shared.changed(node.sequence);
    const process = this.number();
    for (const other of othersThan(node))
      shared.written.unrefer.run(shared.subjects.take(process, other).number, node.order, node.sequence);
    if (node.introduces) shared.subjects.of(process, node.introduces).introduced = undefined;
  }

  placeOf(subject: SubjectKey): Place | undefined {
    return this.introduced(subject)?.place;
  }

  introducerOf(subject: SubjectKey): PlacedNode | undefined {
    const introduced = this.introduced(subject);
    return introduced && this.shared.node(introduced.introducer);
  }

  *referrers(subject: SubjectKey, upTo = Infinity): Iterable<PlacedNode> {
    const { number, fresh } = this.subject(subject) ?? {};
    if (number === undefined || fresh) return;
    const { referring, ownSteps } = this.shared.written;
    // A step of a thing refers to it, also where no line says so; those of the process and of parties stand by themselves.
    const own = ordersItsSteps(subject) ? ownSteps.all(number, upTo) : [];
    for (const { position } of [...referring.all(number, upTo), ...own]) {
      const node = this.shared.node(position);
      if (node) yield node;
    }
  }

  *stepsOf(subject: SubjectKey): Iterable<PlacedNode> {
    const found = this.subject(subject);
    if (found?.number === undefined) return;
    const first = found.fresh ? this.shared.subjects.introduced(found) : undefined;
    const steps = first ? [{ position: first.introducer }] : this.shared.written.steps.all(found.number);
    for (const { position } of steps) {
      const node = this.shared.node(position);
      if (node) yield node;
    }
  }

  entryOf(id: string): HistoryEntry | undefined {
    const position = this.positionOf(id);
    return position === undefined ? undefined : this.shared.entry(position);
  }

  /** The history in occurred order, up to an instant (ms, included). Read in pages: others may write between them. */
  *entries(upTo = Infinity): Iterable<HistoryEntry> {
    if (this.process === undefined) return;
    let after: Place = { order: -Infinity, depth: -1, sequence: -1 };
    for (;;) {
      const page = this.shared.written.upTo.all(
        this.process,
        upTo,
        after.order,
        after.depth,
        after.sequence,
        PAGE,
      );
      for (const found of page) {
        after = placeOf(found);
        const entry = this.shared.entry(found.position);
        if (entry) yield entry;
      }
      if (page.length < PAGE) return;
    }
  }

  /** The entries as they were recorded, as far as the history has taken them in. */
  *recorded(): Iterable<RecordedEntry> {
    for (const entry of this.shared.entries.entriesOf(this.processId)) {
      // What the log holds beyond the rows, and what is about an entry that could not be read, has no line.
      if (this.shared.written.record.get(entry.sequence)) yield entry;
    }
  }

  /** Its first and last entry in occurred order, and the highest revision that stands. */
  extent(): { first: HistoryEntry; last: HistoryEntry; lastRevision: number } | undefined {
    if (this.process === undefined) return undefined;
    const { newest, written } = this.shared;
    const { upTo, last } = written;
    const ends = [
      upTo.get(this.process, Infinity, -Infinity, -1, -1, 1)?.position,
      last.get(this.process)?.position,
      newest().get(this.process)?.position,
    ].map((position) => (position == null ? undefined : this.shared.entry(position)));
    const [firstEntry, lastEntry, newestEntry] = ends;
    if (!firstEntry || !lastEntry || !newestEntry) return undefined;
    return { first: firstEntry, last: lastEntry, lastRevision: newestEntry.revision };
  }

  private insert(
    entry: RecordedEntry,
    root: number,
    placed: { readonly node: PlacedNode; readonly subject: number } | undefined,
  ): void {
    const process = this.number();
    const { recordedAt, knownSince = recordedAt } = entry;
    this.shared.lines.add(
      entry.sequence,
      process,
      root,
      0,
      placed?.node.order ?? null,
      placed?.node.depth ?? null,
      placed?.subject ?? null,
      placed ? (placed.node.introduces ? 1 : 0) : null,
      placed ? entry.sequence : null,
      this.shared.numbers.takeKnownSince(this.processId, knownSince),
    );
  }

  private introduced(subject: SubjectKey): Introduced | undefined {
    const known = this.subject(subject);
    return known && this.shared.subjects.introduced(known);
  }

  private subject(subject: SubjectKey): Subject | undefined {
    if (this.asked?.key === subject) return this.asked.subject;
    const process = this.process ?? this.shared.numbers.process(this.processId);
    if (process === undefined) return undefined;
    const found = this.shared.subjects.of(process, subject);
    this.asked = { key: subject, subject: found };
    return found;
  }

  private number(): number {
    return this.process ?? this.shared.numbers.takeProcess(this.processId);
  }

  private positionOf(id: string): number | undefined {
    if (this.pending?.id === id) return this.pending.sequence;
    return this.shared.entries.positionOf(this.processId, id);
  }
}

function ordersItsSteps(subject: SubjectKey): boolean {
  return !subject.startsWith('process:') && !subject.startsWith('party:');
}

/** What a node refers to and is no step of. */
function othersThan({ subject, refersTo }: PlacedNode): SubjectKey[] {
  return refersTo.filter((other) => other !== subject);
}
