import type { PhaseStatus } from '../enumerations.js';
import { idOf, type Breach, type Machine, type StepNode } from '../machine.js';

/** `reasoned`: whether the determination gives a reason. */
export interface PhaseFacts {
  readonly status: PhaseStatus;
  readonly reasoned: boolean;
}

interface PhaseState {
  readonly status: PhaseStatus;
  readonly by: string | undefined;
}

const transitions: Readonly<Record<PhaseStatus, readonly PhaseStatus[]>> = {
  not_started: ['preparing', 'in_progress', 'superseded'],
  preparing: ['in_progress', 'stalled', 'suspended', 'superseded', 'collapsed'],
  in_progress: ['stalled', 'suspended', 'completed', 'collapsed', 'superseded'],
  stalled: ['preparing', 'in_progress', 'suspended', 'completed', 'collapsed', 'superseded'],
  suspended: ['preparing', 'in_progress', 'collapsed', 'superseded'],
  completed: ['in_progress'],
  collapsed: ['preparing', 'in_progress'],
  superseded: [],
};

/** Moved by the recording desk's determinations alone; the same status again is a reaffirmation. */
export const phase: Machine<PhaseState, PhaseFacts> = {
  clock: 'occurred',
  initial: { status: 'not_started', by: undefined },
  step(now, node) {
    const { id, facts } = node;
    if (!facts) return { state: now };
    const breach = breachOf(now, node, facts);
    return { state: { status: facts.status, by: id }, ...(breach && { breach }) };
  },
};

function breachOf(now: PhaseState, node: StepNode, to: PhaseFacts): Breach | undefined {
  if (to.status === now.status) return undefined;
  const code = 'illegal-transition';
  const neighbour = now.by;
  const determined = neighbour
    ? `determined by entry ${neighbour}`
    : 'which every phase has from its definition on';
  const where = `phase "${idOf(node)}": from ${now.status} (${determined}) to ${to.status} (entry ${node.id})`;
  const allowed = transitions[now.status];
  if (!allowed.includes(to.status)) {
    const expected = allowed.length > 0 ? `one of ${allowed.join(', ')}` : 'no further status';
    const detail = `${where}; expected ${expected}, or the same again`;
    return { code, pointers: ['/data/status'], detail, neighbour };
  }
  if (to.reasoned || (now.status !== 'completed' && now.status !== 'collapsed')) return undefined;
  const detail = `${where}; expected a reason for leaving ${now.status}, there is none`;
  return { code, pointers: ['/data/reason'], detail, neighbour };
}
