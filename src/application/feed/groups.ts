/** The groups at the live end, found by the rows that they are about. */
import type { ChangedRow } from '../../views/sqlite/sqlite-rows.js';
import { Group, type Member } from './group.js';
import { HeldRows } from './held-rows.js';
import type { Edition } from './messages.js';
import type { Question } from './question.js';

export class Groups {
  private readonly byKey = new Map<string, Group>();
  private readonly byAddress = new Map<string, Set<Group>>();
  /** Who finds out, on its way from the beginning, which rows there are to a question: one client is enough. */
  private readonly finding = new Map<string, Member>();

  get size(): number {
    return this.byKey.size;
  }

  all(): Group[] {
    return [...this.byKey.values()];
  }

  /** What a client that begins holds, to be kept by it; undefined where that is known already, or another keeps it. */
  find({ key }: Question, member: Member): HeldRows | undefined {
    if (this.byKey.get(key)?.held || this.finding.has(key)) return undefined;
    this.finding.set(key, member);
    return new HeldRows();
  }

  findNoMore({ key }: Question, member: Member): void {
    if (this.finding.get(key) === member) this.finding.delete(key);
  }

  /** `held` is what the member holds, where that is known. */
  join(question: Question, edition: Edition, member: Member, held: HeldRows | undefined): void {
    const group = this.byKey.get(question.key) ?? this.open(question, edition);
    group.members.add(member);
    group.held ??= held;
  }

  leave(question: Question, member: Member): void {
    const group = this.byKey.get(question.key);
    if (!group?.members.delete(member) || group.members.size > 0) return;
    this.byKey.delete(question.key);
    for (const address of addressesOf(question)) {
      const there = this.byAddress.get(address);
      there?.delete(group);
      if (there?.size === 0) this.byAddress.delete(address);
    }
  }

  /** Those who ask for a row, whether it is there or gone. */
  askingFor({ projection, at: { process, key } }: ChangedRow): Group[] {
    const addresses = [
      addressOf(projection, undefined, undefined),
      addressOf(projection, process, undefined),
      addressOf(projection, undefined, key),
      addressOf(projection, process, key),
    ];
    return addresses.flatMap((address) => [...(this.byAddress.get(address) ?? [])]);
  }

  private open(question: Question, edition: Edition): Group {
    const group = new Group(question, edition);
    this.byKey.set(question.key, group);
    for (const address of addressesOf(question)) {
      const there = this.byAddress.get(address) ?? new Set();
      this.byAddress.set(address, there.add(group));
    }
    return group;
  }
}

function addressesOf({ projections, scope }: Question): string[] {
  return [...projections].map((projection) => addressOf(projection, scope.process, scope.key));
}

function addressOf(projection: string, process: string | undefined, key: string | undefined): string {
  return `${projection}\n${process ?? '*'}\n${key ?? '*'}`;
}
