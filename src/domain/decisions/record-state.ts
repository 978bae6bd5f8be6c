/**
 * What the decisions know of one process: where each entry stands, what it introduces and refers to, and how far each
 * state machine has come. It holds no payloads, so that it stays small; what an editorial entry needs to read is named
 * by `entriesToLoad` and handed in.
 *
 * The state is changed in place, because copying a million entries for one append would cost what the design forbids.
 * A decision is pure all the same: it rolls back to a savepoint before it returns.
 */
import type { SubjectKey } from '../events/subject.js';
import type { Place, PlacementIndex } from '../history/placement.js';
import { Amendments } from './amendments.js';
import type { RecordNode } from './record-node.js';
import {
  addNamer,
  addReferrer,
  addStep,
  dropNamer,
  dropReferrer,
  dropStep,
  firstIntroducer,
  introducersOf,
  judged,
  stepsOf,
  SubjectRecord,
  tyingStepsOf,
  unjudged,
  type PlacedNode,
  type StepBreach,
  type Subject,
} from './subject-record.js';
import { UndoLog, type Savepoint } from './undo-log.js';

export class RecordState implements PlacementIndex<RecordNode> {
  /** Each entry by its id: its node, or its sequence where it has none, being editorial or retracted. */
  private readonly entries = new Map<string, PlacedNode | number>();
  private readonly passed = new Map<string, number>();
  private readonly subjects = new Map<SubjectKey, Subject>();
  private events = 0;
  private readonly undo = new UndoLog();
  readonly amendments = new Amendments(this.undo);

  /** How many events the process has: the sequence that the next one gets. */
  get size(): number {
    return this.events;
  }

  /** The sequence of an entry, editorial ones included: how many were recorded before it. */
  sequenceOf(id: string): number | undefined {
    const known = this.entries.get(id);
    return typeof known === 'number' ? known : known?.sequence;
  }

  /** The revision of the event that has an id, also where that was passed over. */
  revisionOf(id: string): number | undefined {
    return this.sequenceOf(id) ?? this.passed.get(id);
  }

  get(id: string): PlacedNode | undefined {
    const known = this.entries.get(id);
    return typeof known === 'number' ? undefined : known;
  }

  /** Whether anything on the record is a step of a thing or refers to it. */
  knows(subject: SubjectKey): boolean {
    return this.subjects.has(subject);
  }

  /** The text by which a thing is kept already, in place of an equal one. */
  keyOf(subject: SubjectKey): SubjectKey {
    const known = this.subjects.get(subject);
    return known instanceof SubjectRecord ? known.key : (known?.subject ?? subject);
  }

  exists(subject: SubjectKey): boolean {
    return this.placeOf(subject) !== undefined;
  }

  /** The entries that introduce a thing, by place. */
  introducersOf(subject: SubjectKey): readonly PlacedNode[] {
    return introducersOf(this.subjects.get(subject));
  }

  /** Every step of a thing, by the clock of its machine. */
  stepsOf(subject: SubjectKey): readonly PlacedNode[] {
    return stepsOf(this.subjects.get(subject));
  }

  /** The steps that say what a thing is tied to, by place. */
  tyingStepsOf(subject: SubjectKey): readonly PlacedNode[] {
    return tyingStepsOf(this.subjects.get(subject));
  }

  placeOf(subject: SubjectKey): Place | undefined {
    return firstIntroducer(this.subjects.get(subject));
  }

  referrers(subject: SubjectKey): Iterable<PlacedNode> {
    const known = this.subjects.get(subject);
    return known instanceof SubjectRecord ? (known.referrers?.values() ?? []) : [];
  }

  /** The entries that name a thing, not a party, without being ordered by it. */
  namersOf(subject: SubjectKey): readonly PlacedNode[] {
    const known = this.subjects.get(subject);
    return known instanceof SubjectRecord ? [...(known.namers?.values() ?? [])] : [];
  }

  /** Every entry of the world. Asked only where a party is taken off the record or the process's own steps change. */
  *substantiveEntries(): Iterable<PlacedNode> {
    for (const known of this.entries.values()) if (typeof known !== 'number') yield known;
  }

  /** @throws Error the id is on the record. */
  register(id: string): number {
    const sequence = this.events;
    if (this.revisionOf(id) !== undefined) throw new Error(`expected a new entry, ${id} is on the record`);
    this.entries.set(id, sequence);
    this.events++;
    this.undo.steps?.push(() => {
      this.entries.delete(id);
      this.events--;
    });
    return sequence;
  }

  /** Takes no notice of an event that this version cannot read, or that is about one, but of its id and its revision. */
  registerUnreadable(id: string): void {
    this.passed.set(id, this.events);
    this.events++;
  }

  put(node: PlacedNode): void {
    // Before the node itself is there, so that taking it back leaves these as they were.
    if (this.subjects.has(node.subject)) this.keepVerdict(this.record(node.subject));
    for (const key of node.refersTo) this.record(key);
    for (const key of node.names) this.record(key);
    this.link(node);
    this.undo.steps?.push(() => {
      this.unlink(node);
    });
  }

  remove(node: PlacedNode): void {
    const own = this.subjects.get(node.subject);
    if (own instanceof SubjectRecord) this.keepVerdict(own);
    this.unlink(node);
    this.undo.steps?.push(() => {
      this.link(node);
    });
  }

  /** Runs the machine of a thing over the steps that it has not seen; all the steps that break a rule. */
  judge(key: SubjectKey): readonly StepBreach[] {
    const subject = this.subjects.get(key);
    if (!subject) return [];
    if (!(subject instanceof SubjectRecord))
      return judged(key, { steps: [subject], verdict: unjudged(key) }).breaches;
    this.keepVerdict(subject);
    subject.verdict = judged(key, subject);
    return subject.verdict.breaches;
  }

  /** From here on, what is done can be undone: entries are put on the record before it is known that they stay there. */
  savepoint(): Savepoint {
    return this.undo.savepoint();
  }

  private link(node: PlacedNode): void {
    this.entries.set(node.id, node);
    const own = this.subjects.get(node.subject);
    if (own instanceof SubjectRecord) addStep(own, node);
    else this.subjects.set(node.subject, node);
    for (const key of node.refersTo) addReferrer(this.record(key), node);
    for (const key of node.names) addNamer(this.record(key), node);
  }

  private unlink(node: PlacedNode): void {
    this.entries.set(node.id, node.sequence);
    const own = this.subjects.get(node.subject);
    if (own instanceof SubjectRecord) dropStep(own, node);
    else this.subjects.delete(node.subject);
    for (const key of node.refersTo) dropReferrer(this.record(key), node);
    for (const key of node.names) dropNamer(this.record(key), node);
  }

  private keepVerdict(subject: SubjectRecord): void {
    const { verdict } = subject;
    this.undo.steps?.push(() => {
      subject.verdict = verdict;
    });
  }

  /** What is on record of a thing, spread out so that there can be more. */
  private record(key: SubjectKey): SubjectRecord {
    const known = this.subjects.get(key);
    if (known instanceof SubjectRecord) return known;
    const made = new SubjectRecord(key, known);
    this.subjects.set(key, made);
    this.undo.steps?.push(() => {
      if (known) this.subjects.set(key, known);
      else this.subjects.delete(key);
    });
    return made;
  }
}
