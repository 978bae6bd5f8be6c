/**
 * What the decisions know of one process: where each entry stands, what it introduces and refers to, and how far each
 * state machine has come. It holds no payloads, so that it stays small; what an editorial entry needs to read is named
 * by `filesNeededBy` and handed in.
 *
 * The state is changed in place, because copying a million entries for one append would cost what the design forbids.
 * `attempt` makes a decision pure all the same: whatever it did is undone before it returns.
 */
import type { Place, PlacementIndex, SubjectKey } from '../history/placement.js';
import type { RecordNode } from './facts.js';
import {
  addStep,
  blankSubject,
  dropStep,
  judged,
  unjudged,
  type PlacedNode,
  type StepBreach,
  type SubjectRecord,
} from './subject-record.js';

/** What was done to a state since some moment. It is kept or taken back, once. */
export interface Tentative {
  keep(): void;
  takeBack(): void;
}

export class RecordState implements PlacementIndex<RecordNode> {
  private readonly sequences = new Map<string, number>();
  private readonly passed = new Map<string, number>();
  private readonly nodes = new Map<string, PlacedNode>();
  private readonly subjects = new Map<SubjectKey, SubjectRecord>();
  private readonly roots = new Map<string, string>();
  private readonly files = new Map<string, readonly string[]>();
  private readonly retracted = new Set<string>();
  private readonly disputes = new Map<string, SubjectKey>();
  private undo: (() => void)[] | undefined;

  /** How many events the process has: the sequence that the next one gets. */
  get size(): number {
    return this.sequences.size + this.passed.size;
  }

  /** The sequence of an entry, editorial ones included: how many were recorded before it. */
  sequenceOf(id: string): number | undefined {
    return this.sequences.get(id);
  }

  /** The revision of the event that has an id, also where that was passed over. */
  revisionOf(id: string): number | undefined {
    return this.sequences.get(id) ?? this.passed.get(id);
  }

  get(id: string): PlacedNode | undefined {
    return this.nodes.get(id);
  }

  isRetracted(id: string): boolean {
    return this.retracted.has(id);
  }

  /** The entry of the world that an editorial entry is about in the end; an entry of the world is its own root. */
  rootOf(id: string): string {
    return this.roots.get(id) ?? id;
  }

  editorialsOf(root: string): readonly string[] {
    return this.files.get(root) ?? [];
  }

  exists(subject: SubjectKey): boolean {
    return this.introducersOf(subject).length > 0;
  }

  /** The entries that introduce a thing, by place. */
  introducersOf(subject: SubjectKey): readonly PlacedNode[] {
    return this.subjects.get(subject)?.introducers ?? [];
  }

  /** Every step of a thing, by the clock of its machine. */
  stepsOf(subject: SubjectKey): readonly PlacedNode[] {
    return this.subjects.get(subject)?.steps ?? [];
  }

  placeOf(subject: SubjectKey): Place | undefined {
    return this.introducersOf(subject)[0];
  }

  *referrers(subject: SubjectKey): Iterable<PlacedNode> {
    yield* this.subjects.get(subject)?.referrers.values() ?? [];
  }

  /** Every entry of the world. Asked only where a party is taken off the record or the process's own steps change. */
  substantiveEntries(): Iterable<PlacedNode> {
    return this.nodes.values();
  }

  /** The standing disputes that a party has raised. */
  disputesBy(party: SubjectKey): string[] {
    return [...this.disputes].flatMap(([id, by]) => (by === party ? id : []));
  }

  /** @throws Error the id is on the record. */
  register(id: string): number {
    const sequence = this.size;
    if (this.revisionOf(id) !== undefined) throw new Error(`expected a new entry, ${id} is on the record`);
    this.sequences.set(id, sequence);
    this.undo?.push(() => this.sequences.delete(id));
    return sequence;
  }

  /** Takes no notice of an event that this version cannot read, or that is about one, but of its id and its revision. */
  registerUnreadable(id: string): void {
    this.passed.set(id, this.size);
  }

  addAmendment(root: string, editorial: string): void {
    const before = this.editorialsOf(root);
    setIn(this.files, root, [...before, editorial]);
    setIn(this.roots, editorial, root);
    this.undo?.push(() => {
      setIn(this.files, root, before.length > 0 ? before : undefined);
      setIn(this.roots, editorial, undefined);
    });
  }

  markRetracted(id: string, retracted: boolean): void {
    if (this.retracted.has(id) === retracted) return;
    const set = (to: boolean): unknown => (to ? this.retracted.add(id) : this.retracted.delete(id));
    set(retracted);
    this.undo?.push(() => set(!retracted));
  }

  /** Says which party raises a dispute; undefined where the entry is none, or stands no longer. */
  markDispute(id: string, party: SubjectKey | undefined): void {
    const before = this.disputes.get(id);
    if (before === party) return;
    setIn(this.disputes, id, party);
    this.undo?.push(() => {
      setIn(this.disputes, id, before);
    });
  }

  put(node: PlacedNode): void {
    this.keepVerdict(this.subject(node.subject));
    this.link(node);
    this.undo?.push(() => {
      this.unlink(node);
    });
  }

  remove(node: PlacedNode): void {
    this.keepVerdict(this.subject(node.subject));
    this.unlink(node);
    this.undo?.push(() => {
      this.link(node);
    });
  }

  /** Runs the machine of a thing over the steps that it has not seen; all the steps that break a rule. */
  judge(key: SubjectKey): readonly StepBreach[] {
    const subject = this.subjects.get(key);
    if (!subject) return [];
    this.keepVerdict(subject);
    subject.verdict = judged(key, subject);
    return subject.verdict.breaches;
  }

  /** Runs `decision` and takes back all that it did to the state. */
  attempt<T>(decision: () => T): T {
    const outer = this.undo;
    const trial = this.tentatively();
    try {
      return decision();
    } finally {
      trial.takeBack();
      this.undo = outer;
    }
  }

  /** From here on, what is done can be taken back: entries are put on the record before it is known that they are in the log. */
  tentatively(): Tentative {
    const undo: (() => void)[] = [];
    this.undo = undo;
    return {
      keep: () => {
        this.undo = undefined;
      },
      takeBack: () => {
        this.undo = undefined;
        for (const step of undo.toReversed()) step();
      },
    };
  }

  private link(node: PlacedNode): void {
    this.nodes.set(node.id, node);
    const own = this.subject(node.subject);
    rewind(own, node.subject, addStep(own, node));
    for (const key of node.refersTo) this.subject(key).referrers.set(node.id, node);
  }

  private unlink(node: PlacedNode): void {
    this.nodes.delete(node.id);
    const own = this.subject(node.subject);
    rewind(own, node.subject, dropStep(own, node));
    for (const key of node.refersTo) this.subject(key).referrers.delete(node.id);
  }

  private keepVerdict(subject: SubjectRecord): void {
    const { verdict } = subject;
    this.undo?.push(() => {
      subject.verdict = verdict;
    });
  }

  private subject(key: SubjectKey): SubjectRecord {
    const known = this.subjects.get(key);
    if (known) return known;
    const made = blankSubject(key);
    this.subjects.set(key, made);
    this.undo?.push(() => this.subjects.delete(key));
    return made;
  }
}

/** A step that comes or goes before others makes their judgement void. */
function rewind(subject: SubjectRecord, key: SubjectKey, at: number): void {
  if (at < subject.verdict.judged) subject.verdict = unjudged(key);
}

function setIn<K, V>(map: Map<K, V>, key: K, value: V | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
