/** Judges what a batch leaves, once it is whole: an item that was refused already is not judged again. */
import type { Refusal, RefusalCode } from '../events/refusal.js';
import { type SubjectKey, THE_PROCESS } from '../events/subject.js';
import { pointerTo, type Item } from './item.js';
import type { Placement } from './placement.js';
import type { RecordState } from './record-state.js';
import { kindOf, type PlacedNode, type StepBreach } from './subject-record.js';
import { circlesThrough, type TieCircle } from './ties.js';
import { listed, named, namesOf } from './wording.js';

/** The refusals that come on top of those of the placement. What the state has of it is judged; it keeps the verdicts. */
export function judge(state: RecordState, placement: Placement): Refusal[] {
  return [
    ...illegalSteps(state, placement),
    ...tiesInCircles(state, placement),
    ...lostReferences(state, placement),
    ...recordedClosed(state, placement),
  ];
}

/** Every state machine over the sequence of its steps. */
function illegalSteps(state: RecordState, placement: Placement): Refusal[] {
  const refusals: Refusal[] = [];
  for (const subject of placement.touchedSubjects) {
    for (const breach of state.judge(subject)) {
      const item = causeOf(placement, breach);
      if (item && !placement.refusedItems.has(item.index))
        refusals.push(...refusalsOfBreach(placement, item, breach));
    }
  }
  return refusals;
}

/**
 * The item that took the step, or the one that took the step which forbids it, or else the one that took away what lay
 * between. None: the record held the breach before, recorded under other rules.
 */
function causeOf(
  { itemOfEntry, changedSubjects }: Placement,
  { node, neighbour }: StepBreach,
): Item | undefined {
  return itemOfEntry.get(node.id) ?? itemOfEntry.get(neighbour ?? '') ?? changedSubjects.get(node.subject);
}

function refusalsOfBreach({ itemOfEntry }: Placement, item: Item, breach: StepBreach): Refusal[] {
  const { node, code, pointers, detail } = breach;
  if (itemOfEntry.get(node.id) === item)
    return pointers.map((pointer) => refusal(item, code, pointer, detail));
  if (!breach.structural) return [refusal(item, code, '/occurred', detail)];
  const whole = `${node.type} ${node.id} would no longer fit: ${detail}`;
  return [refusal(item, 'entry-referenced', '/occurred', whole)];
}

/** Ties that come back to where they began, however many things lie between. */
function tiesInCircles(
  state: RecordState,
  { touchedSubjects, itemOfEntry, changedSubjects, refusedItems }: Placement,
): Refusal[] {
  const refusals: Refusal[] = [];
  for (const subject of touchedSubjects) {
    for (const circle of circlesThrough(state, subject)) {
      const { node, name, to } = circle;
      const item = itemOfEntry.get(node.id) ?? changedSubjects.get(subject);
      if (!item || refusedItems.has(item.index)) continue;
      const pointer = itemOfEntry.get(node.id) === item ? tiePointer(circle) : '/occurred';
      const detail = `expected ${name} that does not lead back to ${named(subject)}, by ${named(to)} it does (entry ${node.id})`;
      refusals.push(refusal(item, 'entry-referenced', pointer, detail));
    }
  }
  return refusals;
}

/** Where in its entry a tie is said. */
function tiePointer({ node, name, index }: TieCircle): string {
  if (name === 'due') return '/data/due/of';
  return node.type === 'PartyJoined' ? `/data/party/${name}/${index}` : `/data/${name}/${index}`;
}

/** Entries that would lose what they refer to, or come before it, by what editorial items did. */
function lostReferences(state: RecordState, placement: Placement): Refusal[] {
  const refusals: Refusal[] = [];
  for (const [subject, item] of placement.movedSubjects) {
    if (placement.refusedItems.has(item.index)) continue;
    const from = state.placeOf(subject);
    const referring = withoutRefused(placement, state.referrers(subject));
    const [what, names] = from
      ? [
          `${named(subject)} would come later than what refers to it`,
          namesOf(referring.filter(({ latest }) => latest < from.order)),
        ]
      : [
          `${named(subject)} would be gone and is referred to`,
          [...namesOf(referring), ...dependants(state, placement, subject)],
        ];
    if (names.length === 0) continue;
    const detail = `${what} by ${listed(names)}; expected nothing left so`;
    refusals.push(refusal(item, 'entry-referenced', '/occurred', detail));
  }
  return refusals;
}

/** What needs a thing to be on the record although it does not order it. */
function dependants(state: RecordState, placement: Placement, subject: SubjectKey): string[] {
  if (kindOf(subject) !== 'party') return namesOf(withoutRefused(placement, state.namersOf(subject)));
  const naming = withoutRefused(placement, state.substantiveEntries()).filter(({ parties }) =>
    parties.includes(subject),
  );
  const disputes = state.amendments.disputesBy(subject).map((id) => `EntryDisputed ${id}`);
  return [...namesOf(naming), ...disputes];
}

/** Entries of the world that would have been recorded while the process was closed. */
function recordedClosed(state: RecordState, placement: Placement): Refusal[] {
  const { movedSubjects, restoredEntries, refusedItems } = placement;
  const changed = movedSubjects.get(THE_PROCESS);
  const suspects = changed
    ? state.substantiveEntries()
    : [...restoredEntries.keys()].flatMap((id) => state.get(id) ?? []);
  const late = withoutRefused(placement, suspects).filter((node) => isRecordedClosed(state, node));
  const refusals: Refusal[] = [];
  for (const [item, nodes] of Map.groupBy(late, ({ id }) => restoredEntries.get(id) ?? changed)) {
    if (!item || refusedItems.has(item.index)) continue;
    const what = 'the process would have been closed when these were recorded, expected it open';
    refusals.push(refusal(item, 'process-closed', '/type', `${what}: ${listed(namesOf(nodes))}`));
  }
  return refusals;
}

function isRecordedClosed(state: RecordState, { subject, sequence }: PlacedNode): boolean {
  if (subject === THE_PROCESS) return false;
  return state.stepsOf(THE_PROCESS).findLast((step) => step.sequence < sequence)?.type === 'ProcessClosed';
}

/** Nothing is said of a node that a refused item put there. */
function withoutRefused({ itemOfEntry, refusedItems }: Placement, nodes: Iterable<PlacedNode>): PlacedNode[] {
  return [...nodes].filter(({ id }) => {
    const item = itemOfEntry.get(id);
    return !item || !refusedItems.has(item.index);
  });
}

/** @param part a JSON Pointer into the entry that the item posts or changes */
function refusal(item: Item, code: RefusalCode, part: string, detail: string): Refusal {
  return { index: item.index, code, pointer: pointerTo(item, part), detail };
}
