/** A batch on trial: the record with the batch's entries on it so far, what they touched, and what was refused. */
import { type SubjectKey, subjectKey } from '../events/subject.js';
import {
  effective,
  type Effective,
  type EntryWithAmendments,
  type NumberedEntry,
} from '../history/editorial.js';
import { place, type Moved } from '../history/placement.js';
import { isSubstantive } from '../events/catalogue.js';
import type { RecordNode } from './record-node.js';
import { nodeOf } from './node.js';
import type { RecordState } from './record-state.js';
import type { Refusal, RefusalCode } from '../events/refusal.js';
import type { PlacedNode } from './subject-record.js';

export type Entries = ReadonlyMap<string, NumberedEntry>;

/** An item of the batch. */
export interface Item {
  readonly index: number;
  /** Where in the item a part of the entry is said that it posts or changes; otherwise, what in it is to blame. */
  pointerTo(part: string): string;
}

export interface Draft {
  readonly state: RecordState;
  /** Ms since the epoch. */
  readonly now: number;
  /** The entries that editorial ones need to read, and those of the batch as they come. */
  readonly entries: Map<string, NumberedEntry>;
  /** Which item put an entry on the record, or last changed it. */
  readonly items: Map<string, Item>;
  /** Items that were refused before they came on the record: nothing can be said of what is about them. */
  readonly rejectedEarly: Set<string>;
  /** The things whose steps are to be judged. */
  readonly touched: Set<SubjectKey>;
  /** Those of which a step was taken away, moved or changed, and the last item that did it. */
  readonly changedSubjects: Map<SubjectKey, Item>;
  /** The things that editorial items took away, moved or brought back, and the last item that did. */
  readonly movedSubjects: Map<SubjectKey, Item>;
  /** The entries that editorial items brought back. */
  readonly restored: Map<string, Item>;
  readonly refusals: Refusal[];
}

/** `pointer` leads into the item. */
export function refuse(draft: Draft, item: Item, code: RefusalCode, pointer: string, detail: string): void {
  draft.refusals.push({ index: item.index, code, pointer, detail });
}

/** Has a thing judged of which an item took a step away, moved or changed it. */
export function disturb(draft: Draft, item: Item, subject: SubjectKey): void {
  draft.touched.add(subject);
  draft.changedSubjects.set(subject, item);
}

/** A thing in words, `phase "phase-1"`. */
export function named(subject: SubjectKey): string {
  const [kind = '', id = ''] = subject.split(':');
  return id === '' ? `the ${kind}` : `${kind} "${id}"`;
}

/** The file of an entry: its original and every editorial entry about it, as far as they were handed in. */
export function amendmentsOf(state: RecordState, entries: Entries, root: string): EntryWithAmendments {
  return {
    original: handed(entries, root),
    editorials: state.editorialsOf(root).map((id) => handed(entries, id)),
  };
}

function handed(entries: Entries, id: string): NumberedEntry {
  const entry = entries.get(id);
  if (!entry) throw new Error(`expected the entries named by entriesToLoad, ${id} is not among them`);
  return entry;
}

export interface Reapplied {
  readonly was: PlacedNode | undefined;
  readonly is: PlacedNode | undefined;
  readonly moved: readonly Moved<RecordNode>[];
}

/** Gives an entry the place that its file now says, after an editorial entry has come into the file as its last. */
export function reapplyAmendments(
  state: RecordState,
  file: EntryWithAmendments,
  now: Effective = effective(file),
): Reapplied {
  for (const { id } of [file.original, ...file.editorials]) state.markRetracted(id, now.retracted.has(id));
  for (const { id } of file.editorials) state.markDispute(id, disputant(now.editorials.get(id)));
  const was = state.get(file.original.id);
  if (!changesSubstance(file.editorials.at(-1))) return { was, is: was, moved: [] };
  const after = now.entry && isSubstantive(now.entry) ? nodeOf(state, now.entry) : undefined;
  const { placed, moved } = place<RecordNode>(state, { before: was, after });
  return { was, is: placed, moved };
}

/** Whether an editorial entry can change a place, a reference or a state; a text more or a dispute cannot. */
export function changesSubstance(entry: NumberedEntry | undefined): boolean {
  return (
    entry?.type === 'EntryCorrected' || entry?.type === 'EntryRetracted' || entry?.type === 'EntryRedacted'
  );
}

/** The party that raises a dispute. */
export function disputant(entry: NumberedEntry | undefined): SubjectKey | undefined {
  return entry?.type === 'EntryDisputed' ? subjectKey('party', entry.data.by) : undefined;
}
