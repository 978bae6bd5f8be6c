/** Puts the items of a batch on the record, one after the other, each checked with the earlier ones there. */
import { isEditorial } from '../events/catalogue.js';
import type { NumberedEntry } from '../history/editorial.js';
import type { Candidate, DecisionContext } from './decide.js';
import { placeEditorial } from './place-editorial.js';
import { placeEntry } from './place-entry.js';
import { placementOf, type Outcome, type Placement } from './placement.js';
import type { RecordState } from './record-state.js';

/**
 * Changes the state; says what was refused so far, and what has to be judged now that the batch is whole.
 * @throws Error as `decide`
 */
export function placeBatch(
  state: RecordState,
  batch: readonly Candidate[],
  { now, entries }: DecisionContext,
): Placement {
  const known = new Map(entries);
  const rejected = new Set<string>();
  const outcomes: Outcome[] = [];
  for (const { index, entry: posted } of batch) {
    const entry: NumberedEntry = { ...posted, sequence: state.register(posted.id) };
    known.set(entry.id, entry);
    const outcome = isEditorial(entry)
      ? placeEditorial(state, { index, entry }, { now, entries: known, rejected })
      : placeEntry(state, { index, entry }, now);
    if (outcome.result === 'rejected') rejected.add(entry.id);
    outcomes.push(outcome);
  }
  return placementOf(outcomes);
}
