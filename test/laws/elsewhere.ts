/** Arbitrary records of a cluster: every server has a clock of its own, the store takes some entries in late, positions leave gaps. */
import fc from 'fast-check';
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';
import type { Micros } from '../../src/log/event-log.js';
import { formatRecordedAt } from '../../src/log/recorded-at.js';
import type { Posted } from '../domain/decisions/entries.js';
import { clock, legalHistories } from '../domain/decisions/histories.js';

const PROCESSES = ['gaza-2025', 'sudan-2023', 'yemen-2018'] as const;

/** After every date of the world that is proposed. */
const START: Micros = BigInt(clock + 86_400_000) * 1_000n;
const SECOND = 1_000_000;

/** How one entry comes into the store. Microseconds. */
interface Arrival {
  /** Of which process it is. */
  readonly turn: number;
  /** Since the one before it. */
  readonly after: number;
  /** How much later than recorded it counts as known. */
  readonly late: number;
  /** Positions that are left out before it. */
  readonly gap: number;
}

const arrival: fc.Arbitrary<Arrival> = fc.record({
  turn: fc.nat({ max: PROCESSES.length - 1 }),
  after: fc.oneof(fc.constant(0), fc.nat({ max: 2 * SECOND })),
  late: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(20 * SECOND) }),
  gap: fc.nat({ max: 4_000 }),
});

const skews = fc.array(fc.integer({ min: -5 * SECOND, max: 5 * SECOND }), { minLength: 3, maxLength: 3 });

/** Legal histories of three processes in one log, by position. Within a process recorded times grow, across them they need not. */
export function recordsOfCluster(proposals = 20): fc.Arbitrary<RecordedEntry[]> {
  const history = legalHistories({ proposals }).map((batches) => batches.flat());
  return fc
    .tuple(fc.tuple(history, history, history), skews, fc.array(arrival, { minLength: 30, maxLength: 30 }))
    .map(([histories, skew, arrivals]) => merged(histories, skew, arrivals));
}

function merged(
  histories: readonly (readonly Posted[])[],
  skew: readonly number[],
  arrivals: readonly Arrival[],
): RecordedEntry[] {
  const entries: RecordedEntry[] = [];
  const written = histories.map(() => ({ count: 0, moment: 0n }));
  let [now, position] = [START, 0];
  for (let i = 0; entries.length < histories.flat().length; i++) {
    const { turn, after, late, gap } = arrivals[i % arrivals.length] ?? {
      turn: 0,
      after: 0,
      late: 0,
      gap: 0,
    };
    now += BigInt(after);
    // A process whose turn it is not to have anything left gives it to the next one.
    const of =
      [0, 1, 2].map((n) => (turn + n) % 3).find((n) => left(histories[n], written[n]?.count) > 0) ?? 0;
    const [entry, own] = [histories[of]?.[written[of]?.count ?? 0], written[of]];
    if (!entry || !own) break;
    const told = now + BigInt(skew[of] ?? 0);
    own.moment = told > own.moment ? told : own.moment + 1n;
    position += 1 + gap;
    entries.push({
      ...entry,
      processId: PROCESSES[of] ?? '',
      revision: own.count++,
      sequence: position,
      position: String(position),
      recordedAt: formatRecordedAt(own.moment),
      ...(late > 0 && { knownSince: formatRecordedAt(own.moment + BigInt(late)) }),
      recordedBy: 'desk',
    });
  }
  return entries;
}

function left(history: readonly Posted[] = [], taken = 0): number {
  return history.length - taken;
}
