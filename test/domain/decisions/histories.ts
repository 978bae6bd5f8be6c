/**
 * Arbitrary legal histories, for properties: entries are proposed at random over a few ids and dates, and those stay that
 * the decision accepts. Late reports, vague dates, corrections of corrections and undone retractions all come up.
 */
import fc from 'fast-check';
import { decide, applyTo, entriesToLoad } from '../../../src/domain/decisions/decide.js';
import { RecordState } from '../../../src/domain/decisions/record-state.js';
import type { NumberedEntry } from '../../../src/domain/history/editorial.js';
import { readEntry } from '../../../src/domain/events/read-entry.js';
import { idOf, type Posted } from './entries.js';
import { parties } from './field-values.js';
import { proposal, type Proposal } from './proposals.js';

/** After every date that is proposed. */
export const clock = Date.parse('2026-12-31T12:00Z');

const scenery: readonly Proposal[] = [
  () => ({
    type: 'ProcessOpened',
    occurred: '2025-09-29',
    data: { title: { en: 'The Gaza ceasefire process' } },
  }),
  ...parties.map((name) => () => ({
    type: 'PartyJoined',
    occurred: '2025-09-29',
    data: { party: { id: name, name: { en: name }, kind: 'state' }, roles: ['mediator'] },
  })),
  ...['a', 'b'].map((phaseId) => () => ({
    type: 'PhaseDefined',
    occurred: '2025-09',
    data: { phaseId, ordinal: 1, title: { en: phaseId } },
  })),
];

export interface HistoryShape {
  /** How many batches are proposed at most. */
  readonly proposals?: number;
  /** How many entries a batch has at most. */
  readonly batch?: number;
  /** Whether there are redactions, which a server erases by. */
  readonly redactions?: boolean;
}

/** Legal histories as the batches in which they were accepted; the process and two of the parties come first, mostly. */
export function legalHistories({
  proposals = 80,
  batch = 3,
  redactions = true,
}: HistoryShape = {}): fc.Arbitrary<readonly Posted[][]> {
  const most = fc.array(fc.array(proposal, { minLength: 1, maxLength: 1 }), {
    maxLength: proposals,
    size: 'max',
  });
  const some = fc.array(fc.array(proposal, { minLength: 1, maxLength: batch }), { maxLength: proposals / 4 });
  return fc.tuple(fc.integer({ min: 0, max: 9 }), most, some).map(([scene, singles, batches]) => {
    const opening = scene === 0 ? [] : [scenery];
    const isTaken = ({ type }: Posted): boolean => redactions || type !== 'EntryRedacted';
    return accepted([...opening, ...mixed(singles, batches)], isTaken);
  });
}

/** One of the few after every third of the many. */
function mixed<T>(many: readonly T[], few: readonly T[]): T[] {
  const all: T[] = [];
  many.forEach((one, i) => all.push(one, ...(i % 3 === 2 ? few.slice((i - 2) / 3, (i + 1) / 3) : [])));
  return all;
}

/** Any batch, legal or not; `posted` makes entries of it. */
export const anyBatch: fc.Arbitrary<readonly Proposal[]> = fc.array(proposal, { minLength: 1, maxLength: 5 });

/** The entries that proposals make, each with an id of its own; those of a wrong shape are left out. */
export function posted(proposals: readonly Proposal[], recorded: readonly Posted[], from: number): Posted[] {
  const made: Posted[] = [];
  proposals.forEach((propose, i) => {
    const reading = readEntry({ ...propose([...recorded, ...made]), id: idOf(`entry ${from + i}`) });
    if (reading.ok && reading.entry.id !== undefined) made.push({ ...reading.entry, id: reading.entry.id });
  });
  return made;
}

function accepted(
  proposed: readonly (readonly Proposal[])[],
  isTaken: (entry: Posted) => boolean,
): Posted[][] {
  const state = new RecordState();
  const log: NumberedEntry[] = [];
  const history: Posted[][] = [];
  proposed.forEach((proposals, i) => {
    const batch = posted(proposals, log, 100 * i).filter(isTaken);
    const needed = new Set(entriesToLoad(state, batch));
    const entries = new Map(
      log.flatMap((entry) => (needed.has(entry.id) ? [[entry.id, entry] as const] : [])),
    );
    const candidates = batch.map((entry, index) => ({ index, entry }));
    if (batch.length === 0 || decide(state, candidates, { now: clock, entries }).length > 0) return;
    const filed = batch.map((entry, at): NumberedEntry => ({ ...entry, sequence: log.length + at }));
    applyTo(state, filed, entries);
    log.push(...filed);
    history.push(batch);
  });
  return history;
}
