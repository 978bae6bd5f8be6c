/** Judges what a batch leaves, once it is whole: an item that was refused already is not judged again. */
import { type SubjectKey, THE_PROCESS } from '../events/subject.js';
import { comparePlaces } from '../history/placement.js';
import { named, refuse, type Draft, type Item } from './draft.js';
import { circlesThrough, type TieCircle } from './ties.js';
import { kindOf, type PlacedNode, type StepBreach } from './subject-record.js';

export function judge(draft: Draft): void {
  const refused = new Set(draft.refusals.map(({ index }) => index));
  judgeSteps(draft, refused);
  judgeTies(draft, refused);
  judgeReferrers(draft, refused);
  judgeClosing(draft, refused);
}

type Refused = ReadonlySet<number>;

/** Every state machine over the sequence of its steps. */
function judgeSteps(draft: Draft, refused: Refused): void {
  for (const subject of draft.touched) {
    for (const breach of draft.state.judge(subject)) {
      const item = causeOf(draft, breach);
      if (item && !refused.has(item.index)) refuseBreach(draft, item, breach);
    }
  }
}

/** Ties that come back to where they began, however many things lie between. */
function judgeTies(draft: Draft, refused: Refused): void {
  for (const subject of draft.touched) {
    for (const circle of circlesThrough(draft.state, subject)) {
      const { node, name, to } = circle;
      const item = draft.items.get(node.id) ?? draft.changedSubjects.get(subject);
      if (!item || refused.has(item.index)) continue;
      const pointer = draft.items.get(node.id) === item ? tiePointer(circle) : '/occurred';
      const detail = `expected ${name} that does not lead back to ${named(subject)}, by ${named(to)} it does (entry ${node.id})`;
      refuse(draft, item, 'entry-referenced', item.pointerTo(pointer), detail);
    }
  }
}

/** Where in its entry a tie is said. */
function tiePointer({ node, name, index }: TieCircle): string {
  if (name === 'due') return '/data/due/of';
  return node.type === 'PartyJoined' ? `/data/party/${name}/${index}` : `/data/${name}/${index}`;
}

/**
 * The item that took the step, or the one that took the step which forbids it, or else the one that took away what lay
 * between. None: the record held the breach before, recorded under other rules.
 */
function causeOf({ items, changedSubjects }: Draft, { node, neighbour }: StepBreach): Item | undefined {
  return items.get(node.id) ?? items.get(neighbour ?? '') ?? changedSubjects.get(node.subject);
}

function refuseBreach(draft: Draft, item: Item, breach: StepBreach): void {
  const { node, code, pointers, detail } = breach;
  if (draft.items.get(node.id) === item) {
    for (const pointer of pointers) refuse(draft, item, code, item.pointerTo(pointer), detail);
  } else if (breach.structural) {
    const whole = `${node.type} ${node.id} would no longer fit: ${detail}`;
    refuse(draft, item, 'entry-referenced', item.pointerTo('/occurred'), whole);
  } else {
    refuse(draft, item, code, item.pointerTo('/occurred'), detail);
  }
}

/** Entries that would lose what they refer to, or come before it, by what editorial items did. */
function judgeReferrers(draft: Draft, refused: Refused): void {
  const { state, movedSubjects } = draft;
  for (const [subject, item] of movedSubjects) {
    if (refused.has(item.index)) continue;
    const from = state.placeOf(subject);
    const left = [...state.referrers(subject)].filter((node) => isSound(draft, refused, node));
    if (from) {
      const early = left.filter(({ latest }) => latest < from.order);
      refuseLeft(draft, item, `${named(subject)} would come later than what refers to it`, namesOf(early));
    } else {
      refuseLeft(draft, item, `${named(subject)} would be gone and is referred to`, [
        ...namesOf(left),
        ...dependants(draft, refused, subject),
      ]);
    }
  }
}

/** Nothing is said of a node that a refused item put there. */
function isSound({ items }: Draft, refused: Refused, { id }: PlacedNode): boolean {
  const item = items.get(id);
  return !item || !refused.has(item.index);
}

/** What needs a thing to be on the record although it does not order it. */
function dependants(draft: Draft, refused: Refused, subject: SubjectKey): string[] {
  if (kindOf(subject) !== 'party')
    return namesOf(draft.state.namersOf(subject).filter((node) => isSound(draft, refused, node)));
  const naming = [...draft.state.substantiveEntries()].filter(({ parties }) => parties.includes(subject));
  const disputes = draft.state.disputesBy(subject).map((id) => `EntryDisputed ${id}`);
  return [...namesOf(naming.filter((node) => isSound(draft, refused, node))), ...disputes];
}

/** Entries of the world that would have been recorded while the process was closed. */
function judgeClosing(draft: Draft, refused: Refused): void {
  const { state, movedSubjects, restored } = draft;
  const changed = movedSubjects.get(THE_PROCESS);
  const suspects = changed
    ? [...state.substantiveEntries()]
    : [...restored.keys()].flatMap((id) => state.get(id) ?? []);
  const late = suspects.filter((node) => isSound(draft, refused, node) && isRecordedClosed(draft, node));
  for (const [item, nodes] of Map.groupBy(late, ({ id }) => restored.get(id) ?? changed)) {
    if (!item || refused.has(item.index)) continue;
    const what = 'the process would have been closed when these were recorded, expected it open';
    refuse(draft, item, 'process-closed', item.pointerTo('/type'), `${what}: ${listed(namesOf(nodes))}`);
  }
}

function isRecordedClosed({ state }: Draft, { subject, sequence }: PlacedNode): boolean {
  if (subject === THE_PROCESS) return false;
  return state.stepsOf(THE_PROCESS).findLast((step) => step.sequence < sequence)?.type === 'ProcessClosed';
}

function refuseLeft(draft: Draft, item: Item, what: string, names: readonly string[]): void {
  if (names.length === 0) return;
  refuse(
    draft,
    item,
    'entry-referenced',
    item.pointerTo('/occurred'),
    `${what} by ${listed(names)}; expected nothing left so`,
  );
}

function namesOf(nodes: readonly PlacedNode[]): string[] {
  return nodes.toSorted(comparePlaces).map(({ type, id }) => `${type} ${id}`);
}

/** The first few of many, and how many more. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 10).join(', ');
  return names.length > 10 ? `${shown} and ${names.length - 10} more` : shown;
}
