import { afterEach, describe, expect, it, vi } from 'vitest';
import { decide, applyTo } from '../../../src/domain/decisions/decide.js';
import { machines } from '../../../src/domain/events/machines.js';
import { RecordState } from '../../../src/domain/decisions/record-state.js';
import type { PlacedNode } from '../../../src/domain/decisions/subject-record.js';
import {
  assessed,
  corroborate,
  declared,
  defined,
  determined,
  dispute,
  due,
  held,
  issued,
  joined,
  made,
  process,
  proposed,
  reported,
  scheduled,
  signed,
  stands,
  translate,
  type Posted,
} from './entries.js';
import { recording } from './specification.js';

/** A state that tells how often anything recorded is looked at: every read of a node counts. */
class WatchedState extends RecordState {
  reads = 0;

  override put(node: PlacedNode): void {
    const count = (): number => this.reads++;
    super.put(
      new Proxy(node, {
        get(target, field, receiver): unknown {
          count();
          return Reflect.get(target, field, receiver);
        },
      }),
    );
  }
}

const start = Date.parse('2025-10-01T00:00Z');
const minute = 60_000;

function at(minutes: number): string {
  return new Date(start + minutes * minute).toISOString();
}

/** Everything that piles up in one process: steps of one phase, commitment and agreement, and things that refer to those. */
function* piling(length: number): Iterable<Posted> {
  yield* [
    ...process,
    proposed('plan', at(0)),
    defined('phase-1', at(0)),
    made('point-4', at(0), { agreementId: 'plan' }),
  ];
  for (let i = 1; i <= length; i++) {
    yield determined('phase-1', 'in_progress', at(i));
    yield declared('phase-1', 'in_progress', at(i));
    yield assessed('point-4', 'minimum', at(i));
    yield signed('plan', at(i));
    yield made(`point-${100 + i}`, at(i), {
      agreementId: 'plan',
      phaseId: 'phase-1',
      dependsOn: ['point-4'],
    });
    yield issued(`statement-${i}`, at(i), { about: [{ kind: 'agreement', id: 'plan' }] });
  }
}

const end = at(10_000);
const known = made('point-4', at(0), { agreementId: 'plan' });

/** What comes next, in the order of the world. */
const next: readonly Posted[] = [
  determined('phase-1', 'stalled', end),
  declared('phase-1', 'stalled', end),
  assessed('point-4', 'complete', end),
  reported('point-4', 'complete', end),
  due('point-4', '2027', end),
  stands('point-4', 'suspended', end),
  signed('plan', end),
  made('point-5', end, { agreementId: 'plan', phaseId: 'phase-1', dependsOn: ['point-4'] }),
  issued('statement', end, { about: [{ kind: 'phase', id: 'phase-1' }] }),
  scheduled('june-2026', end),
  held('june-2026', end),
  defined('phase-2', end),
  joined('eu', end),
  dispute(known, 'us'),
  corroborate(known),
  translate(known, '/text', { fr: 'Texte' }),
];

/** How many reads of recorded nodes and how many steps of machines it takes to decide on and to record an entry. */
function costsOf(length: number): [type: string, reads: number, steps: number][] {
  const state = new WatchedState();
  const log = [...piling(length)].map((entry, i) => recording(entry, i));
  applyTo(state, log, new Map());
  const entries = new Map(log.flatMap((entry) => (entry.id === known.id ? [[entry.id, entry]] : [])));
  const step = Object.values(machines).map((machine) => vi.spyOn(machine, 'step'));
  const steps = (): number => [...new Set(step)].reduce((sum, { mock }) => sum + mock.calls.length, 0);
  return next.map((entry) => {
    const [readsBefore, stepsBefore] = [state.reads, steps()];
    expect(decide(state, [{ index: 0, entry }], { now: Date.parse('2026-06-30'), entries })).toEqual([]);
    const copy = recording(entry, log.length);
    applyTo(state, [copy], entries);
    entries.set(copy.id, copy);
    log.push(copy);
    return [entry.type, state.reads - readsBefore, steps() - stepsBefore];
  });
}

describe('an append in the order of the world', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('looks at as much of the record when the process is long as when it is short', () => {
    const short = costsOf(10);
    vi.restoreAllMocks();
    const long = costsOf(1_000);
    expect(long).toEqual(short);
    for (const [type, reads, steps] of short) expect(reads + steps, type).toBeLessThan(100);
  });

  it('is told from one that is late, which may look at what follows it', () => {
    const state = new WatchedState();
    applyTo(state, [...piling(500)].map(recording), new Map());
    const before = state.reads;
    const late = determined('phase-1', 'preparing', at(0));
    expect(
      decide(state, [{ index: 0, entry: late }], { now: Date.parse('2026-06-30'), entries: new Map() }),
    ).toEqual([]);
    expect(state.reads - before).toBeGreaterThan(500);
  });
});
