import type { Rating, Standing } from '../enumerations.js';
import { nameKey } from '../../values/name.js';
import { idOf, type Breach, type Machine, type StepNode } from '../machine.js';

export type CommitmentFacts =
  /** `dueOf`: ids of the commitments on whose own date its date hangs. */
  | { readonly of: 'made'; readonly standing: Standing; readonly dueOf: readonly string[] }
  | { readonly of: 'deadline'; readonly dueOf: readonly string[] }
  | { readonly of: 'standing'; readonly standing: Standing }
  | Assessment;

interface Assessment {
  readonly of: 'assessment';
  readonly assessor: string;
  readonly level: Rating;
  readonly reversal: boolean;
}

interface CommitmentState {
  readonly standing: Standing;
  readonly by: string;
  /** The assessors that rate it complete, each with the entry that says so. */
  readonly complete: ReadonlyMap<string, string>;
}

const final: readonly Standing[] = ['superseded', 'waived', 'lapsed'];

/** Two axes: whether it is owed, and how far each assessor rates it done. */
export const commitment: Machine<CommitmentState, CommitmentFacts> = {
  clock: 'occurred',
  initial: { standing: 'proposed', by: '', complete: new Map() },
  step(now, node) {
    const { id, facts } = node;
    if (!facts || facts.of === 'deadline') return { state: now };
    if (facts.of === 'made') return { state: { ...now, standing: facts.standing, by: id } };
    if (facts.of === 'standing') {
      const breach = forbidsStanding(now, node, facts.standing);
      return { state: { ...now, standing: facts.standing, by: id }, ...(breach && { breach }) };
    }
    const breach = forbidsLevel(now, node, facts);
    return { state: { ...now, complete: rated(now.complete, node.id, facts) }, ...(breach && { breach }) };
  },
};

function rated(
  complete: ReadonlyMap<string, string>,
  id: string,
  { assessor, level }: Assessment,
): ReadonlyMap<string, string> {
  const voice = nameKey(assessor);
  // What cannot be assessed takes nothing back.
  if (level === 'not_assessable' || (level !== 'complete' && !complete.has(voice))) return complete;
  const now = new Map(complete);
  if (level === 'complete') now.set(voice, id);
  else now.delete(voice);
  return now;
}

function forbidsStanding(now: CommitmentState, node: StepNode, to: Standing): Breach | undefined {
  const pointers = ['/data/standing'];
  const neighbour = now.by;
  const where = `commitment "${idOf(node)}": from ${now.standing} (entry ${now.by}) to ${to} (entry ${node.id})`;
  if (final.includes(now.standing)) {
    const detail = `${where}; expected nothing after ${now.standing}, which is final`;
    return { code: 'standing-terminal', pointers, detail, neighbour };
  }
  const allowed = [now.standing === 'binding' ? 'suspended' : 'binding', ...final];
  if (allowed.includes(to)) return undefined;
  const detail = `${where}; expected one of ${allowed.join(', ')}`;
  return { code: 'illegal-transition', pointers, detail, neighbour };
}

function forbidsLevel(now: CommitmentState, node: StepNode, to: Assessment): Breach | undefined {
  if (final.includes(now.standing)) {
    const detail = `commitment "${idOf(node)}" is ${now.standing} (entry ${now.by}); expected no assessment in a final standing, got entry ${node.id}`;
    return { code: 'standing-terminal', pointers: ['/data/commitmentId'], detail, neighbour: now.by };
  }
  const last = now.complete.get(nameKey(to.assessor));
  if (last === undefined || to.level === 'complete' || to.level === 'not_assessable' || to.reversal)
    return undefined;
  const detail = `"${to.assessor}" rated commitment "${idOf(node)}" complete (entry ${last}); expected reversal: true for a step back to ${to.level} (entry ${node.id})`;
  return { code: 'reversal-required', pointers: ['/data/reversal'], detail, neighbour: last };
}
