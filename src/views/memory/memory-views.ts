/** History and rows in memory: for questions about the past, for the replay, and as the model that tests compare with. */
import type { SubjectKey } from '../../domain/events/subject.js';
import type { Extent, Projection } from '../../../projections/projection.js';
import { toHistoryEntry, type HistoryStore, type PlacedNode } from '../../domain/history/apply-to-history.js';
import type { EntryWithAmendments } from '../../domain/history/editorial.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { comparePlaces } from '../../domain/history/placement.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import { keptState, touchesKey } from '../folded-rows.js';
import type { RowKey, RowState, ViewStore } from '../view-store.js';

export class MemoryHistory implements HistoryStore {
  private readonly nodes = new Map<string, PlacedNode>();
  private readonly files = new Map<string, { original: RecordedEntry; editorials: RecordedEntry[] }>();
  private readonly roots = new Map<string, string>();
  private readonly introducers = new Map<SubjectKey, PlacedNode[]>();
  private readonly steps = new Map<SubjectKey, Map<string, PlacedNode>>();
  private ends: Readonly<Record<'first' | 'last' | 'newest', PlacedNode>> | undefined;
  private readonly referring = new Map<SubjectKey, Map<string, PlacedNode>>();

  keep(entry: RecordedEntry, root: string): void {
    this.roots.set(entry.id, root);
    if (entry.id === root) {
      this.files.set(root, { original: entry, editorials: [] });
      return;
    }
    const editorials = this.files.get(root)?.editorials ?? [];
    // They may come in another order than they were recorded in, and apply in that.
    const before = editorials.findLastIndex(({ sequence }) => sequence < entry.sequence);
    editorials.splice(before + 1, 0, entry);
  }

  rootOf(id: string): string | undefined {
    return this.roots.get(id);
  }

  amendmentsOf(root: string): EntryWithAmendments<RecordedEntry> | undefined {
    return this.files.get(root);
  }

  get(id: string): PlacedNode | undefined {
    return this.nodes.get(id);
  }

  put(node: PlacedNode): void {
    this.nodes.set(node.id, node);
    if (this.ends) {
      const { first, last, newest } = this.ends;
      this.ends = {
        first: comparePlaces(node, first) < 0 ? node : first,
        last: comparePlaces(node, last) > 0 ? node : last,
        newest: node.sequence > newest.sequence ? node : newest,
      };
    }
    member(this.steps, node.subject).set(node.id, node);
    for (const subject of node.refersTo) member(this.referring, subject).set(node.id, node);
    if (!node.introduces) return;
    const introducers = this.introducers.get(node.introduces) ?? [];
    introducers.push(node);
    introducers.sort(comparePlaces);
    this.introducers.set(node.introduces, introducers);
  }

  remove(node: PlacedNode): void {
    this.nodes.delete(node.id);
    if (this.ends && Object.values(this.ends).some(({ id }) => id === node.id)) this.ends = undefined;
    this.steps.get(node.subject)?.delete(node.id);
    for (const subject of node.refersTo) this.referring.get(subject)?.delete(node.id);
    if (!node.introduces) return;
    const introducers = this.introducers.get(node.introduces) ?? [];
    this.introducers.set(
      node.introduces,
      introducers.filter(({ id }) => id !== node.id),
    );
  }

  placeOf(subject: SubjectKey): PlacedNode | undefined {
    return this.introducers.get(subject)?.[0];
  }

  introducerOf(subject: SubjectKey): PlacedNode | undefined {
    let first: PlacedNode | undefined;
    for (const node of this.introducers.get(subject) ?? [])
      if (!first || node.sequence < first.sequence) first = node;
    return first;
  }

  referrers(subject: SubjectKey): Iterable<PlacedNode> {
    return this.referring.get(subject)?.values() ?? [];
  }

  stepsOf(subject: SubjectKey): Iterable<PlacedNode> {
    return this.steps.get(subject)?.values() ?? [];
  }

  /** Its first and last entry in occurred order, and the highest revision that stands. */
  extent(): Extent | undefined {
    if (!this.ends) {
      const nodes = [...this.nodes.values()].sort(comparePlaces);
      const [first, last] = [nodes.at(0), nodes.at(-1)];
      if (!first || !last) return undefined;
      this.ends = { first, last, newest: nodes.reduce((a, b) => (a.sequence > b.sequence ? a : b)) };
    }
    const [first, last] = [this.entry(this.ends.first), this.entry(this.ends.last)];
    return first && last && { first, last, lastRevision: this.ends.newest.entry.revision };
  }

  /** The whole history in occurred order. */
  entries(): HistoryEntry[] {
    return [...this.nodes.values()].sort(comparePlaces).flatMap((node) => this.entry(node) ?? []);
  }

  entry(node: PlacedNode): HistoryEntry | undefined {
    return toHistoryEntry(node, this.introducerOf(node.subject));
  }
}

function member(map: Map<SubjectKey, Map<string, PlacedNode>>, subject: SubjectKey): Map<string, PlacedNode> {
  const known = map.get(subject);
  if (known) return known;
  const made = new Map<string, PlacedNode>();
  map.set(subject, made);
  return made;
}

export class MemoryViews implements ViewStore {
  private readonly histories = new Map<string, MemoryHistory>();
  private readonly rows = new Map<string, { at: RowKey; state: RowState }>();
  private readonly touching = new Map<string, Map<string, { process: string; id: string }>>();

  history(processId: string): MemoryHistory {
    const known = this.histories.get(processId);
    if (known) return known;
    const made = new MemoryHistory();
    this.histories.set(processId, made);
    return made;
  }

  rowState(projection: Projection, at: RowKey): RowState | undefined {
    return this.rows.get(name(projection, at))?.state;
  }

  putRow(projection: Projection, at: RowKey, state: RowState): RowState {
    const kept = keptState(projection, at, state, () => this.entriesOf(projection, at));
    this.rows.set(name(projection, at), { at: { process: at.process, key: at.key }, state: kept });
    return kept;
  }

  index(projection: Projection, at: RowKey, { processId, id }: HistoryEntry): void {
    const entries =
      this.touching.get(name(projection, at)) ?? new Map<string, { process: string; id: string }>();
    entries.set(`${processId}\n${id}`, { process: processId, id });
    this.touching.set(name(projection, at), entries);
  }

  unindex(projection: Projection, at: RowKey, { processId, id }: HistoryEntry): void {
    this.touching.get(name(projection, at))?.delete(`${processId}\n${id}`);
  }

  entriesOf(projection: Projection, at: RowKey): Iterable<HistoryEntry> {
    if (projection.revert) {
      const histories =
        projection.scope === 'global' ? [...this.histories.values()] : [this.history(at.process)];
      return histories
        .flatMap((history) => history.entries())
        .filter((entry) => touchesKey(projection, entry, at.key));
    }
    const entries = [...(this.touching.get(name(projection, at))?.values() ?? [])].flatMap(
      ({ process, id }) => {
        const history = this.history(process);
        const node = history.get(id);
        return (node && history.entry(node)) ?? [];
      },
    );
    return entries.sort((a, b) => comparePlaces(a.place, b.place));
  }

  /** Every row there is of a read model, by its key. */
  rowsOf(projection: Projection): { at: RowKey; row: object }[] {
    const prefix = `${projection.name}\n`;
    return [...this.rows].flatMap(([id, { at, state }]) =>
      id.startsWith(prefix) && state.row ? [{ at, row: state.row }] : [],
    );
  }
}

function name(projection: Projection, { process, key }: RowKey): string {
  return `${projection.name}\n${process}\n${key}`;
}
