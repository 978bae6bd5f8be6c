/**
 * The decision: may these entries be appended, all of them, to the record as it stands? `placeBatch` puts them there one by
 * one, each checked with the earlier ones of its batch on the record; `judge` then judges what they touched as a whole, in
 * the order that they leave. An editorial entry is decided by what it would leave behind.
 */
import { isSubstantive } from '../events/catalogue.js';
import type { PostedEntry } from '../events/entry.js';
import type { Refusal } from '../events/refusal.js';
import { editorialTarget, type NumberedEntry } from '../history/editorial.js';
import { place } from '../history/placement.js';
import { amendmentsOf, reapplyAmendments, type Entries } from './reapply-amendments.js';
import { judge } from './judge.js';
import { nodeOf } from './node.js';
import { placeBatch } from './place-batch.js';
import type { RecordState } from './record-state.js';

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

/** Leaves the batch on the record. */
function refusalsOf(state: RecordState, batch: readonly Candidate[], context: DecisionContext): Refusal[] {
  const placement = placeBatch(state, batch, context);
  return [...placement.refusals, ...judge(state, placement)].sort((a, b) => a.index - b.index);
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
      const root = state.amendments.rootOf(target);
      state.amendments.add(root, entry.id);
      reapplyAmendments(state, amendmentsOf(state, known, root));
    }
  }
}

/**
 * The ids of the recorded entries that deciding or applying these entries has to read: what editorial ones are about, with
 * all that was said of it.
 */
export function entriesToLoad(state: RecordState, batch: readonly PostedEntry[]): string[] {
  const needed = new Set<string>();
  for (const entry of batch) {
    const target = editorialTarget(entry);
    if (target === undefined || state.sequenceOf(target) === undefined) continue;
    const root = state.amendments.rootOf(target);
    for (const id of [root, ...state.amendments.editorialsOf(root)]) needed.add(id);
  }
  return [...needed];
}
