/** Applies an editorial entry to the entry that it is about, unless what that would leave breaks a rule. */
import { effective, type NumberedEntry } from '../history/editorial.js';
import { parseOccurred } from '../time/occurred.js';
import { amendmentsOf, changesSubstance, reapplyAmendments } from './reapply-amendments.js';
import { future, NO_VIOLATIONS, unopened, type RuleViolation } from './checks.js';
import type { Editorial, Item } from './item.js';
import type { Outcome, Rejected } from './placement.js';
import { brokenRules, brokenShapes, misfits, type ProposedAmendment } from './proposed-amendment.js';
import type { RecordState } from './record-state.js';
import { againstRedaction, changedByRedaction } from './redaction.js';

/** What is known besides the record. */
export interface EditorialContext {
  /** Ms since the epoch. */
  readonly now: number;
  /** What `entriesToLoad` names, and the earlier items of the batch. */
  readonly entries: ReadonlyMap<string, NumberedEntry>;
  /** The earlier items that did not come on the record. */
  readonly rejected: ReadonlySet<string>;
}

/** Changes the state, unless the item is rejected. */
export function placeEditorial(
  state: RecordState,
  item: Item<Editorial>,
  { now, entries, rejected }: EditorialContext,
): Outcome {
  const { entry } = item;
  const reject = (violations: readonly RuleViolation[]): Rejected => ({
    result: 'rejected',
    item,
    violations,
  });
  const untimely = unopened(state, entry);
  if (untimely) return reject([untimely]);
  // What is about a refused item of the batch can be judged once that item is right.
  if (rejected.has(entry.data.entryId)) return reject(NO_VIOLATIONS);
  const forbidden = againstTarget(state, entry, entries);
  if (forbidden.length > 0) return reject(forbidden);

  const ahead = futureOf(entry, now);
  const root = state.amendments.rootOf(entry.data.entryId);
  const { original, editorials } = amendmentsOf(state, entries, root);
  const amended = { original, editorials: [...editorials, entry] };
  const proposed: ProposedAmendment = { item, amended, after: effective(amended) };
  const broken = firstBroken(
    () => misfits(proposed),
    () => brokenShapes(proposed),
    () => brokenRules(state, proposed, now),
  );
  if (broken.length > 0) return reject([...ahead, ...broken]);

  state.amendments.add(root, entry.id);
  const reapplied = reapplyAmendments(state, amended, proposed.after);
  return changesSubstance(entry)
    ? { result: 'amended', item, root, reapplied, violations: ahead }
    : { result: 'annotated', item, violations: ahead };
}

/** What the entry that it is about does not allow: the first reason alone, since others rest on it. */
function againstTarget(
  state: RecordState,
  entry: Editorial,
  entries: EditorialContext['entries'],
): readonly RuleViolation[] {
  const { entryId } = entry.data;
  const target = entries.get(entryId);
  return firstBroken(
    () => unknownTarget(state, entry),
    () => (target ? againstRedaction(target) : NO_VIOLATIONS),
    () => (target ? changedByRedaction(target, entry) : NO_VIOLATIONS),
    () => retractedTarget(state, entry),
    () => movedToAnother(state, entry),
  );
}

function unknownTarget(state: RecordState, { id, data: { entryId } }: Editorial): readonly RuleViolation[] {
  if (state.sequenceOf(entryId) !== undefined && entryId !== id) return NO_VIOLATIONS;
  const detail = `expected the id of an entry of this process, ${entryId} is none`;
  return [{ code: 'entry-not-found', pointer: '/data/entryId', detail }];
}

function retractedTarget(
  state: RecordState,
  { type, data: { entryId } }: Editorial,
): readonly RuleViolation[] {
  // What is not seen any more is erased all the same.
  if (!state.amendments.isRetracted(entryId) || type === 'EntryRedacted') return NO_VIOLATIONS;
  const detail = `expected an entry that stands, ${entryId} is retracted; retracting its retraction restores it`;
  return [{ code: 'entry-retracted', pointer: '/data/entryId', detail }];
}

/** A correction that would make an editorial entry be about another one. */
function movedToAnother(state: RecordState, entry: Editorial): readonly RuleViolation[] {
  const { entryId } = entry.data;
  const changes = entry.type === 'EntryCorrected' ? entry.data.changes.data : undefined;
  if (!changes || !Object.hasOwn(changes, 'entryId') || state.amendments.rootOf(entryId) === entryId)
    return NO_VIOLATIONS;
  const detail = `expected entryId to stay: retract editorial entry ${entryId} and post another`;
  return [{ code: 'invalid-payload', pointer: '/data/changes/data/entryId', detail }];
}

function futureOf({ occurred }: Editorial, now: number): readonly RuleViolation[] {
  const span = occurred === undefined ? undefined : parseOccurred(occurred);
  return span?.ok ? future(now, span.value) : NO_VIOLATIONS;
}

/** The violations of the first check that finds any. */
function firstBroken(...checks: readonly (() => readonly RuleViolation[])[]): readonly RuleViolation[] {
  for (const check of checks) {
    const violations = check();
    if (violations.length > 0) return violations;
  }
  return NO_VIOLATIONS;
}
