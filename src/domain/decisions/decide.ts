/**
 * The decision: may these entries be appended, all of them, to the record as it stands? Each entry of the world is
 * checked as it comes, with the earlier ones of its batch on the record; what the batch touched is then judged as a
 * whole, in the order that it leaves. An editorial entry is decided by what it would leave behind.
 */
import { THE_PROCESS } from '../events/subject.js';
import { editorialTarget, type NumberedEntry } from '../history/editorial.js';
import { place } from '../history/placement.js';
import { structureOf } from '../history/structure.js';
import { isEditorial, isSubstantive, type SubstantiveType } from '../events/catalogue.js';
import type { PostedEntry } from '../events/entry.js';
import { circles, future, isOpened, missing, taken, tooEarly } from './checks.js';
import { decideEditorial } from './decide-editorial.js';
import {
  amendmentsOf,
  reapplyAmendments,
  refuse,
  disturb,
  type Draft,
  type Entries,
  type Item,
} from './draft.js';
import { judge } from './judge.js';
import { nodeOf, spanOf } from './node.js';
import type { RecordState } from './record-state.js';
import type { Refusal } from '../events/refusal.js';

/** One item of a batch whose shape has been checked; `index` is where it stands in what was posted. */
export interface Candidate {
  readonly index: number;
  readonly entry: PostedEntry & { readonly id: string };
}

export interface DecisionContext {
  /** Ms since the epoch. */
  readonly now: number;
  /** The entries named by `entriesToLoad`. */
  readonly entries: Entries;
}

/**
 * Refusals by the index of their items, none when the batch may be appended. The state is left as it was.
 * @throws Error an id that is on the record, or an entry that `entriesToLoad` names and was not handed in.
 */
export function decide(state: RecordState, batch: readonly Candidate[], context: DecisionContext): Refusal[] {
  const savepoint = state.savepoint();
  try {
    return refusalsOf(state, batch, context);
  } finally {
    savepoint.rollBack();
  }
}

/**
 * Decides as `decide` does, and leaves a batch that may be appended on the record: what `applyTo` would make of it.
 * @throws Error as `decide`; the state is then left as it was.
 */
export function decideAndApply(
  state: RecordState,
  batch: readonly Candidate[],
  context: DecisionContext,
): Refusal[] {
  const savepoint = state.savepoint();
  let refusals: Refusal[] | undefined;
  try {
    refusals = refusalsOf(state, batch, context);
  } finally {
    if (refusals?.length === 0) savepoint.release();
    else savepoint.rollBack();
  }
  return refusals;
}

function refusalsOf(state: RecordState, batch: readonly Candidate[], context: DecisionContext): Refusal[] {
  const draft = draftOf(state, context);
  for (const { index, entry } of batch) {
    const filed: NumberedEntry = { ...entry, sequence: state.register(entry.id) };
    draft.entries.set(filed.id, filed);
    if (isEditorial(filed)) decideEditorial(draft, index, filed);
    else if (isSubstantive(filed)) decideEntry(draft, index, filed);
  }
  judge(draft);
  return draft.refusals.sort((a, b) => a.index - b.index);
}

/**
 * Changes the state: puts entries that are in the log on the record, in the log's order. `entries` holds what
 * `entriesToLoad` names.
 */
export function applyTo(state: RecordState, recorded: readonly NumberedEntry[], entries: Entries): void {
  const known = new Map(entries);
  for (const entry of recorded) {
    const target = editorialTarget(entry);
    // What is about an entry that could not be read is about nothing here.
    if (target !== undefined && state.sequenceOf(target) === undefined) continue;
    known.set(entry.id, entry);
    state.register(entry.id);
    if (isSubstantive(entry)) {
      const node = nodeOf(state, entry);
      place(state, { after: node });
      state.judge(node.subject);
    } else if (target !== undefined) {
      const root = state.rootOf(target);
      state.addAmendment(root, entry.id);
      reapplyAmendments(state, amendmentsOf(state, known, root));
    }
  }
}

/** The ids of the recorded entries that deciding or applying these entries has to read: whole files, for editorial ones. */
export function entriesToLoad(state: RecordState, batch: readonly PostedEntry[]): string[] {
  const needed = new Set<string>();
  for (const entry of batch) {
    const target = editorialTarget(entry);
    if (target === undefined || state.sequenceOf(target) === undefined) continue;
    const root = state.rootOf(target);
    for (const id of [root, ...state.editorialsOf(root)]) needed.add(id);
  }
  return [...needed];
}

function draftOf(state: RecordState, { now, entries }: DecisionContext): Draft {
  return {
    state,
    now,
    entries: new Map(entries),
    items: new Map(),
    rejectedEarly: new Set(),
    touched: new Set(),
    changedSubjects: new Map(),
    movedSubjects: new Map(),
    restored: new Map(),
    refusals: [],
  };
}

function decideEntry(draft: Draft, index: number, entry: NumberedEntry<PostedEntry<SubstantiveType>>): void {
  const { state } = draft;
  const item: Item = { index, pointerTo: (part) => part };
  if (!processAllows(draft, item, entry)) {
    draft.rejectedEarly.add(entry.id);
    return;
  }
  const structure = structureOf(entry);
  const node = nodeOf(state, entry, structure);
  const barring = [...taken(draft, entry, structure), ...circles(draft, structure)];
  const lacking = missing(draft, structure);
  const violations = [...future(draft, spanOf(entry)), ...barring, ...lacking, ...tooEarly(draft, node)];
  for (const { code, pointer, detail } of violations) refuse(draft, item, code, pointer, detail);
  if (barring.length > 0) {
    draft.rejectedEarly.add(entry.id);
    return;
  }
  // What is missing may come later in the batch and refer back: it must not find the reference.
  const refersTo = lacking.length > 0 ? node.refersTo.filter((key) => state.exists(key)) : node.refersTo;
  const { moved } = place(state, { after: { ...node, refersTo } });
  draft.items.set(entry.id, item);
  draft.touched.add(structure.subject);
  for (const { after } of moved) disturb(draft, item, after.subject);
}

function processAllows(
  draft: Draft,
  item: Item,
  entry: NumberedEntry<PostedEntry<SubstantiveType>>,
): boolean {
  if (entry.type === 'ProcessOpened') return true;
  if (!isOpened(draft, item, entry)) return false;
  const last = draft.state.stepsOf(THE_PROCESS).at(-1);
  if (last?.type !== 'ProcessClosed' || entry.type === 'ProcessReopened') return true;
  const detail = `the process is closed since entry ${last.id}; expected ProcessReopened or an editorial entry, got ${entry.type}`;
  refuse(draft, item, 'process-closed', '/type', detail);
  return false;
}
