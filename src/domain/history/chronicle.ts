/**
 * From log to history, one recorded entry at a time. The same steps run over the projector's local file and over
 * memory, for a question about the past: what is live, rebuilt, as of a date or replayed is one computation.
 */
import { parseOccurred } from '../time/occurred.js';
import { isWorldly, type WorldlyType } from '../vocabulary/catalogue.js';
import { effective, type EntryFile, type Marks } from './editorial.js';
import type { HistoryEntry } from './history-entry.js';
import type { EntryMarks } from './marks.js';
import { marksOf, UNMARKED } from './marks.js';
import { place, type Placeable, type Placed, type PlacementIndex, type SubjectKey } from './placement.js';
import type { RecordedEntry } from './recorded-entry.js';
import { ordering, structureOf } from './structure.js';

/** An entry of the world in the history of its process: what it says now, and what was done to it. */
export interface HistoryNode extends Placeable {
  readonly subject: SubjectKey;
  readonly entry: RecordedEntry<WorldlyType>;
  readonly marks: EntryMarks;
}

export type PlacedNode = Placed<HistoryNode>;

/** The history of one process, wherever it is kept. */
export interface ChronicleStore extends PlacementIndex<HistoryNode> {
  /** Keeps an entry as it was recorded; `root` is the entry of the world that it is about, itself if it is one. */
  keep(entry: RecordedEntry, root: string): void;
  rootOf(id: string): string | undefined;
  fileOf(root: string): EntryFile<RecordedEntry> | undefined;
  /** The first *recorded* entry that introduces a thing. */
  introducerOf(subject: SubjectKey): PlacedNode | undefined;
  stepsOf(subject: SubjectKey): Iterable<PlacedNode>;
}

/** What recording one entry did to one entry of the history. Neither side: the entry is not to be seen. */
export interface HistoryChange {
  readonly before?: HistoryEntry | undefined;
  readonly after?: HistoryEntry | undefined;
}

/** Takes a recorded entry into the history and says which entries of the history are new, changed, moved or gone. */
export function chronicle(store: ChronicleStore, recorded: RecordedEntry): HistoryChange[] {
  if (isWorldly(recorded)) {
    store.keep(recorded, recorded.id);
    return settle(store, undefined, toNode(recorded, UNMARKED));
  }
  const root = store.rootOf(recorded.data.entryId);
  if (root === undefined) return [];
  store.keep(recorded, root);
  const file = store.fileOf(root);
  if (!file) return [];
  const { entry, marks } = effective(file);
  const next = entry && isWorldly(entry) ? toNode(entry, edited(marks, file)) : undefined;
  return settle(store, store.get(root), next);
}

function edited(marks: Marks, file: EntryFile<RecordedEntry>): EntryMarks {
  return marksOf(marks, new Map(file.editorials.map((editorial) => [editorial.id, editorial])));
}

function toNode(entry: RecordedEntry<WorldlyType>, marks: EntryMarks): HistoryNode {
  const span = parseOccurred(entry.occurred);
  if (!span.ok) throw new Error(`entry ${entry.id}: expected ${span.expected}, got "${entry.occurred}"`);
  const structure = structureOf(entry);
  return {
    id: entry.id,
    sequence: entry.sequence,
    earliest: span.value.earliest,
    latest: span.value.latest,
    subject: structure.subject,
    introduces: structure.introduces ? structure.subject : null,
    refersTo: ordering(structure.references),
    entry,
    marks,
  };
}

function settle(
  store: ChronicleStore,
  was: PlacedNode | undefined,
  next: HistoryNode | undefined,
): HistoryChange[] {
  const introducers = new Map<SubjectKey, PlacedNode | undefined>();
  for (const node of [was, next]) if (node) introducers.set(node.subject, store.introducerOf(node.subject));
  const { placed, moved } = place<HistoryNode>(store, { before: was, after: next });
  const touched = new Map<string, { before?: PlacedNode | undefined; after?: PlacedNode | undefined }>();
  const id = (was ?? placed)?.id;
  if (id !== undefined) touched.set(id, { before: was, after: placed });
  for (const { before, after } of moved) touched.set(before.id, { before, after });
  for (const [subject, introducer] of introducers) {
    const now = store.introducerOf(subject);
    if (
      introducer === undefined ||
      introducer.entry === now?.entry ||
      introducer.entry.data === now?.entry.data
    )
      continue;
    for (const step of store.stepsOf(subject))
      if (!touched.has(step.id)) touched.set(step.id, { before: step, after: step });
  }
  return [...touched.values()].map(({ before, after }) => ({
    before:
      before && toHistoryEntry(before, introducers.get(before.subject) ?? store.introducerOf(before.subject)),
    after: after && toHistoryEntry(after, store.introducerOf(after.subject)),
  }));
}

/** What a fold sees of a node; undefined where what it is about cannot be read, which its fold could not use either. */
export function toHistoryEntry(
  node: PlacedNode,
  introducer: PlacedNode | undefined,
): HistoryEntry | undefined {
  const about = introducer ?? (node.introduces ? node : undefined);
  if (!about) return undefined;
  const { entry, marks } = node;
  return {
    processId: entry.processId,
    id: entry.id,
    type: entry.type,
    data: entry.data,
    occurred: { text: entry.occurred, earliest: node.earliest, latest: node.latest },
    place: { order: node.order, depth: node.depth, sequence: node.sequence },
    revision: entry.revision,
    position: entry.position,
    recordedAt: entry.recordedAt,
    recordedBy: entry.recordedBy,
    sources: entry.sources ?? [],
    ...(entry.note ? { note: entry.note } : {}),
    introducedBy: about.id,
    introduction: about.entry.data,
    ...marks,
  } as HistoryEntry;
}
