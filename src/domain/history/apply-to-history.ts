/**
 * From log to history, one recorded entry at a time. The same steps run over the projector's local file and over
 * memory, for a question about the past: what is live, rebuilt, as of a date or replayed is one computation.
 */
import type { SubjectKey } from '../events/subject.js';
import { parseOccurred } from '../time/occurred.js';
import { isSubstantive, type SubstantiveType } from '../events/catalogue.js';
import { effective, type EntryWithAmendments, type Marks } from './editorial.js';
import type { HistoryEntry } from './history-entry.js';
import type { EntryMarks } from './marks.js';
import { marksOf, UNMARKED } from './marks.js';
import { place, type Placeable, type Placed, type PlacementIndex } from './placement.js';
import type { RecordedEntry } from './recorded-entry.js';
import { ordering, structureOf } from './structure.js';

/** An entry of the world in the history of its process: what it says now, and what was done to it. */
export interface HistoryNode extends Placeable {
  readonly subject: SubjectKey;
  readonly entry: RecordedEntry<SubstantiveType>;
  readonly marks: EntryMarks;
}

export type PlacedNode = Placed<HistoryNode>;

/** The history of one process, wherever it is kept. */
export interface HistoryStore extends PlacementIndex<HistoryNode> {
  /** Keeps an entry as it was recorded; `root` is the entry of the world that it is about, itself if it is one. */
  keep(entry: RecordedEntry, root: string): void;
  rootOf(id: string): string | undefined;
  amendmentsOf(root: string): EntryWithAmendments<RecordedEntry> | undefined;
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
export function applyToHistory(store: HistoryStore, recorded: RecordedEntry): HistoryChange[] {
  if (isSubstantive(recorded)) {
    store.keep(recorded, recorded.id);
    return diff(store, undefined, nodeOf(recorded, UNMARKED));
  }
  const root = store.rootOf(recorded.data.entryId);
  if (root === undefined) return [];
  // What it was before: a store may make it from its amendments.
  const was = store.get(root);
  store.keep(recorded, root);
  const file = store.amendmentsOf(root);
  // Where the log was erased from, the entry said before already what is left: whoever holds what it said is told all the same.
  return file ? diff(store, was, amendedNode(file), recorded.type === 'EntryRedacted') : [];
}

/** What an entry is once its amendments are applied; undefined where it is retracted. */
export function amendedNode(file: EntryWithAmendments<RecordedEntry>): HistoryNode | undefined {
  const { entry, marks } = effective(file);
  return entry && isSubstantive(entry) ? nodeOf(entry, edited(marks, file)) : undefined;
}

function edited(marks: Marks, file: EntryWithAmendments<RecordedEntry>): EntryMarks {
  return marksOf(marks, new Map(file.editorials.map((editorial) => [editorial.id, editorial])));
}

/** An entry with what ordering needs to know of it. @throws Error its date cannot be read */
export function nodeOf(entry: RecordedEntry<SubstantiveType>, marks: EntryMarks): HistoryNode {
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

function diff(
  store: HistoryStore,
  was: PlacedNode | undefined,
  next: HistoryNode | undefined,
  isRedacted = false,
): HistoryChange[] {
  const before = new Map<SubjectKey, PlacedNode | undefined>();
  for (const node of [was, next]) {
    if (!node) continue;
    const introducer = store.introducerOf(node.subject);
    // The store may know the entry as amended already.
    before.set(node.subject, introducer && introducer.id === was?.id ? was : introducer);
  }
  const { placed, moved } = place<HistoryNode>(store, { before: was, after: next });
  // Only an entry that introduces something can change what that was introduced as.
  const after = new Map(before);
  for (const subject of [was?.introduces, placed?.introduces]) {
    if (subject) after.set(subject, store.introducerOf(subject));
  }
  const touched = new Map<string, { was?: PlacedNode | undefined; is?: PlacedNode | undefined }>();
  const id = (was ?? placed)?.id;
  if (id !== undefined) touched.set(id, { was, is: placed });
  for (const move of moved) touched.set(move.before.id, { was: move.before, is: move.after });
  for (const [subject, introducer] of before) {
    const isAnew = introducesAnew(introducer, after.get(subject), was);
    if (!isAnew && !(isRedacted && introducer?.id === id)) continue;
    for (const step of store.stepsOf(subject)) {
      if (!touched.has(step.id)) touched.set(step.id, { was: step, is: step });
    }
  }
  const told = (node: PlacedNode, introducers: typeof before): HistoryEntry | undefined =>
    toHistoryEntry(
      node,
      introducers.has(node.subject) ? introducers.get(node.subject) : store.introducerOf(node.subject),
    );
  return [...touched.values()].map((node) => ({
    before: node.was && told(node.was, before),
    after: node.is && told(node.is, after),
  }));
}

/** Whether what a thing was introduced as has changed, which every step of it is handed. Looked at only where it can have. */
function introducesAnew(
  before: PlacedNode | undefined,
  now: PlacedNode | undefined,
  changed: PlacedNode | undefined,
): boolean {
  if (!before || !now) return before !== now;
  if (before.id !== now.id) return true;
  return before.id === changed?.id && JSON.stringify(before.entry.data) !== JSON.stringify(now.entry.data);
}

/** What a fold sees of a node; undefined where what it is about cannot be read, which its fold could not use either. */
export function toHistoryEntry(
  node: PlacedNode,
  introducer: HistoryNode | undefined,
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
    ...(entry.redacted ? { redacted: true } : {}),
    sources: entry.sources ?? [],
    ...(entry.note ? { note: entry.note } : {}),
    introducedBy: about.id,
    introduction: about.entry.data,
    ...marks,
  } as HistoryEntry;
}
