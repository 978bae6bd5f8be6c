/** An entry and what was said of it: what it says now, and the place that it has for that. */
import { isSubstantive } from '../events/catalogue.js';
import { type SubjectKey, subjectKey } from '../events/subject.js';
import {
  effective,
  type Effective,
  type EntryWithAmendments,
  type NumberedEntry,
} from '../history/editorial.js';
import { place, type Moved } from '../history/placement.js';
import { nodeOf } from './node.js';
import type { RecordNode } from './record-node.js';
import type { RecordState } from './record-state.js';
import type { PlacedNode } from './subject-record.js';

export type Entries = ReadonlyMap<string, NumberedEntry>;

/**
 * An entry and every editorial entry about it.
 * @throws Error one of them was not handed in
 */
export function amendmentsOf(state: RecordState, entries: Entries, root: string): EntryWithAmendments {
  return {
    original: loaded(entries, root),
    editorials: state.amendments.editorialsOf(root).map((id) => loaded(entries, id)),
  };
}

function loaded(entries: Entries, id: string): NumberedEntry {
  const entry = entries.get(id);
  if (!entry) throw new Error(`expected the entries named by entriesToLoad, ${id} is not among them`);
  return entry;
}

/** The place of an entry before and after, none where it is retracted, and what moved with it. */
export interface Reapplied {
  readonly was: PlacedNode | undefined;
  readonly is: PlacedNode | undefined;
  readonly moved: readonly Moved<RecordNode>[];
}

/** Changes the state: gives an entry the place that its amendments say, of which the last has just come. */
export function reapplyAmendments(
  state: RecordState,
  amended: EntryWithAmendments,
  left: Effective = effective(amended),
): Reapplied {
  const { original, editorials } = amended;
  for (const { id } of [original, ...editorials]) state.amendments.markRetracted(id, left.retracted.has(id));
  for (const { id } of editorials) state.amendments.markDispute(id, disputant(left.editorials.get(id)));
  const was = state.get(original.id);
  if (!changesSubstance(editorials.at(-1))) return { was, is: was, moved: [] };
  const after = left.entry && isSubstantive(left.entry) ? nodeOf(state, left.entry) : undefined;
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
