/** What is on the record of one thing. */
import { comparePlaces, type Placed, type SubjectKey, type SubjectKind } from '../history/placement.js';
import type { RecordNode } from './facts.js';
import { machines } from './machines.js';
import type { Breach } from './machines/machine.js';

export type PlacedNode = Placed<RecordNode>;

export interface StepBreach extends Breach {
  readonly node: PlacedNode;
}

/** How far the machine of a thing has come. A value: whoever goes on makes another one. */
export interface Verdict {
  /** How many steps it has seen. */
  readonly judged: number;
  /** The machine's state after them. */
  readonly state: unknown;
  readonly breaches: readonly StepBreach[];
}

/** A thing with several steps, or one that others refer to. */
export class SubjectRecord {
  /** The entries that introduce it, by place. */
  readonly introducers: PlacedNode[] = [];
  /** Every step of it, by the clock of its machine. */
  readonly steps: PlacedNode[] = [];
  readonly referrers = new Map<string, PlacedNode>();
  verdict: Verdict;

  constructor(key: SubjectKey, only?: PlacedNode) {
    this.verdict = unjudged(key);
    if (only) this.steps.push(only);
    if (only?.introduces) this.introducers.push(only);
  }
}

/** Of most things a record knows one step and no more: that is kept as it is. */
export type Subject = PlacedNode | SubjectRecord;

export function kindOf(key: SubjectKey): SubjectKind {
  // A key begins with its kind, by its type.
  return key.slice(0, key.indexOf(':')) as SubjectKind;
}

export function introducersOf(subject: Subject | undefined): readonly PlacedNode[] {
  if (subject instanceof SubjectRecord) return subject.introducers;
  return subject?.introduces ? [subject] : [];
}

export function stepsOf(subject: Subject | undefined): readonly PlacedNode[] {
  if (subject instanceof SubjectRecord) return subject.steps;
  return subject ? [subject] : [];
}

/** The entry that introduced it first, in the order of the world. */
export function firstIntroducer(subject: Subject | undefined): PlacedNode | undefined {
  if (subject instanceof SubjectRecord) return subject.introducers[0];
  return subject?.introduces ? subject : undefined;
}

export function unjudged(key: SubjectKey): Verdict {
  return { judged: 0, state: machines[kindOf(key)].initial, breaches: [] };
}

/** The verdict over all steps, from one over the first of them. */
export function judged(
  key: SubjectKey,
  { steps, verdict }: { readonly steps: readonly PlacedNode[]; readonly verdict: Verdict },
): Verdict {
  if (verdict.judged === steps.length) return verdict;
  const machine = machines[kindOf(key)];
  const breaches = [...verdict.breaches];
  let { state } = verdict;
  for (let at = verdict.judged; at < steps.length; at++) {
    const node = steps[at];
    if (!node) continue;
    const step = machine.step(state, node);
    state = step.state;
    if (step.breach) breaches.push({ ...step.breach, node });
  }
  return { judged: steps.length, state, breaches };
}

/** Puts a node into the lists of what it is a step of. Returns how many steps come before it. */
export function addStep(subject: SubjectRecord, node: PlacedNode): number {
  if (node.introduces) insert(subject.introducers, node, comparePlaces);
  return insert(subject.steps, node, clockOf(node.subject));
}

/** Takes a node out again. Returns how many steps came before it. */
export function dropStep(subject: SubjectRecord, node: PlacedNode): number {
  if (node.introduces) take(subject.introducers, node);
  return take(subject.steps, node);
}

type Comparison = (a: PlacedNode, b: PlacedNode) => number;

function clockOf(key: SubjectKey): Comparison {
  return machines[kindOf(key)].clock === 'occurred' ? comparePlaces : (a, b) => a.sequence - b.sequence;
}

/** Inserts in order; looks at the end first, where new entries mostly belong. Returns the index. */
function insert(list: PlacedNode[], node: PlacedNode, compare: Comparison): number {
  const last = list.at(-1);
  let low = !last || compare(last, node) <= 0 ? list.length : 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = list[middle];
    if (there && compare(there, node) <= 0) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, node);
  return low;
}

function take(list: PlacedNode[], node: PlacedNode): number {
  const at = list.findLastIndex(({ id }) => id === node.id);
  if (at >= 0) list.splice(at, 1);
  return at < 0 ? list.length : at;
}
