/** What is on the record of one thing. */
import type { SubjectKey, SubjectKind } from '../events/subject.js';
import { comparePlaces, type Placed } from '../history/placement.js';
import type { RecordNode } from './record-node.js';
import { ties } from './tie-kinds.js';
import { machines } from '../events/machines.js';
import type { Breach } from '../events/machine.js';

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
  introducers: PlacedNode[];
  /** Every step of it, by the clock of its machine. */
  steps: PlacedNode[];
  /** The steps that say what it is tied to, by place; mostly there are none. */
  tying: PlacedNode[] = NO_NODES;
  /** The entries that refer to it, by id. */
  referrers: Map<string, PlacedNode> | undefined;
  /** The entries that name it without being ordered by it, by id; not of a party. */
  namers: Map<string, PlacedNode> | undefined;
  verdict: Verdict;

  constructor(
    readonly key: SubjectKey,
    only?: PlacedNode,
  ) {
    this.verdict = unjudged(key);
    this.steps = only ? [only] : NO_NODES;
    this.introducers = only?.introduces ? [only] : NO_NODES;
    if (only && ties(kindOf(key), only)) this.tying = [only];
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

/** The steps that say what it is tied to, by place. */
export function tyingStepsOf(subject: Subject | undefined): readonly PlacedNode[] {
  if (subject instanceof SubjectRecord) return subject.tying;
  return subject && ties(kindOf(subject.subject), subject) ? [subject] : [];
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

export function addReferrer(subject: SubjectRecord, node: PlacedNode): void {
  subject.referrers ??= new Map();
  subject.referrers.set(node.id, node);
}

export function addNamer(subject: SubjectRecord, node: PlacedNode): void {
  subject.namers ??= new Map();
  subject.namers.set(node.id, node);
}

export function dropNamer(subject: SubjectRecord, node: PlacedNode): void {
  subject.namers?.delete(node.id);
  if (subject.namers?.size === 0) subject.namers = undefined;
}

export function dropReferrer(subject: SubjectRecord, node: PlacedNode): void {
  subject.referrers?.delete(node.id);
  if (subject.referrers?.size === 0) subject.referrers = undefined;
}

/** Puts a node into the lists of what it is a step of. */
export function addStep(subject: SubjectRecord, node: PlacedNode): void {
  if (node.introduces) {
    const { introducers } = subject;
    subject.introducers = withNode(introducers, node, placeFor(introducers, node, comparePlaces));
  }
  if (ties(kindOf(subject.key), node))
    subject.tying = withNode(subject.tying, node, placeFor(subject.tying, node, comparePlaces));
  const at = placeFor(subject.steps, node, clockOf(node.subject));
  subject.steps = withNode(subject.steps, node, at);
  rewind(subject, at);
}

/** Takes a node out again. */
export function dropStep(subject: SubjectRecord, node: PlacedNode): void {
  if (node.introduces)
    subject.introducers = withoutNode(subject.introducers, placeOf(subject.introducers, node));
  if (ties(kindOf(subject.key), node))
    subject.tying = withoutNode(subject.tying, placeOf(subject.tying, node));
  const at = placeOf(subject.steps, node);
  subject.steps = withoutNode(subject.steps, at);
  rewind(subject, at);
}

/** A step that comes or goes before others makes their judgement void. */
function rewind(subject: SubjectRecord, at: number): void {
  if (at < subject.verdict.judged) subject.verdict = unjudged(subject.key);
}

type Comparison = (a: PlacedNode, b: PlacedNode) => number;

function clockOf(key: SubjectKey): Comparison {
  return machines[kindOf(key)].clock === 'occurred' ? comparePlaces : (a, b) => a.sequence - b.sequence;
}

/** Where a node belongs in an ordered list; looks at the end first, where new entries mostly do. */
function placeFor(list: readonly PlacedNode[], node: PlacedNode, compare: Comparison): number {
  const last = list.at(-1);
  let low = !last || compare(last, node) <= 0 ? list.length : 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = list[middle];
    if (there && compare(there, node) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a node stands in a list, its length where it does not. */
function placeOf(list: readonly PlacedNode[], { id }: PlacedNode): number {
  const at = list.findLastIndex((node) => node.id === id);
  return at < 0 ? list.length : at;
}

/** Shared by all that has none. */
const NO_NODES: PlacedNode[] = [];

/** Up to here a list is copied at each change: one that grows in place keeps room for sixteen more, which most never need. */
const SHORT = 16;

function withNode(list: PlacedNode[], node: PlacedNode, at: number): PlacedNode[] {
  if (list.length < SHORT) return list.toSpliced(at, 0, node);
  list.splice(at, 0, node);
  return list;
}

function withoutNode(list: PlacedNode[], at: number): PlacedNode[] {
  if (at === list.length) return list;
  if (list.length <= SHORT) return list.toSpliced(at, 1);
  list.splice(at, 1);
  return list;
}
