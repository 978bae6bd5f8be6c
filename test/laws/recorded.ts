/** Arbitrary records as the projector meets them: legal entries of two processes, one recorded after the other. */
import fc from 'fast-check';
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';
import type { Posted } from '../domain/decisions/entries.js';
import { legalHistories } from '../domain/decisions/histories.js';

const PROCESSES = ['gaza-2025', 'sudan-2023'] as const;

/** Entries with what recording adds, in recorded order. They are recorded a microsecond apart, at 0-based revisions. */
function recorded(entries: readonly (readonly [process: string, entry: Posted])[]): RecordedEntry[] {
  const revisions = new Map<string, number>();
  return entries.map(([processId, entry], i) => {
    const revision = revisions.get(processId) ?? 0;
    revisions.set(processId, revision + 1);
    const sequence = i + 1;
    return {
      ...entry,
      processId,
      revision,
      sequence,
      position: String(sequence),
      recordedAt: `2026-06-30T12:00:00.${String(sequence).padStart(6, '0')}Z`,
      recordedBy: 'desk',
    };
  });
}

/** The entries of one process alone. */
export function recordedIn(process: string, entries: readonly Posted[]): RecordedEntry[] {
  return recorded(entries.map((entry) => [process, entry] as const));
}

/** Legal histories of two processes, which share their parties, as one log. */
export function records(proposals = 50): fc.Arbitrary<RecordedEntry[]> {
  const history = legalHistories({ proposals }).map((batches) => batches.flat());
  return fc
    .tuple(history, history, fc.array(fc.nat({ max: 1 }), { minLength: 20, maxLength: 20 }))
    .map(([one, other, turns]) => {
      const left = [[...one], [...other]];
      const merged: [string, Posted][] = [];
      while (left.some(({ length }) => length > 0)) {
        const turn = turns[merged.length % turns.length] ?? 0;
        const of = left[turn]?.length ? turn : 1 - turn;
        const entry = left[of]?.shift();
        if (entry) merged.push([PROCESSES[of] ?? '', entry]);
      }
      return recorded(merged);
    });
}

/** Cuts a list into pieces of these sizes, over and over. */
export function pieces<T>(list: readonly T[], sizes: readonly number[]): T[][] {
  const cut: T[][] = [];
  for (let at = 0, i = 0; at < list.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    cut.push(list.slice(at, at + size));
    at += size;
  }
  return cut;
}
