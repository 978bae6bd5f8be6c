import { idOf, type Breach, type Machine, type StepNode } from '../machine.js';

export type MeetingFacts =
  | { readonly step: 'scheduled' | 'rescheduled' | 'cancelled' }
  /** `lacks`: what it would have to say if the meeting was not scheduled before. */
  | { readonly step: 'held'; readonly lacks: readonly string[] };

interface MeetingState {
  readonly state: 'none' | 'scheduled' | 'held' | 'cancelled';
  readonly by: string;
}

/** Scheduled, moved any number of times, then held or cancelled; or held at once. */
export const meeting: Machine<MeetingState, MeetingFacts> = {
  clock: 'occurred',
  initial: { state: 'none', by: '' },
  step(now, node) {
    const { id, facts } = node;
    if (!facts) return { state: now };
    const state = { state: facts.step === 'rescheduled' ? ('scheduled' as const) : facts.step, by: id };
    const breach = now.state === 'none' ? unannounced(node, facts) : late(now, node);
    return { state, ...(breach && { breach }) };
  },
};

function late({ state, by }: MeetingState, node: StepNode): Breach | undefined {
  if (state !== 'held' && state !== 'cancelled') return undefined;
  const detail = `meeting "${idOf(node)}" was ${state} with entry ${by}; expected no step after that, got ${node.type} ${node.id}`;
  return { code: 'meeting-not-open', pointers: ['/data/meetingId'], detail, neighbour: by };
}

function unannounced(node: StepNode, facts: MeetingFacts): Breach | undefined {
  if (facts.step === 'scheduled') return undefined;
  if (facts.step !== 'held') {
    const detail = `expected a meeting that was scheduled before it is ${facts.step}, "${idOf(node)}" was not`;
    return { code: 'reference-not-found', pointers: ['/data/meetingId'], detail, structural: true };
  }
  if (facts.lacks.length === 0) return undefined;
  const detail = `expected ${facts.lacks.join(' and ')}, because meeting "${idOf(node)}" was not scheduled before it was held`;
  const pointers = facts.lacks.map((field) => `/data/${field}`);
  return { code: 'invalid-payload', pointers, detail, structural: true };
}
