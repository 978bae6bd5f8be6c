/** What became of the items of a batch, one after the other, and what they did to the record together. */
import { type SubjectKey, THE_PROCESS } from '../events/subject.js';
import type { Refusal } from '../events/refusal.js';
import type { Moved } from '../history/placement.js';
import type { Reapplied } from './reapply-amendments.js';
import type { RuleViolation } from './checks.js';
import type { Item } from './item.js';
import type { RecordNode } from './record-node.js';

export type Outcome = Rejected | Added | Amended | Annotated;

interface OutcomeOfItem {
  readonly item: Item;
  /** Pointers lead into the item. */
  readonly violations: readonly RuleViolation[];
}

/** Refused before it came on the record: nothing can be said of what is about it. */
export interface Rejected extends OutcomeOfItem {
  readonly result: 'rejected';
}

/** Its entry is on the record. It may be refused all the same: what else is wrong with the batch can be told with it there. */
export interface Added extends OutcomeOfItem {
  readonly result: 'added';
  readonly subject: SubjectKey;
  readonly moved: readonly Moved<RecordNode>[];
}

/** The entry that it is about, in the end, has the place that its amendments say. */
export interface Amended extends OutcomeOfItem {
  readonly result: 'amended';
  readonly root: string;
  readonly reapplied: Reapplied;
}

/** It is about an entry whose place, references and state stay as they are. */
export interface Annotated extends OutcomeOfItem {
  readonly result: 'annotated';
}

/** What a batch did to the record. Where several items did a thing, the last of them is named. */
export interface Placement {
  readonly refusals: readonly Refusal[];
  /** The indexes of the items that are refused. */
  readonly refusedItems: ReadonlySet<number>;
  /** Which item put an entry on the record or changed it. */
  readonly itemOfEntry: ReadonlyMap<string, Item>;
  /** The subjects whose steps are to be judged. */
  readonly touchedSubjects: ReadonlySet<SubjectKey>;
  /** Those of which an item took a step away, moved or changed it. */
  readonly changedSubjects: ReadonlyMap<SubjectKey, Item>;
  /** The subjects that editorial items took away, moved or brought back; the process, whenever its steps change. */
  readonly movedSubjects: ReadonlyMap<SubjectKey, Item>;
  /** The entries that editorial items brought back. */
  readonly restoredEntries: ReadonlyMap<string, Item>;
}

export function placementOf(outcomes: readonly Outcome[]): Placement {
  const refusals: Refusal[] = [];
  const itemOfEntry = new Map<string, Item>();
  const touchedSubjects = new Set<SubjectKey>();
  const changedSubjects = new Map<SubjectKey, Item>();
  const movedSubjects = new Map<SubjectKey, Item>();
  const restoredEntries = new Map<string, Item>();
  for (const outcome of outcomes) {
    const { item, violations } = outcome;
    for (const { code, pointer, detail } of violations)
      refusals.push({ index: item.index, code, pointer, detail });
    switch (outcome.result) {
      case 'rejected':
      case 'annotated':
        break;
      case 'added':
        itemOfEntry.set(item.entry.id, item);
        touchedSubjects.add(outcome.subject);
        for (const { after } of outcome.moved) {
          touchedSubjects.add(after.subject);
          changedSubjects.set(after.subject, item);
        }
        break;
      case 'amended': {
        const { was, is, moved: others } = outcome.reapplied;
        itemOfEntry.set(outcome.root, item);
        for (const node of [was, is, ...others.map(({ after }) => after)]) {
          if (!node) continue;
          touchedSubjects.add(node.subject);
          changedSubjects.set(node.subject, item);
          if (node.introduces || node.subject === THE_PROCESS) movedSubjects.set(node.subject, item);
        }
        if (is && !was) restoredEntries.set(is.id, item);
      }
    }
  }
  const refusedItems = new Set(refusals.map(({ index }) => index));
  return {
    refusals,
    refusedItems,
    itemOfEntry,
    touchedSubjects,
    changedSubjects,
    movedSubjects,
    restoredEntries,
  };
}
